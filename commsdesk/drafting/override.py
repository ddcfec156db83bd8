"""Let something stand that the checker finds: for one finding of one revision, by who may."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.checks.finding import Level
from commsdesk.drafting.approve import MovedOn
from commsdesk.drafting.findings import findings, fingerprint, texts_of
from commsdesk.drafting.models import Draft, Override
from commsdesk.incidents.lock import lock
from commsdesk.incidents.models import Assignment
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused

# That a drill or a private incident stays inside is held by the database, not by a finding.
NEVER = frozenset({"leak", "secret", "unfilled-placeholder"})
LONGEST_REASON = 300
QUOTED = 100  # characters of what was found, on the timeline


class NeverOverridden(PermissionDenied):
    """Nobody overrides a secret, a leak or a blank that is not filled in: change the words."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@transaction.atomic
def override(
    draft: Draft, found: str, *, revision: int, reason: str, by: User, now: datetime
) -> Override:
    """Let stand what blocks. `found` is the fingerprint, `revision` the number, that were read.

    Raises PermissionDenied, NeverOverridden, MovedOn (the words or the finding are no longer
    those), Refused (no reason; it does not block; the draft is closed). Twice is once.
    """
    incident = lock(draft.incident_id)
    if not incident.has_on_it(by, Assignment.Role.COMMANDER):
        raise PermissionDenied("Only the Incident Commander overrides what the checker blocks.")
    one = found_in(draft, found, revision, now)
    if one.level != Level.BLOCK:
        raise Refused("found", "This does not block; who wrote the words may dismiss it.")
    if one.rule in NEVER:
        raise NeverOverridden
    one.reason = " ".join(reason.split())
    if not one.reason or len(one.reason) > LONGEST_REASON:
        mend = f"Say in up to {LONGEST_REASON} characters why these words may stand."
        raise Refused("reason", mend)
    return decide(one, "override", by=by, now=now)


@transaction.atomic
def dismiss(draft: Draft, found: str, *, revision: int, by: User, now: datetime) -> Override:
    """Let stand what only warns; for who wrote the words. Raises as `override` does."""
    lock(draft.incident_id)
    if not draft.was_written_by(by):
        raise PermissionDenied("Who wrote the words dismisses a warning.")
    one = found_in(draft, found, revision, now)
    if one.level != Level.WARN:
        raise Refused("found", "Only a warning is dismissed; what blocks needs the commander.")
    return decide(one, "dismiss", by=by, now=now)


def found_in(draft: Draft, found: str, number: int, now: datetime) -> Override:
    """What there is to decide, as far as it was read; not saved."""
    draft.refresh_from_db()
    if not draft.is_open:
        raise Refused("found", "This draft was published or put away.")
    revision = draft.current
    if revision.number != number:
        raise MovedOn(["the words; read what the checker says of them now"])
    texts = texts_of(revision)
    for channel, here in findings(draft, now).items():
        for one in here:
            words = texts[channel][one.start : one.end]
            if fingerprint(one, words) == found:
                return Override(
                    revision=revision,
                    fingerprint=found,
                    rule=one.rule,
                    level=one.level.value,
                    text=words,
                    advice=one.advice,
                )
    raise MovedOn(["what the checker says; read it as it is now"])


def decide(one: Override, verb: str, *, by: User, now: datetime) -> Override:
    if already := one.revision.overrides.filter(fingerprint=one.fingerprint).first():
        return already
    one.by, one.at = by, now
    one.save()
    draft = one.revision.draft
    record(draft.incident, verb, by=by, now=now, about=f"draft:{draft.pk}", text=said(one))
    return one


def said(one: Override) -> str:
    words = one.text if len(one.text) <= QUOTED else f"{one.text[:QUOTED]}…"
    parts = [one.revision.draft.audience.name, one.rule, f"“{words}”" if words else "", one.reason]
    return ": ".join(part for part in parts if part)
