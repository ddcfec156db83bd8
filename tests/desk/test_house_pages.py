"""Components, people, subscribers and accounts: what outlasts an incident."""

from __future__ import annotations

import re

import pytest

from commsdesk.incidents.models import Component, Group
from commsdesk.people.models import Role, User
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.secrets import decrypt
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

CARDS = {"public_name": "Card payments", "internal_names": "pay-gw\r\n\r\n pay  api ", "group": ""}
ANA = {"name": "Ana", "email": "ana@example.test", "roles": ["liaison", "support"]}


def administrator() -> User:
    return make.user("Max", Role.ADMINISTRATOR)


def test_a_component_is_added_and_renamed(as_):
    lee = as_(make.lee())
    assert "No component is named yet." in lee.get("/desk/components/").text
    lee.post("/desk/groups/new/", {"public_name": "Payments", "internal_names": ""})
    said = CARDS | {"group": Group.objects.get().pk}
    assert lee.post("/desk/components/new/", said).url == "/desk/components/"
    made = Component.objects.get()
    assert (made.group.public_name, made.internal_names) == ("Payments", ["pay-gw", "pay api"])
    address = f"/desk/components/{made.public_id}/"
    assert "pay-gw\npay api</textarea>" in lee.get(address).text
    lee.post(address, said | {"public_name": "Paying by card"})
    assert "Paying by card" in lee.get("/desk/components/").text


def test_a_group_is_renamed(as_):
    make.component()
    group = Group.objects.get()
    address = f"/desk/groups/{group.public_id}/"
    lee = as_(make.lee())
    assert 'value="Payments"' in lee.get(address).text
    lee.post(address, {"public_name": "Paying", "internal_names": "money"})
    group.refresh_from_db()
    assert (group.public_name, group.internal_names) == ("Paying", ["money"])


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("public_name", " ", "This field is required."),
        ("public_name", "x" * 101, "at most 100 characters"),
        ("public_name", "sign-IN", "There is already one that customers know as sign-IN."),
        ("internal_names", "x" * 2001, "at most 2000 characters"),
        ("internal_names", "x" * 101, "Keep each name under 100 characters."),
        ("group", "999999", "Select a valid choice"),
    ],
)
def test_a_component_loses_nothing_over_a_bad_value(as_, field, value, sentence):
    make.component("Sign-in")
    answer = as_(make.lee()).post("/desk/components/new/", CARDS | {field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert field == "public_name" or 'value="Card payments"' in answer.text
    assert Component.objects.count() == 1


@pytest.mark.parametrize("address", ["/desk/components/new/", "/desk/groups/new/"])
def test_names_are_given_by_liaisons_and_above(as_, address):
    answer = as_(make.eve()).post(address, CARDS)
    assert answer.status_code == 403
    assert "An administrator, a commander or a liaison names components." in answer.text
    assert 'value="Card payments"' in answer.text


@pytest.mark.parametrize("kind", ["components", "groups"])
def test_an_unknown_id_is_not_there(as_, kind):
    assert as_(make.lee()).get(f"/desk/{kind}/abcdefghijkl/").status_code == 404


def test_an_account_is_made_with_a_password_that_is_shown_once(as_, client):
    admin = as_(administrator())
    answer = admin.post("/desk/people/", ANA)
    password = re.search(r"<code>(.+)</code>", answer.text)[1]
    assert "no-store" in answer["Cache-Control"]
    ana = User.objects.get(email="ana@example.test")
    assert ana.check_password(password)
    assert ana.roles == ["liaison", "support"]
    assert password not in admin.get("/desk/people/").text
    signed_in = client.post("/accounts/login/", {"login": ana.email, "password": password})
    assert signed_in.url == "/desk/"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "This field is required."),
        ("name", "x" * 101, "at most 100 characters"),
        ("email", "ana", "Write an e-mail address, such as ana@example.org."),
        ("email", "MAX@example.test", "There is already an account for MAX@example.test."),
        ("email", "a" * 250 + "@b.example", "at most 254 characters"),
        ("roles", [], "This field is required."),
        ("roles", ["king"], "Select a valid choice"),
    ],
)
def test_an_account_loses_nothing_over_a_bad_value(as_, field, value, sentence):
    answer = as_(administrator()).post("/desk/people/", ANA | {field: value})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert field == "name" or 'value="Ana"' in answer.text
    assert User.objects.count() == 1


def test_an_account_is_made_only_by_an_administrator(as_):
    lee = as_(make.lee())
    assert "Make an account" not in lee.get("/desk/people/").text
    answer = lee.post("/desk/people/", ANA)
    assert answer.status_code == 403
    assert "Only an administrator makes accounts." in answer.text


def test_a_reader_is_added_and_counted(as_):
    lee = as_(make.lee())
    assert "Nobody has subscribed yet." in lee.get("/desk/subscribers/").text
    make.subscriber("new@example.test", verified=False)
    said = {"email": "Board@Example.test", "audience": "executive"}
    text = lee.post("/desk/subscribers/", said).text
    assert "board@example.test now reads what Executives is told." in text
    assert Subscriber.objects.get(address="board@example.test").verified_at
    rows = re.findall(
        r"<td>(\w+)</td>\s*<td>(\w+)</td>" + r'\s*<td class="number">(\d)</td>' * 4, text
    )
    assert rows == [
        ("Public", "email", "0", "1", "0", "0"),
        ("Executives", "email", "1", "0", "0", "0"),
    ]


