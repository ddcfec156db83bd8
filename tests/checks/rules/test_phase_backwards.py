"""A phase that goes back, or leaves out the middle, without a word of why…"""

import pytest

from commsdesk.checks.finding import Category, Level
from commsdesk.checks.situation import Situation
from tests.checks.reading import found, levels

RULE = "phase-backwards"
FIND = [  # last phase, phase, text
    ("monitoring", "investigating", "We are looking into why trains stand still."),
    ("monitoring", "investigating", "Patients cannot book. We are investigating."),
    ("monitoring", "identified", "We know why the tills are slow and are repairing them."),
    ("identified", "investigating", "Pupils cannot hand in their work. We are investigating."),
    ("resolved", "investigating", "Some customers cannot log in."),
    ("resolved", "identified", "We have found why letters are late."),
    ("resolved", "monitoring", "We are watching the ticket machines."),
    ("investigating", "resolved", "All trains are on time."),
    ("investigating", "resolved", "You can book appointments as usual. We are sorry."),
    ("investigating", "monitoring", "Payments work and we are watching them."),
    ("investigating", "monitoring", "The lifts run. We keep an eye on them."),
    ("investigating", "resolved", "The web shop has been open since noon."),
]
LEAVE = [
    ("monitoring", "investigating", "The fix did not help. We are investigating."),
    ("monitoring", "investigating", "The trouble has returned and trains stand still."),
    ("monitoring", "identified", "There is a second fault; we are repairing it."),
    ("identified", "investigating", "What we took for the cause turned out to be wrong."),
    ("resolved", "investigating", "Customers cannot log in once more."),
    ("resolved", "investigating", "We gave the all-clear too early."),
    ("resolved", "identified", "The repair did not hold; a stronger part is on its way."),
    ("resolved", "monitoring", "We reopen this: single calls still drop."),
    ("resolved", "investigating", "Payments fail again for some customers."),
    ("investigating", "resolved", "A broken relay was replaced and all trains run on time."),
    ("investigating", "resolved", "It went away by itself, and we are finding out why."),
    ("investigating", "monitoring", "We restarted the booking system and are watching it."),
    ("investigating", "identified", "We know why letters are late."),
    ("identified", "monitoring", "Letters go out and we are watching."),
    ("identified", "resolved", "All letters have gone out."),
    ("monitoring", "resolved", "All letters have gone out."),
    ("monitoring", "monitoring", "We keep watching."),
    ("", "resolved", "All is well."),
    ("scheduled", "maintenance", "The work has begun."),
]


@pytest.mark.parametrize(("last", "phase", "text"), FIND)
def test_it_finds(last, phase, text):
    [finding] = found(RULE, text, phase=phase, situation=Situation(last_phase=last))
    assert (finding.level, finding.category) == (Level.WARN, Category.PHASE_MISMATCH)
    assert (finding.start, finding.end) == (0, 0)


@pytest.mark.parametrize(("last", "phase", "text"), LEAVE)
def test_it_leaves_alone(last, phase, text):
    assert not found(RULE, text, phase=phase, situation=Situation(last_phase=last))


@pytest.mark.parametrize("audience", ["executive", "internal", "responders"])
def test_it_is_asked_of_what_outsiders_read(audience):
    situation = Situation(last_phase="monitoring")
    assert levels(RULE, "We are investigating.", audience="partners", situation=situation)
    assert not levels(RULE, "We are investigating.", audience=audience, situation=situation)


def test_a_correction_may_go_back():
    situation = Situation(last_phase="resolved", is_correction=True)
    assert not found(RULE, "Correction: 40 trains were late.", situation=situation)
