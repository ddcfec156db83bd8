"""Many endpoints are called at once, no host too often, and a slow one holds up nobody else."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from aiohttp import web
from yarl import URL

from commsdesk.channels import callers
from commsdesk.channels.contract import AnswerLost, NotBegun, one_batch
from commsdesk.channels.pool import Pool
from commsdesk.channels.webhook import Webhook
from tests.channels.endpoints import endpoint, opened
from tests.channels.say import PAGE, note, reader
from tests.channels.stages import SECRET
from tests.channels.test_dead_endpoints import Simulated

pytestmark = pytest.mark.usefixtures("every_name_is_here")


@pytest.fixture(autouse=True)
def soon_late(monkeypatch):
    monkeypatch.setattr(callers, "LATE_AFTER", 0.02)


def receivers(url, count, host="", first=0):
    at = url.replace("127.0.0.1", host) if host else url
    return [
        reader(f"r{key}", key, address=f"{at}/{key}", secret=SECRET)
        for key in range(first, first + count)
    ]


class Endpoint:
    """Answers soon, but for hosts whose name begins with "dead": these when it is released."""

    def __init__(self) -> None:
        self.now, self.most = Counter(), Counter()  # calls under way, in all and by host
        self.called = 0
        self.released = asyncio.Event()

    async def answer(self, request):
        self.called += 1
        await (
            self.released.wait() if request.url.host.startswith("dead") else asyncio.sleep(0.005)
        )
        return web.Response(status=204)

    def begin(self, one):
        for name in ("all", URL(one.address).host):
            self.now[name] += 1
            self.most[name] = max(self.most[name], self.now[name])
        return True

    def settled(self, receipt):
        if not isinstance(receipt.error, NotBegun):
            self.now.subtract(["all", URL(receipt.reader.address).host])


def fanned_out(people_at, settled=None, total=10, **options):
    """What the endpoint saw of a fan-out, and the receipts in the order they came in."""
    receipts = []

    def noted(receipt):
        receipts.append(receipt)
        far.settled(receipt)
        if settled:
            settled(receipt, far)

    async def send():
        nonlocal far
        far = Endpoint()
        async with endpoint(far.answer) as (url, _), opened(total=total) as session:
            people = people_at(url)
            await Webhook(session, page=PAGE, **options).fan_out(
                note(), one_batch(people), begin=far.begin, settled=noted
            )
            far.released.set()
            assert sorted(receipt.reader for receipt in receipts) == sorted(people)

    far = None
    asyncio.run(send())
    return far, receipts


def when_living_are_told(count):
    """Release the dead as soon as so many of the living have been told, and no sooner."""
    left = count

    def settled(receipt, far):
        nonlocal left
        left -= "dead" not in receipt.reader.address
        if not left:
            far.released.set()

    return settled


def test_a_host_is_called_no_more_than_a_few_times_at_once():
    far, receipts = fanned_out(lambda url: receivers(url, 60), per_host=4)
    assert len([receipt for receipt in receipts if not receipt.error]) == far.called == 60
    assert far.most["127.0.0.1"] == 4


def test_no_more_are_in_flight_than_may_be(monkeypatch):
    monkeypatch.setattr(callers, "LATE_AFTER", 10)
    far, _ = fanned_out(
        lambda url: [receivers(url, 1, f"h{key}.example", key)[0] for key in range(60)],
        in_flight=7,
        per_host=10,
    )
    assert far.most["all"] == 7
    assert far.called == 60


def test_a_dead_host_holds_up_nobody_else():
    """30 readers at a host that does not answer come first, and could take every place."""
    far, receipts = fanned_out(
        lambda url: receivers(url, 30, "dead.example", 1000) + receivers(url, 200),
        when_living_are_told(200),
        in_flight=10,
        per_host=10,
    )
    assert {receipt.error for receipt in receipts} == {None}
    assert far.most["dead.example"] == 10


def test_many_dead_hosts_hold_up_nobody_else():
    far, receipts = fanned_out(
        lambda url: [
            *(receivers(url, 1, f"dead{key}.example", key)[0] for key in range(50)),
            *receivers(url, 100, first=50),
        ],
        when_living_are_told(100),
        in_flight=5,
    )
    assert {receipt.error for receipt in receipts} == {None}
    assert far.most["all"] >= 50


def test_there_is_an_end_to_how_many_may_be_late(monkeypatch):
    monkeypatch.setattr(callers, "LATE", 6)
    far, receipts = fanned_out(
        lambda url: [receivers(url, 1, f"dead{key}.example", key)[0] for key in range(30)],
        in_flight=4,
        total=0.3,
    )
    assert far.most["all"] == 10
    assert {type(receipt.error) for receipt in receipts} == {AnswerLost}


def test_a_host_that_never_answers_is_not_asked_again_and_again():
    """The rest of its readers are put off, and are asked later."""
    _, receipts = fanned_out(
        lambda url: receivers(url, 100, "dead.example", 1000) + receivers(url, 20),
        total=0.3,
        per_host=10,
    )
    kinds = Counter(type(receipt.error) for receipt in receipts)
    assert kinds[type(None)] == 20
    assert 10 <= kinds[AnswerLost] < 20  # a caller whose call was the ninth begins another one
    assert kinds[NotBegun] == 100 - kinds[AnswerLost]
    (reason,) = {str(one.error) for one in receipts if isinstance(one.error, NotBegun)}
    assert reason == "The calls before it had no answer: No answer within 0.3 seconds."


def test_one_answer_is_enough_to_go_on_with_a_host():
    """Nine calls of ten have no answer."""
    turns = 0

    async def answer(request):
        nonlocal turns
        turns += 1
        if turns % 10:
            request.transport.abort()
        return web.Response(status=204)

    async def send():
        async with endpoint(answer) as (url, _), opened() as session:
            people, channel = receivers(url, 60), Webhook(session, page=PAGE, per_host=1)
            receipts = [one async for one in channel.send_all(note(), people)]
            return Counter(type(receipt.error) for receipt in receipts)

    assert asyncio.run(send()) == {AnswerLost: 54, type(None): 6}


def test_no_more_readers_are_taken_in_for_a_busy_host_than_can_be_parked(monkeypatch):
    monkeypatch.setattr(callers, "PARKED", 20)
    taken, receipts = [], []

    async def send():
        far = Endpoint()

        async def batches(url):
            for first in range(0, 100, 10):
                taken.append(first)
                yield receivers(url, 10, "dead.example", first)

        async with (
            endpoint(far.answer) as (url, _),
            opened() as session,
            asyncio.TaskGroup() as group,
        ):
            channel = Webhook(session, page=PAGE, in_flight=5, per_host=5)
            group.create_task(
                channel.fan_out(note(), batches(url), begin=lambda _: True, settled=receipts.append)
            )
            await asyncio.sleep(0.3)
            assert max(taken) <= 50
            far.released.set()

    asyncio.run(send())
    assert len(receipts) == 100
    assert {receipt.error for receipt in receipts} == {None}


def test_the_answer_no_ends_the_fan_out():
    begun = []

    def begin(one):
        begun.append(one)
        return len(begun) <= 5

    async def send():
        async with endpoint() as (url, calls), opened() as session:
            receipts = []
            await Webhook(session, page=PAGE, in_flight=3, per_host=2).fan_out(
                note(), one_batch(receivers(url, 50)), begin=begin, settled=receipts.append
            )
            return receipts, calls

    receipts, calls = asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == 50
    assert len(calls) == 5
    assert len([receipt for receipt in receipts if isinstance(receipt.error, NotBegun)]) == 45


def test_an_error_of_the_caller_comes_through_after_what_was_begun_is_settled():
    receipts = []

    def settled(receipt):
        receipts.append(receipt)
        if len(receipts) == 20:
            raise OSError("The disk is full.")

    async def send():
        async with endpoint() as (url, _), opened() as session:
            with pytest.raises(OSError, match="The disk is full"):
                await Webhook(session, page=PAGE, in_flight=8).fan_out(
                    note(), one_batch(receivers(url, 50)), begin=lambda _: True, settled=settled
                )

    asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == 50
    assert {type(receipt.error) for receipt in receipts} == {type(None), NotBegun}


@pytest.mark.parametrize("after", [0.01, 0.2])
def test_a_fan_out_that_is_cancelled_says_what_became_of_everyone(after):
    """Also of those who have stopped waiting for an answer that is late."""

    async def send():
        receipts, far = [], Endpoint()
        async with endpoint(far.answer) as (url, _), opened() as session:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(after):
                    await Webhook(session, page=PAGE, in_flight=8, per_host=5).fan_out(
                        note(),
                        one_batch(receivers(url, 50, "dead.example")),
                        begin=lambda _: True,
                        settled=receipts.append,
                    )
            far.released.set()
        return receipts

    receipts = asyncio.run(send())
    assert len({receipt.reader for receipt in receipts}) == len(receipts) == 50
    kinds = Counter(type(receipt.error) for receipt in receipts)
    assert kinds == {AnswerLost: 5, NotBegun: 45}


def test_our_own_slowness_makes_no_call_late():
    """Each call takes us a tenth of a second to make, and is answered soon after."""
    now, most = 0, 0

    async def call(one):
        nonlocal now, most
        now += 1
        most = max(most, now)
        asyncio.get_running_loop().now += 0.1
        for _ in range(5):
            await asyncio.sleep(0)
        now -= 1
        return ""

    async def send():
        pool = Pool(lambda _: True, lambda _: None)
        people = [reader(key=key, address=f"http://h{key}.example/") for key in range(100)]
        await callers.Callers(pool, call, in_flight=5, per_host=1).run(one_batch(people))

    with asyncio.Runner(loop_factory=Simulated) as runner:
        runner.run(send())
    assert most == 5
