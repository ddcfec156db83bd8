"""The list of incidents, and declaring one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from commsdesk.desk.urls import of_a_draft, of_an_incident, urlpatterns
from commsdesk.incidents.models import Incident
from commsdesk.incidents.move_to import move_to
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

IDS = {"public_id": "abcdefghijkl", "said": "abcdefghijkl", "pk": 1, "fact": "effect"}
GOOD = {"name": "Card payments fail", "severity": "SEV-2"}


def every_address() -> list[str]:
    addresses = []
    for pattern in [*urlpatterns, *of_an_incident, *of_a_draft]:
        if name := getattr(pattern, "name", None):
            tried = pattern.pattern.converters
            outer = {"public_id"} if pattern in [*of_an_incident, *of_a_draft] else set()
            outer |= {"pk"} if pattern in of_a_draft else set()
            names = {*tried, *outer}
            addresses.append(reverse(f"desk:{name}", kwargs={one: IDS[one] for one in names}))
    return addresses


@pytest.mark.parametrize("address", every_address())
@pytest.mark.parametrize("method", ["get", "post"])
def test_it_asks_everybody_to_sign_in_first(client, address, method):
    answer = getattr(client, method)(address)
    assert answer.status_code in (302, 405), address
    if answer.status_code == 302:
        assert answer.url.startswith("/accounts/login/?next=/desk/")


def test_it_says_that_nothing_is_open(as_):
    page = as_(make.eve()).get("/desk/")
    assert "No incident is open." in page.text
    assert "Past" not in page.text


def test_it_shows_what_is_open_before_what_is_past(as_):
    past, now = make.incident("Statements are late"), make.incident("Card payments fail")
    move_to(past, "resolved", by=make.iris(), now=make.NOON)
    text = as_(make.lee()).get("/desk/").text
    assert text.index("Card payments fail") < text.index(">Past<") < text.index("Statements")
    assert f"/desk/incidents/{now.public_id}/" in text


def test_it_shows_the_promises_that_run(as_):
    make.published()
    assert "data-countdown>12:20 UTC</time>" in as_(make.lee()).get("/desk/").text


def test_it_hides_what_is_private_from_who_is_not_on_it(as_):
    make.incident("Salaries leaked", is_private=True)
    assert "Salaries" not in as_(make.eve()).get("/desk/").text
    assert "Salaries" in as_(make.lee()).get("/desk/").text


def test_it_answers_only_with_the_list_when_that_changed(as_):
    text = as_(make.lee()).get("/desk/?parts=incidents").text.strip()
    assert text.startswith('<div id="incidents" hx-swap-oob="true"')


def test_it_declares_with_all_that_is_known(as_):
    component = make.component()
    said = GOOD | {
        f"state-{component.public_id}": "major_outage",
        "began_at": "2026-11-21T11:52",
        "is_drill": "on",
        "is_private": "on",
    }
    answer = as_(make.iris()).post("/desk/declare/", said)
    incident = Incident.objects.get()
    assert answer.url == f"/desk/incidents/{incident.public_id}/"
    assert incident.began_at == make.NOON - make.minutes(8)
    assert incident.is_drill
    assert incident.is_private
    assert incident.affected.get().state == "major_outage"
    assert incident.commander == make.iris()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "This field is required."),
        ("name", "  ", "This field is required."),
        ("name", "x" * 151, "at most 150 characters"),
        ("name", "a\x00b", "Null characters are not allowed."),
        ("severity", "SEV-0", "Select a valid choice"),
        ("began_at", "yesterday", "Write a day and a time in UTC, such as 2026-11-21 10:40."),
        ("began_at", "2026-11-21T13:00", "An incident began in the past"),
        ("began_at", "0001-01-01T13:00", "An incident began in the past"),
        ("state-", "broken", "Select a valid choice"),
    ],
)
def test_it_loses_nothing_over_a_bad_value(as_, field, value, sentence):
    component = make.component()
    name = f"state-{component.public_id}" if field == "state-" else field
    said = GOOD | {"began_at": "2026-11-21T11:52", "is_drill": "on"} | {name: value}
    answer = as_(make.iris()).post("/desk/declare/", said)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "checked" in answer.text
    assert field == "name" or 'value="Card payments fail"' in answer.text
    assert not Incident.objects.exists()


def test_it_lets_no_executive_declare(as_):
    answer = as_(make.eve()).post("/desk/declare/", GOOD)
    assert answer.status_code == 403
    assert "a colleague on call declares them" in answer.text
    assert 'value="Card payments fail"' in answer.text
