"""Many requests at once by libcurl, which the event loop tells when to go on."""

from __future__ import annotations

import asyncio
import selectors
from contextlib import suppress

import pycurl


class Transfers:
    """Made, used and closed in one event loop.

    libcurl's sockets have a selector of their own, and the loop watches that one alone: to have it
    watch each of them, as pycurl's AsyncCurlMulti does, costs two thirds more.
    """

    def __init__(self, *, most_open: int) -> None:
        """`most_open` connections are open; beyond that, those not in use are closed."""
        self._loop = asyncio.get_running_loop()
        self._ends: dict[pycurl.Curl, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._is_closed = False
        self._watched: set[int] = set()  # to ask the selector for one that it lacks is slow
        self._sockets = selectors.DefaultSelector()
        self._loop.add_reader(self._sockets.fileno(), self._look)
        self._multi = pycurl.CurlMulti()
        self._multi.setopt(pycurl.M_MAXCONNECTS, most_open)
        self._multi.setopt(pycurl.M_SOCKETFUNCTION, self._watch)
        self._multi.setopt(pycurl.M_TIMERFUNCTION, self._wake_in)

    async def perform(self, request: pycurl.Curl) -> None:
        """Raises pycurl.error."""
        end = self._ends[request] = self._loop.create_future()
        try:
            self._multi.add_handle(request)
            try:
                await end
            finally:
                self._multi.remove_handle(request)
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
        """What is ready to be read and written has the same numbers in libcurl and in selectors."""
        if events == pycurl.POLL_REMOVE:
            self._watched.discard(file)
            with suppress(KeyError):
                self._sockets.unregister(file)
        elif file in self._watched:
            self._sockets.modify(file, events)
        else:
            self._watched.add(file)
            self._sockets.register(file, events)

    def _wake_in(self, milliseconds: int) -> None:
        """No timer is set anew for later: it does no harm to wake libcurl early."""
        at = self._loop.time() + milliseconds / 1000
        is_early = self._timer and self._timer.when() <= at
        if self._is_closed or milliseconds < 0 or is_early:
            return
        self._sleep()
        self._timer = self._loop.call_at(at, self._wake)

    def _sleep(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _wake(self) -> None:
        self._timer = None
        try:
            self._multi.socket_action(pycurl.SOCKET_TIMEOUT, 0)
        finally:
            self._note_ends()

    def _look(self) -> None:
        try:
            for key, events in self._sockets.select(0):
                self._multi.socket_action(key.fd, events)
        finally:
            self._note_ends()

    def _note_ends(self) -> None:
        _, done, failed = self._multi.info_read()
        for request in done:
            self._end(request, None)
        for request, *error in failed:
            self._end(request, pycurl.error(*error))

    def _end(self, request: pycurl.Curl, error: pycurl.error | None) -> None:
        end = self._ends[request]
        if end.done():
            return  # it was called off just now
        if error:
            end.set_exception(error)
        else:
            end.set_result(None)
