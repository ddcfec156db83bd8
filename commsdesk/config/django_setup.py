"""Django made ready, for the commands that need it: importing this is enough."""

from __future__ import annotations

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "commsdesk.config.settings"
django.setup()
