"""The signature of a webhook, as standardwebhooks.com says."""

from __future__ import annotations

import binascii
from base64 import b64encode
from hmac import digest

from commsdesk.channels.contract import SendError

CANNOT_SIGN = "The webhook's signing secret must be whsec_ and base64. Give it a new one."


def signed(body: bytes, *, key: str, secret: str, now: float) -> dict[str, str]:
    """The headers for a body; a receiver takes it for 5 minutes from `now`, in seconds since 1970.

    Raises SendError where the secret cannot sign.
    """
    second = int(now)
    said = b"%b.%d.%b" % (key.encode(), second, body)
    signature = b64encode(digest(_key_of(secret), said, "sha256")).decode()
    return {
        "Content-Type": "application/json",
        "webhook-id": key,
        "webhook-timestamp": str(second),
        "webhook-signature": f"v1,{signature}",
    }


def _key_of(secret: str) -> bytes:
    try:
        key = binascii.a2b_base64(secret.removeprefix("whsec_"), strict_mode=True)
    except ValueError as error:
        raise SendError(CANNOT_SIGN, permanent=True) from error
    if not key:
        raise SendError(CANNOT_SIGN, permanent=True)
    return key
