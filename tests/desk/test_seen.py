"""When a colleague was last here."""

from __future__ import annotations

import pytest

from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, 0), (2, 0), (0.5, 0.5)],  # minutes ago
)
def test_it_is_noted_at_most_once_a_minute(as_, noon, before, after):
    lee = make.lee()
    lee.seen_at = None if before is None else noon - make.minutes(before)
    lee.save()
    as_(lee).get("/desk/")
    lee.refresh_from_db()
    assert lee.seen_at == noon - make.minutes(after)


def test_it_is_noted_for_nobody_who_is_not_signed_in(client):
    assert client.get("/accounts/login/").status_code == 200
