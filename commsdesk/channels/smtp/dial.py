"""Opens a connection to a relay: greeted, secured and signed in."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from commsdesk.channels.contract import NotBegun
from commsdesk.channels.smtp.line import Line
from commsdesk.channels.smtp.opening import Unfit, greeting, hello, sign_in, start_tls
from commsdesk.channels.smtp.relay import Relay
from commsdesk.channels.smtp.reply import LineLost
from commsdesk.channels.smtp.room import TurnedAway


@dataclass(frozen=True)
class Patience:
    """Seconds: until the connection stands, for a reply, for the reply to a text, and unused."""

    connect: float = 10
    reply: float = 60
    text: float = 300  # RFC 5321 says 600: who hangs up earlier never learns what became of it
    idle: float = 30  # relays end it after 300, and the wires between sooner and without a word


class Dialler:
    def __init__(self, relay: Relay, patience: Patience) -> None:
        """Raises ValueError where the relay's authorities cannot be read."""
        self.relay = relay
        self.patience = patience
        self._tls = _context(relay)

    async def dial(self) -> Line:
        """Raises NotBegun with the reason."""
        try:
            line = await self._connect()
            await self._introduce(line)
        except TimeoutError as error:
            why = f"it did not answer within {self.patience.connect:g} seconds"
            raise self._cannot(why) from error
        except OSError as error:
            raise self._cannot(_in_words(error)) from error
        except (LineLost, Unfit) as error:
            raise self._refused(error) from error
        return line

    async def _connect(self) -> Line:
        async with asyncio.timeout(self.patience.connect):
            _, line = await asyncio.get_running_loop().create_connection(
                lambda: Line(self.patience.reply, self.patience.text),
                self.relay.host,
                self.relay.port,
                ssl=self._tls if self.relay.security == "implicit" else None,
            )
        return line

    async def _introduce(self, line: Line) -> None:
        try:
            await line.converse(greeting())
            await line.converse(hello(line))
            if self._tls and self.relay.security != "implicit":
                await self._secure(line, self._tls)
            if self.relay.user:
                await line.converse(sign_in(line, self.relay))
        except BaseException:
            line.end(LineLost("We hung up."))
            raise

    async def _secure(self, line: Line, context: ssl.SSLContext) -> None:
        if "STARTTLS" not in line.offers:
            if self.relay.security == "required":
                raise Unfit("it does not offer STARTTLS")
            return
        await line.converse(start_tls(line))
        async with asyncio.timeout(self.patience.connect):
            transport = await asyncio.get_running_loop().start_tls(
                line.transport, line, context, server_hostname=self.relay.host
            )
        assert transport  # none only where the connection was closing, which the line would know
        line.transport = transport
        await line.converse(hello(line))  # what was offered in the clear counts no more

    def _refused(self, error: LineLost | Unfit) -> NotBegun:
        """Where it names the number of connections, that is no matter of pace."""
        if not error.turned_away:
            return self._cannot(str(error))
        slow_down = error.slow_down and "connections" not in str(error).lower()
        why = self._cannot(str(error))
        return TurnedAway(str(why), slow_down=str(self.relay) if slow_down else "")

    def _cannot(self, why: str) -> NotBegun:
        return NotBegun(f"The relay {self.relay} cannot be used: {why}")


def _context(relay: Relay) -> ssl.SSLContext | None:
    if relay.security == "off":
        return None
    try:
        return _trusting(relay.authorities, _stamps(relay.authorities))
    except (OSError, ssl.SSLError) as error:
        raise ValueError(f"The relay's ca holds no certificates: {relay.authorities}") from error


@lru_cache(maxsize=8)
def _trusting(authorities: Path | None, _stamps: tuple[object, ...]) -> ssl.SSLContext:
    """Kept while the stamps stay: to read the system's takes 30 ms, and the first mail waits."""
    return ssl.create_default_context(cafile=authorities)


def _stamps(authorities: Path | None) -> tuple[object, ...]:
    """What changes where these, or else the system's, are others than they were."""
    paths = [authorities] if authorities else ssl.get_default_verify_paths()[:2]
    found = [(path, Path(path).stat()) for path in paths if path]
    return tuple((path, one.st_ino, one.st_size, one.st_mtime_ns) for path, one in found)


def _in_words(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate is not good ({error.verify_message}). Where an authority of your own "
            "signed it, name that in the relay's address: ?ca=/path/to/file.pem"
        )
    if error.errno and not isinstance(error, (socket.gaierror, ssl.SSLError)):
        return os.strerror(error.errno)
    return str(error)
