"""Django's settings, from environment variables only; docs/reference/settings.md names them all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from commsdesk.config import environment, paths
from commsdesk.config.database import database

DATA = paths.data_folder()
SECRET_KEY = "not yet"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "commsdesk.people",
    "commsdesk.incidents",
    "commsdesk.drafting",
    "commsdesk.publishing",
    "commsdesk.desk",
    "commsdesk.status",
]
ROOT_URLCONF = "commsdesk.config.urls"
DATABASES = {"default": database()}
AUTH_USER_MODEL = "people.User"
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
