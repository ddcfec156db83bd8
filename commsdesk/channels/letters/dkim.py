"""DKIM signatures (RFC 6376, RFC 8463), for where the relay makes none."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field

import dkim
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

LEAST = 1024  # bits of an RSA key that receivers must take (RFC 8301)
SELECTOR = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
RELAXED = (b"relaxed", b"relaxed")  # a relay may fold lines anew
# Those of the way out must be among them (RFC 8058).
HEADERS = (
    b"from",
    b"to",
    b"subject",
    b"date",
    b"message-id",
    b"references",
    b"in-reply-to",
    b"list-id",
    b"list-unsubscribe",
    b"list-unsubscribe-post",
    b"mime-version",
    b"content-type",
)


@dataclass(frozen=True)
class Dkim:
    """One key, and where its other half is published: SELECTOR._domainkey.DOMAIN."""

    domain: str
    selector: str
    algorithm: bytes
    key: bytes = field(repr=False)  # as dkimpy wants it

    def signature(self, mail: bytes) -> bytes:
        header: bytes = dkim.sign(
            mail,
            self.selector.encode(),
            self.domain.encode(),
            self.key,
            canonicalize=RELAXED,
            signature_algorithm=self.algorithm,
            include_headers=HEADERS,
        )
        return header


def signer(pem: str, *, domain: str, selector: str) -> Dkim:
    """Raises ValueError with the mend where these cannot sign."""
    if not SELECTOR.fullmatch(selector):
        raise ValueError(f"The selector must be like mail or mail.2026, not {selector!r}.")
    try:
        key = load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ValueError("The key must be a private key in PEM, without a password.") from error
    if isinstance(key, Ed25519PrivateKey):
        raw = key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        return Dkim(domain, selector, b"ed25519-sha256", base64.b64encode(raw))
    if isinstance(key, RSAPrivateKey) and key.key_size >= LEAST:
        old = PrivateFormat.TraditionalOpenSSL
        return Dkim(
            domain, selector, b"rsa-sha256", key.private_bytes(Encoding.PEM, old, NoEncryption())
        )
    raise ValueError(f"The key must be Ed25519, or RSA of {LEAST} bits or more.")
