"""The command `commsdesk demo`: a desk of its own, an outage played in it, and nothing left behind.

The desk (database, web server, worker) runs as `commsdesk up` does; the story is another process
that works in it, with a catcher for every mail and webhook. All of it is on loopback.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated

import typer

from commsdesk.config import paths
from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.launcher import launched

PREFERRED_PORT = 8080
PATIENCE = 60.0  # seconds for the desk to come up
BROUGHT = ("DATABASE_URL", "COMMSDESK_RELAY", "COMMSDESK_LISTEN", "COMMSDESK_DATA")
NOT_OURS = (*BROUGHT, *(f"{name}_FILE" for name in BROUGHT))


def demo(
    *,
    once: Annotated[
        bool, typer.Option("--once", help="Play at full speed, prove it, and stop.")
    ] = False,
) -> None:
    """Play one outage from the first alert to the all-clear."""
    refuse_the_real_thing()
    with fresh_folder() as data:
        surroundings = surroundings_of(data)
        with desk(surroundings, data):
            sys.exit(play(surroundings, once=once))


def refuse_the_real_thing() -> None:
    """The demo writes to nobody's database and mails nobody but its own catcher."""
    if found := [name for name in NOT_OURS if os.environ.get(name)]:
        raise CannotStart(
            f"The demo brings its own: unset {', '.join(found)} and type it again, "
            "or start the real thing with commsdesk up."
        )


@contextmanager
def fresh_folder() -> Iterator[Path]:
    data = paths.scratch_folder(f"demo-{os.getpid()}")
    try:
        yield data
    finally:
        shutil.rmtree(data, ignore_errors=True)


def surroundings_of(data: Path) -> dict[str, str]:
    """The environment of every process of the demo."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("COMMSDESK_")},
        "COMMSDESK_DATA": str(data),
        "COMMSDESK_LISTEN": f"127.0.0.1:{free_port(PREFERRED_PORT)}",
        "COMMSDESK_RELAY": f"smtp://127.0.0.1:{free_port()}",
        "COMMSDESK_MAIL_FROM": "status@brightpay.example",
        "COMMSDESK_ORGANISATION": "Brightpay",
        "COMMSDESK_ALLOW_PRIVATE": "127.0.0.0/8",
    }


def free_port(preferred: int = 0) -> int:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", preferred))
        except OSError:
            trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def desk(surroundings: dict[str, str], data: Path) -> Iterator[None]:
    log = data.with_suffix(".log")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w+b") as written:
        running = start("up", surroundings, stdout=written)
        try:
            wait_until_it_answers(running, surroundings["COMMSDESK_LISTEN"], log)
            yield
        finally:
            running.terminate()
            running.wait()
    log.unlink(missing_ok=True)


def start(
    command: str, surroundings: dict[str, str], *options: str, stdout: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """`commsdesk COMMAND`, which ends when we do, however that comes about."""
    line = (sys.executable, "-m", "commsdesk.config.cli", command, *options)
    return subprocess.Popen(
        launched(*line, user=os.geteuid(), group=os.getegid()),
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.STDOUT if stdout else None,
        start_new_session=True,
    )


def wait_until_it_answers(running: subprocess.Popen[bytes], listen: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if running.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"http://{listen}/", timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    said = log.read_text(errors="replace").strip().splitlines()[-5:]
    raise CannotStart("The demo's desk did not come up. It said:\n" + "\n".join(said))


def play(surroundings: dict[str, str], *, once: bool) -> int:
    story = start("story", surroundings, *(["--once"] if once else []))
    try:
        return story.wait()
    except KeyboardInterrupt:
        story.terminate()
        return story.wait()
