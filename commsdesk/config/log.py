"""What a terminal or a journal shows: one calm line for each thing worth knowing."""

from __future__ import annotations

from typing import Any


def logging() -> dict[str, Any]:
    quiet = {"level": "WARNING"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        },
        "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"level": "INFO", "handlers": ["terminal"]},
        "loggers": {
            # A 404 is a reader's slip, not our trouble; a 500 comes with its traceback.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "CRITICAL"},
            "django": {"handlers": [], "level": "INFO"},
            "procrastinate": quiet,
            "asyncio": quiet,
            "aiohttp": quiet,
        },
    }
