"""Webhooks at their limit, on the stage that limit.py sets: calls a second, database included."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import outage
from senders import LOOKS_EVERY

from commsdesk.publishing.models import Delivery, Publication

KEPT = 50  # endpoints whose connections are used again and again
DEAD = 10  # one in so many

Address = Callable[[int], str]  # of the reader with that number


def main() -> None:
    count = int(sys.argv[2])
    with endpoints() as port:
        all_alive = rate(count - count // DEAD, lambda n: distinct(n, port))
        figures = {
            "distinct_per_second": rate(count, lambda n: distinct(n, port)),
            "kept_per_second": rate(count, lambda n: f"http://127.200.0.{n % KEPT + 1}:{port}/{n}"),
            "beside_dead": rate(count, lambda n: distinct(n, port, is_dead=n % DEAD == 0)),
        }
    figures["cost_of_dead"] = 1 - figures["beside_dead"] / all_alive
    figures = {name: round(value, 3) for name, value in figures.items()}
    Path(sys.argv[1]).write_text(json.dumps(figures))
    print(f"Webhooks: {figures}", flush=True)


@contextmanager
def endpoints() -> Iterator[int]:
    command: list[str | Path] = [sys.executable, Path(__file__).with_name("endpoints.py")]
    answering = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert answering.stdout
    try:
        yield int(answering.stdout.readline())
    finally:
        answering.kill()
        answering.wait()


def distinct(number: int, port: int, *, is_dead: bool = False) -> str:
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
        time.sleep(LOOKS_EVERY)
    call_off(publication)
    return alive / (outage.last_settled_at(publication).timestamp() - began)


def call_off(publication: Publication) -> None:
    """Those who never answer are not asked again."""
    unsettled = (Delivery.State.WAITING, Delivery.State.CLAIMED)
    publication.deliveries.filter(state__in=unsettled).update(state=Delivery.State.STOPPED)


if __name__ == "__main__":
    main()
