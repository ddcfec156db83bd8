"""A real browser for the tests, driven from a thread of its own.

Playwright keeps an event loop running in the thread that uses it, and Django refuses the database
to such a thread. So Playwright has its own, and a test holds stand-ins that hand each call over
and wait for the answer. `expect` here is Playwright's, for stand-ins.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright import sync_api

PATIENCE = 15_000  # milliseconds: the machine may be busy with other tests
NAMES = ("chromium", "chromium-browser", "google-chrome")  # as in tools/browser.sh
FLAGS = (
    "--no-sandbox",  # root has none, and the pages are our own
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def browser_program() -> str | None:
    """The first on this machine that runs; none means the one that Playwright installed."""
    for name in NAMES:
        if (path := shutil.which(name)) and runs(path):
            return path
    return None


def runs(path: str) -> bool:
    """A name may stand for a browser that is yet to be fetched."""
    return subprocess.run((path, "--version"), capture_output=True).returncode == 0


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium that reaches only this machine, behind a stand-in."""
    with ThreadPoolExecutor(1, thread_name_prefix="playwright") as thread:
        playwright = thread.submit(lambda: sync_api.sync_playwright().start()).result()
        try:
            sync_api.expect.set_options(timeout=PATIENCE)
            there = StandIn(playwright.chromium, thread)
            browser = there.launch(executable_path=browser_program(), args=list(FLAGS))
            yield browser
            browser.close()
        finally:
            thread.submit(playwright.stop).result()


def expect(stand_in: StandIn) -> Any:
    return stand_in._hand_over(sync_api.expect, stand_in)


class StandIn:
    """Something of Playwright's that lives in the other thread."""

    def __init__(self, real: object, thread: ThreadPoolExecutor) -> None:
        self._real, self._thread = real, thread

    def __getattr__(self, name: str) -> Any:
        return self._stand_in(self._thread.submit(getattr, self._real, name).result())

    def __call__(self, *arguments: object, **options: object) -> Any:
        return self._hand_over(self._real, *arguments, **options)

    def __enter__(self) -> Any:
        return self._hand_over(type(self._real).__enter__, self)

    def __exit__(self, *error: object) -> Any:
        return self._hand_over(type(self._real).__exit__, self, *error)

    def __repr__(self) -> str:
        return f"<stand-in of {self._real!r}>"

    def _hand_over(self, function: Callable, *arguments: object, **options: object) -> Any:
        """Call it over there, with the real things for their stand-ins."""
        real = [real_one(each) for each in arguments]
        named = {name: real_one(each) for name, each in options.items()}
        return self._stand_in(self._thread.submit(function, *real, **named).result())

    def _stand_in(self, answer: Any) -> Any:
        if isinstance(answer, list):
            return [self._stand_in(each) for each in answer]
        is_playwrights = type(answer).__module__.startswith("playwright.")
        return StandIn(answer, self._thread) if is_playwrights or callable(answer) else answer


def real_one(given: object) -> object:
    return given._real if isinstance(given, StandIn) else given
