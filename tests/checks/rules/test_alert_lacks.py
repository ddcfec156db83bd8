"""An alert to colleagues that leaves something out…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet

RULE = "alert-lacks"
GRAVE = "how grave it is"
NEXT = "what happens next and who does it"
VOICE = "who speaks to customers"
FIND = [
    (
        "Buyers have no way to pay in the web shop since 09:10 UTC this morning.",
        (GRAVE, NEXT, VOICE),
    ),
    ("SEV-2: buyers have no way to pay in the shop since 09:10 UTC today.", (NEXT, VOICE)),
    ("SEV-1: no trains to Leeds. Next steps: Ana calls the depot, Ben the police.", (VOICE,)),
    ("Major: the portal is closed for 40 schools on the day of the exam.", (NEXT, VOICE)),
    (
        "Pupils have no access; the press office answers all calls from outside today.",
        (GRAVE, NEXT),
    ),
    ("Critical: the lobby is shut in Asia since 18:00 UTC, all ranks included.", (NEXT, VOICE)),
    ("The clinic's phones are dead. The status page has the words for customers.", (GRAVE, NEXT)),
    ("P1: every till in the north refuses cards since the shops opened today.", (NEXT, VOICE)),
    (
        "Rooms stay locked for guests of the four hotels since two this afternoon.",
        (GRAVE, NEXT, VOICE),
    ),
    ("High priority: payroll is late for all staff in Spain and in Portugal.", (NEXT, VOICE)),
    ("Emergency: no water in Hill Street, and the hospital is on its tank now.", (NEXT, VOICE)),
    ("Severe: parcels stand in the depot since the early morning, 11,000 by now.", (NEXT, VOICE)),
]
LEAVE = [
    "SEV-2: buyers cannot pay. The payment team is on it. Lee speaks to customers.",
    "SEV-1, no trains to Leeds. Actions: Ana calls the depot. Press office: send all calls to Kim.",
    "Major: portal closed. We are renewing the certificate; refer parents to the status page.",
    "Critical: lobby shut. The game team has begun the restart. Do not answer players; Mia does.",
    "P1: tills refuse cards. Please take cash. Statements come from the communications team only.",
    "High priority: payroll is late. Finance is calling the bank; questions go to Ines.",
    "Severe: parcels stand still. The depot will sort by hand. Tell customers nothing yet.",
    "Emergency: no water. Two crews have started. Enquiries to the press desk, please.",
    "SEV-3: rooms stay locked. Reception is handing out keys. The liaison writes to guests.",
    "Serious: clinic phones dead. Engineers are on site. Patients are told by the comms desk.",
    "SEV-2: ferry tickets. The harbour team is printing by hand. Replies only from customer care.",
    "Cards fail in Spain.",
]


@pytest.mark.parametrize(("text", "lacks"), FIND)
def test_it_finds(text, lacks):
    [finding] = found(RULE, text, audience="internal")
    assert (finding.level, finding.advice) == (Level.HINT, f"Add {', '.join(lacks)}.")


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, audience="internal")


def test_it_is_asked_of_the_first_message_only():
    text, _ = FIND[0]
    situation = sheet(last_text="SEV-2: buyers cannot pay.")
    assert not found(RULE, text, audience="internal", situation=situation)


@pytest.mark.parametrize(
    ("audience", "phase"),
    [("public", "identified"), ("executive", "identified"), ("internal", "resolved")],
)
def test_it_is_read_for_colleagues_while_it_lasts(audience, phase):
    assert levels(RULE, FIND[0][0], audience=audience, phase=phase) == []
