"""A reader joins by confirming, and leaves at once."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from commsdesk.people.refused import Refused
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.subscribers import LinkRunOut, confirm, leave, subscribe
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db

DAY = 60 * 24


def asked() -> int:
    return ProcrastinateJob.objects.filter(task_name="status.confirm").count()


def test_it_is_asked_and_gets_nothing_until_it_confirms():
    reader = subscribe("Ann.Smith@Example.ORG ", now=NOON)
    assert reader.address == "ann.smith@example.org"
    assert (reader.audience.key, reader.wants_everything) == ("public", True)
    assert reader.verified_at is None
    assert ProcrastinateJob.objects.get().args == {"subscriber": reader.pk}
    assert confirm(reader.token, now=NOON + minutes(3)).verified_at == NOON + minutes(3)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann+status@example.org", "ann+status@example.org"),
        ("o'hara@example.org", "o'hara@example.org"),
    ],
)
def test_its_address_is_kept_as_mail_servers_write_it(typed, kept):
    assert subscribe(typed, now=NOON).address == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "ann example@example.org",
        "Ann <ann@example.org>",
        "ann@example.org, bob@example.org",
        "ann@example.org\r\nBcc: bob@example.org",
        '"ann smith"@example.org',
        "ann\x00@example.org",
        "ann@exa\x00mple.org",
        "änn@example.org",
        f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example.org",
        "a" * 100_000,
    ],
)
def test_it_is_refused_with_the_mend_where_no_mail_could_reach_it(typed):
    with pytest.raises(Refused, match=r"name@example\.org") as refused:
        subscribe(typed, now=NOON)
    assert refused.value.field == "email"
    assert not Subscriber.objects.exists()


def test_it_is_asked_no_more_than_once_in_ten_minutes():
    for minute in (0, 1, 9.9):
        subscribe("ann@example.org", now=NOON + minutes(minute))
    assert asked() == 1
    subscribe("ANN@example.org", now=NOON + minutes(10))
    assert asked() == 2
    assert Subscriber.objects.count() == 1


def test_it_is_not_asked_again_once_it_reads():
    reader = subscribe("ann@example.org", now=NOON)
    confirm(reader.token, now=NOON)
    again = subscribe("ann@example.org", now=NOON + minutes(DAY))
    assert (again, again.verified_at, asked()) == (reader, NOON, 1)


def test_it_confirms_twice_as_once():
    reader = subscribe("ann@example.org", now=NOON)
    confirm(reader.token, now=NOON)
    assert confirm(reader.token, now=NOON + minutes(30 * DAY)).verified_at == NOON


def test_it_confirms_within_a_week():
    reader = subscribe("ann@example.org", now=NOON)
    with pytest.raises(LinkRunOut, match="Sign up again"):
        confirm(reader.token, now=NOON + minutes(7 * DAY + 1))
    reader.refresh_from_db()
    assert reader.verified_at is None


def test_it_leaves_at_once_and_twice_as_once():
    reader = subscribe("ann@example.org", now=NOON)
    confirm(reader.token, now=NOON)
    assert leave(reader.token, now=NOON + minutes(1)).left_at == NOON + minutes(1)
    assert leave(reader.token, now=NOON + minutes(2)).left_at == NOON + minutes(1)


def test_it_does_not_come_back_by_an_old_link_but_by_signing_up_again():
    reader = subscribe("ann@example.org", now=NOON)
    leave(reader.token, now=NOON)
    with pytest.raises(LinkRunOut):
        confirm(reader.token, now=NOON)
    subscribe("ann@example.org", now=NOON + minutes(10))
    back = confirm(reader.token, now=NOON + minutes(11))
    assert (back.verified_at, back.left_at) == (NOON + minutes(11), None)


def test_it_stays_away_when_somebody_else_signs_it_up_again():
    reader = subscribe("ann@example.org", now=NOON)
    leave(reader.token, now=NOON + minutes(1))
    assert subscribe("ann@example.org", now=NOON + minutes(10)).left_at == NOON + minutes(1)
    leave(reader.token, now=NOON + minutes(11))
    with pytest.raises(LinkRunOut):
        confirm(reader.token, now=NOON + minutes(12))


@pytest.mark.parametrize("verb", [confirm, leave])
def test_it_is_found_only_by_its_token(verb):
    with pytest.raises(Subscriber.DoesNotExist):
        verb("x" * 32, now=NOON)
