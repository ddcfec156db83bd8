"""Say it: freeze the words, write the deliveries, answer the promise and make the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from commsdesk.drafting.approve import Objections, require_approval
from commsdesk.drafting.findings import objections
from commsdesk.drafting.models import Approval, Draft
from commsdesk.drafting.promise import bells, keep, line_of, promise
from commsdesk.drafting.seal import seal_over
from commsdesk.drafting.sheet import Part, Sheet, fresh_sheet
from commsdesk.incidents.may_know import require_wording
from commsdesk.incidents.plain_sql import add, together
from commsdesk.incidents.record import line
from commsdesk.people.models import User
from commsdesk.people.refused import Refused
from commsdesk.publishing import tasks
from commsdesk.publishing.fan_out import fan_out
from commsdesk.publishing.models import Publication

PUBLISHED: Final = "UPDATE drafting_draft SET published_at = %s WHERE id = %s RETURNING id"


@transaction.atomic
def publish(draft: Draft, *, by: User, now: datetime) -> Publication:
    """Publish what is approved, exactly as it was approved; twice gives the one publication.

    Everything is one transaction: the frozen words, a delivery for each reader, the promise kept
    and the next one made, and the jobs that carry it out. An approval is permission, not proof:
    the seal is compared and the text is read again.

    Raises PermissionDenied, NotApproved, MovedOn, Objections, Refused (the draft was put away).
    """
    sheet = fresh_sheet(draft)
    require_wording(by, sheet.incident, draft.audience)
    if not draft.is_open:
        if said := Publication.objects.filter(draft=draft).first():
            return said
        raise Refused("draft", "This draft was put away; begin another.")
    approval = require_approval(sheet, seal_over(sheet))
    if blocking := objections(sheet, now):
        raise Objections(blocking)
    publication = freeze(sheet, approval, by=by, now=now)
    count = fan_out(publication, now, is_first=sheet.history.last.at is None)
    put_down(publication, count)
    made = publication.promise
    tasks.carry_out(publication, bells(made) if made else [])
    return publication


def put_down(publication: Publication, count: int) -> None:
    """Close the draft, and append to the timeline what was done, in one journey."""
    draft, by, now = publication.draft, publication.by, publication.at
    draft.published_at = now
    about = f"publication:{publication.pk}"
    text = f"{publication.audience.name}: “{publication.title}”, to {count:,} readers"
    lines = [line(publication.incident, "publish", by=by, now=now, about=about, text=text)]
    if publication.promise:
        lines.insert(0, line_of(publication.promise, by=by))
    together((PUBLISHED, (now, draft.pk)), *lines)


def freeze(sheet: Sheet, approval: Approval, *, by: User, now: datetime) -> Publication:
    draft, revision, incident = sheet.draft, sheet.revision, sheet.incident
    if sheet.history.promised_at:
        keep(incident, draft.audience, by=by, now=now)
    made = None
    if revision.next_update_at and incident.is_open:
        if revision.next_update_at <= now:
            raise Refused("next_update_at", "The next update must lie in the future.")
        made = promise(draft, due_at=revision.next_update_at, now=now)
    publication = Publication(
        incident=incident,
        audience=draft.audience,
        draft=draft,
        approval=approval,
        promise=made,
        corrects=corrected_by(draft),
        phase=incident.phase,
        severity=incident.severity,
        title=revision.title,
        words=revision.words,
        components=components_of(sheet.parts),
        began_at=incident.began_at,
        next_update_at=made.due_at if made else None,
        by=by,
        at=now,
        is_drill=incident.is_drill,
        is_private=incident.is_private,
    )
    add(publication)
    return publication


def corrected_by(draft: Draft) -> Publication | None:
    if not draft.corrects:
        return None
    wrong = Publication.objects.get(public_id=draft.corrects)
    if Publication.objects.filter(corrects=wrong).exists():
        raise Refused("draft", "That update was corrected already; correct the correction.")
    return wrong


def components_of(parts: Iterable[Part]) -> list[dict[str, Any]]:
    return [
        {"id": one.public_id, "name": one.name, "group": one.group or "", "state": one.state}
        for one in parts
    ]
