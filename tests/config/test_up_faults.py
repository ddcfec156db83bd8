"""`commsdesk up` is one terminal: what dies in it comes back, and nothing outlives it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.connections import WEB, WORKER
from commsdesk.config.demo.command import free_port
from commsdesk.config.part import Part
from commsdesk.config.paths import socket_folder
from tests.running import RunningDesk, running_desk, wait_for

pytestmark = pytest.mark.faults

SIGN_IN = "/accounts/login/"


@pytest.fixture(scope="module")
def desk(run_folder):
    """One for all tests but those that end it: a first start takes seconds."""
    with running_desk(run_folder / "desk") as desk:
        yield desk


@pytest.fixture
def ending_desk(run_folder):
    with running_desk(run_folder / "ending-desk") as desk:
        yield desk
    shutil.rmtree(run_folder / "ending-desk")


def descendants(pid: int) -> dict[int, str]:
    """Every process below this one, with its command line."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(after_name[1]), []).append(int(stat.parent.name))
    found, todo = {}, [pid]
    while todo:
        for child in children.get(todo.pop(), []):
            found[child] = command_line(child)
            todo.append(child)
    return found


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def part(desk: RunningDesk, name: str) -> int | None:
    lines = descendants(desk.process.pid).items()
    ending = f"-m commsdesk.config.cli {name} "
    return next((pid for pid, line in lines if line.endswith(ending)), None)


def is_alive(pid: int) -> bool:
    return bool(command_line(pid))


def status(desk: RunningDesk, path: str = SIGN_IN) -> int:
    with urllib.request.urlopen(f"{desk.url}{path}", timeout=40) as answer:
        answer.read()
        return answer.status


def answers(desk: RunningDesk) -> bool:
    try:
        return status(desk) == 200
    except OSError:
        return False


def connections(desk: RunningDesk) -> int:
    with psycopg.connect(
        host=str(socket_folder(desk.data)), user="commsdesk", dbname="commsdesk"
    ) as line:
        row = line.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
        return row[0]


def test_a_page_asked_by_a_hundred_at_once_is_given_a_hundred_times(desk):
    with ThreadPoolExecutor(100) as clients:
        given = [clients.submit(status, desk) for _ in range(100)]
        most = 0
        while not all(each.done() for each in given):
            most = max(most, connections(desk))
            time.sleep(0.02)
    assert [each.result() for each in given] == [200] * 100
    assert 0 < most <= WEB + WORKER


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_part_that_dies_is_started_again_and_said(desk, name):
    first = part(desk, name)
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: f"commsdesk {name} ended (-9); it starts again" in desk.said, "the word")
    wait_for(lambda: part(desk, name) not in (None, first), f"another {name}")
    wait_for(lambda: answers(desk), "the page after it")


def test_the_pages_are_back_after_the_database_was_killed(desk):
    server = next(
        pid
        for pid, line in descendants(desk.process.pid).items()
        if Path(line.split()[0]).name == "postgres" and " -D " in line
    )
    os.kill(server, signal.SIGKILL)
    wait_for(lambda: "PostgreSQL" in desk.said, "the word")
    wait_for(lambda: answers(desk), "the page after it")


def test_a_second_start_is_told_that_the_first_runs(desk):
    second = start(desk.data, listen=f"127.0.0.1:{free_port()}")
    assert second.returncode == 2
    assert re.fullmatch(
        rf"Commsdesk is already running with the data folder \S+, as process {desk.process.pid}\. "
        r"Stop that one first, or name another folder in COMMSDESK_DATA\.\n",
        second.stderr,
    )


def test_a_taken_port_is_said(desk, run_folder):
    listen = desk.url.removeprefix("http://")
    second = start(run_folder / "other", listen=listen)
    assert second.returncode == 2
    assert second.stderr == (
        f"COMMSDESK_LISTEN: {listen} is taken by another program. Stop that one, or name another "
        "port.\n"
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_stop_leaves_nothing_behind(ending_desk, number):
    wait_for(lambda: part(ending_desk, "worker"), "the worker")
    below = descendants(ending_desk.process.pid)
    began = time.monotonic()
    ending_desk.process.send_signal(number)
    assert ending_desk.process.wait(30) == 0
    assert time.monotonic() - began < 12
    assert [pid for pid in below if is_alive(pid)] == []
    assert ending_desk.said.endswith("Stopping.\n")


def test_a_kill_leaves_nothing_behind(ending_desk):
    below = descendants(ending_desk.process.pid)
    ending_desk.process.kill()
    ending_desk.process.wait()
    wait_for(lambda: not any(is_alive(pid) for pid in below), "the end of every part", 15)


def test_a_part_that_refuses_at_once_is_not_started_again(monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://nobody@/none?host={tmp_path}")
    refusing = Part("worker")
    refusing.start()
    with pytest.raises(CannotStart, match="commsdesk worker cannot start; what it said stands ab"):
        wait_for(refusing.watch, "the refusal")
    assert capfd.readouterr().err.startswith("The database does not answer. ")


def start(data: Path, listen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "commsdesk.config.cli", "up"],
        env={**os.environ, "COMMSDESK_DATA": str(data), "COMMSDESK_LISTEN": listen},
        capture_output=True,
        text=True,
        timeout=60,
    )
