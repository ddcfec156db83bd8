"""An excuse…"""

import pytest

from commsdesk.checks.finding import Category, Level
from tests.checks.reading import found, levels, spans

RULE = "excuse"
FIND = [
    ("This should not have happened.", "should not have happened"),
    ("This should never have happened to you.", "should never have happened"),
    ("These things happen.", "These things happen"),
    ("It happens to the best of us.", "happens to the best"),
    ("It could have been much worse.", "could have been much worse"),
    ("The outage was beyond our control.", "beyond our control"),
    ("No system is perfect.", "No system is perfect"),
    ("Bugs are a fact of life.", "Bugs are a fact of life"),
    ("We are only human.", "only human"),
    ("As everyone in software knows, bugs happen.", "bugs happen"),
    ("Every company has a bad day.", "Every company has"),
    ("Nobody could have foreseen this.", "Nobody could have foreseen"),
    ("There was nothing we could have done.", "nothing we could have done"),
    ("It was simply bad luck.", "bad luck"),
    ("Unfortunately such outages are unavoidable.", "outages are unavoidable"),
    ("Even the biggest banks have outages.", "Even the biggest banks"),
    ("That's just how computers are.", "how computers are"),
    ("Technology isn't always reliable, as you know.", "isn't always reliable"),
    ("It was an unforeseeable chain of events.", "unforeseeable chain"),
    ("Our hands were tied.", "Our hands were tied"),
    ("Through no fault of our own the tills stopped.", "Through no fault of our own"),
    ("In our defence, the system is new.", "In our defence"),
    ("Given the circumstances we did well.", "Given the circumstances"),
    ("Other railways have the same problem.", "Other railways have the same"),
    ("You can't make an omelette without breaking eggs.", "omelette"),
    ("It was one of those days.", "one of those days"),
    ("We were extremely unlucky.", "We were extremely unlucky"),
    ("No service can be available all the time.", "No service can be available all"),
    ("It's normal that such systems fail from time to time.", "It's normal that"),
    ("At least nobody was hurt.", "At least nobody"),
]
LEAVE = [
    "Please keep your receipt in case it happens again.",
    "We do not know yet what happened.",
    "We will tell you what happened and what we change.",
    "The storm made the crossing impossible.",
    "It is not possible to buy tickets.",
    "Trams stop because a tree fell on the line.",
    "We regret that you could not pay.",
    "Nobody was charged twice.",
    "We should have told you sooner.",
    "We could have warned you earlier, and we are sorry.",
    "A second switch would have prevented this; we have added one.",
    "The controls of the lift are being repaired.",
    "Perfect scores are shown as zero.",
    "Human resources staff cannot sign in.",
    "Other lines are not affected.",
    "In the worst case, your order arrives on Friday.",
    "This is not the service you expect from us.",
    "We know it should not happen on a school day.",
    "Our defence lawyers portal is down.",
    "The luck draw is moved to Sunday.",
    "Everyone can log in again.",
    "Bad weather delays flights.",
    "These dates are moved: 4 and 5 May.",
    "The unavoidable closure of line 2 starts on Monday.",
]


@pytest.mark.parametrize(("text", "words"), FIND)
def test_it_finds(text, words):
    assert spans(RULE, text) == [words]


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert spans(RULE, text) == []


@pytest.mark.parametrize("phase", ["investigating", "resolved", "postmortem"])
@pytest.mark.parametrize(
    ("audience", "level"),
    [
        ("public", [Level.WARN]),
        ("executive", [Level.WARN]),
        ("internal", [Level.WARN]),
        ("responders", []),
    ],
)
def test_it_is_pointed_out_to_all_but_responders_in_every_phase(audience, level, phase):
    assert levels(RULE, "These things happen.", audience=audience, phase=phase) == level


def test_it_counts_as_minimising():
    assert found(RULE, "These things happen.")[0].category is Category.MINIMISING
