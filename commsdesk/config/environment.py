"""Strict readers of environment variables: a value that is not understood is refused by name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


class BadSetting(Exception):
    """{name}: {what is wrong and what to write}."""

    def __init__(self, name: str, mend: str) -> None:
        super().__init__(f"{name}: {mend}")
        self.name = name


def text(name: str, default: str = "", environment: Mapping[str, str] = os.environ) -> str:
    """The value of NAME, or what stands in the file that NAME_FILE names."""
    if path := environment.get(f"{name}_FILE"):
        if name in environment:
            raise BadSetting(name, f"set either this or {name}_FILE, not both.")
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise BadSetting(f"{name}_FILE", f"{path} cannot be read: {error}.") from error
    return environment.get(name, default)


def number(
    name: str,
    default: int,
    *,
    least: int,
    most: int,
    environment: Mapping[str, str] = os.environ,
) -> int:
    value = environment.get(name, "")
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise BadSetting(name, f"must be a whole number from {least} to {most}, not {value!r}.")
    return int(value)


def flag(name: str, *, default: bool, environment: Mapping[str, str] = os.environ) -> bool:
    value = environment.get(name, "")
    if value not in ("", "yes", "no"):
        raise BadSetting(name, f"must be yes or no, not {value!r}.")
    return default if not value else value == "yes"
