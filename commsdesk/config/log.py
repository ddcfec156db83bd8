"""What a terminal or a journal shows: one calm line for each thing worth knowing."""

from __future__ import annotations

import logging
from typing import Any

import psycopg
from django.db.utils import OperationalError
from procrastinate.exceptions import ConnectorException

LOST_DATABASE = (psycopg.OperationalError, OperationalError, ConnectorException)


class Line(logging.Formatter):
    """The message on one line; below it where the code went wrong, unless the database was away."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        return " ".join(super().formatMessage(record).split())

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return "" if isinstance(ei[1], LOST_DATABASE) else super().formatException(ei)


def levels() -> dict[str, Any]:
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": Line,
                "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
                "datefmt": "%H:%M:%S",
            },
        },
        "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"level": "WARNING", "handlers": ["terminal"]},
        "loggers": {
            "commsdesk": {"level": "INFO"},
            "django": {"handlers": [], "level": "WARNING"},
            # A 404 is a reader's slip, not our trouble; a 500 comes with where it went wrong.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "CRITICAL"},
            # Both say again what somebody else has said.
            "procrastinate.utils": {"level": "CRITICAL"},
            "psycopg.pool": {"level": "ERROR"},
        },
    }
