"""The command `commsdesk up`: the database, the web server and a worker, in one terminal."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator
from typing import Protocol

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from commsdesk.config import environment
from commsdesk.config.connections import WEB, WORKER
from commsdesk.config.embedded import folders
from commsdesk.config.part import Part, stop_all
from commsdesk.config.port import ensure_free
from commsdesk.config.postgres import EmbeddedPostgres
from commsdesk.config.server import ensure_server, leave
from commsdesk.status.render import render

LOOKS_EVERY = 0.1  # seconds
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Watched(Protocol):
    def watch(self) -> None: ...


def say(sentence: str) -> None:
    """At once, also where the terminal is a file."""
    print(sentence, flush=True)


def up() -> None:
    for number in STOPPING:
        signal.signal(number, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        run()


def run() -> None:
    with folders.own(settings.DATA, "up.lock"):
        ensure_free(settings.LISTEN)
        with database() as watched:
            run_parts(watched)


def run_parts(watched: list[Watched]) -> None:
    prepare()
    parts = [Part("web", say=say), Part("worker", say=say)]
    with stopped_in_the_end(parts):
        for part in parts:
            part.start()
        watch([*watched, *parts])


@contextlib.contextmanager
def database() -> Iterator[list[Watched]]:
    """Our own server, unless another is named."""
    if environment.text("DATABASE_URL"):
        yield []
        return
    with EmbeddedPostgres(settings.DATA, say=say) as embedded:
        yield [embedded]


def prepare() -> None:
    ensure_server(needed=WEB + WORKER)
    say("The database is ready.")
    call_command("migrate", verbosity=0, interactive=False)
    render(timezone.now())  # before the first reader asks
    leave()  # what is left to do here is to watch


@contextlib.contextmanager
def stopped_in_the_end(parts: list[Part]) -> Iterator[None]:
    try:
        yield
    finally:
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C does not cut the stop short
        say("Stopping.")
        stop_all(parts)


def watch(watched: list[Watched]) -> None:
    while True:
        for each in watched:
            each.watch()
        time.sleep(LOOKS_EVERY)
