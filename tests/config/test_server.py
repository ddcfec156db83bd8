"""A command begins only where the database is there, new enough and roomy enough."""

import pytest
from django.db import connection

from commsdesk.config import server
from commsdesk.config.cannot_start import CannotStart
from commsdesk.config.connections import WEB, WORKER


def most_connections() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_connections")
        return int(cursor.fetchone()[0])


def test_the_embedded_one_has_room_for_all_of_us(transactional_db):
    server.ensure_server(needed=WEB + WORKER)


def test_it_says_how_many_connections_it_must_take(transactional_db):
    most = most_connections()
    server.ensure_server(needed=most - 3)
    with pytest.raises(CannotStart) as refusal:
        server.ensure_server(needed=most + 5)
    assert str(refusal.value) == (
        f"The database takes {most - 3} connections, and {most + 5} are needed here. "
        f"Set its max_connections to {most + 8} or more and start it again."
    )


def test_it_says_that_the_server_is_too_old(transactional_db, monkeypatch):
    monkeypatch.setattr(server, "OLDEST", 990_000)
    with pytest.raises(CannotStart, match=r"^The database is PostgreSQL 18; 99 or newer is needed"):
        server.ensure_server(needed=1)


@pytest.mark.parametrize(
    ("url", "mend"),
    [
        ("", "Start it with commsdesk up, or "),
        ("postgresql://ann@db.example/desk", "Start it, or "),
    ],
)
def test_it_says_how_the_one_that_does_not_answer_is_started(monkeypatch, url, mend):
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(server, "connector_params", lambda: {"host": "127.0.0.1", "port": 1})
    with pytest.raises(CannotStart, match=f"^The database does not answer. {mend}name the right"):
        server.ensure_server(needed=1)


def test_it_says_that_the_database_is_older(transactional_db):
    server.ensure_migrated()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'people' RETURNING app, name")
        taken = cursor.fetchall()
        try:
            with pytest.raises(CannotStart, match="Type: commsdesk migrate"):
                server.ensure_migrated()
        finally:
            cursor.executemany(
                "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", taken
            )
