"""The parts of the incident page, in no order: each says what its template of that name is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from commsdesk.desk.look import Look
from commsdesk.desk.parts.clocks import clocks
from commsdesk.desk.parts.components import components
from commsdesk.desk.parts.draft import draft
from commsdesk.desk.parts.facts import facts
from commsdesk.desk.parts.head import head
from commsdesk.desk.parts.messages import messages
from commsdesk.desk.parts.reports import reports
from commsdesk.desk.parts.roles import roles
from commsdesk.desk.parts.timeline import timeline

PARTS: dict[str, Callable[[Look], dict[str, Any]]] = {
    part.__name__: part
    for part in (head, clocks, messages, draft, facts, components, reports, roles, timeline)
}
