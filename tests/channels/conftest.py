"""What several tests of the channels stand on."""

from __future__ import annotations

import pytest

from tests.channels.certificates import Authority
from tests.network import leading_to


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def every_name_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each name under .example is this machine, and to us a host of its own."""
    leading_to(monkeypatch, "127.0.0.1")
