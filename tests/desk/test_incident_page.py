"""The incident page as a whole, and what changes the incident as a whole."""

from __future__ import annotations

import pytest

from commsdesk.desk.parts import PARTS
from commsdesk.incidents.models import Incident
from commsdesk.incidents.restate import restate
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def incident() -> Incident:
    return make.incident()


def at(incident: Incident, rest: str = "") -> str:
    return f"/desk/incidents/{incident.public_id}/{rest}"


def test_it_shows_who_leads_since_when_and_how_bad(as_, incident):
    text = as_(make.eve()).get(at(incident)).text
    for said in ("SEV-2", "Investigating", "11:52 UTC", "Iris", "Dara", "Lee", "Ines"):
        assert said in text


def test_it_says_what_is_a_drill_and_what_is_private(as_):
    text = as_(make.iris()).get(at(make.incident(is_drill=True, is_private=True))).text
    assert "Drill: nothing leaves" in text
    assert "Private" in text


def test_it_is_not_there_for_who_may_not_see_it(as_):
    hidden = make.incident(is_private=True)
    answer = as_(make.eve()).get(at(hidden))
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


@pytest.mark.parametrize("part", [name for name in PARTS if name != "draft"])
def test_it_gives_each_part_alone_when_that_changed(as_, incident, part):
    text = as_(make.lee()).get(at(incident, f"?parts={part}")).text.strip()
    assert text.startswith(f'<section id="{part}"')
    assert text.count("hx-swap-oob") == 1
    assert "<!doctype" not in text


def test_it_knows_no_part_that_is_not_there(as_, incident):
    assert as_(make.lee()).get(at(incident, "?parts=nothing,,%00")).text == ""


def test_it_carries_a_token_for_the_stream(as_, incident):
    assert "data-token=" in as_(make.lee()).get(at(incident)).text


FORMS = [
    # address, what is said, what then stands in the part
    ("move/", {"phase": "identified"}, "Identified"),
    ("rate/", {"severity": "SEV-1"}, "SEV-1"),
    ("alone/", {"reason": "Dara is on a plane"}, "You have declared to be alone"),
]


@pytest.mark.parametrize(("address", "said", "shown"), FORMS)
def test_it_goes_back_to_the_page_without_scripts(as_, incident, address, said, shown):
    client = as_(make.iris())
    answer = client.post(at(incident, address), said)
    assert (answer.status_code, answer.url) == (302, at(incident, "#head"))
    assert shown in client.get(answer.url).text


@pytest.mark.parametrize(("address", "said", "shown"), FORMS)
def test_it_gives_back_only_the_part_to_scripts(as_, incident, address, said, shown):
    answer = as_(make.iris(), hx_request="true").post(at(incident, address), said)
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<section id="head"')
    assert shown in answer.text


@pytest.mark.parametrize(
    ("address", "said", "sentence"),
    [
        ("move/", {"phase": "completed"}, "Select a valid choice"),
        ("move/", {}, "This field is required."),
        ("rate/", {"severity": "worst"}, "Select a valid choice"),
        ("alone/", {"reason": " "}, "This field is required."),
        ("assign/", {"role": "king", "user": "1"}, "Select a valid choice"),
        ("assign/", {"role": "scribe", "user": "x"}, "Select a valid choice"),
        ("affect/", "broken", "Select a valid choice"),
    ],
)
@pytest.mark.parametrize("scripts", [True, False])
def test_it_says_what_to_mend(as_, incident, address, said, sentence, scripts):
    if said == "broken":
        said = {f"state-{make.component().public_id}": "broken"}
    client = as_(make.iris(), hx_request="true") if scripts else as_(make.iris())
    answer = client.post(at(incident, address), said)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert ("<!doctype" in answer.text) is not scripts


@pytest.mark.parametrize(
    ("address", "said", "sentence"),
    [
        ("move/", {"phase": "resolved"}, "Only the Incident Commander or the deputy ends"),
        ("rate/", {"severity": "SEV-4"}, "Only the Incident Commander or the deputy lowers"),
        ("alone/", {"reason": "late"}, "Only the Incident Commander or the deputy declares"),
    ],
)
def test_it_says_who_may(as_, incident, address, said, sentence):
    answer = as_(make.lee()).post(at(incident, address), said)
    assert answer.status_code == 403
    assert sentence in answer.text


def test_it_gives_a_role(as_, incident):
    eve = make.eve()
    as_(make.iris()).post(at(incident, "assign/"), {"role": "scribe", "user": eve.pk})
    assert incident.holder("scribe") == eve


def test_it_changes_only_the_component_that_was_changed_on_the_page(as_, incident):
    card, transfers = make.component(), make.component("Bank transfers")
    said = {
        f"state-{card.public_id}": "partial_outage",
        f"initial-state-{card.public_id}": "partial_outage",
        f"state-{transfers.public_id}": "degraded_performance",
        f"initial-state-{transfers.public_id}": "",
    }
    incident.affected.update(state="major_outage")  # a colleague was quicker
    as_(make.lee()).post(at(incident, "affect/"), said)
    states = dict(incident.affected.values_list("component__public_name", "state"))
    assert states == {"Card payments": "major_outage", "Bank transfers": "degraded_performance"}


def test_it_shows_the_whole_timeline_when_asked(as_, incident):
    for number in range(30):
        restate(incident, "effect", f"Failing since minute {number}", by=make.lee(), now=make.NOON)
    client = as_(make.lee())
    assert "minute 1<" not in client.get(at(incident, "?parts=timeline")).text
    assert "minute 1<" in client.get(at(incident, "?timeline=all&parts=timeline")).text


def test_it_shows_each_promise_until_it_is_answered(as_, incident):
    make.facts(incident)
    make.published(make.draft(incident))
    clocks = as_(make.lee()).get(at(incident, "?parts=clocks")).text
    assert "Next update by" in clocks
    assert "data-countdown>12:20 UTC</time>" in clocks


def test_it_says_which_promise_is_late(as_, incident, monkeypatch):
    make.facts(incident)
    make.published(make.draft(incident))
    later = make.NOON + make.minutes(21)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert "Late: promised by" in as_(make.lee()).get(at(incident, "?parts=clocks")).text
