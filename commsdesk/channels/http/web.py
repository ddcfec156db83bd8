"""The one way out by HTTP: every address is checked when it is called, and nothing is followed.

Our own client, because there may be thousands of webhooks and all of them want the same little:
with a general one each call costs twice as much over a kept connection, and more over a new one.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, partial
from ipaddress import ip_address
from time import monotonic

from aiohappyeyeballs import AddrInfoType, start_connection
from yarl import URL

from commsdesk.channels.contract import AnswerLost, NotBegun, SendError
from commsdesk.channels.guard import Forbidden, Network, guarded_sockets
from commsdesk.channels.http.answer import Answer
from commsdesk.channels.http.connection import Connection, ConnectionLost

NAME_THREADS = 32  # lookups at once: a name server that is down holds up those of its names only
HEAD_START = 0.25  # seconds that an address has, before the host's next one is tried too
MOST_IDLE = 500  # connections kept
IDLE_FOR = 10.0  # seconds; many servers close after 15, and some without our noticing

Origin = tuple[str, str | None, int | None]


class Web:
    """Calls others over connections that it keeps. Must be closed in the loop that used it."""

    def __init__(
        self,
        allowed: Sequence[Network] = (),
        *,
        connect: float = 5,
        total: float = 15,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`allowed` are the private networks that may be called; times are seconds.

        `tls` replaces the system's trust.
        """
        self._sockets = guarded_sockets(allowed)
        self._connect = connect
        self._total = total
        self._tls = tls
        self._threads: ThreadPoolExecutor | None = None
        self._idle: dict[Origin, list[Connection]] = defaultdict(list)
        self._idle_in_all = 0

    async def post(self, url: URL, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Raises SendError where no answer came; what an answer means is the caller's to say.

        `url` comes from guard.called.
        """
        request = _request(url, body, headers)
        connection = self._kept(url) or await self._connected(url)
        try:
            async with asyncio.timeout(self._total):
                return await connection.ask(request)
        except TimeoutError as error:
            raise AnswerLost(f"No answer within {self._total:g} seconds.") from error
        except ConnectionLost as error:
            raise AnswerLost(f"The connection broke off: {error}") from error
        finally:
            self._keep(url, connection)

    async def aclose(self) -> None:
        for connection in [one for kept in self._idle.values() for one in kept]:
            connection.drop()
        self._idle.clear()
        self._idle_in_all = 0
        if self._threads:
            self._threads.shutdown(wait=False, cancel_futures=True)
            self._threads = None
        await asyncio.sleep(0)  # for the connections to be gone

    def _kept(self, url: URL) -> Connection | None:
        kept = self._idle[_origin(url)]
        while kept:
            connection = kept.pop()
            self._idle_in_all -= 1
            if connection.is_fit and monotonic() - connection.idle_since < IDLE_FOR:
                return connection
            connection.drop()
        return None

    def _keep(self, url: URL, connection: Connection) -> None:
        if connection.is_fit and self._idle_in_all < MOST_IDLE:
            self._idle[_origin(url)].append(connection)
            self._idle_in_all += 1
        else:
            connection.drop()

    async def _connected(self, url: URL) -> Connection:
        try:
            async with asyncio.timeout(self._connect):
                return await self._open(url)
        except Forbidden as error:
            raise SendError(str(error), permanent=True) from error
        except TimeoutError as error:
            raise NotBegun("Its host did not answer in time.") from error
        except ssl.SSLCertVerificationError as error:
            raise NotBegun(f"Its certificate is not good: {error.verify_message}") from error
        except OSError as error:
            raise NotBegun(f"Its host cannot be reached: {error.strerror or error}") from error
        except UnicodeError as error:
            raise SendError("The address names no host that can exist.", permanent=True) from error

    async def _open(self, url: URL) -> Connection:
        found = await self._look_up(url.raw_host or "", url.port or 0)
        one = await start_connection(
            found, happy_eyeballs_delay=HEAD_START, socket_factory=self._sockets
        )
        is_secure = url.scheme == "https"
        _, connection = await asyncio.get_running_loop().create_connection(
            Connection,
            sock=one,
            ssl=(self._tls or system_trust()) if is_secure else None,
            server_hostname=url.raw_host if is_secure else None,
        )
        return connection

    async def _look_up(self, host: str, port: int) -> list[AddrInfoType]:
        with suppress(ValueError):  # a number needs no looking up
            family = socket.AF_INET if ip_address(host).version == 4 else socket.AF_INET6
            return [(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (host, port))]
        self._threads = self._threads or ThreadPoolExecutor(NAME_THREADS, "names")
        ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        found = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        return [*found]


@cache
def system_trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _origin(url: URL) -> Origin:
    return url.scheme, url.raw_host, url.port


def _request(url: URL, body: bytes, headers: Mapping[str, str]) -> bytes:
    lines = [
        f"POST {url.raw_path_qs} HTTP/1.1",
        f"Host: {url.host_port_subcomponent}",
        "User-Agent: Commsdesk",
        "Accept-Encoding: identity",  # 64 KB are to stay 64 KB
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    head = "\r\n".join(lines)
    if not head.isascii() or head.count("\n") != len(lines) - 1:
        raise SendError("A header would hold more than one line of ASCII.", permanent=True)
    return b"%b\r\n\r\n%b" % (head.encode(), body)
