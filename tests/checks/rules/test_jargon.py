"""A term of the trade…"""

import pytest

from commsdesk.checks.finding import Category, Level
from commsdesk.checks.glossary import Term
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from tests.checks.reading import found, levels, spans

RULE = "jargon"
FIND = [
    ("The till server had an OOM.", ["OOM"]),
    ("Two OOMs since noon.", ["OOMs"]),
    ("Customers see p99 latency and 502s.", ["p99", "latency", "502s"]),
    ("Requests get HTTP 503.", ["HTTP 503"]),
    ("We are doing a failover.", ["failover"]),
    ("The clinic's records are failing over.", ["failing over"]),
    ("A fail-over did not help.", ["fail-over"]),
    ("The consumer group is slow and the DLQ grows.", ["consumer group", "DLQ"]),
    ("A BGP route flap cut us off.", ["BGP", "route flap"]),
    ("The TLS handshake with the bank fails.", ["TLS handshake"]),
    ("The HL7 feed to the wards is late.", ["HL7"]),
    ("SCADA lost contact with the pumps.", ["SCADA"]),
    ("An axle counter at Mill Street failed.", ["axle counter"]),
    ("The school's LMS is slow.", ["LMS"]),
    ("The phone lines lost their SIP trunk.", ["SIP trunk"]),
    ("Kubernetes restarts the pods.", ["Kubernetes", "pods"]),
    ("The tick rate of matches dropped.", ["tick rate"]),
    ("A race-condition blocks seats.", ["race-condition"]),
]
LEAVE = [
    "Customers cannot sign in with SSO.",
    "Calls to the API fail with error 503.",
    "It ran out of memory (OOM).",
    "An OOM (it ran out of memory) stopped the tills.",
    "Latency, which means the delay before a page opens, is high.",
    "The delays, or latency, began at noon.",
    "The server is down.",
    "Take the line to San Marco; the san Paolo line is closed.",
    "Node.js courses start late.",
    "We are tracing the double charges.",
    "Please clear your cookies and cache.",
    "SMS and e-mail codes arrive late; PINs work.",
    "A signal failure delays trains.",
    "GPS positions of buses and PDF tickets are wrong.",
    "QR codes can't be scanned.",
    "Creating Load Balancers in London fails.",
    "The app drains no battery.",
    "The oil mill's cat is back.",
]


@pytest.mark.parametrize(("text", "terms"), FIND)
def test_it_finds(text, terms):
    assert spans(RULE, text) == terms


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize(
    ("audience", "phase", "level"),
    [
        ("public", "resolved", [Level.WARN]),
        ("partners", "identified", [Level.WARN]),
        ("executive", "postmortem", [Level.WARN]),
        ("internal", "identified", [Level.WARN]),
        ("internal", "postmortem", []),
        ("responders", "identified", []),
    ],
)
def test_it_is_for_responders_and_for_the_review_alone(audience, phase, level):
    assert levels(RULE, "There was an OOM.", audience=audience, phase=phase) == level


def test_it_comes_with_plain_words():
    one = found(RULE, "There was a failover.")[0]
    assert one.suggestion == "switch to the spare system"
    assert one.advice == "Write it in plain words, such as “switch to the spare system”."
    assert one.category is Category.JARGON


def test_it_is_left_to_the_glossary_where_that_holds_it():
    fine = Policy(glossary=(Term("DNS", "the address book", frozenset({"public"})),))
    assert spans(RULE, "DNS is slow.") == ["DNS"]
    assert spans(RULE, "DNS is slow.", policy=fine) == []
    assert spans("glossary", "DNS is slow.", policy=fine) == []
    assert spans("glossary", "DNS is slow.", policy=fine, audience="executive") == ["DNS"]


def test_it_may_stand_in_a_public_name():
    known = Situation(public_names=frozenset({"Managed Kubernetes"}))
    assert spans(RULE, "Managed Kubernetes is slow.", situation=known) == []
