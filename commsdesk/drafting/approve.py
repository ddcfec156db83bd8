"""Approve exactly what was read."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import constant_time_compare

from commsdesk.checks.finding import Finding
from commsdesk.drafting.findings import objections
from commsdesk.drafting.models import Approval, Draft
from commsdesk.drafting.seal import Seal, difference, seal_of, seal_over
from commsdesk.drafting.sheet import Sheet, fresh_sheet
from commsdesk.incidents.plain_sql import add
from commsdesk.incidents.record import line
from commsdesk.people.models import User
from commsdesk.people.refused import Refused


class OwnWords(PermissionDenied):
    """Who wrote a message does not approve it, unless they have declared to be alone."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class MovedOn(Exception):
    """The words or the facts are no longer those that were read; `moved` names what moved."""

    def __init__(self, moved: list[str]) -> None:
        super().__init__("Since it was read, this has moved: " + "; ".join(moved))
        self.moved = moved


class NotApproved(Exception):
    """Nobody has approved this draft yet."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class Objections(Exception):
    """The checker blocks this text; `findings` says where and why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(" ".join(dict.fromkeys(finding.advice for finding in findings)))
        self.findings = findings


@transaction.atomic
def approve(draft: Draft, *, by: User, seal: str, now: datetime) -> Approval:
    """Approve what `by` has read; `seal` is the one that was on their page.

    Approving the same twice gives the one approval. Raises PermissionDenied, OwnWords, MovedOn
    (words or facts changed), Objections (blocking findings), Refused (the draft is closed).
    """
    sheet = fresh_sheet(draft)
    if not draft.is_open:
        raise Refused("draft", "This draft was published or put away.")
    was_alone = require_approver(sheet, by, now)
    sealed = seal_over(sheet)
    if not constant_time_compare(seal, sealed.digest):
        raise MovedOn(since_read(sheet, seal, sealed))
    if blocking := objections(sheet, now):
        raise Objections(blocking)
    if approval := sheet.approval_under(sealed.digest):
        return approval
    approval = Approval(
        draft=draft, by=by, at=now, seal=sealed.digest, covers=sealed.text, was_alone=was_alone
    )
    about = f"draft:{draft.pk}"
    add(approval, line(sheet.incident, "approve", by=by, now=now, about=about, text=said(approval)))
    return approval


def require_approver(sheet: Sheet, by: User, now: datetime) -> bool:
    """Whether `by` approves own words, being alone; raises where they may not approve."""
    if not sheet.incident.is_commanded_by(by):
        raise PermissionDenied("Only the Incident Commander or the deputy approves.")
    if not sheet.was_written_by(by):
        return False
    if not sheet.incident.is_alone(by, now):
        raise OwnWords
    return True


def since_read(sheet: Sheet, seal: str, sealed: Seal) -> list[str]:
    """What moved since the page that bore `seal`, as far as an earlier approval can tell."""
    earlier = sheet.approval_under(seal)
    if earlier:
        return difference(earlier.covers, sealed.text)
    return ["the words or the facts; read the draft as it is now"]


def said(approval: Approval) -> str:
    alone = " by its author, who is alone" if approval.was_alone else ""
    return f"{approval.draft.audience.name}: approved{alone}"


def approval_of(draft: Draft) -> Approval | None:
    """The approval that covers the draft exactly as it is now."""
    return draft.approval_under(seal_of(draft).digest)


def require_approval(sheet: Sheet, sealed: Seal) -> Approval:
    """The one under the seal that the draft bears now; raises NotApproved, or MovedOn where the
    last one has lapsed."""
    if approval := sheet.approval_under(sealed.digest):
        return approval
    if not sheet.approvals:
        raise NotApproved
    raise MovedOn(difference(sheet.approvals[-1].covers, sealed.text))
