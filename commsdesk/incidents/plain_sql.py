"""Ask in plain SQL what is asked at each step of a message: Django takes five times as long to word
such a question as PostgreSQL to answer it, and the first mail waits for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)
Rows = list[tuple[Any, ...]]
Question = tuple[str, tuple[Any, ...]]  # with the values in it


def rows(query: str, *values: Any) -> Rows:
    return together((query, values))[0]


def together(*questions: Question) -> list[Rows]:
    """The rows of each, in one journey to the database, which takes longer than most answers.

    They are answered in turn, and each sees what was committed until then: also what another had
    to wait for.
    """
    if not questions:
        return []
    text = ";".join(query for query, _ in questions)
    with connection.cursor() as cursor:
        cursor.execute(text, [value for _, values in questions for value in values])
        answers = [cursor.fetchall()]
        while cursor.nextset():
            answers.append(cursor.fetchall())
        return answers


def add(row: Model, *others: Question) -> None:
    """Insert the row and give it its number; ask others after it, in the same journey."""
    fields = [field for field in fields_of(type(row)) if not field.primary_key]
    names = ", ".join(str(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = row._meta.db_table  # noqa: SLF001 (documented in spite of its name)
    insert = f"INSERT INTO {table} ({names}) VALUES ({places}) RETURNING id"  # noqa: S608 (ours)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    ((row.pk,),), *_ = together((insert, tuple(values)), *others)
    row._state.adding = False  # noqa: SLF001


def fields_of(model: type[Model]) -> list[Field[Any, Any]]:
    return list(model._meta.concrete_fields)  # noqa: SLF001


def columns(model: type[Model]) -> str:
    """What to select so that `models` can read it."""
    return ", ".join(str(field.column) for field in fields_of(model))


def models(model: type[M], found: Iterable[tuple[Any, ...]]) -> list[M]:
    """Rows of these columns, as Django would give them."""
    fields = fields_of(model)
    names = [field.attname for field in fields]
    readers = [getattr(field, "from_db_value", None) for field in fields]
    return [
        model.from_db(
            DEFAULT_DB_ALIAS,
            names,
            [
                read(value, None, connection) if read else value
                for read, value in zip(readers, row, strict=True)
            ],
        )
        for row in found
    ]
