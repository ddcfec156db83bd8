"""Many requests at once by libcurl, which the event loop tells when to go on."""

from __future__ import annotations

import asyncio
import math

import pycurl

from commsdesk.channels.busy_poll import BusyPoll
from commsdesk.channels.sockets import Sockets


class Transfers:
    """Made, used and closed in one event loop.

    The loop watches libcurl's sockets as one: to have it watch each of them, as pycurl's
    AsyncCurlMulti does, costs two thirds more.
    """

    def __init__(self, *, most_open: int) -> None:
        """`most_open` connections are open; beyond that, those not in use are closed."""
        self._loop = asyncio.get_running_loop()
        self._ends: dict[pycurl.Curl, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._wakes_at = math.inf
        self._is_closed = False
        self._busy_poll = BusyPoll()
        self._sockets = Sockets()
        self._loop.add_reader(self._sockets.fileno(), self._look)
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, most_open)
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)

    async def perform(self, request: pycurl.Curl) -> None:
        """Raises pycurl.error."""
        end = self._ends[request] = self._loop.create_future()
        try:
            self._multi.add_handle(request)
            self._wake_by(0)
            try:
                await end
            finally:
                self._multi.remove_handle(request)
                if end.cancelled():
                    self._wake_by(0)  # to part from the far side
        finally:
            del self._ends[request]

    async def close(self) -> None:
        """Once all of them have ended. In a thread, for it waits for names that are looked up."""
        self._is_closed = True
        self._sleep()
        self._loop.remove_reader(self._sockets.fileno())
        await asyncio.to_thread(self._multi.close)
        self._sockets.close()

    def _watch(self, events: int, file: int, *_: object) -> None:
        if events == pycurl.POLL_REMOVE:
            self._sockets.forget(file)
        else:
            self._sockets.watch(file, events)

    def _wake_by(self, at: float) -> None:
        """No timer is set anew for later: it does no harm to wake libcurl early."""
        if at < self._wakes_at and not self._is_closed:
            self._sleep()
            self._wakes_at = at
            self._timer = self._loop.call_at(at, self._wake)

    def _sleep(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _wake(self) -> None:
        self._timer, self._wakes_at = None, math.inf
        try:
            self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)
        finally:
            self._note()

    def _look(self) -> None:
        try:
            for file in self._sockets.ready():
                self._multi.socket_action(file, 0)  # libcurl sees by itself what is ready
        finally:
            self._note()

    def _note(self) -> None:
        """What has ended, and when libcurl wants to be woken.

        Asked once for all that went on; else it would say so three times at each call.
        """
        _, done, failed = self._multi.info_read()
        for request in done:
            self._end(request, None)
        for request, *error in failed:
            self._end(request, pycurl.error(*error))
        if (milliseconds := self._multi.timeout()) >= 0:
            self._wake_by(self._loop.time() + milliseconds / 1000)

    def _end(self, request: pycurl.Curl, error: pycurl.error | None) -> None:
        end = self._ends[request]
        if end.done():
            return  # it was called off just now
        if error:
            end.set_exception(error)
        else:
            end.set_result(None)
            self._busy_poll.hear()
