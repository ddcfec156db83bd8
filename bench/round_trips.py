"""How near our SMTP client comes to one mail a round trip on each connection; no database in it."""

from __future__ import annotations

import asyncio
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from commsdesk.channels.contract import Note, Reader, Receipt, one_batch
from commsdesk.channels.email import Email
from commsdesk.channels.smtp.relay import Relay

CONNECTIONS = (1, 4, 16, 64)
TRIPS = 25
SECONDS = 3  # for each of them, about
NOTE = Note("Card payments fail", "Some card payments fail. " * 20, "https://example.test/", "key")


def measure() -> dict[str, Any]:
    """The line's round trip, and by the number of connections the share of what it lets through."""
    with sink() as port:
        trip = round_trip(port)
        found = {many: round(asyncio.run(share(many, port, trip)), 3) for many in CONNECTIONS}
    for many, reached in found.items():
        print(
            f"{many:>3} connections at {trip * 1000:.1f} ms: {reached:.2f} of the line", flush=True
        )
    return {"milliseconds": round(trip * 1000, 1), "shares": found}


def round_trip(port: int) -> float:
    """What the sink's 20 ms come to: the median of commands that are sent one by one. Seconds."""
    taken = []
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.recv(1000)
        for _ in range(TRIPS):
            began = time.perf_counter()
            line.sendall(b"NOOP\r\n")
            line.recv(1000)
            taken.append(time.perf_counter() - began)
    return statistics.median(taken)


@contextmanager
def sink() -> Iterator[int]:
    command: list[str | Path] = [sys.executable, Path(__file__).with_name("slow_sink.py")]
    taking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert taking.stdout
    try:
        yield int(taking.stdout.readline())
    finally:
        taking.kill()
        taking.wait()


async def share(connections: int, port: int, trip: float) -> float:
    """From the first mail taken to the last, so that opening the connections does not count."""
    most = connections / trip  # mails a second
    taken: list[float] = []
    relay = Relay("127.0.0.1", port, "off")
    way = Email(
        relay,
        sender="status@status.example.test",
        list_host="status.example.test",
        connections=connections,
    )

    def settled(receipt: Receipt) -> None:
        assert not receipt.error, receipt.error
        taken.append(time.perf_counter())

    readers = [Reader(n, f"user{n}@customer.example.test") for n in range(int(most * SECONDS))]
    await way.fan_out(NOTE, one_batch(readers), begin=lambda _: True, settled=settled)
    await way.aclose()
    return (len(taken) - connections) / (taken[-1] - taken[connections - 1]) / most
