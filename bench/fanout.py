"""The bench of the fan-out: `commsdesk up` as it is, a sink that takes its mail, and a peer.

Sets the stage and runs rounds.py in it. `--write` puts the figures into docs/performance.md.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import report

from commsdesk.config import paths
from commsdesk.config.demo.command import free_port

HERE = Path(__file__).parent
BORROWED = HERE.parent / "build" / "borrowed" / "bin"
PATIENCE = 60.0  # seconds for the desk to come up


def main() -> None:
    subprocess.run(["sh", "tools/borrow.sh", "postfix", "smtp-sink", "smtp-source"], check=True)
    began = time.monotonic()
    data = paths.scratch_folder("bench")
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    sink_port = free_port()
    surroundings = surroundings_of(data, sink_port)
    with sink(sink_port), desk(surroundings, data) as pid:
        figures = rounds(surroundings | {"BENCH_DESK": str(pid)}, data)
    shutil.rmtree(data)
    figures["seconds"] = round(time.monotonic() - began, 1)
    if "--write" in sys.argv:
        report.write(figures)
    print(json.dumps(figures))


def surroundings_of(data: Path, sink_port: int) -> dict[str, str]:
    """The environment of every process of the bench: nothing of the operator's own."""
    ours = ("COMMSDESK_", "DATABASE_URL")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(ours)},
        "COMMSDESK_DATA": str(data),
        "COMMSDESK_LISTEN": f"127.0.0.1:{free_port()}",
        "COMMSDESK_RELAY": f"smtp://127.0.0.1:{sink_port}",
        "COMMSDESK_MAIL_FROM": "status@status.example.test",
        "BENCH_SINK": f"127.0.0.1:{sink_port}",
        "BENCH_SOURCE": str(BORROWED / "smtp-source"),
    }


@contextmanager
def sink(port: int) -> Iterator[None]:
    """A server that takes every mail and keeps none."""
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    taking = subprocess.Popen([BORROWED / "smtp-sink", *user, f"127.0.0.1:{port}", "1000"])
    try:
        yield
    finally:
        taking.kill()
        taking.wait()


@contextmanager
def desk(surroundings: dict[str, str], data: Path) -> Iterator[int]:
    """`commsdesk up`: database, web server and worker, each a process of its own."""
    with data.with_suffix(".log").open("wb") as log:
        command = [sys.executable, "-m", "commsdesk.config.cli", "up"]
        up = subprocess.Popen(command, env=surroundings, stdout=log, stderr=log)
    try:
        wait_for_the_desk(f"http://{surroundings['COMMSDESK_LISTEN']}/", up)
        yield up.pid
    finally:
        up.send_signal(signal.SIGTERM)
        up.wait()


def wait_for_the_desk(url: str, up: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while up.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"The desk did not come up at {url}; the log beside its data folder says why.")


def rounds(surroundings: dict[str, str], data: Path) -> dict[str, float]:
    """Shows what the rounds say, and returns their figures."""
    command = [sys.executable, HERE / "rounds.py", data / "figures.json"]
    status = subprocess.run(command, env=surroundings, check=False).returncode
    if status:
        sys.exit(status)
    figures: dict[str, float] = json.loads((data / "figures.json").read_text())
    return figures


if __name__ == "__main__":
    main()
