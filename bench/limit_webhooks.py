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
TENTH = 10  # one in so many is dead, or well
WELL = {"subscriber__address__endswith": "/hook"}  # the deliveries that are waited for

Address = Callable[[int], str]  # of the reader with that number


def main() -> None:
    count = int(sys.argv[2])
    with endpoints() as answering:
        rounds = [round_of(answering, count) for _ in range(ROUNDS)]
    figures = {
        "distinct_per_second": round(statistics.median(one.well.per_second for one in rounds)),
        "kept_per_second": round(statistics.median(one.kept.per_second for one in rounds)),
        "endpoints_share": round(max(one.well.share for one in rounds), 2),
        "cost_of_dead": round(statistics.median(one.cost_of_dead for one in rounds), 3),
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


@dataclass(frozen=True)
class Called:
    """Everyone was, once; from the call of publish until the last /hook was marked as told."""

    seconds: float
    per_second: float
    share: float  # of a core, that the endpoints were busy


@dataclass(frozen=True)
class Round:
    well: Called
    dead: Called
    kept: Called

    @property
    def cost_of_dead(self) -> float:
        """How much later the nine in ten are told where the tenth never answers than where it does.

        All are called both times: that the dead are called too is owed to them, as to the others.
        """
        return self.dead.seconds / self.well.seconds - 1


def round_of(answering: Endpoints, count: int) -> Round:
    return Round(
        call(answering, count, partial(answering.distinct, tenth="well")),
        call(answering, count, partial(answering.distinct, tenth="dead")),
        call(answering, count * KEPT_TIMES, answering.kept),
    )


def call(answering: Endpoints, count: int, address: Address) -> Called:
    outage.forget_readers()
    outage.subscribe_webhooks(map(address, range(count)))
    draft = outage.approved()
    busy, began = seconds_of(answering.process), time.time()
    publication = outage.publish(draft)
    well = publication.deliveries.filter(settled_at=None, **WELL).order_by("-pk")
    while well.first():
        time.sleep(LOOKS_EVERY)
    seconds = last_told_at(publication) - began
    share = (seconds_of(answering.process) - busy) / seconds
    call_off(publication)
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
    """Have those who never answer asked no second time, once the worker is done with the first."""
    while publication.batches.filter(lease_until__isnull=False).exists():
        time.sleep(LOOKS_EVERY)
    waiting = publication.deliveries.filter(state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.STOPPED, settled_at=timezone.now())


if __name__ == "__main__":
    main()
