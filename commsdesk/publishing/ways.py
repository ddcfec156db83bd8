"""The ways out to readers, built from the settings for one run of the delivery job."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from commsdesk.channels.contract import Bulk
from commsdesk.people.mail import email

WAYS: Mapping[str, Callable[[], Bulk]] = {"email": email}


@asynccontextmanager
async def ways_for(channels: Iterable[str]) -> AsyncIterator[dict[str, Bulk]]:
    async with AsyncExitStack() as closing:
        ways = {channel: WAYS[channel]() for channel in channels}
        for way in ways.values():
            closing.push_async_callback(way.aclose)
        yield ways
