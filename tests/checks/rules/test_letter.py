"""A letter to a customer that leaves something out…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels

RULE = "letter"
SORRY, CAUSE, BETTER = "an apology", "the cause in plain words", "what is better now"
REGRET = "We are sorry that you had to wait."
REASON = "The delay was caused by a full disk."
CHANGE = "We have added a second disk since."
CLOSE = "Yours sincerely, Customer Care"
FIND = [
    ("Dear Ms Lind, the matter of 4 May is closed. " + CLOSE, (SORRY, CAUSE, BETTER)),
    (f"Dear Mr Osei, {REGRET} Yours faithfully, The Bank", (CAUSE, BETTER)),
    (f"Dear patient, {REASON} {CLOSE}", (SORRY, BETTER)),
    (f"Dear parents, {REGRET} {REASON} With kind regards, The School", (BETTER,)),
    (f"Dear guest, {CHANGE} {CLOSE}", (SORRY, CAUSE)),
    (f"Good morning Ms Ruiz, {REASON} {CHANGE} Regards, Trains", (SORRY,)),
    ("Hello Kim, your ticket was refunded. Best regards, Tickets", (SORRY, CAUSE, BETTER)),
    ("The matter is closed. You need not write to us again.", (SORRY, CAUSE, BETTER)),
    (f"Dear player, {REGRET} {CHANGE} {CLOSE}", (CAUSE,)),
    ("To whom it may concern: the parcels were handed out on Monday.", (SORRY, CAUSE, BETTER)),
    (f"Dear neighbour, we regret the dry taps. {CLOSE}", (CAUSE, BETTER)),
    (f"Dear tenant, please excuse us. {CHANGE} {CLOSE}", (CAUSE,)),
]
LEAVE = [
    f"Dear tenant, {REGRET} The pump had worn out. A spare is kept in the cellar. {CLOSE}",
    f"Dear student, {REGRET} The clock of the page was fast. All clocks are compared daily.",
    f"Dear guest, {REGRET} No lamp showed that the door stood open. A lamp has been fitted.",
    f"Dear partner, {REGRET} An approval waited for a message. An alarm now rings after a minute.",
    f"Dear reader, {REGRET} The list came from last year. Each list is compared by two people.",
    f"Dear Ms Lind, {REGRET} {REASON} {CHANGE} {CLOSE}",
    f"Dear Mr Osei, we apologise. An update had overwritten a setting. {CHANGE} {CLOSE}",
    f"Dear patient, {REGRET} The line was cut because a pump failed. It is now watched. {CLOSE}",
    f"Dear parents, {REGRET} The timetable had been loaded without Hill Street. {CHANGE}",
    f"Dear guest, our apologies. The locks had lost power. Locks are tested weekly now. {CLOSE}",
    f"Dear rider, {REGRET} The reason: a broken rail. From now on it is checked daily. {CLOSE}",
    f"Dear player, {REGRET} Two servers had the same name. We now test names first. {CLOSE}",
    f"Dear member, {REGRET} A payment run was repeated. Runs carry a number since then. {CLOSE}",
    f"Dear shopper, {REGRET} The trouble came from a bad label, due to ink. {CHANGE} {CLOSE}",
    "The fault was traced to a setting. We have since added tests for it.",
    "A new meter is on its way, and we are sorry for the mix-up.",
    "Letter to customers",
]


@pytest.mark.parametrize(("text", "lacks"), FIND)
def test_it_finds(text, lacks):
    [finding] = found(RULE, text, channel="letter", phase="postmortem")
    level = Level.HINT if lacks == (CAUSE,) else Level.WARN
    assert (finding.level, finding.advice) == (level, f"Add {', '.join(lacks)}.")


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, channel="letter", phase="postmortem")


def test_it_is_a_hint_while_it_lasts():
    text = f"Dear tenant, the intercom has been mute since Easter. {CLOSE}"
    assert levels(RULE, text, channel="letter", phase="identified") == [Level.HINT]


def test_it_does_not_ask_what_is_better_while_it_lasts():
    text = f"Dear Ms Lind, {REGRET} {REASON} {CLOSE}"
    assert not found(RULE, text, channel="letter", phase="identified")


@pytest.mark.parametrize(
    ("audience", "channel", "expected"),
    [
        ("partners", "letter", [Level.WARN]),
        ("public", "email", []),
        ("internal", "letter", []),
        ("executive", "letter", []),
    ],
)
def test_it_is_read_for(audience, channel, expected):
    text, _ = FIND[0]
    said = levels(RULE, text, audience=audience, channel=channel, phase="postmortem")
    assert said == expected
