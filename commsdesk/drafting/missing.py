"""What a message of this kind should say and the fact sheet does not hold yet."""

from __future__ import annotations

from datetime import datetime

from commsdesk.checks.finding import Finding, Level
from commsdesk.drafting.fields import fields_for
from commsdesk.drafting.models import Draft, Revision
from commsdesk.drafting.template import shipped
from commsdesk.incidents.models import Fact


def missing_facts(draft: Draft, revision: Revision, now: datetime) -> list[Finding]:
    """One warning for each fact that the draft's template requires and its audience cannot know."""
    template = shipped().get(draft.template.partition(" ")[0])
    if template is None:
        return []
    known = fields_for(
        draft.incident, draft.audience, next_update_at=revision.next_update_at, now=now
    )
    return [
        Finding(
            rule="missing-fact",
            level=Level.WARN,
            advice=f"State {Fact(fact).label} on the fact sheet: this kind of message needs it.",
        )
        for fact in Fact.values
        if fact in template.requires - set(known)
    ]
