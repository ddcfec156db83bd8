"""Webhooks at their limit, on the stage that limit.py sets: calls a second, database included."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import others
import outage
from django.utils import timezone
from senders import seconds_of

from commsdesk.publishing.models import Delivery, Publication

KEPT = 50  # endpoints whose connections are used again and again
KEPT_TIMES = 4  # as many calls of them, since they are over sooner
LOOKS_EVERY = 0.5  # seconds; the last mark says when it was over, and each look costs the desk
ROUNDS = 3
PAIRS = 13  # with and without the dead, who cost less than what else goes on in a machine
TENTH = 10  # one in so many is dead, or well
WELL = {"subscriber__address__endswith": "/hook"}  # the deliveries that are waited for


def main() -> None:
    count = int(sys.argv[2])
    pairs = [pair_of(count) for _ in range(PAIRS)]
    kept = [call(count * KEPT_TIMES, Endpoints.kept) for _ in range(ROUNDS)]
    figures = {
        "distinct_per_second": round(statistics.median(one.well.per_second for one in pairs)),
        "kept_per_second": round(statistics.median(one.per_second for one in kept)),
        "endpoints_share": round(max(one.well.share for one in pairs), 2),
        "cost_of_dead": round(statistics.median(one.cost_of_dead for one in pairs), 3),
    }
    Path(sys.argv[1]).write_text(json.dumps(figures))
    print(f"Webhooks: {figures}", flush=True)


@dataclass(frozen=True)
class Endpoints:
    """The process that answers them all."""

    process: int
    port: int

    def distinct(self, number: int, *, tenth: str) -> str:
        """Each reader has an address of their own."""
        host = f"127.{100 + number // 65536}.{number // 256 % 256}.{number % 256}"
        return f"http://{host}:{self.port}/{'hook' if number % TENTH else tenth}"

    def kept(self, number: int) -> str:
        return f"http://127.200.0.{number % KEPT + 1}:{self.port}/{number}/hook"


Address = Callable[[Endpoints, int], str]  # of the reader with that number


@dataclass(frozen=True)
class Called:
    """Everyone was, once; from the call of publish until the last /hook was marked as told."""

    seconds: float
    per_second: float
    share: float  # of a core, that the endpoints were busy


@dataclass(frozen=True)
class Pair:
    well: Called
    dead: Called

    @property
    def cost_of_dead(self) -> float:
        """How much later the nine in ten are told where the tenth never answers than where it does.

        All are called both times: that the dead are called too is owed to them, as to the others.
        """
        return self.dead.seconds / self.well.seconds - 1


def pair_of(count: int) -> Pair:
    return Pair(
        call(count, partial(Endpoints.distinct, tenth="well")),
        call(count, partial(Endpoints.distinct, tenth="dead")),
    )


def call(count: int, address: Address) -> Called:
    outage.forget_readers()
    with endpoints() as answering:
        outage.subscribe_webhooks(address(answering, number) for number in range(count))
        draft = outage.approved()
        busy, began = seconds_of(answering.process), time.time()
        publication = outage.publish(draft)
        well = publication.deliveries.filter(settled_at=None, **WELL).order_by("-pk")
        while well.first():
            time.sleep(LOOKS_EVERY)
        seconds = last_told_at(publication) - began
        share = (seconds_of(answering.process) - busy) / seconds
    call_off(publication)  # for now the dead have hung up
    return Called(seconds, count / seconds, share)


def last_told_at(publication: Publication) -> float:
    last = outage.settled(publication).filter(**WELL).latest("settled_at").settled_at
    assert last
    return last.timestamp()


@contextmanager
def endpoints() -> Iterator[Endpoints]:
    answering = subprocess.Popen(answerer(), stdout=subprocess.PIPE, text=True)
    assert answering.stdout
    try:
        yield Endpoints(answering.pid, int(answering.stdout.readline()))
    finally:
        answering.kill()
        answering.wait()


def answerer() -> list[str | Path]:
    """In C, for it shares the machine with us; in Python where that cannot be had."""
    others.BUILT.mkdir(parents=True, exist_ok=True)
    program = others.BUILT / "endpoints"
    try:
        others.fetch(["cc", "-O2", "-o", program, others.HERE / "endpoints.c"])
    except others.NotToBeHad:
        return [sys.executable, others.HERE / "endpoints.py"]
    return [program]


def call_off(publication: Publication) -> None:
    """Have those who never answered asked no second time, once the first is over."""
    while publication.batches.filter(lease_until__isnull=False).exists():
        time.sleep(LOOKS_EVERY)
    waiting = publication.deliveries.filter(state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.STOPPED, settled_at=timezone.now())


if __name__ == "__main__":
    main()
