"""One web server joins the public pages, static files, live changes and Django."""

import asyncio
import json

import pytest
from django.utils import timezone

from commsdesk.config import turns
from commsdesk.config.asgi import Faces
from commsdesk.desk.tokens import mint
from tests.config.asking import ask, scope_of


@pytest.fixture
def faces(settings, tmp_path):
    settings.DATA = tmp_path
    public = tmp_path / "public"
    public.mkdir()
    (public / "index.html").write_text("<p>All well.</p>")
    (public / "generation").write_text(json.dumps({"desk": "", "public": ""}))
    faces = Faces()
    faces.public.look()
    return faces


def test_it_answers_a_public_page_first(faces):
    heard = asyncio.run(ask(faces, "/"))
    assert (heard.status, heard.body) == (200, b"<p>All well.</p>")


def test_it_says_that_the_public_pages_are_being_made(settings, tmp_path):
    settings.DATA = tmp_path
    heard = asyncio.run(ask(Faces(), "/"))
    assert (heard.status, heard.headers["retry-after"]) == (503, "2")


def test_it_answers_a_static_file(faces):
    heard = asyncio.run(ask(faces, "/static/desk/desk.css", accept_encoding="gzip"))
    assert (heard.status, heard.headers["content-encoding"]) == (200, "gzip")


def test_it_asks_django_for_the_rest(faces, transactional_db):
    heard = asyncio.run(ask(faces, "/accounts/login/"))
    assert heard.status == 200
    assert b"csrfmiddlewaretoken" in heard.body
    assert asyncio.run(ask(faces, "/no/such/page/")).status == 404


def test_it_refuses_another_host(faces):
    heard = asyncio.run(ask(faces, "/accounts/login/", host="evil.example"))
    assert heard.status == 400
    assert heard.body == b"This desk is at http://127.0.0.1:8080/ only (COMMSDESK_URL).\n"


def test_it_refuses_a_stream_without_a_token(faces):
    assert asyncio.run(ask(faces, "/events")).status == 403


async def unheard(message: dict) -> None:
    """The client does not read."""


def test_slow_senders_do_not_hold_up_the_others(faces, transactional_db):
    async def with_slow_senders() -> int:
        slow = [
            asyncio.create_task(
                faces(scope_of("/accounts/login/", "POST"), asyncio.Future, unheard)
            )
            for _ in range(2 * turns.AT_ONCE)
        ]
        heard = await asyncio.wait_for(ask(faces, "/accounts/login/"), 20)
        for each in slow:
            each.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        return heard.status

    assert asyncio.run(with_slow_senders()) == 200


def test_it_refuses_more_than_a_megabyte(faces):
    heard = asyncio.run(ask(faces, "/desk/declare/", "POST", body=b"x" * (turns.LARGEST + 1)))
    assert heard.status == 413
    assert heard.body == b"The request is larger than 1,000,000 bytes. Send less at once.\n"


def test_it_gives_up_a_request_that_does_not_come(faces, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    said: list[dict] = []

    async def send(message: dict) -> None:
        said.append(message)

    asyncio.run(faces(scope_of("/desk/", "POST"), asyncio.Future, send))
    assert said[0]["status"] == 408


def test_nobody_is_answered_who_has_left(faces):
    async def leave() -> dict:
        return {"type": "http.disconnect"}

    async def send(message: dict) -> None:
        raise AssertionError(message)

    asyncio.run(faces(scope_of("/desk/", "POST"), leave, send))


def test_closing_ends_an_open_stream(faces, transactional_db):
    async def open_and_close() -> list[dict]:
        sent: list[dict] = []
        is_open = asyncio.Event()

        async def send(message: dict) -> None:
            sent.append(message)
            if message["type"] == "http.response.body":
                is_open.set()

        scope = scope_of(f"/events?token={mint(timezone.now())}")
        stream = asyncio.create_task(faces(scope, asyncio.Future, send))
        await asyncio.wait_for(is_open.wait(), 10)
        faces.close()
        await asyncio.wait_for(stream, 10)
        await end(faces)
        return sent

    sent = asyncio.run(open_and_close())
    assert sent[0]["status"] == 200


async def end(faces) -> None:
    """What the web server says when it ends, having said that it begins."""
    words = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    said: list[str] = []

    async def receive() -> dict:
        return next(words)

    async def send(message: dict) -> None:
        said.append(message["type"])

    await faces({"type": "lifespan"}, receive, send)
    assert said == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_it_begins_and_ends_with_its_server(faces, transactional_db):
    asyncio.run(end(faces))
