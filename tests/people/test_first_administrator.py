"""The first administrator is made once, by who can read what Commsdesk prints."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import signing
from django.db import connection

from commsdesk.people.first_administrator import (
    LASTS,
    LinkSpent,
    first_token,
    make_first,
    needs_first,
)
from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused

ANA = {"email": "ana@example.test", "name": "Ana", "password": "a long way to the harbour"}


def test_it_is_made_and_may_do_everything(db):
    assert needs_first()
    ana = make_first(first_token(), **ANA)
    assert ana.has_role(Role.ADMINISTRATOR)
    assert ana.check_password(ANA["password"])
    assert not needs_first()


def test_the_link_is_good_once(db):
    token = first_token()
    make_first(token, **ANA)
    with pytest.raises(LinkSpent):
        make_first(token, **{**ANA, "email": "eve@example.test"})


def test_no_link_is_good_once_somebody_is_there(db):
    User.objects.create_user("lee@example.test", name="Lee", roles=[Role.LIAISON])
    with pytest.raises(LinkSpent):
        make_first(first_token(), **ANA)


def test_the_link_is_good_for_half_an_hour(db, monkeypatch):
    token = first_token()
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + LASTS.total_seconds() + 1)
    with pytest.raises(LinkSpent):
        make_first(token, **ANA)
    assert LASTS.total_seconds() == 30 * 60


OF_ANOTHER_SALT = signing.dumps("first", salt="something else")


@pytest.mark.parametrize("token", ["", "x", OF_ANOTHER_SALT], ids=["none", "nonsense", "salt"])
def test_nobody_makes_a_link_of_his_own(db, token):
    with pytest.raises(LinkSpent):
        make_first(token, **ANA)


@pytest.mark.parametrize("password", ["short", "password1234", "ana@example.test"])
def test_it_refuses_a_weak_password_and_the_link_stays_good(db, password):
    token = first_token()
    with pytest.raises(Refused) as refused:
        make_first(token, **{**ANA, "password": password})
    assert refused.value.field == "password"
    assert make_first(token, **ANA)


def test_two_at_once_make_one(transactional_db):
    token, barrier = first_token(), Barrier(2)

    def make(email: str) -> bool:
        barrier.wait()
        try:
            return bool(make_first(token, **{**ANA, "email": email}))
        except LinkSpent:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as making:
        made = list(making.map(make, ["ana@example.test", "eve@example.test"]))
    assert sorted(made) == [False, True]
    assert User.objects.count() == 1
