"""An endpoint that misbehaves leaves a reason that a person can read…"""

import asyncio
from functools import partial
from ipaddress import ip_network

import pytest
from aiohttp import web
from asgiref.sync import async_to_sync

from commsdesk.channels.http import Web
from commsdesk.publishing import tasks, ways
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.secrets import encrypt
from tests.channels.endpoints import endpoint
from tests.network import leading_to
from tests.publishing.pretend import readers, said

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told(settings, tmp_path, monkeypatch):
    """Publish once to a webhook whose endpoint answers so; returns state and reason."""
    settings.DATA = tmp_path
    settings.COMMSDESK_ALLOW_PRIVATE = (ip_network("127.0.0.0/8"),)
    monkeypatch.setattr(ways, "Web", partial(Web, total=0.3))
    readers(1, channel="webhook", at="hooks.example.test")
    Subscriber.objects.update(secret=encrypt("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))

    @async_to_sync
    async def run(publication, answer, host):
        async with endpoint(answer) as (url, _):
            await Subscriber.objects.aupdate(address=url.replace("127.0.0.1", host))
            await tasks.deliver(publication=publication.pk)

    def publish(answer=None, host="127.0.0.1"):
        publication = said()
        run(publication, answer, host)
        return publication.deliveries.values_list("state", "reason").get()

    return publish


async def redirects(request):
    return web.Response(status=302, headers={"Location": "http://169.254.169.254/latest"})


async def answers_after_a_minute(request):
    await asyncio.sleep(60)
    return web.Response()


async def sends_a_gigabyte(request):
    """With a no, so that all of it would be the reason."""
    response = web.StreamResponse(status=500)
    await response.prepare(request)
    for _ in range(1_000):
        await response.write(b"x" * 1_000_000)
    return response


FAULTS = [
    (
        redirects,
        "refused",
        "It redirects to http://169.254.169.254/latest, and redirects are not followed.",
    ),
    (answers_after_a_minute, "waiting", "No answer within 0.3 seconds."),
    (sends_a_gigabyte, "waiting", f"It answered 500: {'x' * 199}…"),
]


@pytest.mark.parametrize(("answer", "state", "reason"), FAULTS)
def test_on_the_delivery(answer, state, reason, told):
    assert told(answer) == (state, reason)


def test_where_its_name_has_moved_to_a_private_address(told, monkeypatch):
    leading_to(monkeypatch, "127.0.0.1", "[::1]")
    assert told(host="rebound.example") == ("accepted", "")
    state, reason = told(host="rebound.example")
    assert state == "refused"
    assert reason.startswith("Its host has a private address, and COMMSDESK_ALLOW_PRIVATE")
