"""Where the jobs of a publication wait for a worker."""

from __future__ import annotations

from typing import TypedDict

from commsdesk.publishing.models import Delivery

NEWS = "delivery"
FAST = "fast-delivery"  # has places of its own, which news to 100,000 readers never takes


class Place(TypedDict):
    queue: str
    priority: int


def place_of(lane: Delivery.Lane) -> Place:
    """Colleagues come before corrections, and both wait for no news."""
    queue = NEWS if lane is Delivery.Lane.NEWS else FAST
    return Place(queue=queue, priority=-lane)
