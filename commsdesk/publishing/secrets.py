"""Secrets of outlets and readers at rest: encrypted with a key made of the one that signs."""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"commsdesk.publishing.secrets"  # a key for each purpose, from the same root (RFC 5869)
NONCE = 12  # bytes, used once (NIST SP 800-38D)


class OtherKey(Exception):
    """Stored under another COMMSDESK_SECRET_KEY: put that one back, or type the secret again."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def encrypt(text: str) -> str:
    """What may be stored; nothing stays nothing."""
    if not text:
        return ""
    nonce = os.urandom(NONCE)
    return b64encode(nonce + cipher().encrypt(nonce, text.encode(), None)).decode()


def decrypt(stored: str) -> str:
    """What was given to `encrypt`. Raises OtherKey."""
    if not stored:
        return ""
    try:
        sealed = b64decode(stored)
        return cipher().decrypt(sealed[:NONCE], sealed[NONCE:], None).decode()
    except (ValueError, InvalidTag) as error:  # the first where it was not even whole
        raise OtherKey from error


def cipher() -> AESGCM:
    return _cipher_of(settings.SECRET_KEY)


@lru_cache(maxsize=1)  # every call of a webhook asks for it, and Fernet would take six times longer
def _cipher_of(root: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(root.encode()))
