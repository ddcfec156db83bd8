"""The stage of the benches: `commsdesk up` as it is, and a sink that takes its mail."""

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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commsdesk.config import paths
from commsdesk.config.demo.command import free_port

HERE = Path(__file__).parent
BORROWED = HERE.parent / "build" / "borrowed" / "bin"
PATIENCE = 60.0  # seconds for the desk to come up


@dataclass(frozen=True)
class Stage:
    """A desk that runs, and the environment in which everything beside it runs too."""

    surroundings: dict[str, str]
    data: Path

    def run(self, script: str, *arguments: object) -> dict[str, Any]:
        """Shows what the script says, and returns the figures that it writes."""
        figures = self.data / "figures.json"
        given = map(str, arguments)
        command: list[str | Path] = [sys.executable, HERE / script, figures, *given]
        status = subprocess.run(command, env=self.surroundings, check=False).returncode
        if status:
            sys.exit(status)
        found: dict[str, Any] = json.loads(figures.read_text())
        return found


@contextmanager
def stage(*, rate: int = 0) -> Iterator[Stage]:
    """A fresh one; nothing of it is left. `rate` is the relay's limit in mails a second."""
    subprocess.run(["sh", "tools/borrow.sh", "postfix", "smtp-sink", "smtp-source"], check=True)
    data = paths.scratch_folder("bench")
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    sink_port = free_port()
    surroundings = surroundings_of(data, sink_port)
    if rate:
        surroundings["COMMSDESK_RELAY"] += f"?rate={rate}"
    with sink(sink_port) as sink_id, desk(surroundings, data) as desk_id:
        ids = {"BENCH_SINK_ID": str(sink_id), "BENCH_DESK": str(desk_id)}
        yield Stage(surroundings | ids, data)
    shutil.rmtree(data)


def surroundings_of(data: Path, sink_port: int) -> dict[str, str]:
    """The environment of every process of the bench: nothing of the operator's own."""
    ours = ("COMMSDESK_", "DATABASE_URL")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(ours)},
        "COMMSDESK_DATA": str(data),
        "COMMSDESK_LISTEN": f"127.0.0.1:{free_port()}",
        "COMMSDESK_RELAY": f"smtp://127.0.0.1:{sink_port}",
        "COMMSDESK_MAIL_FROM": "status@status.example.test",
        "COMMSDESK_ALLOW_PRIVATE": "127.0.0.0/8",  # where the bench's webhooks are
        "BENCH_SINK": f"127.0.0.1:{sink_port}",
        "BENCH_SOURCE": str(BORROWED / "smtp-source"),
    }


@contextmanager
def sink(port: int) -> Iterator[int]:
    """A server that takes every mail and keeps none."""
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    taking = subprocess.Popen([BORROWED / "smtp-sink", *user, f"127.0.0.1:{port}", "1000"])
    try:
        yield taking.pid
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
