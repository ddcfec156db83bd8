"""The pace of a relay…"""

from __future__ import annotations

import asyncio
import heapq
import math
from bisect import bisect_left
from contextlib import asynccontextmanager
from itertools import count

import pytest

from commsdesk.publishing.connection import Connection
from commsdesk.publishing.pace import RelayPace

pytestmark = pytest.mark.django_db(transaction=True)

RELAY = "mail.example:25"
NOON = 1_795_262_400.0  # seconds since 1970
NEWS, CORRECTIONS, COLLEAGUES = 2, 1, 0
WINDOW = 10.0  # seconds


@asynccontextmanager
async def drawers(rate, *lanes):
    """One for each lane named, on a connection of its own, as on hosts of their own."""
    connections = [Connection() for _ in lanes]
    try:
        yield [
            RelayPace(connection, {RELAY: rate}, lane)
            for connection, lane in zip(connections, lanes, strict=True)
        ]
    finally:
        for connection in connections:
            await connection.__aexit__(None, None, None)


class Play:
    """Drawers who each send what they drew, and draw again, by a clock that the play turns."""

    def __init__(self, paces, *, holds=(), most=500, wanted=math.inf):
        self.paces = paces
        self.holds = holds or (0.0,) * len(
            paces
        )  # parts of a slice that pass before its copies leave
        self.most = most
        self.left = [math.inf] * len(paces)
        self.left[-1] = wanted  # copies that the last drawer has to send
        self.sent: list[tuple[float, int, int]] = []  # when, how many, by whom

    async def run(self, seconds, start=NOON):
        order = count()
        turns = [(start, next(order), number) for number in range(len(self.paces))]
        while turns and turns[0][0] < start + seconds:
            now, _, number = heapq.heappop(turns)
            if self.left[number] > 0:
                heapq.heappush(turns, (await self.turn(number, now), next(order), number))
        return self

    async def turn(self, number, now):
        most = min(self.most, self.left[number])
        drawn = await self.paces[number].ask(RELAY, most, now)
        begins = now + drawn.wait
        if not drawn.copies:
            return begins
        at = begins + self.holds[number] * drawn.seconds
        self.sent.append((at, drawn.copies, number))
        self.left[number] -= drawn.copies
        return at + 0.000_001

    def by(self, number):
        return [(at, copies) for at, copies, who in self.sent if who == number]

    def rates(self):
        """Over every ten seconds that begin or end with a slice."""
        self.sent.sort()
        times = [at for at, _, _ in self.sent]
        totals = [0]
        for _, copies, _ in self.sent:
            totals.append(totals[-1] + copies)
        for begin in [*times, *(at + 0.000_001 for at in times)]:
            if begin + WINDOW <= times[-1]:
                first, end = bisect_left(times, begin), bisect_left(times, begin + WINDOW)
                yield (totals[end] - totals[first]) / WINDOW


@pytest.mark.parametrize("rate", [20, 333, 5000])
@pytest.mark.parametrize("holds", [(0, 0, 0), (0, 0.5, 0.99), (0.99, 0.99, 0.99)])
def test_is_kept_by_three_drawers_over_any_ten_seconds(rate, holds):
    async def play():
        async with drawers(rate, NEWS, NEWS, NEWS) as paces:
            return await Play(paces, holds=holds).run(25)

    played = asyncio.run(play())
    rates = list(played.rates())
    assert len(rates) > 100
    assert 0.95 * rate <= min(rates)
    assert max(rates) <= rate
    assert all(played.by(number) for number in range(3))


def test_is_not_saved_up():
    async def play():
        async with drawers(100, NEWS) as paces:
            await Play(paces).run(1)
            return await Play(paces).run(1, start=NOON + 3600)

    assert sum(copies for _, copies, _ in asyncio.run(play()).sent) <= 110


def test_is_no_slower_for_a_clock_that_was_set_back():
    async def play():
        async with drawers(100, COLLEAGUES, NEWS) as paces:
            await Play(paces).run(1)
            await paces[0].halve(RELAY, 100, NOON + 1)
            return await Play(paces[1:]).run(2, start=NOON - 3600)

    assert sum(copies for _, copies, _ in asyncio.run(play()).sent) >= 190


def drawn_at(rate, steps):
    """What a slice has after each step: a time, and what was reached when we were told to slow
    down, or none."""

    async def play():
        async with drawers(rate, NEWS) as (pace,):
            rates = []
            for at, reached in steps:
                if reached is not None:
                    await pace.halve(RELAY, reached, NOON + at)
                drawn = await pace.ask(RELAY, 1_000_000, NOON + at + 1)
                rates.append(None if drawn.is_at_will else round(drawn.copies * 10.2))
            return rates

    return asyncio.run(play())


def test_is_halved_where_the_relay_asks_for_it_and_recovers_by_itself():
    steps = [(0, None), (10, 1000), (11, 1000), (12, 1000), (42, None), (72, None), (110, None)]
    assert drawn_at(1000, steps) == [1000, 510, 520, 530, 1000, 1000, 1000]


@pytest.mark.parametrize(
    ("rate", "reached", "then"),
    [
        (1000, 200, 100),  # it never took what it may
        (math.inf, 4000, 2000),
        (math.inf, 0, 100),  # it did not even greet
        (1000, 0, 500),
    ],
)
def test_is_halved_from_what_was_reached(rate, reached, then):
    assert drawn_at(rate, [(0, reached)]) == [pytest.approx(then, rel=0.1)]


def test_without_a_rate_is_no_limit_again_once_it_recovered():
    assert drawn_at(math.inf, [(0, None), (10, 100), (5000, None)])[::2] == [None, None]


def test_never_falls_below_one_a_second():
    steps = [(10 * number, 1000) for number in range(60)]

    async def play():
        async with drawers(1000, NEWS) as (pace,):
            for at, _ in steps:
                await pace.halve(RELAY, 0.001, NOON + at)
            return await pace.ask(RELAY, 10, NOON + 590)

    drawn = asyncio.run(play())
    assert (drawn.copies, drawn.wait) == (1, 0)
    assert drawn.seconds == pytest.approx(1, rel=0.1)


@pytest.mark.parametrize(
    ("fast", "slow"), [(COLLEAGUES, CORRECTIONS), (CORRECTIONS, NEWS), (COLLEAGUES, NEWS)]
)
def test_is_the_faster_lanes_first(fast, slow):
    """60 colleagues, at 20 a second: three seconds, whatever the news has still to tell."""

    async def play():
        async with drawers(20, slow, slow, fast) as paces:
            await Play(paces[:2]).run(5)
            return await Play(paces, wanted=60).run(10, start=NOON + 5)

    played = asyncio.run(play())
    told = played.by(2)
    assert sum(copies for _, copies in told) == 60
    assert told[-1][0] <= NOON + 5 + 60 / 20 + 0.5
    after = [at for at, _, who in played.sent if who != 2 and at > told[-1][0]]
    assert after[0] <= told[-1][0] + 0.6  # and then it goes on
