"""The one row on which every verb of an incident queues, so that facts cannot move under it."""

from __future__ import annotations

from django.db import connection, transaction

from commsdesk.incidents.models import Incident

LOCK = "SELECT * FROM incidents_incident WHERE id = %s FOR UPDATE"


def lock(incident_id: int) -> Incident:
    """The incident as it is now, held until the transaction ends.

    Raises django.db.transaction.TransactionManagementError outside of one.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A lock ends with its transaction; begin one.")
    return Incident.objects.raw(LOCK, [incident_id])[0]
