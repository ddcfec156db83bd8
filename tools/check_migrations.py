"""Fails where a model has changed and no migration says so. Asks no database."""

from __future__ import annotations

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command

MEND = "DJANGO_SETTINGS_MODULE=commsdesk.config.settings .venv/bin/django-admin makemigrations"


def main() -> None:
    # A key that signs nothing, for a process that ends at once.
    os.environ.update(
        DJANGO_SETTINGS_MODULE="commsdesk.config.settings", COMMSDESK_SECRET_KEY="-" * 50
    )
    settings.DATABASES["default"] = {"ENGINE": "django.db.backends.dummy"}
    django.setup()
    try:
        call_command("makemigrations", check_changes=True, dry_run=True)
    except SystemExit:
        sys.exit(f"The migrations above are missing. Type: {MEND}")


main()
