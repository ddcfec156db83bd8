"""A blank that was not filled…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, spans

RULE = "unfilled-placeholder"
FIND = [
    ("The outage began on [Date].", "[Date]"),
    ("Dear [customer name],", "[customer name]"),
    ("Passengers on {line} are affected.", "{line}"),
    ("We are sorry for {{ impact }}.", "{{ impact }}"),
    ("Sign-in fails for ${segment}.", "${segment}"),
    ("Call us at %(phone)s.", "%(phone)s"),
    ("Dear <First Name>,", "<First Name>"),
    ("Next update at XX:XX UTC.", "XX:XX"),
    ("Next update at HH:MM UTC.", "HH:MM"),
    ("About XX% of patients are affected.", "XX%"),
    ("Start: ____", "____"),
    ("TODO say what still works", "TODO"),
    ("The room is [insert room here].", "[insert room here]"),
    ("Lorem ipsum dolor.", "Lorem ipsum"),
]
OUTSIDE = [("Workaround: TBD", "TBD"), ("The date is to be confirmed.", "to be confirmed")]
LEAVE = [
    "See [our status page](https://status.example).",
    "[Resolved] Card payments work again.",
    "[Drill] Sign-in fails.",
    "He wrote that they “is [sic] late”.",
    "See note [1].",
    "We are in SEV-1 due to X and do Y.",
    "Service X is slow.",
    "Write to <help@example.org> or see <https://status.example/x>.",
    "Use the <b>blue</b> gate.",
    "The set {1, 2",
    "- [ ] call the branch\n- [x] tell support",
    "Between 10:00 and 11:00 UTC.",
    "Is it fixed?? No.",
    "The train XXL 4 is late.",
]


@pytest.mark.parametrize(("text", "blank"), FIND)
@pytest.mark.parametrize("audience", ["public", "executive", "responders"])
def test_it_finds(text, blank, audience):
    assert spans(RULE, text, audience=audience) == [blank]
    assert levels(RULE, text, audience=audience) == [Level.BLOCK]


@pytest.mark.parametrize(("text", "blank"), OUTSIDE)
def test_it_finds_what_is_left_open_to_customers(text, blank):
    assert spans(RULE, text) == [blank]
    assert not found(RULE, text, audience="internal")


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []
