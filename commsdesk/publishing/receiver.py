"""Where a claimed delivery goes, with the secrets that it takes."""

from __future__ import annotations

from commsdesk.channels.contract import Reader, SendError
from commsdesk.publishing.claims import Claim
from commsdesk.publishing.secrets import OtherKey, decrypt


def receiver_of(claim: Claim) -> Reader:
    """Raises SendError where it cannot go; what another key would mend is no last word."""
    if claim.hindrance:
        raise SendError(claim.hindrance, permanent=True)
    try:
        address = decrypt(claim.address) if claim.is_outlet else claim.address
        return Reader(claim.delivery, address, claim.token, decrypt(claim.secret), claim.body)
    except OtherKey as error:
        raise SendError(str(error)) from error
