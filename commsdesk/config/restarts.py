"""When to start something again that died: soon the first time, later each time after it."""

from __future__ import annotations


class Restarts:
    """In seconds of the monotonic clock. What lived longer than `settled` counts as well again."""

    def __init__(self, *, first: float, longest: float, settled: float) -> None:
        self._first, self._longest, self._settled = first, longest, settled
        self._wait = first
        self._begun_at = 0.0
        self._due_at: float | None = None

    def begun(self, now: float) -> None:
        self._begun_at, self._due_at = now, None

    def wait_after_death(self, now: float) -> float | None:
        """How long to wait, told once for each death."""
        if self._due_at is not None:
            return None
        if now > self._begun_at + self._settled:
            self._wait = self._first
        wait, self._wait = self._wait, min(2 * self._wait, self._longest)
        self._due_at = now + wait
        return wait

    def is_due(self, now: float) -> bool:
        return self._due_at is not None and now >= self._due_at
