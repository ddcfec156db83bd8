"""Every way out. Adding one is a file and a line."""

from __future__ import annotations

from commsdesk.channels.email import Email
from commsdesk.channels.rehearsal import Rehearsal
from commsdesk.channels.webhook import Webhook

CHANNELS = (Email, Webhook, Rehearsal)
