"""Whether we sign our mail ourselves, and with which key."""

from __future__ import annotations

from email.utils import parseaddr
from typing import cast

from commsdesk.channels.letters.signed import Signer
from commsdesk.config import environment
from commsdesk.config.environment import BadSetting
from commsdesk.config.on_demand import on_demand

KEY, SELECTOR = "COMMSDESK_DKIM_KEY", "COMMSDESK_DKIM_SELECTOR"


def signing(sender: str) -> Signer | None:
    """As the settings say, for the sender's own domain; what signs is loaded only if asked for."""
    key, selector = environment.block(KEY), environment.text(SELECTOR)
    if bool(key) != bool(selector):
        missing = SELECTOR if key else KEY
        raise BadSetting(missing, "signing takes a key and a selector: set both, or neither.")
    if not key:
        return None
    domain = parseaddr(sender)[1].rpartition("@")[2].lower()
    signer = on_demand("commsdesk.channels.letters.dkim", "signer")
    try:
        return cast(Signer, signer(key, domain=domain, selector=selector))
    except ValueError as error:
        name = SELECTOR if "selector" in str(error) else KEY
        raise BadSetting(name, str(error)) from error
