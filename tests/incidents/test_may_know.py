"""Which statements a colleague may read."""

from __future__ import annotations

import pytest

from commsdesk.incidents.assign import assign
from commsdesk.incidents.may_know import known_by
from commsdesk.incidents.models import Incident
from commsdesk.incidents.restate import restate
from tests import make

pytestmark = pytest.mark.django_db

CIRCLES = ("everyone", "partners-and-inward", "inside", "executives", "responders", "nobody")
ALL, BUT_NOBODY = set(CIRCLES), set(CIRCLES) - {"nobody"}
INSIDE = {"everyone", "partners-and-inward", "inside"}


@pytest.fixture
def incident() -> Incident:
    """With a milestone for each circle, named as the circle is."""
    made = make.incident()
    for circle in CIRCLES:
        restate(
            made, "milestone", "Reached", about=circle, known_to=make.circle(circle),
            by=make.iris(), now=make.NOON,
        )  # fmt: skip
    return made


def known(name: str, incident: Incident) -> set[str]:
    user = getattr(make, name)() if hasattr(make, name) else make.user(name.title(), name)
    return set(known_by(user, incident).values_list("about", flat=True))


@pytest.mark.parametrize(
    ("who", "knows"),
    [
        ("iris", ALL),
        ("dara", ALL),
        ("lee", BUT_NOBODY),
        ("administrator", BUT_NOBODY),
        ("commander", BUT_NOBODY),
        ("eve", INSIDE | {"executives"}),
        ("responder", INSIDE | {"responders"}),
        ("support", INSIDE),
    ],
)
def test_it_is_by_role(incident, who, knows):
    assert known(who, incident) == knows


def test_it_is_what_a_liaison_of_this_incident_words(incident):
    sam = make.user("Sam", "support")
    assign(incident, sam, "internal_liaison", by=make.iris(), now=make.NOON)
    assert set(known_by(sam, incident).values_list("about", flat=True)) == BUT_NOBODY


def test_it_is_nothing_for_a_closed_account(incident):
    eve = make.eve()
    eve.is_active = False
    assert not known_by(eve, incident).filter(about="executives").exists()


def test_each_statement_is_there_once(incident):
    assert known_by(make.eve(), incident).count() == len(INSIDE) + 1
