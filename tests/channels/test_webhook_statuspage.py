"""Who can read Statuspage's webhooks can read ours: the keys are exactly theirs."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from standardwebhooks import Webhook as Verifier

from commsdesk.channels.contract import ComponentState
from commsdesk.channels.webhook import Webhook
from tests.channels.endpoints import endpoint, opened
from tests.channels.say import PAGE, SAID_AT, URL, event, note, reader
from tests.channels.stages import SECRET

REFERENCE = Path(__file__).parents[2] / "docs/reference/channels.md"
INCIDENT = (
    "id name status created_at updated_at monitoring_at resolved_at impact shortlink backfilled "
    "scheduled_for scheduled_until scheduled_remind_prior scheduled_reminded_at impact_override "
    "scheduled_auto_in_progress scheduled_auto_completed postmortem_body "
    "postmortem_body_last_updated_at postmortem_published_at postmortem_ignored "
    "postmortem_notified_subscribers postmortem_notified_twitter page_id incident_updates "
    "components"
)
UPDATE = (
    "id status body incident_id created_at updated_at display_at affected_components "
    "deliver_notifications custom_tweet tweet_id"
)
COMPONENT = (
    "id name status created_at updated_at position description showcase start_date group_id "
    "page_id group only_show_if_degraded"
)


def calls_of(said=None, *people):
    """What the readers' endpoint got."""

    async def send():
        async with endpoint() as (url, calls), opened() as session:
            wanting = [one._replace(address=f"{url}/{one.key}") for one in people or [statuspage()]]
            channel = Webhook(session, page=PAGE)
            async for receipt in channel.send_all(said or note(), wanting):
                assert receipt.error is None
            return {call.path: call for call in calls}

    return asyncio.run(send())


def statuspage(name="ann", key=1, **changes):
    return reader(name, key, secret=SECRET, body="statuspage", **changes)


def body_of(said=None):
    (call,) = calls_of(said).values()
    return json.loads(call.body)


def updates_of(*updates):
    found = body_of(note(event=event(updates=updates)))["incident"]["incident_updates"]
    return {one["id"]: one for one in found}


def test_it_has_their_keys_and_no_others():
    body = body_of()
    assert list(body) == ["meta", "page", "incident"]
    assert list(body["meta"]) == ["unsubscribe", "documentation", "generated_at"]
    assert list(body["page"]) == ["id", "status_indicator", "status_description"]
    incident = body["incident"]
    assert " ".join(incident) == INCIDENT
    assert [" ".join(update) for update in incident["incident_updates"]] == [UPDATE]
    assert [" ".join(part) for part in incident["components"]] == [COMPONENT]


def test_it_looks_as_the_reference_shows_it():
    shown = re.findall(r"```json\n(.*?)```", REFERENCE.read_text(), re.DOTALL)[1]
    shown, body = json.loads(shown), body_of()
    assert shown["meta"].pop("generated_at") != body["meta"].pop("generated_at")
    assert body == shown


def test_its_ids_and_times_are_of_their_form():
    text = json.dumps(body_of())
    ids = re.findall(r'"(?:page_|incident_)?id": "([^"]*)"', text)
    assert len(ids) == 7
    assert all(re.fullmatch("[a-z0-9]{12}", one) for one in ids)
    times = re.findall(r'"(?:\w+_at)": "([^"]*)"', text)
    assert len(times) == 8
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", one) for one in times)


def test_it_says_what_was_said():
    incident = body_of()["incident"]
    assert incident["id"] == "k1mlxlmdhqqp"
    assert incident["name"] == "Card payments fail in Europe"
    assert incident["status"] == "identified"
    assert incident["shortlink"] == URL
    assert incident["resolved_at"] is incident["monitoring_at"] is None
    (update,) = incident["incident_updates"]
    assert update["body"] == note().body
    assert update["display_at"] == "2026-11-21T10:05:00.000Z"
    (part,) = incident["components"]
    assert (part["id"], part["status"]) == ("c1c1c1c1c1c1", "partial_outage")


def test_each_reader_has_a_way_out_and_a_signature_of_their_own():
    ann, bob = statuspage("ann", 1), statuspage("bob", 2)
    calls = calls_of(None, ann, bob)
    for one in (ann, bob):
        call = calls[f"/{one.key}"]
        body = Verifier(SECRET).verify(call.body, call.headers)
        assert body["meta"]["unsubscribe"] == f"https://status.acme.example/leave/{one.token}/"


