"""A table that is sent while it is read, however long it is."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator, Callable, Iterable

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from commsdesk.publishing.models import Publication
from commsdesk.publishing.receipts import COLUMNS, Receipt, after, outlets, rows


async def lines_of(publication: Publication) -> AsyncIterator[str]:
    """CSV (RFC 4180), 2,000 receipts at a time; no connection is held between them."""
    yield written([COLUMNS, *rows(await read(outlets, publication))])
    last = 0
    while receipts := await read(after, publication, last):
        last = receipts[-1].subscriber or 0
        yield written(rows(receipts))


@sync_to_async
def read(receipts: Callable[..., list[Receipt]], *asked: object) -> list[Receipt]:
    try:
        return receipts(*asked)
    finally:
        close_old_connections()  # this thread has the one that the view used, too


def written(cells: Iterable[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(cells)
    return text.getvalue()
