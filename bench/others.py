"""Other people's ways to send mail, each brought under build/ and run as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from functools import partial
from pathlib import Path

import outage
import senders

from commsdesk.channels.contract import Reader

HERE = Path(__file__).parent
BUILD = HERE.parent / "build"
BUILT = BUILD / "peers"
PEERS = HERE / "peers"
UV = Path(sys.executable).with_name("uv")
PACKAGES = ("celery[redis]==5.7.0", "packaging", "django==5.2.*")
NODEMAILER = "nodemailer@10.6.0"
TOKEN = "{token}"


class NotToBeHad(Exception):
    """This peer cannot be measured here; the reason is a sentence."""


@dataclass(frozen=True)
class Other:
    """A program that prints last how many seconds it took."""

    name: str
    command: list[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)

    def send(self, mails: int) -> float:
        """Returns mails a second; its start and its end do not count. Raises NotToBeHad."""
        mail = Path(os.environ["COMMSDESK_DATA"]) / "mail.json"
        mail.write_text(json.dumps(the_mail() | {"mails": mails}))
        surroundings = {**os.environ, "PEER_MAIL": str(mail), **self.environment}
        done = subprocess.run(
            self.command, env=surroundings, stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            raise NotToBeHad(f"{self.name} ended with status {done.returncode}")
        rate = mails / float(done.stdout.split()[-1])
        print(f"{self.name} sends {rate:,.0f} messages/s.", flush=True)
        return rate


def the_mail() -> dict[str, str | int]:
    """The parts of which a peer makes each reader's mail: the same as ours."""
    copy = outage.letter().copy_for(Reader(1, "reader@customer.example.test", TOKEN))
    made = message_from_bytes(copy, policy=policy.default)
    plain, rich = (made.get_body((kind,)) for kind in ("plain", "html"))
    assert plain
    assert rich
    host, _, port = os.environ["BENCH_SINK"].rpartition(":")
    return {
        "host": host,
        "port": int(port),
        "sender": made["From"],
        "subject": made["Subject"],
        "leave": made["List-Unsubscribe"],
        "text": plain.get_content(),
        "html": rich.get_content(),
    }


def c_client() -> Callable[[int], float]:
    """Raises NotToBeHad."""
    BUILT.mkdir(parents=True, exist_ok=True)
    program = BUILT / "smtp_limit"
    fetch(["cc", "-O2", "-o", program, HERE / "smtp_limit.c"])
    return partial(senders.c_client, program)


def django() -> Callable[[int], float]:
    return Other("Django", [sys.executable, PEERS / "django_mail.py"]).send


def nodemailer() -> Callable[[int], float]:
    """Raises NotToBeHad."""
    folder = BUILT / "node"
    if not (folder / "node_modules" / "nodemailer").exists():
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        fetch(["npm", "install", "--prefix", folder, *quiet, NODEMAILER])
    modules = {"NODE_PATH": str(folder / "node_modules")}
    return Other("Nodemailer", ["node", PEERS / "nodemailer_mail.js"], modules).send


def celery() -> Callable[[int], float]:
    """Raises NotToBeHad."""
    fetch(["sh", "tools/borrow.sh", "redis-server+redis-tools", "redis-server"])
    python = BUILT / "celery" / "bin" / "python"
    if not python.with_name("celery").exists():
        fetch([UV, "venv", "-q", "--clear", "--python", sys.executable, python.parent.parent])
        fetch([UV, "pip", "install", "-q", "--python", python, *PACKAGES])
    server = BUILD / "borrowed" / "bin" / "redis-server"
    socket = Path(os.environ["COMMSDESK_DATA"]) / "redis"
    place = {"PEER_SOCKET": str(socket)}
    return Other("Celery", [python, PEERS / "celery_mail.py", server], place).send


def fetch(command: list[str | Path]) -> None:
    shown = " ".join(map(str, command))
    try:
        status = subprocess.run(command, cwd=HERE.parent, check=False).returncode
    except FileNotFoundError as error:
        raise NotToBeHad(f"there is no {command[0]} here") from error
    if status:
        raise NotToBeHad(f"“{shown}” failed")
