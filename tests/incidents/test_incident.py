"""An incident…"""

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.incidents.affect import affect
from commsdesk.incidents.alone import declare_alone
from commsdesk.incidents.assign import assign
from commsdesk.incidents.declare import declare
from commsdesk.incidents.may_see import may_see
from commsdesk.incidents.models import State
from commsdesk.incidents.move_to import move_to
from commsdesk.incidents.rate import rate
from commsdesk.incidents.report import relay_reports, report, see_reports
from commsdesk.people.models import Page, Role
from commsdesk.people.refused import Refused
from tests import make
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db


def test_is_commanded_at_first_by_the_commander_who_declared_it():
    incident = make.incident()
    assert incident.commander == make.iris()
    assert incident.timeline.first().text == "SEV-2: Card payments fail in Europe"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 151}, "name"),
        ({"components": {"Tickets": "on fire"}}, "state"),
        ({"severity": "SEV-9"}, "severity"),
        ({"began_at": NOON + minutes(1)}, "began_at"),
    ],
)
def test_with_values_that_cannot_be_is_refused(values, field):
    said = {"name": "Trains stand still", "severity": "SEV-1", **values}
    with pytest.raises(Refused) as refused:
        declare(by=make.iris(), now=NOON, **said)
    assert refused.value.field == field


def test_is_not_declared_by_an_executive():
    with pytest.raises(PermissionDenied):
        declare("Trains stand still", severity="SEV-1", by=make.eve(), now=NOON)


def test_that_is_private_is_seen_only_by_who_is_on_it_or_commands():
    incident = make.incident(is_private=True)
    stranger = make.user("Sam", Role.LIAISON)
    seen = {one.name: may_see(one, incident) for one in (make.lee(), make.dara(), stranger)}
    assert seen == {"Lee": True, "Dara": True, "Sam": False}


def test_that_is_private_stays_open_to_who_declared_it():
    lee = make.lee()
    incident = declare("A stolen laptop", severity="SEV-2", by=lee, now=NOON, is_private=True)
    assert may_see(lee, incident)
    assert incident.commander is None


def test_moves_to_another_phase_and_back():
    incident = make.incident()
    assert move_to(incident, "monitoring", by=make.lee(), now=NOON).phase == "monitoring"
    assert move_to(incident, "investigating", by=make.lee(), now=NOON).phase == "investigating"


def test_is_ended_only_by_who_commands():
    incident = make.incident()
    with pytest.raises(PermissionDenied, match="ends an incident"):
        move_to(incident, "resolved", by=make.lee(), now=NOON)
    ended = move_to(incident, "resolved", by=make.dara(), now=NOON + minutes(50))
    assert ended.resolved_at == NOON + minutes(50)
    with pytest.raises(Refused):
        move_to(incident, "completed", by=make.iris(), now=NOON)


def test_is_rated_higher_by_anybody_on_it_and_lower_by_its_commander():
    incident = make.incident()
    assert rate(incident, "SEV-1", by=make.lee(), now=NOON).is_major
    with pytest.raises(PermissionDenied):
        rate(incident, "SEV-3", by=make.lee(), now=NOON)
    assert rate(incident, "SEV-3", by=make.iris(), now=NOON).severity == "SEV-3"


def test_says_how_its_components_are():
    incident = make.incident()
    for _ in range(2):  # the second time nothing changes
        affect(incident, {make.component(): State.MAJOR}, by=make.lee(), now=NOON)
    assert incident.affected.get().state == "major_outage"
    assert incident.timeline.get(verb="affect").text == "Card payments: failing for everyone"
    with pytest.raises(Refused, match="Choose one of operational"):
        affect(incident, {make.component(): "on fire"}, by=make.lee(), now=NOON)


def test_is_handed_over_by_its_commander():
    incident = make.incident()
    assign(incident, make.dara(), "commander", by=make.iris(), now=NOON)
    assert incident.commander == make.dara()


