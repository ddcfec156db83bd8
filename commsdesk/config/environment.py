"""Strict readers of environment variables: a value that is not understood is refused by name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from commsdesk.config.cannot_start import CannotStart

NAMES = (
    "COMMSDESK_ALLOW_PRIVATE",
    "COMMSDESK_DATA",
    "COMMSDESK_DKIM_KEY",
    "COMMSDESK_DKIM_SELECTOR",
    "COMMSDESK_HOUSE_RULES",
    "COMMSDESK_LISTEN",
    "COMMSDESK_MAIL_FROM",
    "COMMSDESK_OPEN_CHECK",
    "COMMSDESK_ORGANISATION",
    "COMMSDESK_POSTGRES",
    "COMMSDESK_PUBLIC_URL",
    "COMMSDESK_RELAY",
    "COMMSDESK_SECRET_KEY",
    "COMMSDESK_TRUSTED_PROXIES",
    "COMMSDESK_URL",
    "DATABASE_URL",
)


class BadSetting(CannotStart):
    """{name}: {what is wrong and what to write}."""

    def __init__(self, name: str, mend: str) -> None:
        super().__init__(f"{name}: {mend}")
        self.name = name


def text(name: str, default: str = "", environment: Mapping[str, str] = os.environ) -> str:
    """The value of NAME, or what stands in the file that NAME_FILE names. Empty counts as unset."""
    value = block(name, environment)
    if not value.isprintable():  # control characters, and bytes that are not UTF-8
        raise BadSetting(name, "must be one line of plain text in UTF-8.")
    return value or default


def block(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """The same, of as many lines as there are."""
    value = environment.get(name, "")
    if path := environment.get(f"{name}_FILE"):
        if value:
            raise BadSetting(name, f"set either this or {name}_FILE, not both.")
        value = contents(f"{name}_FILE", Path(path))
    return value


def flag(name: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Only `yes` and `no`: what opens a door is never guessed from a slip. Unset is no."""
    value = text(name, "no", environment)
    if value not in ("yes", "no"):
        raise BadSetting(name, f"write yes or no, not {value!r}.")
    return value == "yes"


def folder(name: str, environment: Mapping[str, str] = os.environ) -> Path | None:
    """A folder that is there now."""
    value = text(name, environment=environment)
    if value and not Path(value).is_dir():
        raise BadSetting(name, f"{value} is no folder; make it, or name another.")
    return Path(value).resolve() if value else None


def contents(name: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadSetting(name, f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadSetting(name, f"{path} is not plain text in UTF-8.") from error


def refuse_unknown(environment: Mapping[str, str] = os.environ) -> None:
    """A name with a slip in it would be overlooked, and what it was to guard left open."""
    for name in environment:
        if name.startswith("COMMSDESK_") and name.removesuffix("_FILE") not in NAMES:
            near = get_close_matches(name, NAMES, n=1, cutoff=0.75)
            mend = f"did you mean {near[0]}?" if near else f"there are {', '.join(NAMES)}."
            raise BadSetting(name, f"there is no such setting; {mend}")
