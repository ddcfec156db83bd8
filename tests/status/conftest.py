"""A data folder of the test's own, and a server for its public part."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.validate import validator

import pytest
from django.core.cache import cache

from commsdesk.status.ready import Table, Wsgi


@pytest.fixture(autouse=True)
def data(settings, tmp_path) -> Path:
    settings.DATA = tmp_path
    settings.COMMSDESK_ORGANISATION = "Northwind Pay"
    cache.clear()  # what was counted for another test
    return tmp_path


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        """Keeps the test's output to itself."""


@pytest.fixture
def served() -> Iterator[Callable[[Path], tuple[Table, str]]]:
    """Serves a folder by WSGI, checked by the standard library, on a port of its own."""
    servers = []

    def serve(folder: Path) -> tuple[Table, str]:
        table = Table(folder)
        server = make_server("127.0.0.1", 0, validator(Wsgi(table)), handler_class=Quiet)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return table, f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
