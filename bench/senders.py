"""Who sends the bench's mail to one sink: Commsdesk, and yardsticks. All give mails a second."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import outage

from commsdesk.channels.contract import Reader
from commsdesk.channels.smtp.splice import message_part

LOOKS_EVERY = 0.01  # seconds
LOOKS_LESS = 500_000  # readers for each second between two looks, for each takes 1 ms from the rest
CONNECTIONS = 20  # as many as Commsdesk opens


def ours(readers: int) -> float:
    """From the call of publish until every delivery is marked."""
    _, seconds = publish_and_wait(readers)
    rate = readers / seconds
    print(f"Commsdesk sends {rate:,.0f} messages/s, from publish to the last mark.", flush=True)
    return rate


def publish_and_wait(readers: int) -> tuple[float, float]:
    """The seconds until publish returned, and until every delivery was marked."""
    draft = outage.approved()
    began = time.perf_counter()
    publication = outage.publish(draft)
    at_once = time.perf_counter() - began
    while outage.is_under_way(publication):
        time.sleep(max(LOOKS_EVERY, readers / LOOKS_LESS))
    seconds = time.perf_counter() - began
    assert outage.accepted(publication) == readers
    return at_once, seconds


def smtp_source(mails: int) -> float:
    """Over 50 connections, with mails of our size."""
    size = ["-m", str(mails), "-l", str(outage.size_of_a_mail())]
    return timed(
        "smtp-source",
        mails,
        [os.environ["BENCH_SOURCE"], "-d", "-s", "50", *size, os.environ["BENCH_SINK"]],
    )


def c_client(program: Path, mails: int) -> float:
    """With our own mail, spliced for each reader, over as many connections as ours."""
    mail = Path(os.environ["COMMSDESK_DATA"]) / "mail"
    nobody = Reader(1, "\x01", "\x02")
    own = message_part(nobody).encode()
    mail.write_bytes(outage.letter().copy_for(nobody).replace(own, b"\x03"))
    port = os.environ["BENCH_SINK"].rpartition(":")[2]
    return timed(
        "The C client", mails, [str(program), port, str(mails), str(CONNECTIONS), str(mail)]
    )


def timed(who: str, mails: int, command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True)
    rate = mails / (time.perf_counter() - began)
    print(f"{who} sends {rate:,.0f} messages/s.", flush=True)
    return rate


def worker_mb() -> int:
    """The most memory that the worker ever held."""
    desk = os.environ["BENCH_DESK"]
    for child in Path(f"/proc/{desk}/task/{desk}/children").read_text().split():
        process = Path("/proc") / child
        if process.joinpath("cmdline").read_bytes().rstrip(b"\0").endswith(b"worker"):
            status = process.joinpath("status").read_text()
            return int(status.partition("VmHWM:")[2].split()[0]) // 1024
    raise AssertionError("the desk has no worker")


def sink_seconds() -> float:
    """Of processor time that the sink has used so far."""
    return seconds_of(int(os.environ["BENCH_SINK_ID"]))


def seconds_of(process: int) -> float:
    """Of processor time."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
