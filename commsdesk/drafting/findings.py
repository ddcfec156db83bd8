"""Read a draft as it stands against everything that is known."""

from __future__ import annotations

from datetime import datetime

from commsdesk import checks
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.policy import Policy
from commsdesk.drafting.models import Draft, Revision
from commsdesk.drafting.situation import situation_of, wordings


def findings(
    draft: Draft, now: datetime, revision: Revision | None = None
) -> dict[str, list[Finding]]:
    """What the checker says of each channel's text; `revision` may be one not yet saved.

    A title is read for what must not be in it; what is missing there may stand in the text.
    """
    revision = revision or draft.current
    situation = situation_of(draft, revision, now)
    read = wordings(draft, revision, situation.phase)
    found = {name: checks.read(one, situation, Policy()) for name, one in read.items()}
    found["title"] = [one for one in found["title"] if one.end > one.start]
    return found


def objections(draft: Draft, now: datetime) -> list[Finding]:
    """What stands in the way of approving and publishing."""
    found = [one for channel in findings(draft, now).values() for one in channel]
    return [one for one in found if one.level is Level.BLOCK]
