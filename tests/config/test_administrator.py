"""The command that prints a link for the first administrator."""

import re

import pytest

from commsdesk.config.administrator import administrator
from commsdesk.config.cannot_start import CannotStart
from commsdesk.people.models import User
from tests import make


def test_its_link_makes_one(transactional_db, client, capsys):
    administrator()
    (path,) = re.findall(
        r"^http://127.0.0.1:8080(/accounts/first/\S+)$", capsys.readouterr().out, re.M
    )
    client.post(path, {"name": "Ana", "email": "ana@example.test", "password": "to the harbour"})
    assert User.objects.get().name == "Ana"


def test_it_says_who_makes_accounts_where_somebody_is_there(transactional_db):
    make.lee()
    with pytest.raises(CannotStart) as refusal:
        administrator()
    assert str(refusal.value) == (
        "Somebody has an account already; an administrator makes the others, on the page "
        "http://127.0.0.1:8080/desk/people/"
    )
