"""What takes a processor for long waits until the first copies of a publication leave."""

from __future__ import annotations

from threading import Event

_awaited: dict[int, Event] = {}  # by publication


def wait_for_first_copies(publication: int, *, at_most: float) -> None:
    """Only copies of this process are heard of: else it waits for so many seconds."""
    _awaited.setdefault(publication, Event()).wait(at_most)
    _awaited.pop(publication, None)


def first_copies_leave(publication: int) -> None:
    if event := _awaited.get(publication):
        event.set()
