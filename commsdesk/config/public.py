"""The command `commsdesk public`: the public pages alone, at many times the speed of the desk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from commsdesk.config import addresses, paths
from commsdesk.config.launcher import end_with_parent
from commsdesk.config.port import ensure_free
from commsdesk.status.ready import Table, Wsgi
from commsdesk.status.watch import Watch

STOPS_WITHIN = 5  # seconds


def public(
    *,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="How many processes; one a core is enough.")
    ] = os.cpu_count() or 1,
) -> None:
    listen = addresses.listen("COMMSDESK_LISTEN", "127.0.0.1:8080")
    ensure_free(listen)
    print(f"The public pages in {folder()} are at http://{listen}/", flush=True)
    Granian(
        f"{__name__}:pages",
        factory=True,
        address=listen.host,
        port=listen.port,
        interface=Interfaces.WSGI,
        workers=workers,
        workers_kill_timeout=STOPS_WITHIN,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.error,
    ).serve()


def folder() -> Path:
    return paths.data_folder() / "public"


def pages() -> Wsgi:
    """What each process serves: the folder as it is, looked at again every 2 seconds."""
    end_with_parent()
    table = Table(folder())
    Watch(table).start()
    return Wsgi(table)