def test_a_webhook_is_added_with_a_secret_that_is_shown_once(as_):
    lee = as_(make.lee())
    said = {"url": "https://shop.example/hook", "audience": "public"}
    text = lee.post("/desk/subscribers/", said).text
    secret = re.search(r"<code>(whsec_.+)</code>", text)[1]
    stored = Subscriber.objects.get(channel="webhook")
    assert decrypt(stored.secret) == secret
    assert secret not in stored.secret
    assert secret not in lee.get("/desk/subscribers/").text
    assert "is already told" in lee.post("/desk/subscribers/", said).text


def test_a_webhook_is_added_in_statuspage_s_shape(as_):
    said = {"url": "https://shop.example/hook", "audience": "public", "body": "statuspage"}
    assert as_(make.lee()).post("/desk/subscribers/", said).status_code == 200
    assert Subscriber.objects.get().body == "statuspage"


def test_a_reader_of_one_component_is_added(as_):
    part = make.component()
    said = {"email": "shop@example.test", "audience": "public", "components": part.public_id}
    text = as_(make.lee()).post("/desk/subscribers/", said).text
    assert "now reads what Public is told, of what was chosen." in text
    assert Subscriber.objects.get().scopes.get().component == part
    said = {"url": "https://shop.example/hook", "audience": "public", "groups": part.group_id}
    as_(make.lee()).post("/desk/subscribers/", said)
    assert Subscriber.objects.get(channel="webhook").scopes.get().group == part.group


def failing(**changes) -> Subscriber:
    hook = make.subscriber("https://shop.example/hook", channel="webhook")
    since = {"failing_since": make.NOON - make.minutes(2000), "failure": "It answered 500."}
    Subscriber.objects.filter(pk=hook.pk).update(**since | changes)
    return hook


def test_a_webhook_that_was_switched_off_is_shown_and_switched_on_again(as_):
    hook = failing(switched_off_at=make.NOON - make.minutes(5))
    lee = as_(make.lee())
    shown = lee.get("/desk/subscribers/").text
    assert "It answered 500." in shown
    assert "Switched off" in shown
    answer = lee.post(f"/desk/subscribers/{hook.pk}/switch-on/")
    assert "https://shop.example/hook is called again" in answer.text
    assert "It answered 500." not in answer.text
    again = lee.post(f"/desk/subscribers/{hook.pk}/switch-on/")
    assert again.status_code == 409
    assert "is not switched off" in again.text
    assert lee.post("/desk/subscribers/0/switch-on/").status_code == 404


def test_a_webhook_is_switched_on_by_liaisons_and_above(as_):
    hook = failing(switched_off_at=make.NOON)
    eve = as_(make.eve())
    assert "Switch on<" not in eve.get("/desk/subscribers/").text
    assert eve.post(f"/desk/subscribers/{hook.pk}/switch-on/").status_code == 403
    hook.refresh_from_db()
    assert hook.switched_off_at


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"email": "", "audience": "public"}, "This field is required."),
        ({"email": "ana", "audience": "public"}, "This is not an e-mail address"),
        ({"email": "reader@example.test", "audience": "public"}, "already reads"),
        ({"email": "ana@example.test", "audience": "aliens"}, "Select a valid choice"),
        ({"url": "", "audience": "public"}, "This field is required."),
        ({"url": "https://ana:hush@shop.example/", "audience": "public"}, "leave them out"),
        ({"url": "ftp://shop.example/", "audience": "public"}, "Write a whole URL"),
        ({"url": "https://" + "x" * 500, "audience": "public"}, "at most 500 characters"),
        (
            {"url": "https://shop.example/", "audience": "public", "body": "xml"},
            "Select a valid choice",
        ),
        ({}, "This field is required."),
        (
            {"email": "ana@example.test", "audience": "public", "components": "x"},
            "Select a valid choice",
        ),
    ],
)
def test_a_reader_loses_nothing_over_a_bad_value(as_, said, sentence):
    make.subscriber()
    make.component()
    answer = as_(make.lee()).post("/desk/subscribers/", said)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{said.get("email", "")}"' in answer.text or not said.get("email")
    assert Subscriber.objects.count() == 1


def test_readers_are_added_by_liaisons_and_above(as_):
    for said in ({"email": "ana@example.test"}, {"url": "https://shop.example/"}):
        answer = as_(make.eve()).post("/desk/subscribers/", said | {"audience": "public"})
        assert answer.status_code == 403
        assert "An administrator, a commander or a liaison adds readers." in answer.text


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("login/", "Sign in"),
        ("password/reset/", "A new password"),
        ("password/reset/done/", "Look at your mail"),
        ("password/reset/key/1-set-password/", "This link is used up"),
        ("password/reset/key/done/", "Your password is changed"),
    ],
)
def test_account_pages_look_like_ours(client, address, title):
    text = client.get(f"/accounts/{address}").text
    assert f"<h1>{title}</h1>" in " ".join(text.split()).replace("<h1> ", "<h1>").replace(
        " </h1>", "</h1>"
    )
    assert "desk/desk.css" in text


@pytest.mark.parametrize("address", ["password/change/", "logout/", "email/", "reauthenticate/"])
def test_account_pages_of_a_colleague_look_like_ours(as_, address):
    answer = as_(make.lee()).get(f"/accounts/{address}")
    assert answer.status_code == 302 or "desk/desk.css" in answer.text


@pytest.mark.parametrize("address", ["/desk/nothing/", "/desk/incidents/x/"])
def test_what_is_not_there_says_so(as_, address):
    answer = as_(make.lee()).get(address)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
