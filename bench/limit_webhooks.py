"""Webhooks at their limit, on the stage that limit.py sets: calls a second, database included."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import others
import outage
from senders import LOOKS_EVERY

from commsdesk.publishing.models import Delivery, Publication

KEPT = 50  # endpoints whose connections are used again and again
COUNTS_EVERY = 0.1  # seconds; the last mark says when it was over, so this need not be exact
ROUNDS = 3
DEAD = 10  # one in so many

Address = Callable[[int], str]  # of the reader with that number


def main() -> None:
    count = int(sys.argv[2])
    with endpoints() as port:
        distinct = rate(count, lambda n: distinct_address(n, port))
        kept = rate(count, lambda n: f"http://127.200.0.{n % KEPT + 1}:{port}/{n}")
        dead = statistics.median(cost_of_dead(count, port) for _ in range(ROUNDS))
    figures = {
        "distinct_per_second": round(distinct),
        "kept_per_second": round(kept),
        "cost_of_dead": round(dead, 3),
    }
    Path(sys.argv[1]).write_text(json.dumps(figures))
    print(f"Webhooks: {figures}", flush=True)


def cost_of_dead(count: int, port: int) -> float:
    """The share of their rate that those who answer lose where one in ten never does."""
    alone = rate(count - count // DEAD, lambda n: distinct_address(n, port))
    beside = rate(count, lambda n: distinct_address(n, port, is_dead=n % DEAD == 0))
    return 1 - beside / alone


@contextmanager
def endpoints() -> Iterator[int]:
    answering = subprocess.Popen(answerer(), stdout=subprocess.PIPE, text=True)
    assert answering.stdout
    try:
        yield int(answering.stdout.readline())
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


def distinct_address(number: int, port: int, *, is_dead: bool = False) -> str:
    """Each reader has an address of their own."""
    path = "dead" if is_dead else "hook"
    return f"http://127.{100 + number // 65536}.{number // 256 % 256}.{number % 256}:{port}/{path}"


def rate(count: int, address: Address) -> float:
    """From the call of publish until every reader who answers was told."""
    outage.forget_readers()
    outage.subscribe_webhooks(map(address, range(count)))
    alive = sum("/dead" not in address(number) for number in range(count))
    draft = outage.approved()
    began = time.time()
    publication = outage.publish(draft)
    while outage.accepted(publication) < alive:
        time.sleep(COUNTS_EVERY)
    seconds = outage.last_settled_at(publication).timestamp() - began
    call_off(publication)
    return alive / seconds


def call_off(publication: Publication) -> None:
    """Have those who never answer asked no second time, once the worker is done with the first."""
    on_their_way = publication.deliveries.filter(state=Delivery.State.CLAIMED)
    while on_their_way.exists():
        time.sleep(LOOKS_EVERY)
    waiting = publication.deliveries.filter(state=Delivery.State.WAITING)
    waiting.update(state=Delivery.State.STOPPED)


if __name__ == "__main__":
    main()
