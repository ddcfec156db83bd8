"""What several tests of the channels stand on."""

from __future__ import annotations

import socket

import pytest

from tests.channels.certificates import Authority


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def every_name_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each name under .example is this machine, and to us a host of its own."""
    look_up = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: look_up(
            "127.0.0.1" if host.endswith(".example") else host, *rest, **more
        ),
    )