def test_is_not_taken_from_a_commander_who_is_here():
    incident = make.incident()
    iris = make.iris()
    iris.seen_at = NOON
    iris.save()
    for taker in (make.lee(), make.dara()):
        with pytest.raises(PermissionDenied):
            assign(incident, taker, "commander", by=taker, now=NOON + minutes(1))
    assign(incident, make.lee(), "commander", by=make.lee(), now=NOON + minutes(6))
    assert incident.commander == make.lee()


def test_is_not_taken_from_a_liaison_who_commands_and_is_here():
    incident = make.incident()
    lee = make.lee()
    assign(incident, lee, "commander", by=make.iris(), now=NOON)
    lee.seen_at = NOON
    lee.save()
    for taker in (make.ines(), make.dara()):
        with pytest.raises(PermissionDenied, match="Lee commands and is here"):
            assign(incident, taker, "commander", by=taker, now=NOON + minutes(1))
    with pytest.raises(PermissionDenied, match="by who holds it"):
        assign(incident, make.dara(), "commander", by=make.ines(), now=NOON + minutes(6))


def test_has_one_holder_of_a_role_and_any_number_of_experts():
    incident = make.incident()
    for name in ("Ada", "Bo"):
        expert = make.user(name, Role.RESPONDER)
        assign(incident, expert, "expert", by=expert, now=NOON)
    assign(incident, make.ines(), "customer_liaison", by=make.iris(), now=NOON)
    now_on_it = incident.assignments.filter(until=None)
    assert now_on_it.filter(role="expert").count() == 2
    assert now_on_it.get(role="customer_liaison").user == make.ines()


def test_hears_from_customers_until_the_commander_has_seen_it():
    incident = make.incident()
    for segment in ("Lyon", "Lyon", "Oslo"):
        report(
            incident,
            "My card is refused",
            symptom="card refused",
            segment=segment,
            source="customer",
            hurt="blocked",
            by=make.lee(),
            now=NOON,
        )
    assert relay_reports(incident, by=make.lee(), now=NOON) == 3
    page = Page.objects.get(user=make.iris())
    assert page.body == "2 × card refused, Lyon\n1 × card refused, Oslo"
    with pytest.raises(PermissionDenied):
        see_reports(incident, by=make.lee(), now=NOON)
    assert see_reports(incident, by=make.iris(), now=NOON) == 3
    assert see_reports(incident, by=make.iris(), now=NOON) == 0
    assert relay_reports(incident, by=make.lee(), now=NOON) == 0


def test_has_its_reports_relayed_by_who_works_on_it_to_who_commands_it():
    incident = make.incident(is_private=True)
    for one in (make.eve(), make.user("Sam", Role.LIAISON)):
        with pytest.raises(PermissionDenied):
            relay_reports(incident, by=one, now=NOON)
    incident.assignments.filter(role="commander").update(until=NOON)
    with pytest.raises(Refused, match="Nobody commands"):
        relay_reports(incident, by=make.lee(), now=NOON)


@pytest.mark.parametrize("field", ["text", "symptom", "source", "hurt"])
def test_refuses_a_report_by_the_field_that_is_missing(field):
    said = {"text": "It fails", "symptom": "fails", "source": "customer", "hurt": "noticed"}
    said[field] = " "
    with pytest.raises(Refused) as refused:
        report(make.incident(), said.pop("text"), by=make.lee(), now=NOON, **said)
    assert refused.value.field == field


def test_tells_every_other_commander_when_somebody_declares_to_be_alone():
    incident = make.incident()
    with pytest.raises(Refused, match="Say why"):
        declare_alone(incident, by=make.iris(), reason=" ", now=NOON)
    make.user("Cara", Role.COMMANDER)
    assign(incident, make.lee(), "deputy", by=make.iris(), now=NOON)
    declare_alone(incident, by=make.iris(), reason="3 a.m., nobody answers", now=NOON)
    assert sorted(page.user.name for page in Page.objects.all()) == ["Cara", "Dara", "Lee"]
    assert incident.is_alone(make.iris(), NOON + minutes(29))
    assert not incident.is_alone(make.iris(), NOON + minutes(30))
    assert not incident.is_alone(make.dara(), NOON)
