"""The job publishing.deliver, with a real relay and a real endpoint on loopback…"""

import asyncio
import json
from contextlib import asynccontextmanager
from datetime import timedelta
from ipaddress import ip_network
from time import monotonic, time
from types import SimpleNamespace

import psycopg
import pytest
from aiohttp import web
from asgiref.sync import async_to_sync
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params
from standardwebhooks import Webhook

from commsdesk.incidents.models import Entry
from commsdesk.people.models import Page, Role
from commsdesk.publishing import tasks, ways
from commsdesk.publishing.models import RelayPace, Subscriber
from commsdesk.publishing.recover import recover
from commsdesk.publishing.secrets import encrypt
from tests import make
from tests.channels.mailbox import real_relay
from tests.channels.relays import HANG, ScriptedRelay
from tests.publishing.pretend import delivery_to, make_due, order_of, readers, said, states
from tests.publishing.test_journal import files_of_at_most
from tests.publishing.test_leases import claimed_by_another

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Endpoint:
    """Takes webhooks, or hangs."""

    def __init__(self, *, hangs=False, answers=204):
        self.hangs = hangs
        self.answers = answers
        self.calls = []
        self.was_called = asyncio.Event()

    @asynccontextmanager
    async def listening(self):
        app = web.Application()
        app.router.add_post("/", self.take)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
        finally:
            await runner.cleanup()

    async def take(self, request):
        self.calls.append((await request.text(), dict(request.headers)))
        self.was_called.set()
        if self.hangs:
            await asyncio.Event().wait()
        return web.Response(status=self.answers)


@asynccontextmanager
async def scripted(relay):
    async with relay.listening() as where:
        yield where, relay


@asynccontextmanager
async def nobody():
    """A port on which nobody listens."""
    async with real_relay() as (where, mailbox):
        pass
    yield where, mailbox


@pytest.fixture
def job(settings, tmp_path):
    """Do the job once, or until an event, with mail going to one relay and calls to one endpoint.

    Returns what the relay took.
    """
    settings.DATA = tmp_path
    settings.COMMSDESK_ALLOW_PRIVATE = (ip_network("127.0.0.0/8"),)

    @async_to_sync
    async def run(publication, relay, endpoint=None, until=None, options=""):
        async with relay as (where, mailbox), (endpoint or Endpoint()).listening() as url:
            settings.COMMSDESK_RELAY = f"smtp://{where}?tls=off{options}"
            hooks = Subscriber.objects.filter(channel="webhook")
            await hooks.aupdate(address=url)
            running = asyncio.create_task(tasks.deliver(publication=publication.pk))
            if until:
                await asyncio.wait_for(until.wait(), 20)
                await asyncio.sleep(0.3)
                running.cancel()
                await asyncio.wait([running])
            else:
                await running
            return mailbox

    return run


def hook(secret=SECRET):
    """One reader by webhook, whose address the job's endpoint becomes."""
    readers(1, channel="webhook", at="hooks.example.test")
    Subscriber.objects.filter(channel="webhook").update(secret=encrypt(secret))


def jobs_to_come(publication):
    return ProcrastinateJob.objects.filter(
        task_name="publishing.deliver",
        status="todo",
        scheduled_at__isnull=False,
        args={"publication": publication.pk},
    )


def test_it_sends_each_reader_a_copy_of_their_own(job, settings):
    readers(3)
    publication = said()
    mails = job(publication, real_relay()).mails()
    assert sorted(mail["To"] for mail in mails) == [f"reader{n}@example.test" for n in range(3)]
    assert {mail["Subject"] for mail in mails} == {publication.title}
    assert len({mail["Message-ID"] for mail in mails}) == 3
    page = f"{settings.COMMSDESK_PUBLIC_URL}/incidents/{publication.incident.public_id}/"
    for mail in mails:
        token = Subscriber.objects.get(address=mail["To"]).token
        assert f"<{settings.COMMSDESK_URL}/leave/{token}/>" in mail["List-Unsubscribe"]
        assert page in mail.get_body(("plain",)).get_content()
    assert states(publication) == {"accepted": 3}
    assert not jobs_to_come(publication)


def test_it_records_whom_the_relay_refuses_in_its_words_and_tells_the_others(job):
    def odd(command, recipient):
        refused = recipient.startswith("reader1@") and command.startswith("RCPT")
        return "550 5.1.1 no such mailbox" if refused else None

    readers(40)
    publication = said()
    job(publication, scripted(ScriptedRelay(odd)))
    assert states(publication) == {"accepted": 39, "refused": 1}
    assert "550 5.1.1 no such mailbox" in delivery_to(publication, "reader1@example.test").reason


