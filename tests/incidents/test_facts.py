"""A fact…"""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from commsdesk.incidents.assign import assign
from commsdesk.incidents.models import Assignment, Entry, Statement
from commsdesk.incidents.restate import restate
from commsdesk.people.models import Role
from commsdesk.people.refused import Refused
from tests import make
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db


def test_restated_keeps_what_was_said_before():
    incident = make.incident()
    first = restate(incident, "who", "a few shops", by=make.lee(), now=NOON)
    second = restate(incident, "who", "about 4 % of shops", by=make.lee(), now=NOON + minutes(3))
    first.refresh_from_db()
    assert (first.text, first.is_current) == ("a few shops", False)
    assert (second.text, second.is_current) == ("about 4 % of shops", True)


def test_said_again_in_the_same_words_changes_nothing():
    incident = make.incident()
    first = restate(incident, "who", "a few shops", by=make.lee(), now=NOON)
    assert restate(incident, "who", " a few shops ", by=make.iris(), now=NOON) == first


def test_may_be_unknown_with_somebody_finding_out():
    incident = make.incident()
    unknown = restate(
        incident, "cause", "", standing="unknown", finding_out="network", by=make.lee(), now=NOON
    )
    assert str(unknown) == "cause: not known yet"


@pytest.mark.parametrize(
    ("fact", "known_to"),
    [
        ("effect", {"public", "partners", "support", "executive", "internal", "responders"}),
        ("cause", {"executive", "responders"}),
        ("recovery", {"executive"}),
        ("request", {"support", "executive", "internal", "responders"}),
    ],
)
def test_is_known_at_first_to_whom_it_concerns(fact, known_to):
    said = restate(make.incident(), fact, "as said on the call", by=make.lee(), now=NOON)
    assert {audience.key for audience in said.known_to.all()} == known_to


def test_is_let_out_to_more_people_only_by_the_commander():
    incident = make.incident()
    with pytest.raises(PermissionDenied, match="Only the Incident Commander"):
        restate(incident, "cause", "a setting", known_to=[make.audience()], by=make.lee(), now=NOON)
    restate(incident, "cause", "a setting", known_to=[make.audience()], by=make.iris(), now=NOON)
    assert incident.timeline.filter(verb="widen").get().text.endswith("known to Public")


def test_keeps_who_may_know_it_when_it_is_restated():
    incident = make.incident()
    narrow = make.circle("responders")
    restate(incident, "effect", "refunds are late", known_to=narrow, by=make.lee(), now=NOON)
    again = restate(incident, "effect", "refunds are very late", by=make.lee(), now=NOON)
    assert list(again.known_to.all()) == narrow


def test_of_impact_stands_once_for_each_segment():
    incident = make.incident()
    for segment, share in (("Europe", 4), ("Asia", 0), ("Europe", 12)):
        restate(
            incident, "impact", "card payments", about=segment, share=share, by=make.lee(), now=NOON
        )
    current = Statement.objects.filter(incident=incident, fact="impact", is_current=True)
    assert {one.about: float(one.share) for one in current} == {"Europe": 12.0, "Asia": 0.0}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"fact": "weather"}, "fact"),
        ({"text": "  "}, "text"),
        ({"text": "x" * 501}, "text"),
        ({"standing": "perhaps"}, "standing"),
        ({"effect": "broken"}, "effect"),
        ({"fact": "impact"}, "about"),
        ({"share": 101}, "share"),
        ({"share": float("nan")}, "share"),
        ({"number": -1}, "number"),
        ({"number": 10**20}, "number"),
        ({"about": "x" * 101}, "about"),
        ({"finding_out": "x" * 101}, "finding_out"),
    ],
)
def test_that_cannot_be_is_refused_by_the_name_of_its_field(values, field):
    said = {"fact": "who", "text": "a few shops", **values}
    with pytest.raises(Refused) as refused:
        restate(make.incident(), by=make.lee(), now=NOON, **said)
    assert refused.value.field == field


def test_is_stated_only_by_who_works_on_the_incident():
    with pytest.raises(PermissionDenied):
        restate(make.incident(), "who", "everybody", by=make.eve(), now=NOON)


def test_that_one_may_not_know_is_not_restated_either():
    incident = make.incident()
    restate(incident, "risk", "a fine", by=make.iris(), now=NOON)
    expert = make.user("Sam", Role.RESPONDER)
    assign(incident, expert, Assignment.Role.EXPERT, by=make.iris(), now=NOON)
    with pytest.raises(PermissionDenied, match="not for you to know"):
        restate(incident, "risk", "no risk at all", by=expert, now=NOON)
    assert incident.statements.get(fact="risk", is_current=True).text == "a fine"


@pytest.mark.parametrize("change", [{"text": "nothing happened"}, None])
def test_once_on_the_timeline_stays_there(change):
    make.facts(make.incident())
    entries = Entry.objects.filter(verb="restate")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entries.update(**change) if change else entries.delete()
