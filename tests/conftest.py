"""What every test stands on: a database of this run's own, a browser, no way out to the network."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import django
import pytest
from asgiref.sync import SyncToAsync
from django.apps import apps
from django.db import connection, connections

from commsdesk.config import paths
from commsdesk.config.postgres import EmbeddedPostgres
from tests.browser import chromium
from tests.network import closed_network

RUN = paths.scratch_folder(f"tests-{os.getpid()}")
A_DAY = 86_400  # seconds


def pytest_configure(config: pytest.Config) -> None:
    """Before Django reads its settings: nothing of the developer's own is used or touched."""
    if config.getoption("numprocesses", None):
        return  # the tests are run by others, who would inherit what is set here
    for name in list(os.environ):
        if name.startswith(("COMMSDESK_", "DATABASE_URL")):
            del os.environ[name]
    os.environ["COMMSDESK_DATA"] = str(RUN)
    os.environ["DJANGO_SETTINGS_MODULE"] = "commsdesk.config.settings"
    django.setup()


def pytest_unconfigure() -> None:
    shutil.rmtree(RUN, ignore_errors=True)
    for killed in RUN.parent.glob("tests-*"):  # and could not tidy up
        if killed.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(killed, ignore_errors=True)
            shutil.rmtree(paths.socket_folder(killed), ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def no_outside_network() -> Iterator[None]:
    with closed_network():
        yield


@pytest.fixture(autouse=True)
def no_connection_outlives_a_test() -> Iterator[None]:
    """In the thread where async code has sync code run: its server may be gone by the next test."""
    yield
    SyncToAsync.single_thread_executor.submit(connections.close_all).result()


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
    """Django's own fixtures find the server running."""


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """It goes with its server; dropping it would wait for every thread's connection."""
    return True


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once; a context of its own keeps a test's cookies apart."""
    with chromium() as program:
        yield program


@pytest.fixture(autouse=True)
def what_ships(request: pytest.FixtureRequest, _django_db_marker: None) -> None:
    """A test with real transactions ends by emptying every table; what ships is laid out anew."""
    wants = {"db", "transactional_db"} & set(request.fixturenames)
    if not (wants or request.node.get_closest_marker("django_db")):
        return
    request.getfixturevalue("_django_db_helper")
    if not apps.get_model("incidents", "Audience").objects.exists():
        import_module("commsdesk.incidents.migrations.0002_ship").ship(apps, None)
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
