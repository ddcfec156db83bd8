"""What customers say, on the incident page."""

from __future__ import annotations

import pytest

from commsdesk.incidents.models import Incident
from commsdesk.people.models import Page
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

SAID = {
    "text": "Every second card is declined at the till.",
    "symptom": "Card declined",
    "segment": "Germany",
    "source": "customer",
    "hurt": "blocked",
}


@pytest.fixture
def incident() -> Incident:
    return make.incident()


def at(incident: Incident, rest: str) -> str:
    return f"/desk/incidents/{incident.public_id}/{rest}"


def test_it_counts_by_symptom_and_segment(as_, incident):
    client = as_(make.lee(), hx_request="true")
    client.post(at(incident, "report/"), SAID)
    client.post(at(incident, "report/"), SAID | {"hurt": "noticed"})
    text = client.post(at(incident, "report/"), SAID | {"segment": "France"}).text
    germany, france = (
        text[text.index("<td>Germany") :][:200],
        text[text.index("<td>France") :][:200],
    )
    assert ">2 " in germany
    assert "(1 blocked)" in germany
    assert ">1 " in france
    assert "Every second card is declined at the till." in text


def test_it_is_relayed_by_the_liaison_and_seen_by_the_commander(as_, incident):
    lee, iris = as_(make.lee()), as_(make.iris())
    lee.post(at(incident, "report/"), SAID)
    assert "Relay 1 new to Iris" in lee.get(at(incident, "?parts=reports")).text
    lee.post(at(incident, "reports/relay/"))
    assert Page.objects.get().user == make.iris()
    assert "I have seen 1 new" in iris.get(at(incident, "?parts=reports")).text
    iris.post(at(incident, "reports/seen/"))
    assert "has seen them all" in lee.get(at(incident, "?parts=reports")).text


def test_it_is_seen_only_by_who_commands(as_, incident):
    answer = as_(make.lee()).post(at(incident, "reports/seen/"))
    assert answer.status_code == 403
    assert "Only the Incident Commander or the deputy marks reports as seen." in answer.text


def test_it_says_that_there_is_nobody_to_relay_to(as_, incident):
    incident.assignments.all().delete()
    answer = as_(make.lee()).post(at(incident, "reports/relay/"))
    assert answer.status_code == 422
    assert "Nobody commands this incident yet: assign somebody first." in answer.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", " ", "This field is required."),
        ("text", "x" * 2001, "at most 2000 characters"),
        ("symptom", "", "This field is required."),
        ("symptom", "x" * 101, "at most 100 characters"),
        ("segment", "x" * 101, "at most 100 characters"),
        ("source", "press", "Select a valid choice"),
        ("hurt", "a lot", "Select a valid choice"),
    ],
)
def test_it_loses_nothing_over_a_bad_value(as_, incident, field, value, sentence):
    answer = as_(make.lee()).post(at(incident, "report/"), SAID | {field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert field == "text" or f"{SAID['text']}</textarea>" in answer.text
    assert not incident.reports.exists()
