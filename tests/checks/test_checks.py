"""The checker…"""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commsdesk import checks
from commsdesk.checks import rules
from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import PROFILES, Phase, Profile
from tests.checks.reading import NOON, sheet, statement, wording

A_LOT = sheet(
    statement("effect", "Customers cannot pay by card in Spain."),
    statement("cause", "An expired certificate on the gateway", told=False),
    statement("impact", "Booking fails", share=37.5, number=2200, told=False),
    now=NOON,
    next_update_at=NOON,
    internal_names=frozenset({"falcon", "card-gateway"}),
    public_names=frozenset({"Card payments"}),
)
GOOD = """Customers in Spain cannot pay by card since 09:10 UTC. The web shop and bank transfer work
as before. Our engineers are looking into it. If you need to pay today, please use bank transfer.
We are sorry for the trouble that this causes on a busy morning.

Next update by 10:40 UTC."""
BAD = """Hi all, we think the new release caused a minor glitch on web01; an engineer forgot to
test it. We expect to be back in 10 minutes. The issue is resolved. [Name]"""


def test_knows_every_rule_that_has_a_file():
    files = {path.stem for path in Path(rules.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == {rule.__name__ for rule in checks.RULES}


def test_knows_every_rule_that_looks_at_the_clock():
    folder = Path(checks.__path__[0])
    look = {path.stem for path in folder.rglob("*.py") if ".now" in path.read_text()}
    assert look == {rule.__name__ for rule in checks.TIMED}


def test_has_a_test_of_every_rule():
    tests = {path.stem for path in (Path(__file__).parent / "rules").glob("test_*.py")}
    assert tests == {f"test_{rule.__name__}" for rule in checks.RULES}


def test_says_nothing_of_a_good_message():
    assert checks.read(wording(GOOD), Situation(), Policy()) == []


def test_puts_the_gravest_first_and_then_what_stands_first():
    found = checks.read(wording(BAD), Situation(), Policy())
    grades = list(Level)
    order = [(grades.index(one.level), one.start) for one in found]
    assert order == sorted(order)
    assert {one.rule for one in found if one.level is Level.BLOCK} == {
        "speculation",
        "internal-names",
        "blame",
        "promised-fix-time",
        "phase-mismatch",
        "unfilled-placeholder",
    }


def test_names_a_rule_by_the_words_of_its_file_and_advises_in_one_sentence():
    names = {rule.__name__.replace("_", "-") for rule in checks.RULES}
    for audience in PROFILES:
        for phase in Phase:
            for one in checks.read(wording(BAD, audience, phase), A_LOT, Policy()):
                assert one.rule in names
                assert one.advice.endswith(".")
                assert one.advice.count(". ") == 0
                assert one.source
                assert 0 <= one.start <= one.end <= len(BAD)


@pytest.mark.parametrize("profile", Profile)
def test_reads_some_audience_by_every_profile(profile):
    assert profile in PROFILES.values()


def test_needs_nothing_but_python_to_be_read():
    heavy = "django pycurl aiohttp requests psycopg procrastinate granian uvloop rich pydantic"
    code = f"import sys, commsdesk.checks; print(*(set({heavy.split()}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


# ── Hostile input ─────────────────────────────────────────────────────────────────────────────
PIECES = [
    *"[]{}()<>\"'“”.,:;!?-_/\\@%$#*\n\t\r\0 ",
    *[
        "a ",
        "we ",
        "may be ",
        "the cause ",
        "10:40 utc ",
        "by ",
        "every ",
        "in 10 minutes ",
        "and ",
    ],
    *["unable to ", "not ", "is ", "has been ", "fix ", "our server ", "engineer ", "did not "],
    *[
        "\u202e",
        "\u200d",
        "\u0301",
        "İ",
        "ß",
        "列",
        "😀",
        "\ud800",
        "1.2.3.4",
        "a-",
        "http://",
        "[X",
    ],
    *["half an ", "~", "approx. ", "e.g. ", "1,000 ", "…", "xx:", "{{", "investigating ", "still "],
]
LONG = 10_000
TWO_SECONDS = 2  # of the processor's time; the worst that is known takes a fifth of it


def seconds_to_read(text, phase=Phase.INVESTIGATING, channel="x"):
    began = time.process_time()
    checks.read(wording(text, "public", phase, channel), A_LOT, Policy())
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_does_not_hang_on_one_thing_again_and_again(piece):
    text = (piece * LONG)[:LONG]
    assert seconds_to_read(text) < TWO_SECONDS


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=2, max_size=6),
    st.sampled_from([Phase.IDENTIFIED, Phase.RESOLVED]),
    st.sampled_from(["page", "sms"]),
)
def test_does_not_hang_on_any_pattern_again_and_again(pieces, phase, channel):
    text = ("".join(pieces) * LONG)[:LONG]
    assert seconds_to_read(text, phase, channel) < TWO_SECONDS


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join),
    st.sampled_from(list(PROFILES)),
    st.sampled_from(list(Phase)),
    st.sampled_from(["page", "x", "sms", "voice"]),
)
def test_does_not_fall_over_any_text(text, audience, phase, channel):
    for one in checks.read(wording(text, audience, phase, channel), A_LOT, Policy()):
        assert 0 <= one.start <= one.end <= len(text)
