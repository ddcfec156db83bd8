"""A page to a colleague…"""

from contextlib import asynccontextmanager
from datetime import timedelta

import psycopg
import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params

from commsdesk.people import page as paging
from commsdesk.people import tasks
from commsdesk.people.models import Page
from commsdesk.people.reach import reach
from tests import make
from tests.channels.mailbox import real_relay
from tests.channels.relays import HANG, ScriptedRelay
from tests.make import NOON

pytestmark = pytest.mark.django_db

TITLE = "The next update to the public is due at 12:20 UTC"
DAY = timedelta(days=1)


def asked(**changes) -> Page:
    """Of iris, at noon."""
    page = reach(make.iris(), title=TITLE, body="Nobody began.", about="promise:12", now=NOON)
    Page.objects.filter(pk=page.pk).update(**changes)
    page.refresh_from_db()
    return page


@pytest.fixture
def sent(settings):
    """Try once, by a relay; returns what the relay took."""

    @async_to_sync
    async def send(page, relay, now=NOON):
        async with relay as (where, mailbox):
            settings.COMMSDESK_RELAY = f"smtp://{where}?tls=off"
            await sync_to_async(paging.send)(page.pk, now)
        await page.arefresh_from_db()
        return mailbox

    return send


@asynccontextmanager
async def scripted(odd):
    relay = ScriptedRelay(odd)
    async with relay.listening() as where:
        yield where, relay


def test_is_mailed_to_the_address_of_the_account(sent):
    page = asked()
    (mail,) = sent(page, real_relay()).mails()
    assert (mail["To"], mail["Subject"]) == ("iris@example.test", TITLE)
    assert "Nobody began." in mail.get_body(("plain",)).get_content()
    assert f"/desk/pages/{page.pk}/" in mail.get_body(("plain",)).get_content()
    assert mail["List-Unsubscribe"] is None
    assert (page.sent_at, page.tries, page.failure, page.next_try_at) == (NOON, 1, "", None)
    assert page.reference == "taken"


def test_is_sent_once_however_often_its_job_runs(sent):
    page = asked()
    sent(page, real_relay())
    assert sent(page, real_relay()).mails() == []
    assert page.tries == 1


@pytest.mark.parametrize(("tries", "seconds"), [(0, 5), (1, 10), (4, 80), (6, 300), (40, 300)])
def test_waits_longer_after_each_failure_with_the_reason_on_its_row(tries, seconds, sent):
    page = asked(tries=tries)
    sent(page, scripted(lambda command, _: "451 later" if command == "." else None))
    assert page.sent_at is None
    assert "451 later" in page.failure
    assert page.next_try_at == NOON + timedelta(seconds=seconds)


def test_is_not_tried_again_where_it_was_refused_for_good(sent):
    page = asked()
    sent(page, scripted(lambda command, _: "550 no iris" if command[:4] == "RCPT" else None))
    assert "550 no iris" in page.failure
    assert page.next_try_at is None


def test_is_given_up_when_it_is_a_day_old(sent):
    page = asked()
    sent(page, scripted(lambda command, _: "451 later" if command == "." else None), NOON + DAY)
    assert page.next_try_at is None


def test_says_that_the_relay_hangs(sent, monkeypatch):
    monkeypatch.setattr(paging, "PATIENCE", 0.2)
    page = asked()
    sent(page, scripted(lambda command, _: HANG if command == "." else None))
    assert page.failure == "The relay did not take it within 0.2 seconds."
    assert page.next_try_at


@pytest.mark.django_db(transaction=True)
def test_holds_up_nobody_who_follows_its_link_while_the_relay_takes_it(sent, monkeypatch):
    async def follow(*_):
        with psycopg.connect(**connector_params()) as other:
            other.execute("SET lock_timeout = '1s'")
            other.execute("UPDATE people_page SET seen_at = now()")
            other.execute("SELECT FROM people_user FOR UPDATE")
        return "taken"

    monkeypatch.setattr(paging, "mail", follow)
    page = asked()
    sent(page, real_relay())
    assert page.sent_at
    assert page.seen_at


def test_comes_back_by_a_job_of_its_own(settings):
    settings.COMMSDESK_RELAY = "smtp://127.0.0.1:1?tls=off"  # nobody listens there
    page = asked(asked_at=timezone.now())
    tasks.page(page=page.pk)
    page.refresh_from_db()
    coming = ProcrastinateJob.objects.filter(task_name="people.page", args={"page": page.pk})
    assert [job.scheduled_at for job in coming.order_by("id")] == [None, page.next_try_at]
