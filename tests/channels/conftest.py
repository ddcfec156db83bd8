"""What several tests of the channels stand on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
import uvloop

from tests.channels.certificates import Authority
from tests.network import leading_to


@pytest.fixture(autouse=True, scope="module")
def the_loop_of_the_worker() -> Iterator[None]:
    """Channels send from the worker, so that is the event loop that they are tried on."""
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    yield
    asyncio.set_event_loop_policy(None)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def every_name_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each name under .example is this machine, and to us a host of its own."""
    leading_to(monkeypatch, "127.0.0.1")
