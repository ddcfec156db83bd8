"""Three workers are stopped in the middle: one is cut off, the relay of another is slow."""

import asyncio
from contextlib import AsyncExitStack
from time import monotonic

import pytest
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from commsdesk.publishing.correct import correct
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.stop import stop
from tests import make
from tests.publishing.pretend import readers, said, states
from tests.publishing.test_several_machines import CUT_OFF, LEASE, Machine, until

pytestmark = [
    pytest.mark.faults,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(400),  # on a busy machine; alone it takes forty seconds
]

COUNT, STOPPED_AFTER = 20_000, 5_000
RATE = 1_500  # mails a second and relay
HEARD_WITHIN = 2.0  # seconds
MAY_HAVE_IT = Q(state__in=["accepted", "unknown"]) | Q(is_doubtful=True)


def stop_now(publication, lee):
    stop(publication, by=lee, now=timezone.now())
    connection.close()  # a thread's own


def addresses(deliveries):
    keys = deliveries.values_list("subscriber_id", flat=True)
    return set(Subscriber.objects.filter(pk__in=keys).values_list("address", flat=True))


def test_nothing_is_begun_later_than_allowed_and_the_correction_reaches_who_was_told(tmp_path):
    readers(COUNT)
    publication, lee = said(), make.lee()

    async def run():
        async with AsyncExitStack() as stack:
            quick, slow, away = machines = [
                await stack.enter_async_context(
                    Machine(number, tmp_path).working(publication.pk, RATE)
                )
                for number in range(3)
            ]
            for machine in machines:
                machine.mailbox.pause = 3.0
            await until(lambda: min(each.taken for each in machines) > 20)
            quick.mailbox.pause = away.mailbox.pause = 0.0  # not before all three are at it
            await until(lambda: away.taken > 500)
            away.cable.is_whole.clear()
            cut_at = monotonic()
            await until(lambda: sum(each.taken for each in machines) > STOPPED_AFTER)
            await asyncio.to_thread(stop_now, publication, lee)
            stopped_at = monotonic()
            await asyncio.sleep(max(0, CUT_OFF - (stopped_at - cut_at)))
            away.cable.is_whole.set()
            for machine in machines:
                assert await asyncio.wait_for(machine.process.wait(), 60) == 0
            assert max(quick.mailbox.began + slow.mailbox.began) < stopped_at + HEARD_WITHIN
            assert max(away.mailbox.began) < cut_at + LEASE
            mails = [each for machine in machines for each in machine.mailbox.envelopes]
            return {address for mail in mails for address in mail.rcpt_tos}

    got_it = asyncio.run(run())
    assert set(states(publication)) <= {"accepted", "unknown", "stopped"}
    may_have_it = addresses(publication.deliveries.filter(MAY_HAVE_IT))
    assert got_it <= may_have_it
    assert len(may_have_it) < COUNT / 2  # it was in the middle
    now = timezone.now()
    correction = make.published(correct(publication, by=lee, now=now), now=now)
    assert addresses(correction.deliveries.filter(is_untold=False)) == may_have_it
    others = addresses(correction.deliveries.filter(is_untold=True))
    assert others == addresses(publication.deliveries.all()) - may_have_it
