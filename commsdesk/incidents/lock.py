"""The one row on which every verb of an incident queues, so that facts cannot move under it."""

from __future__ import annotations

from typing import Final

from django.db import connection, transaction

from commsdesk.incidents.models import Incident
from commsdesk.incidents.plain_sql import Question, columns, models, rows

LOCK: Final = f"""
SELECT {columns(Incident)} FROM incidents_incident WHERE id = %s FOR UPDATE
"""  # noqa: S608 (nobody's words are in it)


def lock(incident_id: int) -> Incident:
    """The incident as it is now, held until the transaction ends.

    Raises django.db.transaction.TransactionManagementError outside of one.
    """
    query, values = locking(incident_id)
    return models(Incident, rows(query, *values))[0]


def locking(incident_id: int) -> Question:
    """What locks it and answers with its row, to be asked before others in one journey.

    Raises as `lock` does.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A lock ends with its transaction; begin one.")
    return LOCK, (incident_id,)
