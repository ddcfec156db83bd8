"""The addresses that are answered on request say what happened, each in a sentence."""

from __future__ import annotations

import pytest
from django.db.models.functions import Now
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from commsdesk.incidents.models import Assignment
from commsdesk.people.models import Role
from commsdesk.publishing.models import Subscriber
from commsdesk.status.limits import SIGN_UPS
from commsdesk.status.render import render
from tests import make
from tests.make import NOON, minutes
from tests.status.said import said

pytestmark = pytest.mark.django_db

UNKNOWN = "x" * 32


def reader(**changed) -> Subscriber:
    values = {"verified_at": None, "left_at": None, "joined_at": Now(), **changed}
    made = make.subscriber()
    Subscriber.objects.filter(pk=made.pk).update(**values)
    made.refresh_from_db()
    return made


def test_signing_up_says_the_same_whether_the_address_is_known_or_not(client):
    known = reader(verified_at=NOON)
    answers = [
        client.post("/subscribe", {"email": email}) for email in (known.address, "new@example.org")
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert "Look into your mailbox" in answers[0].text
    job = ProcrastinateJob.objects.get(task_name="status.confirm")
    assert Subscriber.objects.get(pk=job.args["subscriber"]).address == "new@example.org"


def test_signing_up_needs_no_cookie_and_gives_none():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/subscribe", {"email": "new@example.org"}, HTTP_ORIGIN="null")
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize(
    "body",
    [{}, {"email": ""}, {"email": "nobody"}, {"email": "a\x00@example.org"}, {"mail": "a@b.org"}],
)
def test_signing_up_with_no_address_says_how_to_write_one(client, body):
    answer = client.post("/subscribe", body)
    assert answer.status_code == 422
    assert "name@example.org" in answer.text
    assert 'aria-describedby="mend"' in answer.text
    assert not Subscriber.objects.exists()


def test_signing_up_gives_back_what_was_typed_as_text(client):
    answer = client.post("/subscribe", {"email": '"><script>'})
    assert "&quot;&gt;&lt;script&gt;" in answer.text


def test_signing_up_too_often_from_one_place_has_to_wait(client):
    for count in range(SIGN_UPS.times):
        assert client.post("/subscribe", {"email": f"a{count}@example.org"}).status_code == 200
    answer = client.post("/subscribe", {"email": "late@example.org"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    assert "ten minutes" in answer.text
    assert not Subscriber.objects.filter(address="late@example.org").exists()
    elsewhere = client.post("/subscribe", {"email": "b@example.org"}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200


def test_opening_a_link_changes_nothing_because_scanners_open_links(client):
    waiting = reader()
    for path in (f"/confirm/{waiting.token}/", f"/leave/{waiting.token}/"):
        for ask in (client.get, client.head):
            assert ask(path).status_code == 200
        assert "<button" in client.get(path).text
    waiting.refresh_from_db()
    assert (waiting.verified_at, waiting.left_at) == (None, None)


def test_pressing_the_button_confirms(client):
    waiting = reader()
    answer = Client(enforce_csrf_checks=True).post(f"/confirm/{waiting.token}/")
    assert "You will hear from us" in answer.text
    waiting.refresh_from_db()
    assert waiting.verified_at


def test_a_link_that_has_run_out_says_what_to_do(client):
    old = reader(joined_at=NOON - minutes(60 * 24 * 400))
    answer = client.post(f"/confirm/{old.token}/")
    assert answer.status_code == 410
    assert "Sign up again" in answer.text


def test_one_click_leaves_with_neither_cookie_nor_question():
    reading = reader(verified_at=NOON)
    program = Client(enforce_csrf_checks=True)
    for _ in range(2):
        answer = program.post(
            f"/leave/{reading.token}/",
            "List-Unsubscribe=One-Click",
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code == 200
        assert not answer.cookies
    reading.refresh_from_db()
    assert reading.left_at


def test_an_address_that_is_mistyped_leads_to_the_status_page(client):
    answer = client.get("/incidents/aaaaaaaaaaaa/")
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text
    assert "desk/desk.css" not in answer.text


@pytest.mark.parametrize("verb", ["confirm", "leave"])
def test_an_unknown_link_says_what_to_do(client, verb):
    answer = client.post(f"/{verb}/{UNKNOWN}/")
    assert answer.status_code == 404
    assert "We do not know this link" in answer.text


@pytest.mark.parametrize("token", ["short", "x" * 33, "%00" * 32, "é" * 32, "../" * 10])
@pytest.mark.parametrize("verb", ["confirm", "leave"])
def test_what_cannot_be_a_link_is_no_page(client, verb, token):
    assert client.post(f"/{verb}/{token}/").status_code == 404


@pytest.mark.parametrize("path", ["/subscribe", f"/confirm/{UNKNOWN}/", f"/leave/{UNKNOWN}/"])
def test_no_other_method_is_answered(client, path):
    for ask in (client.put, client.delete, client.patch):
        answer = ask(path)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


def test_the_address_with_the_token_is_told_to_nobody_and_kept_by_nobody(client):
    answer = client.get(f"/leave/{UNKNOWN}/")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def path_of(publication) -> str:
    return f"/restricted/{publication.audience.key}/incidents/{publication.incident.public_id}/"


def test_a_restricted_page_asks_a_stranger_to_sign_in(client):
    brief = said(make.incident(), to="executive")
    answer = client.get(path_of(brief))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=/restricted/executive/")


@pytest.mark.parametrize(
    ("flags", "to", "may", "may_not"),
    [
        ({}, "executive", [Role.EXECUTIVE, Role.LIAISON], [Role.SUPPORT, Role.RESPONDER]),
        ({}, "support", [Role.SUPPORT, Role.RESPONDER], []),
        ({"is_drill": True}, "public", [Role.SUPPORT, Role.RESPONDER], []),
        ({"is_private": True}, "public", [Role.ADMINISTRATOR], [Role.SUPPORT, Role.LIAISON]),
        ({"is_private": True}, "executive", [Role.COMMANDER], [Role.EXECUTIVE]),
    ],
)
def test_a_restricted_page_opens_for_who_may_read_it(client, flags, to, may, may_not):
    page = said(make.incident(**flags), "Between us.", to=to)
    render(NOON)
    for role in [*may, *may_not]:
        client.force_login(make.user(f"Some{role}", role))
        answer = client.get(path_of(page))
        refusal = 404 if flags.get("is_private") else 403
        assert answer.status_code == (200 if role in may else refusal), role
        assert ("Between us." in answer.text) is (role in may)
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]


def test_a_private_page_opens_for_who_works_on_the_incident(client):
    incident = make.incident(is_private=True)
    page = said(incident)
    render(NOON)
    sam = make.user("Sam", Role.RESPONDER)
    client.force_login(sam)
    assert client.get(path_of(page)).status_code == 404
    incident.assignments.create(user=sam, role=Assignment.Role.EXPERT, since=NOON)
    assert client.get(path_of(page)).status_code == 200


def test_a_restricted_page_says_for_whom_it_is(client):
    client.force_login(make.iris())
    drill = said(make.incident(is_drill=True))
    render(NOON)
    assert "This is an exercise" in client.get(path_of(drill)).text


@pytest.mark.parametrize(
    "path",
    [
        "/restricted/public/incidents/abcdefghijkl/",
        "/restricted/nobody/incidents/abcdefghijkl/",
        "/restricted/../incidents/abcdefghijkl/",
        "/restricted/public/incidents/..%2f..%2fsecret/",
    ],
)
def test_a_restricted_page_that_is_not_there_is_not_found(client, path):
    client.force_login(make.iris())
    assert client.get(path).status_code == 404


def test_a_restricted_page_of_an_audience_that_was_told_nothing_is_not_found(client):
    client.force_login(make.iris())
    incident = make.incident()
    assert client.get(f"/restricted/support/incidents/{incident.public_id}/").status_code == 404
