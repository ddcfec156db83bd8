"""Secrets of outlets and readers at rest: encrypted with a key made of the one that signs."""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"commsdesk.publishing.secrets"  # a key for each purpose, from the same root (RFC 5869)


class OtherKey(Exception):
    """Stored under another COMMSDESK_SECRET_KEY: put that one back, or type the secret again."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def encrypt(text: str) -> str:
    """What may be stored; nothing stays nothing."""
    return cipher().encrypt(text.encode()).decode("ascii") if text else ""


def decrypt(stored: str) -> str:
    """What was given to `encrypt`. Raises OtherKey."""
    try:
        return cipher().decrypt(stored.encode()).decode() if stored else ""
    except InvalidToken as error:
        raise OtherKey from error


def cipher() -> Fernet:
    return _cipher_of(settings.SECRET_KEY)


@lru_cache(maxsize=1)  # every call of a webhook asks for it
def _cipher_of(root: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(root.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
