"""The one way out by HTTP: every address is checked when it is called, and nothing is followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pycurl

from commsdesk.channels.answer import Answer, refusal
from commsdesk.channels.contract import SendError
from commsdesk.channels.guard import Network, target_of
from commsdesk.channels.request import Request

# Connections open at once, before those not in use are closed: a run may call very many endpoints.
MOST_OPEN = 4000


class Web:
    """Calls others over connections that it keeps. Must be closed in the loop that used it."""

    def __init__(
        self,
        allowed: Sequence[Network] = (),
        *,
        connect: float = 5,
        total: float = 15,
        authority: str = "",
    ) -> None:
        """See Request."""
        self._new: Callable[[], Request] = partial(
            Request, tuple(allowed), connect=connect, total=total, authority=authority
        )
        self._spare: list[Request] = []
        self._multi: pycurl.AsyncCurlMulti | None = None

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Raises SendError where no answer came; what an answer means is the caller's to say."""
        target = target_of(url)
        if target.objection:
            raise SendError(target.objection, permanent=True)
        request = self._spare.pop() if self._spare else self._new()
        request.prepare(target.url, body, headers)
        failure = None
        try:
            await self._opened().perform(request.handle)
        except pycurl.error as error:
            failure = request.failure(*error.args)
        self._spare.append(request)
        if failure:
            raise failure
        return request.answer()

    async def aclose(self) -> None:
        if self._multi:
            await self._multi.aclose()
            self._multi = None

    def _opened(self) -> pycurl.AsyncCurlMulti:
        if self._multi is None:
            self._multi = pycurl.AsyncCurlMulti()
            self._multi.setopt(pycurl.M_MAXCONNECTS, MOST_OPEN)
        return self._multi


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
