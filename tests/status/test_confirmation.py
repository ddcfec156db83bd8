"""Who signs up is asked by mail, once, and by nothing else."""

from __future__ import annotations

import email
import email.policy
import re

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from commsdesk.channels.contract import SendError
from commsdesk.config.demo.command import free_port
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.subscribers import BETWEEN_LINKS, leave, subscribe
from commsdesk.status import tasks

pytestmark = pytest.mark.django_db


class Postbox:
    """Takes everything, but for who is unknown or must wait."""

    def __init__(self) -> None:
        self.mails = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address.startswith("unknown"):
            return "550 No such mailbox"
        if address.startswith("later"):
            return "451 Try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((envelope.rcpt_tos, mail))
        return "250 OK"


@pytest.fixture
def postbox(settings):
    box, port = Postbox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.COMMSDESK_RELAY = f"smtp://127.0.0.1:{port}"
    yield box
    controller.stop()


def test_it_holds_the_link_that_confirms(client, postbox, settings):
    reader = subscribe("ann@example.org", now=timezone.now())
    tasks.confirm(reader.pk)
    ((recipients, mail),) = postbox.mails
    assert recipients == ["ann@example.org"]
    assert mail["Subject"] == "Please confirm: updates from Northwind Pay"
    text = mail.get_body(("plain",)).get_content()
    link = re.search(rf"{re.escape(settings.COMMSDESK_URL)}(/confirm/\S+)", text)
    assert client.post(link[1]).status_code == 200
    reader.refresh_from_db()
    assert reader.verified_at


def test_it_is_not_sent_to_who_has_answered_meanwhile(postbox):
    confirmed, left = (subscribe(f"{who}@example.org", now=timezone.now()) for who in "ab")
    Subscriber.objects.filter(pk=confirmed.pk).update(verified_at=timezone.now())
    Subscriber.objects.filter(pk=left.pk).update(left_at=timezone.now())
    for each in (confirmed, left):
        tasks.confirm(each.pk)
    assert postbox.mails == []


def test_it_is_sent_to_who_left_and_signs_up_again(postbox):
    now = timezone.now()
    reader = subscribe("ann@example.org", now=now - 2 * BETWEEN_LINKS)
    leave(reader.token, now=now - BETWEEN_LINKS)
    tasks.confirm(subscribe(reader.address, now=now).pk)
    assert len(postbox.mails) == 1


def test_it_is_tried_again_only_where_that_may_help(postbox, caplog):
    later, unknown = (
        subscribe(f"{who}@example.org", now=timezone.now()) for who in ("later", "unknown")
    )
    with pytest.raises(SendError, match="Try again"):
        tasks.confirm(later.pk)
    tasks.confirm(unknown.pk)
    (logged,) = [one.message for one in caplog.records if one.name.startswith("commsdesk")]
    assert "No such mailbox" in logged
    assert "unknown@" not in logged