def test_it_comes_back_when_the_relay_was_down_and_is_up_again(job):
    readers(600)
    publication = said()
    job(publication, nobody())
    assert states(publication) == {"waiting": 600}
    (later,) = jobs_to_come(publication)
    assert later.scheduled_at == publication.deliveries.order_by("due_at").first().due_at
    assert all("127.0.0.1" in each.reason for each in publication.deliveries.all())
    make_due(publication)
    mails = job(publication, real_relay()).mails()
    assert len({mail["To"] for mail in mails}) == len(mails) == 600
    assert states(publication) == {"accepted": 600}


def test_it_sends_nothing_that_is_overtaken_by_when_a_dead_worker_gives_it_back(job, monkeypatch):
    async def late(*given):
        await asyncio.sleep(0.3)
        await recover(*given)

    readers(1)
    first = said()
    claimed_by_another(first, ends_in=-1)
    make.published(make.draft(first.incident))
    monkeypatch.setattr(tasks, "recover", late)
    assert job(first, real_relay()).mails() == []
    assert states(first) == {"unknown": 1}


def test_it_waits_in_the_queue_only_once(job):
    readers(1)
    publication = said()
    for _ in range(2):
        job(publication, nobody())
    assert jobs_to_come(publication).count() == 1


def test_it_comes_back_for_whoever_is_due_first():
    readers(1)
    publication = said()
    order, now = order_of(publication), timezone.now()
    for seconds in (3_600, 5, 60):
        tasks.come_back(order, now + timedelta(seconds=seconds))
    assert jobs_to_come(publication).get().scheduled_at == now + timedelta(seconds=5)


def test_it_sends_a_repeat_under_the_same_message_id(job):
    readers(1)
    publication = said()
    (first,) = job(publication, real_relay()).mails()
    publication.deliveries.update(state="waiting", settled_at=None)
    make_due(publication)
    (second,) = job(publication, real_relay()).mails()
    assert first["Message-ID"] == second["Message-ID"]


def test_it_calls_endpoints_with_a_signed_body(job):
    hook()
    publication, endpoint = said(), Endpoint()
    job(publication, nobody(), endpoint)
    ((body, headers),) = endpoint.calls
    assert Webhook(SECRET).verify(body, headers)["data"]
    assert states(publication) == {"accepted": 1}


def test_it_calls_an_endpoint_with_the_body_that_it_wants(job):
    hook()
    Subscriber.objects.update(body="statuspage")
    publication, endpoint = said(), Endpoint()
    job(publication, nobody(), endpoint)
    ((body, headers),) = endpoint.calls
    told = Webhook(SECRET).verify(body, headers)
    assert told["incident"]["id"] == publication.incident.public_id
    assert told["meta"]["unsubscribe"].endswith(f"/leave/{Subscriber.objects.get().token}/")


def test_it_calls_no_endpoint_again_that_says_it_is_gone(job):
    hook()
    first, gone = said(), Endpoint(answers=410)
    job(first, nobody(), gone)
    assert states(first) == {"refused": 1}
    assert Subscriber.objects.get().switched_off_at
    assert states(said()) == {}


class SwitchedOff:
    async def wait(self):
        while not await Subscriber.objects.filter(switched_off_at__isnull=False).aexists():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


def test_it_heeds_who_says_it_is_gone_while_mails_still_leave(job, monkeypatch):
    monkeypatch.setattr(ways, "HEEDED_EVERY", 0.1)
    readers(1)
    hook()
    relay = ScriptedRelay(lambda command, _: HANG if command == "." else None)
    job(said(), scripted(relay), Endpoint(answers=410), until=SwitchedOff())
    assert "410" in Subscriber.objects.get(channel="webhook").failure


def test_it_keeps_trying_where_a_secret_was_stored_under_another_key(job):
    hook()
    Subscriber.objects.update(secret="gAAAAAB")
    publication, endpoint = said(), Endpoint()
    job(publication, nobody(), endpoint)
    assert endpoint.calls == []
    (waiting,) = publication.deliveries.all()
    assert waiting.state == "waiting"
    assert "COMMSDESK_SECRET_KEY" in waiting.reason


def test_it_holds_up_no_webhook_for_a_relay_that_hangs(job):
    readers(30)
    hook()
    publication, endpoint = said(), Endpoint()
    relay = ScriptedRelay(lambda command, recipient: HANG if command == "." else None)
    job(publication, scripted(relay), endpoint, until=endpoint.was_called)
    assert states(publication) == {"waiting": 30, "accepted": 1}


