"""A private incident and a drill, published by every verb, leave the outside untouched."""

from __future__ import annotations

import asyncio

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from commsdesk.channels.webhook import Webhook
from commsdesk.config.demo.catcher import Hooks, Mailbox
from commsdesk.config.demo.command import free_port
from commsdesk.incidents.move_to import move_to
from commsdesk.publishing import tasks
from commsdesk.publishing.correct import correct
from commsdesk.publishing.models import Outlet, Publication
from commsdesk.publishing.secrets import encrypt
from commsdesk.publishing.withdraw import withdraw
from commsdesk.status import tasks as status_tasks
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def outside(settings, tmp_path):
    """A mailbox, a receiver of webhooks and a public folder, all real, with readers on each."""
    settings.DATA = tmp_path
    port = free_port()
    settings.COMMSDESK_RELAY = f"smtp://127.0.0.1:{port}"
    settings.COMMSDESK_ALLOW_PRIVATE = (make.LOOPBACK,)
    mailbox, hooks = Mailbox(), Hooks({"/hook": SECRET})
    catcher = Controller(mailbox, hostname="127.0.0.1", port=port)
    catcher.start()
    hooks.listen()
    make.subscriber()
    hook = make.subscriber(f"http://127.0.0.1:{hooks.port}/hook", channel="webhook")
    hook.secret = encrypt(SECRET)
    hook.save()
    address, secret = encrypt(hook.address), encrypt(SECRET)
    for key in ("public", "executive"):
        audience = make.audience(key)
        Outlet.objects.create(
            name=key, channel=Webhook.name, address=address, secret=secret, audience=audience
        )
    yield mailbox, hooks, tmp_path / "public"
    catcher.stop()


def publish_by_every_verb(**kind) -> list[Publication]:
    """To customers and executives, corrected, withdrawn, and the all-clear."""
    now = timezone.now()
    incident = make.incident(**kind)
    make.facts(incident, confirmation="We watched test payments for an hour")
    said = [make.published(make.draft(incident, to, now=now), now=now) for to in AUDIENCES]
    said.append(make.published(correct(said[0], by=make.lee(), now=now), now=now))
    withdraw(said[2], by=make.lee(), now=now)
    incident = move_to(incident, "resolved", by=make.iris(), now=now)
    said.append(make.published(make.draft(incident, now=now), now=now))
    return said


AUDIENCES = ("public", "executive")


def carry_out(said: list[Publication]) -> None:
    """Do the jobs that publishing deferred."""
    for publication in said:
        asyncio.run(tasks.deliver(publication=publication.pk))
        status_tasks.render.func(publication=publication.pk)


@pytest.mark.parametrize("kind", [{"is_private": True}, {"is_drill": True}, {}])
def test_it(outside, kind):
    mailbox, hooks, folder = outside
    carry_out(publish_by_every_verb(**kind))
    feed = (folder / "history.atom").read_text()
    pages = list((folder / "incidents").glob("*/index.html"))
    touched = [bool(mailbox.mails), bool(hooks.received), "<entry>" in feed, bool(pages)]
    assert touched == [not kind] * 4  # the ordinary incident shows that each could be touched
