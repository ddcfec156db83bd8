"""A real desk for a test: `commsdesk up` in a folder of its own, with a real mailbox beside it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.controller import Controller

from commsdesk.config.demo.catcher import Mailbox
from commsdesk.config.demo.command import free_port

PATIENCE = 60  # seconds


@dataclass
class RunningDesk:
    url: str
    data: Path
    log: Path
    mailbox: Mailbox
    process: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def first_link(self) -> str:
        """The link that makes the first administrator."""
        wait_for(lambda: re.search(r"http\S+/accounts/first/\S+", self.said), "the first link")
        return re.search(r"http\S+/accounts/first/\S+", self.said)[0]

    def read(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.url}{path}", timeout=10) as page:
            return page.read().decode()


def wait_for(is_so, what: str, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"waited {seconds} s for {what}"
        time.sleep(0.05)


@contextmanager
def running_desk(data: Path) -> Iterator[RunningDesk]:
    """`commsdesk up` on free ports, with everything in `data`; stopped as Ctrl-C does."""
    data.mkdir(parents=True)
    listen, mail_port, log = f"127.0.0.1:{free_port()}", free_port(), data.with_suffix(".log")
    mailbox = Mailbox()
    catcher = Controller(mailbox, hostname="127.0.0.1", port=mail_port)
    catcher.start()
    environment = {
        **os.environ,
        "COMMSDESK_DATA": str(data),
        "COMMSDESK_LISTEN": listen,
        "COMMSDESK_RELAY": f"smtp://127.0.0.1:{mail_port}",
        "COMMSDESK_ORGANISATION": "Brightpay",
    }
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "commsdesk.config.cli", "up"],
            env=environment,
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    desk = RunningDesk(f"http://{listen}", data, log, mailbox, process)
    try:
        wait_for(lambda: answers(desk), "the desk to come up")
        yield desk
    finally:
        process.terminate()
        process.wait(30)
        catcher.stop()


def answers(desk: RunningDesk) -> bool:
    assert desk.process.poll() is None, desk.said
    try:
        return bool(desk.read("/"))
    except OSError:
        return False
