"""The one way out by HTTP: every address is checked when it is called, and nothing is followed."""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import aiohttp
from multidict import CIMultiDictProxy

from commsdesk.channels.contract import AnswerLost, Gone, NotReached, SendError
from commsdesk.channels.guard import Forbidden, Network, guarded_sockets, objection
from commsdesk.channels.plain import one_line

MOST_READ = 65_536  # bytes of an answer
KEPT_FOR = 4.0  # seconds without a call; thousands of endpoints are not to fill all open files
LONGEST_WAIT = 86_400.0  # seconds that an endpoint may ask us to stay away
# Refusals that pass: the request came too slowly or too early, or there were too many.
PASSING = {408, 425, 429}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: CIMultiDictProxy[str]
    body: bytes  # its first 64 KB

    def __str__(self) -> str:
        text = one_line(self.body.decode(errors="replace"), 200)
        return f"It answered {self.status}: {text}" if text else f"It answered {self.status}."


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
        self._allowed = tuple(allowed)
        self._timeout = aiohttp.ClientTimeout(total=total, sock_connect=connect)
        self._tls = tls
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Raises SendError where no answer came; what an answer means is the caller's to say."""
        if reason := objection(url):
            raise SendError(reason, permanent=True)
        try:
            async with self._opened().post(
                url, data=body, headers=headers, allow_redirects=False
            ) as response:
                return Answer(response.status, response.headers, await _beginning(response))
        except aiohttp.InvalidURL as error:
            raise SendError(f"The address cannot be called: {error}.", permanent=True) from error
        except aiohttp.ClientConnectorError as error:
            raise _not_reached(error) from error
        except aiohttp.ConnectionTimeoutError as error:
            raise NotReached("Its host did not answer in time.") from error
        except TimeoutError as error:
            raise AnswerLost(f"No answer within {self._timeout.total:g} seconds.") from error
        except aiohttp.ClientError as error:
            raise AnswerLost(f"The connection broke off: {error}") from error

    async def aclose(self) -> None:
        if self._session:
            await self._session.close()
            self._session = None

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=0,  # how many at once is the caller's to say
                keepalive_timeout=KEPT_FOR,
                ssl=self._tls or True,
                socket_factory=guarded_sockets(self._allowed),
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=self._timeout,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,  # 64 KB are to stay 64 KB
                headers={"User-Agent": "Commsdesk", "Accept-Encoding": "identity"},
            )
        return self._session


class HttpChannel:
    """What the channels by HTTP share: a request, and what its answer means."""

    def __init__(self, web: Web) -> None:
        self.web = web

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Raises SendError for every answer that is not 2xx."""
        answer = await self.web.post(url, body, headers)
        if error := refusal(answer):
            raise error
        return answer


def refusal(answer: Answer) -> SendError | None:
    """The error that an answer is, if it is one; the same request again would not mend a 4xx."""
    if 200 <= answer.status < 300:
        return None
    if 300 <= answer.status < 400:
        elsewhere = answer.headers.get("Location", "nowhere")
        reason = f"It redirects to {elsewhere}, and redirects are not followed."
        return SendError(reason, permanent=True)
    if answer.status == 410:
        return Gone("It says that it is gone for good (410).", permanent=True)
    if 400 <= answer.status < 500 and answer.status not in PASSING:
        return SendError(str(answer), permanent=True)
    return SendError(str(answer), wait=_wait(answer.headers))


async def _beginning(response: aiohttp.ClientResponse) -> bytes:
    """The first 64 KB; where there is more, the connection is closed with it unread."""
    read = bytearray()
    while len(read) < MOST_READ and (piece := await response.content.read(MOST_READ - len(read))):
        read += piece
    return bytes(read)


def _not_reached(error: aiohttp.ClientConnectorError) -> SendError:
    if isinstance(error.os_error, Forbidden):
        return SendError(str(error.os_error), permanent=True)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return NotReached(f"Its certificate is not good: {error.certificate_error}")
    return NotReached(f"Its host cannot be reached: {error.os_error.strerror or error.os_error}")


def _wait(headers: Mapping[str, str]) -> float:
    """Seconds, from Retry-After; a date is read against the far side's own clock."""
    asked = headers.get("Retry-After", "")
    if asked.isdecimal() and asked.isascii():
        return min(float(asked), LONGEST_WAIT)
    try:
        seconds = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("Date", ""))
    except (ValueError, TypeError):
        return 0
    return min(max(seconds.total_seconds(), 0), LONGEST_WAIT)
