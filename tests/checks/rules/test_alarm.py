"""Alarm without facts…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, levels, spans

RULE = "alarm"
FIND = [
    ("Need help ASAP!", "ASAP"),
    (
        "EVERYTHING IS DOWN IN THE DORTMUND WAREHOUSE!!!",
        "EVERYTHING IS DOWN IN THE DORTMUND WAREHOUSE!!!",
    ),
    ("DB is down. Need help ASAP!", "ASAP"),
    ("This is a disaster, nobody can pay.", "This is a disaster"),
    ("Everything is broken.", "Everything is broken"),
    ("All hell has broken loose in the call centre.", "All hell"),
    ("PLEASE FIX THIS RIGHT NOW", "PLEASE FIX THIS RIGHT NOW"),
    ("Total chaos at the gates.", "Total chaos"),
    ("It's a nightmare, phones don't stop ringing.", "It's a nightmare"),
    ("Drop everything and join the call.", "Drop everything"),
    ("The whole company is at a standstill, we're dying here.", "we're dying"),
    ("HELP! The wards have no records.", "HELP"),
    ("This is the worst outage ever.", "worst outage ever"),
    ("WE NEED EVERYBODY ON THE BRIDGE", "WE NEED EVERYBODY ON THE BRIDGE"),
    ("Customers are screaming at us.", "Customers are screaming"),
    ("It's the end of the world here.", "end of the world"),
    ("Panic in the control room.", "Panic in"),
    ("The sky is falling, nobody can pay.", "The sky is falling"),
]
LEAVE = [
    "SEV-1: nobody can sign in since 09:00 UTC. Next update 09:20 UTC.",
    "UPDATE: trains run again.",
    "PLANNED MAINTENANCE NOTICE\nOn Sunday the site is closed.",
    "Please call 112 in an emergency.",
    "The emergency department is open.",
    "The disaster recovery site has taken over.",
    "NHS and UK visitors can use the NHS APP.",
    "All our services are down.",
    "Everyone is affected: no one can sign in.",
    "USB, HDMI and VGA ports of the kiosk are dead.",
    "IMPORTANT: do not pay twice.",
    "The API returns HTTP 503.",
    "We have called in all hands.",
    "Urgent prescriptions are filled by hand.",
    "Nobody can pick orders in Dortmund. Please stop loading trucks.",
    "The ICE from BERLIN to MUNICH is late.",
    "Gates at Opera are closed. Staff guide you.",
    "The emergency line works again; between 6 and 7 it was silent.",
    "SEV-2: sign-in fails in Spain. Support: use reply 4.",
    "Status: IDENTIFIED\nNext update 10:00 UTC.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text) == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("audience", "level"),
    [
        ("public", [Level.WARN]),
        ("executive", [Level.WARN]),
        ("internal", [Level.WARN]),
        ("responders", []),
    ],
)
def test_it_is_pointed_out_to_all_but_responders(audience, level):
    assert levels(RULE, "We need help asap", audience=audience) == level


def test_it_marks_a_shout_once_and_counts_as_informal():
    text = "Hello. EVERYTHING IS DOWN IN DORTMUND! Please call."
    assert spans(RULE, text) == ["EVERYTHING IS DOWN IN DORTMUND!"]
    assert found(RULE, text)[0].category is Category.INFORMAL_TONE
