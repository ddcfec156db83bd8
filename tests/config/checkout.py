"""A checkout of its own for the fault tests, used by root or by somebody else."""

import os
import pwd
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from commsdesk.config import paths
from commsdesk.config.embedded.binaries import find_binaries
from commsdesk.config.embedded.binaries_copy import where_others_may_run
from commsdesk.config.embedded.server_user import server_name

PROGRAM = Path(__file__).with_name("own_postgres.py")


class Started:
    """A process that owns a database, or that ended because it cannot."""

    def __init__(self, command: Iterable[str | Path], settings: dict[str, str], output: Path):
        self.output = output
        with output.open("wb") as said:
            self.process = subprocess.Popen(
                command, env=settings, stdout=said, stderr=said, stdin=subprocess.DEVNULL, cwd="/"
            )

    def said(self) -> str:
        return self.output.read_text()

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.said()
        return "Ready: " in self.said()

    def place(self) -> Path:
        """The data folder that it found for itself."""
        return Path(self.said().partition("Ready: ")[2].strip())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


class Checkout:
    def __init__(self, home: Path, person: str) -> None:
        self.home, self.data, self.code = home, home / "data", home / "checkout"
        self.system = home / "system"  # instead of the one under /var/lib
        self.person, self.user = person, pwd.getpwnam(person)
        self.is_us = self.user.pw_uid == os.geteuid()
        self.settings = {"PYTHONPATH": str(self.code), "PATH": os.environ["PATH"]}
        self.python = sys.executable
        self.bin = where_others_may_run(find_binaries()).bin
        if not self.is_us:
            self.python = python_for_others()
            self.settings["COMMSDESK_POSTGRES"] = str(self.bin)
        self.started: list[Started] = []
        self._make_checkout()

    def _make_checkout(self) -> None:
        package = Path("commsdesk", "config")
        shutil.copytree(paths.CHECKOUT / package, self.code / package)
        shutil.copy(PROGRAM, self.code)
        (self.code / "commsdesk" / "__init__.py").touch()
        (self.code / "pyproject.toml").touch()
        for folder in (self.home, *self.home.rglob("*")):
            folder.chmod(0o755)
        os.chown(self.home, self.user.pw_uid, self.user.pw_gid)

    def begin(self, data: Path | str | None = None) -> Started:
        """Start it without waiting."""
        command = (self.python, self.code / PROGRAM.name, data or self.data, self.system)
        output = self.home / f"output-{len(self.started)}"
        self.started.append(Started((*self.as_person(), *command), self.settings, output))
        return self.started[-1]

    def start(self, data: Path | str | None = None) -> Started:
        started = self.begin(data)
        eventually(started.is_ready, within=60)
        return started

    def refusal(self, data: Path | str | None = None) -> str:
        """Start what cannot start, and return the sentence that says why."""
        refused = self.begin(data)
        assert refused.process.wait(60) == 1, refused.said()
        assert "Traceback" not in refused.said()
        return refused.said()

    def stop(self) -> None:
        for started in self.started:
            started.stop()
        self.started.clear()

    def as_person(self, person: str | None = None) -> tuple[str, ...]:
        user = pwd.getpwnam(person or self.person)
        if user.pw_uid == os.geteuid():
            return ()
        return ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")

    def ask(
        self, query: str, data: Path | None = None, person: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        socket = paths.socket_folder(data or self.data)
        psql = (self.bin / "psql", "-XAtc", query, f"host={socket} port=5432 user=commsdesk")
        command = (*self.as_person(person), *psql)
        return subprocess.run(command, capture_output=True, text=True, cwd="/", env={})

    def answers(self, query: str = "SELECT 1", data: Path | None = None) -> str:
        done = self.ask(query, data)
        assert not done.returncode, done.stderr
        return done.stdout.strip()

    @property
    def pid_file(self) -> Path:
        return self.data / "postgres" / "postmaster.pid"

    def server(self) -> int:
        return int(self.pid_file.read_text().split()[0])

    def owner_of_data(self) -> str:
        return server_name() if self.is_us else self.person


def python_for_others() -> str:
    for candidate in (sys.executable, "/usr/bin/python3"):
        real = Path(candidate).resolve()
        if real.exists() and paths.first_closed_step(real) is None:
            version = subprocess.check_output(
                (real, "-c", "import sys; print(sys.version_info[1])")
            )
            if int(version) >= 11:
                return str(candidate)
    return pytest.skip("there is no Python 3.11 here that another user may run")


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except OSError:
        return False
    return state != "Z"


def eventually(happens: Callable[[], object], within: float) -> None:
    end = time.monotonic() + within
    while not happens():
        assert time.monotonic() < end, f"{happens} did not happen within {within} s"
        time.sleep(0.005)
