"""The numbers in docs/reference/channels.md are those that hold where nobody asks for others."""

from __future__ import annotations

from inspect import signature
from pathlib import Path

import pytest

from commsdesk import channels
from commsdesk.channels import callers, names
from commsdesk.channels.email import Email
from commsdesk.channels.http import Web
from commsdesk.channels.smtp.client import Fleet
from commsdesk.channels.smtp.dial import Patience
from commsdesk.channels.webhook import Webhook

PAGE = Path(channels.__file__).parents[2] / "docs/reference/channels.md"


def usual(made):
    return {name: each.default for name, each in signature(made).parameters.items()}


def in_words(number):
    return {10: "ten"}.get(number, str(number))


FLEET, EMAIL, WEB, WEBHOOK, PATIENCE = map(usual, (Fleet, Email, Web, Webhook, Patience))

PROMISES = [
    f"Up to {FLEET['connections']} connections to each relay are kept",
    f"Up to {EMAIL['connections']} connections to each relay are kept",
    f"each for at most {FLEET['copies']:,} mails, and parted from when {PATIENCE['idle']} seconds",
    f"A relay has {PATIENCE['connect']} seconds to accept a connection",
    f"to accept a connection, {PATIENCE['reply']} for a reply",
    f"for a reply and {PATIENCE['text']} for the reply to a text.",
    f"Up to {WEBHOOK['in_flight']} calls are in flight",
    f"in flight, and {in_words(WEBHOOK['per_host'])} to one host",
    f"no answer after {1000 * callers.LATE_AFTER:g} ms goes on",
    f"takes its place ({callers.LATE:,} at most)",
    f"leaves {in_words(callers.DEAF_AFTER)} calls in a row without an answer",
    f"has {WEB['connect']} seconds to be looked up, and the host {WEB['connect']} to accept",
    f"Answer within {WEB['total']} seconds",
    f"Up to {names.MOST} names are looked up at once",
    f"what was found is kept for {names.KEPT_FOR:g} seconds",
]


@pytest.mark.parametrize("promise", PROMISES)
def test_what_is_promised_is_so(promise):
    assert promise in " ".join(PAGE.read_text().split())
