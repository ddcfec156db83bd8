"""Strict readers of environment variables: a value that is not understood is refused by name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from commsdesk.config.cannot_start import CannotStart


class BadSetting(CannotStart):
    """{name}: {what is wrong and what to write}."""

    def __init__(self, name: str, mend: str) -> None:
        super().__init__(f"{name}: {mend}")
        self.name = name


def text(name: str, default: str = "", environment: Mapping[str, str] = os.environ) -> str:
    """The value of NAME, or what stands in the file that NAME_FILE names. Empty counts as unset."""
    value = environment.get(name, "")
    if path := environment.get(f"{name}_FILE"):
        if value:
            raise BadSetting(name, f"set either this or {name}_FILE, not both.")
        value = contents(f"{name}_FILE", Path(path))
    if not value.isprintable():  # control characters, and bytes that are not UTF-8
        raise BadSetting(name, "must be one line of plain text in UTF-8.")
    return value or default


def contents(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadSetting(name, f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadSetting(name, f"{path} is not plain text in UTF-8.") from error


def number(
    name: str,
    default: int,
    *,
    least: int,
    most: int,
    environment: Mapping[str, str] = os.environ,
) -> int:
    value = text(name, environment=environment)
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise BadSetting(name, f"must be a whole number from {least} to {most}, not {value!r}.")
    return int(value)


def flag(name: str, *, default: bool, environment: Mapping[str, str] = os.environ) -> bool:
    value = text(name, environment=environment)
    if value not in ("", "yes", "no"):
        raise BadSetting(name, f"must be yes or no, not {value!r}.")
    return default if not value else value == "yes"
