"""The command `commsdesk migrate`: the database as this version wants it."""

from __future__ import annotations

from django.core.management import call_command

from commsdesk.config.server import ensure_server


def migrate() -> None:
    ensure_server(needed=1)
    call_command("migrate", verbosity=0, interactive=False)
    print("The database is up to date.")
