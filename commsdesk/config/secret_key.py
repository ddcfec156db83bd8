"""The key that signs and encrypts: given by the operator, else made once in the data folder."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from commsdesk.config import environment
from commsdesk.config.environment import BadSetting

LEAST = 32  # characters


def secret_key(data: Path) -> str:
    given = environment.text("COMMSDESK_SECRET_KEY")
    if given and len(given) < LEAST:
        raise BadSetting("COMMSDESK_SECRET_KEY", f"must have {LEAST} characters or more.")
    return given or kept_key(data)


def kept_key(data: Path) -> str:
    """The key in DATA/secret; the first process that asks makes it, whoever asks with it."""
    path = data / "secret"
    try:
        if not path.exists():
            make(path)
        shared, key = path.stat().st_mode & 0o077, path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not plain text"
        mend = f"the key in {path} cannot be kept: {reason}. Name a folder that can be written."
        raise BadSetting("COMMSDESK_DATA", mend) from error
    if shared:
        raise BadSetting("COMMSDESK_DATA", f"others can read the key. Type: chmod 600 {path}")
    if len(key) < LEAST:
        mend = f"the key in {path} is cut short. Put its backup back, or remove the file: then "
        raise BadSetting("COMMSDESK_DATA", mend + "everybody signs in again.")
    return key


def make(path: Path) -> None:
    """Put a whole key there or none: the link fails where another process was quicker."""
    # Others may pass through to the public pages and the database, but not look around.
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o711)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix="secret-")  # made with 0600
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(path).hardlink_to(name)
    except FileExistsError:
        return
    finally:
        Path(name).unlink()
