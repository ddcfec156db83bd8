"""A term of the glossary…"""

import pytest

from commsdesk import checks
from commsdesk.checks.finding import Category, Level
from commsdesk.checks.glossary import Term
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from tests.checks.reading import wording

GLOSSARY = (
    Term("OOM", "ran out of memory"),
    Term("EHR", "patient records", frozenset({"internal"})),
    Term("C++ build", "the program"),
)


def found(text, **reader):
    policy = Policy(glossary=GLOSSARY)
    everything = checks.read(wording(text, **reader), Situation(), policy)
    return [one for one in everything if one.rule == "glossary"]


def spans(text, **reader):
    return [text[one.start : one.end] for one in found(text, **reader)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The EHR is slow. Two OOMs since noon.", ["OOMs", "EHR"]),
        ("It ran out of memory (OOM).", []),
        ("The room and the ooms of EHRX are fine.", ["ooms"]),
        ("The c++ build failed.", ["c++ build"]),
        ("Patient records (EHR) are slow. The EHR is back.", ["EHR"]),
    ],
)
def test_is_marked_unless_its_sentence_explains_it(text, marked):
    assert sorted(spans(text)) == sorted(marked)


def test_is_fine_for_the_audiences_that_know_it_and_for_responders():
    assert spans("The EHR is slow.", audience="internal") == []
    assert spans("The EHR is slow.", audience="executive") == ["EHR"]
    assert spans("The EHR is slow.", audience="responders") == []


def test_comes_with_the_plain_words():
    one = found("The EHR is slow.")[0]
    assert (one.level, one.category) == (Level.WARN, Category.JARGON)
    assert one.suggestion == "patient records"
    assert one.advice == "Write “patient records”: this audience may not know “EHR”."
