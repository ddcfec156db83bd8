"""Every address is asked for something that it cannot give, and answers with a sentence.

To add a row: an address (ids of `world` in braces), what is sent (a form; a string is JSON; None is
a GET), the status, and words of the sentence. A new address without a row fails a test here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from commsdesk.config.urls import CLOSED
from commsdesk.incidents.models import Component, Group
from commsdesk.people.models import Role, User
from tests import make


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern).replace("^", "")
        yield from [route] if isinstance(each, URLPattern) else routes(each, route)


class Row(NamedTuple):
    path: str
    sent: dict[str, Any] | str | None
    status: int
    says: str
    by: str = "iris"  # the commander; ana is an administrator, eve an executive, "" nobody


ACCOUNTS = [
    Row("/accounts/first/{token}/", None, 410, "This link makes no administrator any more", ""),
    Row("/accounts/login/", {"login": "", "password": ""}, 422, "This field is required.", ""),
    Row(
        "/accounts/login/", {"login": "iris@example.test", "password": "y"}, 422, "not correct", ""
    ),
    Row("/accounts/password/reset/", {"email": "iris"}, 422, "Enter a valid email address.", ""),
    Row(
        "/accounts/password/change/",
        {"oldpassword": "x", "password1": "y", "password2": "z"},
        422,
        "at least 12 characters",
    ),
    Row("/accounts/password/reset/key/1-abc/", None, 410, "This link is used up", ""),
]
NOT_OPEN = [
    Row(f"/accounts/{path}/", None, 404, "There is nothing here")
    for path in ("signup", "email", "confirm-email", "confirm-email/x", "password/set",
                 "login/code/confirm", "reauthenticate", "inactive")
]  # fmt: skip
NOT_SO = "This address takes"
ONLY_WHO_WORK = "Only people who work on the incident may change it."
AN_ADDRESS = "Write an e-mail address, such as ana@example.org."
NO_LINK = "We do not know this link"
REQUIRED = "This field is required."
CHOICE = "Select a valid choice."
ONE = "/desk/incidents/{incident}/"
DRAFT = ONE + "drafts/{draft}/"
INCIDENT = [
    Row("/desk/", {}, 405, NOT_SO),
    Row("/desk/declare/", {"name": "", "severity": "SEV-9"}, 422, REQUIRED),
    Row("/desk/declare/", {"name": "x", "severity": "SEV-9"}, 422, CHOICE),
    Row("/desk/declare/", {"name": "x" * 151, "severity": "SEV-1"}, 422, "at most 150 characters"),
    Row(
        "/desk/declare/",
        {"name": "x", "severity": "SEV-1", "began_at": "this morning"},
        422,
        "Write a day and a time in UTC, such as",
    ),
    Row("/desk/incidents/no-such/", None, 404, "There is nothing here"),
    Row(ONE, {}, 405, NOT_SO),
    Row(ONE + "move/", {"phase": "over"}, 422, CHOICE),
    Row(ONE + "move/", {"phase": "monitoring"}, 403, ONLY_WHO_WORK, "eve"),
    Row(ONE + "rate/", {"severity": "bad"}, 422, CHOICE),
    Row(ONE + "alone/", {"reason": ""}, 422, REQUIRED),
    Row(ONE + "assign/", {"role": "king", "user": "0"}, 422, CHOICE),
    Row(ONE + "affect/", {"state-{component}": "broken"}, 422, CHOICE),
    Row(ONE + "facts/effect/", {"text": "", "standing": "sure"}, 422, CHOICE),
    Row(ONE + "facts/weather/", {"text": "rain"}, 404, "There is nothing here"),
    Row(ONE + "facts/impact/?about=%00", None, 404, "There is nothing here"),
    Row(ONE + "report/", {"text": ""}, 422, REQUIRED),
    Row(ONE + "reports/relay/", None, 405, NOT_SO),
    Row(ONE + "reports/seen/", {}, 403, "marks reports as seen", "eve"),
]
MESSAGES = [
    Row(ONE + "drafts/", {"audience": "everybody"}, 422, CHOICE),
    Row(ONE + "drafts/0/", None, 404, "There is nothing here"),
    Row(DRAFT + "write/", {"title": "", "page": ""}, 422, "load it again"),
    Row(DRAFT + "check/", None, 405, NOT_SO),
    Row(DRAFT + "approve/", {}, 422, "The seal is missing"),
    Row(DRAFT + "approve/", {"seal": "0" * 64}, 409, "Since it was read, this has moved"),
    Row(DRAFT + "override/", {}, 422, "does not say which finding"),
    Row(DRAFT + "override/", {"found": "x", "revision": "1", "reason": ""}, 409, "has moved"),
    Row(DRAFT + "override/", {"found": "x", "revision": "1", "reason": "y"}, 409, "has moved"),
    Row(DRAFT + "dismiss/", {"found": "x", "revision": "one"}, 422, "does not say which finding"),
    Row(DRAFT + "publish/", {}, 409, "Nobody has approved this draft yet."),
    Row(DRAFT + "put-away/", {}, 403, ONLY_WHO_WORK, "eve"),
    Row(ONE + "said/no-such/deliveries/", None, 404, "There is nothing here"),
    Row(ONE + "said/no-such/", None, 404, "There is nothing here"),
    Row(ONE + "said/{said}/?address=%00", None, 200, "An address holds no control characters."),
    Row(ONE + "said/{said}/", None, 200, "accounts may look up who was told.", "eve"),
    Row(ONE + "said/{said}/receipts.csv", None, 405, NOT_SO),
    Row(ONE + "said/{said}/receipts.csv", {}, 403, "accounts may export", "eve"),
    Row(ONE + "said/{said}/correct/", {}, 403, ONLY_WHO_WORK, "eve"),
    Row(ONE + "said/{said}/retry/", {}, 409, "Nobody is left to try again"),
    Row(ONE + "said/{said}/stop/", {}, 409, "Nothing of it is left to stop"),
    Row(ONE + "said/{said}/withdraw/", {}, 403, ONLY_WHO_WORK, "eve"),
]
HOUSE = [
    Row("/desk/components/", {}, 405, NOT_SO),
    Row("/desk/components/new/", {"public_name": ""}, 422, REQUIRED),
    Row("/desk/components/{component}/", {"public_name": "x" * 101}, 422, "at most 100 characters"),
    Row("/desk/groups/new/", {"public_name": ""}, 422, REQUIRED),
    Row("/desk/groups/{group}/", {"public_name": ""}, 422, REQUIRED),
    Row(
        "/desk/people/", {"name": "x", "email": "x", "roles": ["responder"]}, 403, "makes accounts"
    ),
    Row(
        "/desk/people/", {"name": "x", "email": "x", "roles": ["responder"]}, 422, AN_ADDRESS, "ana"
    ),
    Row("/desk/subscribers/", {"email": "x", "audience": "everybody"}, 422, CHOICE),
    Row("/desk/subscribers/", {"url": "https://x.example/", "body": "xml"}, 422, CHOICE),
    Row("/desk/subscribers/{reader}/switch-on/", {}, 409, "is not switched off"),
    Row("/desk/subscribers/{reader}/switch-on/", {}, 403, "adds readers", "eve"),
    Row("/desk/rules/", {}, 405, NOT_SO),
    Row("/desk/rules/switches/", {"sms_segments": "1"}, 403, "Only an administrator"),
    Row("/desk/rules/switches/", {"sms_segments": "many"}, 422, "Enter a whole number.", "ana"),
    Row("/desk/rules/terms/", {"term": "OOM", "plain_words": "oom"}, 422, "plain words", "ana"),
    Row("/desk/rules/terms/0/drop/", {}, 404, "There is nothing here"),
    Row("/desk/rules/house/", {"text": "a: ["}, 422, "Line 1: ", "ana"),
    Row("/desk/token/", {}, 405, NOT_SO),
    Row("/desk/pages/0/", None, 404, "There is nothing here"),
]
PUBLIC = [
    Row(
        "/check",
        {"text": " ", "audience": "public", "phase": "resolved", "channel": "page"},
        422,
        "Give the words that you are about to send.",
    ),
    Row(
        "/check",
        {"text": "x", "audience": "aliens", "phase": "over", "channel": "fax"},
        422,
        "There is no audience “aliens”. Choose one of public, partners,",
    ),
    Row(
        "/check",
        {"text": "x", "audience": "public", "phase": "over", "channel": "fax"},
        422,
        "Choose one of investigating, identified,",
    ),
    Row("/check", {"text": ""}, 422, "Give the words"),
    Row("/subscribe", {"email": "reader"}, 422, "This is not an e-mail address", ""),
    Row("/confirm/{token}/", {}, 404, NO_LINK, ""),
    Row("/leave/{token}/", {}, 404, NO_LINK, ""),
    Row("/restricted/public/incidents/abcdefghijkl/", None, 404, "There is nothing here"),
]
API = [
    Row("/api/v1/check", None, 405, '{"detail": "This address takes POST only."'),
    Row("/api/v1/check", "no JSON", 400, '{"detail": "Send one JSON object in UTF-8'),
    Row("/api/v1/check", "{}", 422, "text"),
    Row("/api/v1/", None, 404, '{"detail": "There is nothing here;'),
]
ROWS = [*ACCOUNTS, *NOT_OPEN, *INCIDENT, *MESSAGES, *HOUSE, *PUBLIC, *API]

# Nothing that is sent there is taken: each shows a page, or leads to another.
QUIET = {
    "accounts/logout/",
    "accounts/password/reset/done/",
    "accounts/password/reset/key/done/",
    "api/v1/openapi.json",
}
# Of django-allauth's addresses, those that `config/urls.py` closes.
UNREACHABLE = {route for route in routes(get_resolver()) if re.match(f"accounts/({CLOSED})", route)}


@pytest.fixture
def world(db) -> dict[str, str]:
    """One incident with a draft and a publication, and everybody who asks."""
    said = make.published()
    User.objects.filter(pk=make.iris().pk).update(password=make_password("x"))
    incident = said.incident
    return {
        "incident": incident.public_id,
        "draft": str(make.draft(incident, "support").pk),
        "said": said.public_id,
        "reader": str(make.subscriber().pk),
        "component": Component.objects.get().public_id,
        "group": Group.objects.get().public_id,
        "token": "t" * 32,
    }


def user(name: str):
    role = {"iris": Role.COMMANDER, "ana": Role.ADMINISTRATOR, "eve": Role.EXECUTIVE}[name]
    return make.user(name.capitalize(), role)


def asked(row: Row, world: dict[str, str]) -> tuple[int, str]:
    client = Client()
    if row.by:
        client.force_login(user(row.by))
    path = row.path.format(**world)
    if row.sent is None:
        answer = client.get(path)
    elif isinstance(row.sent, str):
        answer = client.post(path, row.sent, content_type="application/json")
    else:
        answer = client.post(path, {name.format(**world): to for name, to in row.sent.items()})
    assert int(answer["Content-Length"]) == len(answer.content)  # else a browser shows less of it
    return answer.status_code, " ".join(html.unescape(answer.content.decode()).split())


def test_it_is_refused_with_a_sentence(world, subtests):
    for row in ROWS:
        with subtests.test(f"{row.path} {row.sent} {row.by}"), transaction.atomic():
            status, page = asked(row, world)
            transaction.set_rollback(True)
            said = re.sub("<[^>]*>", "", page)
            assert (status, row.says in page) == (row.status, True), (status, said)


def test_each_row_awaits_some_sentence():
    assert [row.path for row in ROWS if not row.says.strip()] == []


def test_no_form_of_the_desk_is_taken_from_another_site(world):
    forms = [row for row in ROWS if isinstance(row.sent, dict) and row.by]
    for row in forms:
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(user(row.by))
        answer = strict.post(row.path.format(**world), row.sent)
        assert (row.path, answer.status_code) == (row.path, 403)
        assert "Nothing was done" in answer.content.decode()


def test_every_address_has_a_row():
    sample = dict.fromkeys(("incident", "said", "component", "group"), "abcdefghijkl")
    sample |= {"draft": "1", "reader": "1", "token": "t" * 32}
    paths = {row.path.format(**sample).partition("?")[0] for row in ROWS}
    have_rows = {resolve(path).route.replace("^", "") for path in paths}
    assert set(routes(get_resolver())) - QUIET - UNREACHABLE - have_rows == set()
