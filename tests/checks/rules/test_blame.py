"""Blame…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, spans

RULE = "blame"
FIND = [
    (
        "Had the shift lead done what she was paid for, the results would have come on time.",
        "Had the shift lead done",
    ),
    ("It was the signaller who took the line down.", "It was the signaller who took"),
    ("The new colleague did not know what he was doing.", "The new colleague did not know what he"),
    (
        "This is entirely the responsibility of the network group.",
        "is entirely the responsibility of the network group",
    ),
    ("The failure was due to an oversight by Ms. Sand.", "oversight by Ms. Sand"),
    (
        "Any competent engineer would have noticed the full disk.",
        "Any competent engineer would have",
    ),
    ("The responsible person has been given a formal warning.", "The responsible person has"),
    ("They were warned, they did nothing, and buyers pay for it.", "were warned, they did nothing"),
    ("The cleaning staff pulled the plug of the door system.", "The cleaning staff pulled the"),
    ("One of our interns pressed send again.", "One of our interns pressed"),
    ("Our planner got the routes wrong.", "Our planner got the routes wrong"),
    (
        "A member of our staff had entered an incorrect limit.",
        "of our staff had entered an incorrect limit",
    ),
    ("The treasurer's staff are useless and the crew never listens.", "s staff are useless"),
    ("Next time think before you press the red button.", "Next time think before"),
    ("Why did you restart it when I told you not to?", "Why did you restart it when I told"),
    ("Reception did not do the backup.", "Reception did not do"),
    ("The night crew left the freezer door ajar.", "The night crew left the freezer door ajar"),
    ("That was a rookie error.", "rookie error"),
    ("If only Henrik had read the mail.", "If only Henrik had"),
    ("Netops screwed up the firewall.", "Netops screwed up"),
    ("One clerk, B. T., is behind the whole mess.", "One clerk, B. T., is behind"),
    ("Heads will roll in logistics for this.", "Heads will roll"),
    ("The storage team's sloppiness cost us the morning.", "The storage team's sloppiness"),
    ("Purely down to Yusuf not paying attention.", "down to Yusuf not"),
    ("The culprit is a junior developer.", "culprit is a junior"),
    ("Some genius unplugged the freezer.", "Some genius"),
    ("Responsible for this is Mrs Lindh.", "Responsible for this is Mrs Lindh"),
    ("Helpdesk sat on the ticket for two hours.", "sat on the"),
    ("A technician forgot to switch the pump back on.", "technician forgot"),
    ("The on-call nurse missed the alarm.", "nurse missed"),
    ("The driver ignored the signal.", "driver ignored"),
    ("This was caused by human error.", "human error"),
    ("An operator error led to the closure.", "operator error"),
    ("The night shift failed to check the backup.", "shift failed to"),
    ("The team should have tested the new form.", "team should have"),
    ("Teacher B made a mistake with the marks.", "Teacher B made a mistake"),
    ("The outage is the fault of one of our contractors.", "fault of one of our contractor"),
    ("A careless change took the shop offline.", "careless"),
    ("The clerk's mistake cost us an hour.", "clerk's mistake"),
    (
        "Somebody deleted the list and did not tell anyone; somebody messed up.",
        "somebody messed up",
    ),
    ("The engineer on call did not follow the checklist.", "engineer on call did not follow"),
    ("Jonas did not do his job.", "Jonas did not do"),
    ("Petra Novak forgot to renew the licence.", "Petra Novak forgot"),
    ("They should have known better.", "should have known"),
    ("The contractor pushed a broken timetable.", "contractor pushed a broken"),
    ("A negligent handover caused the delay.", "negligent"),
    ("The cashier was responsible for the error.", "cashier was responsible for the error"),
    ("It was an oversight by the admissions department.", "oversight by the admissions department"),
    ("Tomasz slept through his page.", "Tomasz slept"),
    ("Whoever touched the switch without reading the manual cost us a day.", "Whoever touched"),
    ("The night nurse left the cabinet unlocked.", "nurse left the cabinet unlocked"),
    ("The teacher on duty was on her phone.", "teacher on duty was on her phone"),
    ("Marketing sent the mail too early.", "Marketing sent the mail too early"),
    ("If Lena had done her job, we would not be here.", "If Lena had done"),
    ("He knew better.", "knew better"),
    ("We all know whose fault this was.", "whose fault this"),
    ("QA let this slip through.", "QA let this slip"),
    ("Someone fat-fingered the price list.", "fat-fingered"),
    ("The clerk responsible has been disciplined.", "clerk responsible has been disciplined"),
]
LEAVE = [
    "The scheduler forgot its state after the restart.",
    "Our driver brings your parcel tomorrow if he missed you today.",
    "The technician on her way to you carries a spare pump.",
    "A caller might say that the shop assistant made an error.",
    "The responsible team is on the call.",
    "The guide that the new colleague followed was out of date.",
    "The operator was shown two identical buttons.",
    "Who approved this change, and is the old table kept somewhere?",
    "The supervisor called the hotel, and 300 guests were told about the rooms.",
    "The network group warned of the risk in March.",
    "Ms. Sand reported the first case and called the duty manager.",
    "The steward in coach 4 noticed smoke.",
    "The apprentice reported the swapped labels.",
    "No one person is behind this.",
    "Our staff were late because trains did not run.",
    "The pharmacist was given the wrong label by the printer.",
    "Managers should have the list by noon.",
    "The support team has missed no call so far.",
    "Responsible for the next update: Lena.",
    "Thanks to Felix, who spotted it.",
    "The alarm did not reach the ward.",
    "The pipeline had no check for this kind of change.",
    "The monitoring system did not alert.",
    "We made a mistake, and we are sorry.",
    "We missed our promised update.",
    "The on-call engineer acknowledged the alert at 09:05.",
    "Our engineers found an error in the timetable data and are repairing it.",
    "A technician is on site.",
    "Passengers missed their connections.",
    "Customers failed to receive their tickets.",
    "Nobody is to blame for this.",
    "We do not look for who made a mistake, but for what let it happen.",
    "This was not a human error.",
    "The responsible team is working on it.",
    "The storm broke two masts.",
    "The review is blameless.",
    "A nurse noticed the wrong dose on the screen and called us.",
    "Teachers could not sign in.",
    "The driver display showed an old speed limit.",
    "The crew restarted the ticket gates at 07:10.",
    "The team responsible is working on it.",
    "The review tool allowed a change without a second pair of eyes.",
    "The engineer on call had no way to see the queue.",
    "The driver could not see the signal because of fog.",
    "Our team failed to tell you in time, and we apologise.",
    "The cashier screens are blank.",
    "The cable was unplugged during cleaning.",
    "Passengers forgot nothing on the train.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert any(words in span for span in spans(RULE, text, phase="postmortem"))


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text, phase="postmortem") == []


@pytest.mark.parametrize(
    ("audience", "phase", "level"),
    [
        ("public", "investigating", Level.BLOCK),
        ("executive", "identified", Level.BLOCK),
        ("internal", "identified", Level.WARN),
        ("responders", "investigating", Level.WARN),
        ("internal", "postmortem", Level.BLOCK),
        ("responders", "postmortem", Level.BLOCK),
    ],
)
def test_it_is_read_for_everybody_and_weighs_most_in_the_review(audience, phase, level):
    text = "The operator forgot the second switch."
    assert levels(RULE, text, audience=audience, phase=phase) == [level]


def test_it_is_said_once_where_two_phrases_meet():
    assert len(found(RULE, "A careless engineer made a mistake.")) == 1
    assert len(found(RULE, "Mia forgot it.")) == 1
