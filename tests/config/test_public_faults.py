"""`commsdesk public` serves the folder as it is, without a database, and ends whole."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest

from commsdesk.config.demo.command import free_port
from tests.config.test_up_faults import descendants, is_alive
from tests.running import wait_for

pytestmark = pytest.mark.faults


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "data" / "public"
    folder.mkdir(parents=True)
    return folder


def put(folder: Path, words: str) -> None:
    (folder / "index.html").write_text(words)
    (folder / "generation.new").write_text(json.dumps({"desk": "", "public": ""}))
    (folder / "generation.new").rename(folder / "generation")


@pytest.fixture
def serving(folder):
    listen = f"127.0.0.1:{free_port()}"
    process = subprocess.Popen(
        [sys.executable, "-m", "commsdesk.config.cli", "public", "--workers", "2"],
        env={
            **os.environ,
            "COMMSDESK_DATA": str(folder.parent),
            "COMMSDESK_LISTEN": listen,
            "DATABASE_URL": "postgresql://nobody@nowhere.invalid/none",
        },
    )
    wait_for(lambda: said(listen) is not None, "the first answer")
    yield process, listen
    process.kill()
    process.wait()


def said(listen: str, path: str = "/") -> tuple[int, str] | None:
    try:
        with urllib.request.urlopen(f"http://{listen}{path}", timeout=5) as page:
            return page.status, page.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except URLError:
        return None


def test_it_shows_the_folder_from_the_moment_that_it_is_made(folder, serving):
    _, listen = serving
    assert said(listen)[0] == 503
    put(folder, "All well.")
    wait_for(lambda: said(listen) == (200, "All well."), "the page", 10)
    put(folder, "Payments fail.")
    wait_for(lambda: said(listen) == (200, "Payments fail."), "the news", 10)
    assert said(listen, "/accounts/login/")[0] in (404, 503)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_all_its_processes(folder, serving, number):
    process, listen = serving
    below = descendants(process.pid)
    assert len(below) >= 2
    process.send_signal(number)
    process.wait(10)
    wait_for(lambda: not any(is_alive(pid) for pid in below), "the end of every process", 10)
    assert said(listen) is None
