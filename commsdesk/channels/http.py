"""The one way out by HTTP: every address is checked when it is called, and nothing is followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pycurl

from commsdesk.channels.answer import Answer, refusal
from commsdesk.channels.contract import SendError
from commsdesk.channels.guard import Network, target_of
from commsdesk.channels.names import Names
from commsdesk.channels.request import Request, trust
from commsdesk.channels.transfers import Transfers

MOST_OPEN = 4000  # connections, those to endpoints that never answer among them
MOST_KNOWN = 10_000  # hosts
MOST_SPARE = 100  # requests to be made again, each with what it read last


class Web:
    """Calls others, and keeps a connection from the second call of a host.

    Must be closed in the loop that used it.
    """

    def __init__(
        self,
        allowed: Sequence[Network] = (),
        *,
        connect: float = 8,
        total: float = 15,
        authority: str = "",
    ) -> None:
        """See Request and trust.

        `connect` is the limit of a name's look-up too, which a lost packet delays by 5 seconds.
        """
        self._new: Callable[[], Request] = partial(
            Request, tuple(allowed), connect=connect, total=total, trusted=trust(authority)
        )
        self._names = Names(within=connect)
        self._spare: list[Request] = []
        self._known: set[str] = set()  # hosts that were called before
        self._transfers: Transfers | None = None

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Raises SendError where no answer came; what an answer means is the caller's to say."""
        target = target_of(url)
        if target.objection:
            raise SendError(target.objection, permanent=True)
        addresses = await self._names.addresses_of(target.host)
        request = self._spare.pop() if self._spare else self._new()
        request.prepare(target.url, body, headers, is_kept=self._is_known(target.host))
        if addresses:
            request.lead(target, addresses)
        failure = None
        try:
            await self._opened().perform(request.handle)
        except pycurl.error as error:
            failure = request.failure(*error.args)
        if len(self._spare) < MOST_SPARE:
            self._spare.append(request)
        if failure:
            raise failure
        return request.answer()

    def _is_known(self, host: str) -> bool:
        """Whether it was called before; most never are again, and to keep their lines is dear."""
        if host in self._known:
            return True
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known.add(host)
        return False

    async def aclose(self) -> None:
        self._names.close()
        if self._transfers:
            closing, self._transfers = self._transfers, None
            await closing.close()

    def _opened(self) -> Transfers:
        if self._transfers is None:
            self._transfers = Transfers(most_open=MOST_OPEN)
        return self._transfers


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
