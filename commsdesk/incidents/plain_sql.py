"""Ask in plain SQL what is asked at each step of a message: Django takes five times as long to word
such a question as PostgreSQL to answer it, and the first mail waits for all of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection


def rows(query: str, *values: str | int | datetime | None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