def test_who_wants_our_own_body_gets_it():
    calls = calls_of(None, statuspage("ann", 1), reader("bob", 2, secret=SECRET))
    assert [list(json.loads(calls[path].body)) for path in ("/1", "/2")] == [
        ["meta", "page", "incident"],
        ["type", "timestamp", "data"],
    ]


WORST = [
    (["operational"], "none", "All Systems Operational"),
    (["operational", "under_maintenance"], "maintenance", "Service Under Maintenance"),
    (["degraded_performance", "under_maintenance"], "minor", "Partially Degraded Service"),
    (["partial_outage", "degraded_performance"], "major", "Partial System Outage"),
    (["partial_outage", "major_outage"], "critical", "Major Service Outage"),
    ([], "minor", "Partially Degraded Service"),
]


@pytest.mark.parametrize(("states", "indicator", "description"), WORST)
def test_its_indicator_is_that_of_the_worst_component(states, indicator, description):
    parts = tuple(ComponentState("c" * 12, "Cards", "", state) for state in states)
    body = body_of(note(event=event(components=parts)))
    assert body["page"]["status_indicator"] == body["incident"]["impact"] == indicator
    assert body["page"]["status_description"] == description


def test_an_incident_without_components_is_none_when_it_has_ended():
    over = event(components=(), phase="resolved", resolved_at=SAID_AT)
    body = body_of(note(event=over))
    assert body["page"]["status_indicator"] == "none"
    assert body["incident"]["resolved_at"] == "2026-11-21T10:05:00.000Z"


FIRST = event().updates[0]
LATER = replace(
    FIRST, id="u2u2u2u2u2u2", phase="monitoring", body="Better.", at=SAID_AT + timedelta(hours=1)
)
RIGHT = replace(
    FIRST,
    id="u3u3u3u3u3u3",
    title="Correction",
    body="Card payments fail in Spain.",
    at=SAID_AT + timedelta(hours=2),
    corrects=FIRST.id,
)


def test_updates_come_newest_first():
    assert list(updates_of(LATER, FIRST)) == [LATER.id, FIRST.id]


def test_watching_begins_with_the_first_update_that_says_so():
    again = replace(LATER, id="u9u9u9u9u9u9", at=LATER.at + timedelta(hours=1))
    body = body_of(note(event=event(updates=(again, LATER, FIRST))))
    assert body["incident"]["monitoring_at"] == "2026-11-21T11:05:00.000Z"


def test_a_correction_changes_the_words_under_the_id_of_what_was_wrong():
    found = updates_of(RIGHT, LATER, replace(FIRST, corrected_by=RIGHT.id))
    assert list(found) == [FIRST.id, LATER.id]
    assert found[FIRST.id]["body"] == note().body
    assert found[FIRST.id]["display_at"] == "2026-11-21T10:05:00.000Z"
    assert found[FIRST.id]["updated_at"] == "2026-11-21T12:05:00.000Z"


def test_a_correction_of_a_correction_keeps_the_first_id():
    again = replace(RIGHT, id="u4u4u4u4u4u4", corrects=RIGHT.id)
    found = updates_of(again, replace(RIGHT, corrected_by=again.id), FIRST)
    assert list(found) == [FIRST.id]


def test_a_correction_does_not_rename_the_incident():
    said = note(event=event(updates=(RIGHT, FIRST)))
    assert body_of(said)["incident"]["name"] == FIRST.title


def test_neither_the_severity_nor_what_is_unprintable_is_told():
    update = replace(FIRST, title="Fails\r\n\u202e!")
    said = note(event=event(updates=(update,)), body="caf\udce9\0")
    (call,) = calls_of(said).values()
    assert "SEV-1" not in call.body
    incident = json.loads(call.body)["incident"]
    assert incident["name"] == "Fails !"
    assert incident["incident_updates"][0]["body"] == "caf"


def test_no_token_can_break_out_of_the_way_out():
    (call,) = calls_of(None, statuspage(token='x","y":"')).values()
    body = json.loads(call.body)
    assert body["meta"]["unsubscribe"] == "https://status.acme.example/leave/x%22%2C%22y%22%3A%22/"
    assert list(body) == ["meta", "page", "incident"]


def test_what_is_about_no_incident_is_told_in_our_own_shape():
    (call,) = calls_of(note(event=None)).values()
    assert json.loads(call.body)["type"] == "note"
