"""Colleagues who are signed in, without scripts and with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def as_(db) -> Callable[..., Client]:
    """A browser without scripts in which somebody is signed in."""

    def signed_in(user: Any, **headers: str) -> Client:
        client = Client(headers=headers)
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def noon(monkeypatch) -> datetime:
    """It is a minute past noon, wherever a view asks for the time."""
    now = datetime(2026, 11, 21, 12, 1, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


@pytest.fixture
def web(transactional_db) -> Iterator[Any]:
    """The desk on a web server; imported late, for this file is read before Django is set up."""
    with import_module("tests.desk.serving").serving() as running:
        yield running


@pytest.fixture
def open_as(web, browser) -> Iterator[Callable[..., Any]]:
    """A page of a real browser in which somebody is signed in."""
    contexts = []

    def opened(user: Any, path: str, **options: Any) -> Any:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": web.url}])
        page = context.new_page()
        page.goto(f"{web.url}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