def test_it_holds_up_no_mail_for_an_endpoint_that_hangs(job):
    readers(30)
    hook()
    publication, all_taken = said(), asyncio.Event()

    def count(command, recipient):
        if command == "." and len(relay.taken) == 29:
            all_taken.set()

    relay = ScriptedRelay(count)
    job(publication, scripted(relay), Endpoint(hangs=True), until=all_taken)
    assert states(publication) == {"waiting": 1, "accepted": 30}


def test_it_stops_and_says_so_when_its_journal_cannot_be_written(job):
    readers(2_000)
    publication, told = said(), []
    for _ in range(2):
        with files_of_at_most(500):  # about ten lines
            told += [mail["To"] for mail in job(publication, real_relay()).mails()]
    assert 0 < len(told) < 120  # those, and what was in flight
    assert len(set(told)) == len(told)
    assert states(publication) == {"accepted": len(told), "waiting": 2_000 - len(told)}
    (entry,) = Entry.objects.filter(verb="delivery_paused")  # once, though it came back
    assert "cannot be written: File too large." in entry.text
    (later,) = jobs_to_come(publication)
    assert later.scheduled_at > timezone.now() + timedelta(seconds=20)


def test_it_alarms_the_desk_for_as_long_as_its_journal_cannot_be_written(job, tmp_path, client):
    readers(3)
    ana = make.user("Ana", Role.ADMINISTRATOR)
    publication = said()
    page = f"/desk/incidents/{publication.incident.public_id}/?parts=messages"
    client.force_login(ana)
    (tmp_path / "journal").write_text("in the way")
    assert job(publication, real_relay()).mails() == []
    assert "cannot be written: File exists" in client.get(page).text
    paged = Page.objects.filter(title__startswith="Messages do not leave")
    assert {page.user.name for page in paged} == {"Ana", "Iris"}
    (tmp_path / "journal").unlink()
    assert len(job(publication, real_relay()).mails()) == 3
    assert "cannot be written" not in client.get(page).text
    assert Entry.objects.filter(verb="delivery_resumed").count() == 1


def test_it_alarms_once_where_another_host_can_write_its_journal(job, settings, monkeypatch):
    readers(1)
    publication, folder = said(), settings.DATA
    (folder / "journal").write_text("in the way")
    Page.objects.all().delete()
    for host in ("desk-a", "desk-b") * 2:
        monkeypatch.setattr("socket.gethostname", lambda host=host: host)
        settings.DATA = folder if host == "desk-a" else folder / host
        make_due(publication)
        job(publication, nobody())
    assert Entry.objects.get(verb="delivery_paused").text.startswith("desk-a: The journal")
    assert not Entry.objects.filter(verb="delivery_resumed").exists()
    assert Page.objects.count() == 1


@pytest.mark.parametrize(("attempts", "says"), [(2, False), (3, True)])
def test_it_says_so_when_it_fails_again_and_again(attempts, says, monkeypatch):
    async def fail(*_):
        raise RuntimeError("Something that nobody thought of.")

    readers(1)
    publication = said()
    Page.objects.all().delete()
    monkeypatch.setattr(tasks, "recover", fail)
    context = SimpleNamespace(job=SimpleNamespace(attempts=attempts))
    for _ in range(2):
        with pytest.raises(RuntimeError):
            asyncio.run(tasks.try_to_deliver(context, publication=publication.pk))
    assert Entry.objects.filter(verb="delivery_paused").count() == says
    assert Page.objects.exists() == says


def test_it_keeps_to_the_rate_in_the_relays_address(job):
    readers(30)
    publication, began = said(), monotonic()
    job(publication, real_relay(), options="&rate=20")
    assert monotonic() - began > 1.4
    assert states(publication) == {"accepted": 30}


def test_it_slows_down_for_everybody_when_the_relay_asks_for_it(job):
    readers(30)
    publication, often = said(), []

    def busy(command, recipient):
        if not command.startswith("RCPT"):
            return None
        often.append(command)
        return "451 4.3.2 too busy" if len(often) == 3 else None

    job(publication, scripted(ScriptedRelay(busy)))
    assert states(publication) == {"accepted": 29, "waiting": 1}
    (row,) = RelayPace.objects.all()
    assert row.slowed_at == pytest.approx(time(), abs=60)
    assert row.slowed_to > 0


def test_it_tells_open_desks_to_count_anew(job):
    readers(1)
    publication = said()
    with psycopg.connect(**connector_params(), autocommit=True) as desk:
        desk.execute("LISTEN commsdesk")
        job(publication, real_relay())
        notices = [json.loads(notice.payload) for notice in desk.notifies(timeout=1, stop_after=1)]
    assert notices == [
        {
            "incident": publication.incident.public_id,
            "publication": publication.public_id,
            "verb": "delivered",
        }
    ]
