"""Which of libcurl's sockets are ready; the event loop watches them all as one file."""

from __future__ import annotations

import select
import selectors
import sys
from collections.abc import Iterator
from contextlib import suppress


class Selected:
    """By whatever the system has. What is to be read and written is 1 and 2, as in libcurl."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()

    def fileno(self) -> int:
        return self._selector.fileno()

    def watch(self, file: int, events: int) -> None:
        self.forget(file)
        self._selector.register(file, events)

    def forget(self, file: int) -> None:
        if file in self._selector.get_map():
            self._selector.unregister(file)

    def ready(self) -> Iterator[int]:
        return (key.fd for key, _ in self._selector.select(0))

    def close(self) -> None:
        self._selector.close()


if sys.platform == "linux":
    READ, WRITE = select.EPOLLIN, select.EPOLLOUT
    POLLED = {1: READ, 2: WRITE, 3: READ | WRITE}

    class Polled:
        """A socket stays in the poll between two calls, at a third of the time.

        The kernel takes out what is closed, and its number may come back as another socket's.
        """

        def __init__(self) -> None:
            self._poll = select.epoll()
            self._watched: set[int] = set()

        def fileno(self) -> int:
            return self._poll.fileno()

        def watch(self, file: int, events: int) -> None:
            self._watched.add(file)
            try:
                self._poll.modify(file, POLLED[events])
            except FileNotFoundError:
                self._poll.register(file, POLLED[events])

        def forget(self, file: int) -> None:
            self._watched.discard(file)

        def ready(self) -> Iterator[int]:
            for file, _ in self._poll.poll(0):
                if file in self._watched:
                    yield file
                else:  # not in use, and the far side has ended it
                    with suppress(OSError):
                        self._poll.unregister(file)

        def close(self) -> None:
            self._poll.close()

    Sockets = Polled
else:
    Sockets = Selected
