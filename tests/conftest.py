"""What every test stands on: a database of this run's own, and no way out to the network."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.db import connection

from commsdesk.config import paths
from commsdesk.config.postgres import EmbeddedPostgres

# Before Django reads its settings: nothing of the developer's own is touched or used.
RUN = paths.scratch_folder(f"tests-{os.getpid()}")
for name in [name for name in os.environ if name.startswith(("COMMSDESK_", "DATABASE_URL"))]:
    del os.environ[name]
os.environ["COMMSDESK_DATA"] = str(RUN)
os.environ["DJANGO_SETTINGS_MODULE"] = "commsdesk.config.settings"


def pytest_configure() -> None:
    django.setup()


def pytest_unconfigure() -> None:
    shutil.rmtree(RUN, ignore_errors=True)


@pytest.fixture(scope="session")
def run_folder() -> Path:
    """This run's own, which the database's user may pass through."""
    RUN.mkdir(parents=True, exist_ok=True)
    RUN.chmod(0o711)
    return RUN


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """The server of this run, started when the first test asks for it."""
    with EmbeddedPostgres(RUN, durable=False) as server:
        yield server


@pytest.fixture(scope="session")
def django_db_modify_db_settings(postgres: EmbeddedPostgres) -> None:
    """Django's tests find the server running."""


class OutsideNetwork(AssertionError):
    """A test tried to reach {where}, outside this machine."""

    def __init__(self, where: object) -> None:
        super().__init__(f"A test tried to reach {where}, outside this machine.")


@pytest.fixture(scope="session", autouse=True)
def no_outside_network() -> Iterator[None]:
    """Only loopback and unix sockets may be connected, and no other name is looked up."""
    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex"):
            patch.setattr(socket.socket, method, loopback_only(getattr(socket.socket, method)))
        for lookup in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
            patch.setattr(socket, lookup, local_names_only(getattr(socket, lookup)))
        yield


def loopback_only(connect):
    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_local(address[0]):
            raise OutsideNetwork(address)
        return connect(self, address)

    return guarded


def local_names_only(look_up):
    def guarded(host, *arguments, **options):
        if not is_local(host):
            raise OutsideNetwork(host)
        return look_up(host, *arguments, **options)

    return guarded


def is_local(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def shipped_rows(request: pytest.FixtureRequest, _django_db_marker: None) -> None:
    """A test with real transactions ends by emptying every table; what ships is laid out anew."""
    wants = {"db", "transactional_db"} & set(request.fixturenames)
    if not (wants or request.node.get_closest_marker("django_db")):
        return
    request.getfixturevalue("_django_db_helper")
    if not apps.get_model("incidents", "Audience").objects.exists():
        import_module("commsdesk.incidents.migrations.0002_ship").ship(apps, None)
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
