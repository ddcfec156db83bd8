"""Where the jobs of a publication wait for a worker."""

from __future__ import annotations

from typing import Final

from commsdesk.publishing.models import Delivery

# Each has places of its own: neither news nor corrections to 100,000 readers hold up a colleague.
QUEUES: Final = {
    Delivery.Lane.COLLEAGUES: "delivery-to-colleagues",
    Delivery.Lane.CORRECTIONS: "delivery-of-corrections",
    Delivery.Lane.NEWS: "delivery",
}
