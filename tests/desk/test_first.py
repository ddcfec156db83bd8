"""The page that the printed link leads to."""

import pytest

from commsdesk.people.first_administrator import first_token
from commsdesk.people.models import User

ANA = {"name": "Ana", "email": "ana@example.test", "password": "a long way to the harbour"}


@pytest.fixture
def address(db):
    return f"/accounts/first/{first_token()}/"


def test_it_makes_the_administrator_and_signs_in(client, address):
    assert "Make the first administrator" in client.get(address).content.decode()
    answer = client.post(address, ANA)
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_it_says_that_the_link_was_used(client, address):
    client.post(address, ANA)
    for answer in (client.get(address), client.post(address, ANA)):
        assert answer.status_code == 410
        assert "commsdesk administrator" in answer.content.decode()
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "This field is required."),
        ({"email": "ana"}, "Enter a valid email address."),
        ({"password": "short"}, "This password is too short."),
    ],
)
def test_it_keeps_what_was_typed_and_says_what_to_mend(client, address, change, says):
    answer = client.post(address, {**ANA, **change})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not User.objects.exists()
    assert ANA["password"] not in answer.content.decode()
