"""How exactly three workers keep to one rate, on a stage of its own that limit.py sets."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import outage
from senders import LOOKS_EVERY

WINDOW = 10.0  # seconds
WINDOWS = 2  # so long it goes on
WORKERS = 3  # the desk's own is one of them
STARTING = 3.0  # seconds


def main() -> None:
    rate = int(sys.argv[2])
    outage.subscribe(int(rate * WINDOW * WINDOWS / WORKERS))
    with ExitStack() as workers:
        for _ in range(WORKERS - 1):
            workers.enter_context(worker())
        time.sleep(STARTING)
        said = [outage.publish(outage.approved()) for _ in range(WORKERS)]
        while any(map(outage.is_under_way, said)):
            time.sleep(LOOKS_EVERY)
    shares = [count / WINDOW / rate for count in counts(sorted(outage.times_of(said)))]
    figures = {"rate": rate, "least": round(min(shares), 3), "most": round(max(shares), 3)}
    print(
        f"At a limit of {rate} mails/s any 10 s held {figures['least']} to {figures['most']} of it."
    )
    Path(sys.argv[1]).write_text(json.dumps(figures))


@contextmanager
def worker() -> Iterator[None]:
    command = [sys.executable, "-m", "commsdesk.config.cli", "worker"]
    working = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        working.terminate()
        working.wait()


def counts(times: Sequence[float]) -> Iterator[int]:
    """Of the mails in each 10 seconds that begin with one, as long as they are whole."""
    for place, at in enumerate(times):
        if at + WINDOW > times[-1]:
            return
        yield bisect_left(times, at + WINDOW) - place


if __name__ == "__main__":
    main()
