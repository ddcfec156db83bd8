"""Where names lead. One that nobody answers for holds up no other, as in libcurl twenty do."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from commsdesk.channels.contract import NotReached

MOST = 500  # names that are looked up at once, each in a thread
KEPT_FOR = 10.0  # seconds


class Names:
    """Used and closed in one event loop."""

    def __init__(self, *, within: float) -> None:
        """`within` so many seconds a look-up must end, or its caller goes without."""
        self._within = within
        self._threads = ThreadPoolExecutor(MOST, "look-up")
        self._known: dict[str, asyncio.Future[str]] = {}  # and those that are being looked up

    async def addresses_of(self, host: str) -> str:
        """See look_up; none where libcurl knows by itself. Raises NotReached."""
        if is_known_without(host):
            return ""
        try:
            found = self._known.get(host) or self._look_up(host)
            async with asyncio.timeout(self._within):
                return await asyncio.shield(found)
        except TimeoutError as error:
            raise NotReached("The name of its host was not found in time.") from error
        except OSError as error:
            raise NotReached(f"The name of its host was not found: {error.strerror}.") from error
        except RuntimeError as error:  # this machine has no further thread for us
            raise NotReached(f"The name of its host was not looked up: {error}.") from error

    def close(self) -> None:
        """Waits for nobody."""
        for found in self._known.values():
            found.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _look_up(self, host: str) -> asyncio.Future[str]:
        loop = asyncio.get_running_loop()
        found = self._known[host] = loop.run_in_executor(self._threads, look_up, host)

        def forget_later(ended: asyncio.Future[str]) -> None:
            if not ended.cancelled():
                ended.exception()  # those who asked may be gone, and then it is nobody's
            loop.call_later(KEPT_FOR, self._known.pop, host, None)

        found.add_done_callback(forget_later)
        return found


def is_known_without(host: str) -> bool:
    """Numbers, this machine, and names that nobody may be asked for (RFC 7686)."""
    last = host.rpartition(".")[2]
    return last.isdigit() or ":" in host or last in {"localhost", "onion"}


def look_up(host: str) -> str:
    """Its addresses, as libcurl's option RESOLVE takes them. Raises OSError."""
    found = socket.getaddrinfo(host.encode(), None, type=socket.SOCK_STREAM)
    addresses = dict.fromkeys(str(where[0]) for *_, where in found)
    return ",".join(f"[{one}]" if ":" in one else one for one in addresses)
