"""The one row on which every verb of an incident queues, so that facts cannot move under it."""

from __future__ import annotations

from commsdesk.incidents.models import Incident


def lock(incident_id: int) -> Incident:
    """The incident as it is now, held until the transaction ends.

    Raises django.db.transaction.TransactionManagementError outside of one.
    """
    return Incident.objects.select_for_update().get(pk=incident_id)
