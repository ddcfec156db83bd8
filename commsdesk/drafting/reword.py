"""Change a draft: every edit is a new revision, so that going back is a change too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Final

from django.db import transaction

from commsdesk.drafting.models import Draft, Revision
from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_know import require_wording
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.refused import Refused

LONGEST = 20_000  # characters of one text


class Keep(Enum):
    """Stands for "as it was" where none has a meaning of its own."""

    IT = "keep"


KEEP: Final = Keep.IT


@transaction.atomic
def reword(
    draft: Draft,
    *,
    by: User,
    now: datetime,
    title: str | None = None,
    words: Mapping[str, str] | None = None,
    next_update_at: datetime | Keep | None = KEEP,
) -> Revision:
    """Give the draft other words; what is not named stays. `words` maps channels to texts.

    Raises PermissionDenied, or Refused for a closed draft or a value that cannot be.
    """
    incident = lock(draft.incident_id)
    require_wording(by, incident, draft.audience)
    draft.refresh_from_db()
    if not draft.is_open:
        raise Refused("draft", "This draft was published or put away; begin another.")
    last = draft.current
    changed = Revision(
        draft=draft,
        number=last.number + 1,
        by=by,
        at=now,
        title=last.title if title is None else " ".join(title.split()),
        words=last.words if words is None else cleaned(words),
        next_update_at=last.next_update_at if next_update_at is KEEP else next_update_at,
    )
    refuse_nonsense(changed, now)
    if same(changed, last):
        return last
    changed.save()
    write_down(draft, "reword", by=by, now=now)
    return changed


def cleaned(words: Mapping[str, str]) -> dict[str, str]:
    """Line ends as one kind; what cannot be stored or seen (NUL) gone; empty channels dropped."""
    tidy = {
        channel: text.replace("\r\n", "\n").replace("\x00", "").strip()
        for channel, text in words.items()
    }
    return {channel: text for channel, text in tidy.items() if text or channel == "page"}


def refuse_nonsense(revision: Revision, now: datetime) -> None:
    if not revision.title:
        raise Refused("title", "Give the message a title of a few words.")
    if len(revision.title) > 150:
        raise Refused("title", f"Keep it under 150 characters; this has {len(revision.title)}.")
    if not revision.words.get("page"):
        raise Refused("page", "Write what this audience should read.")
    for channel, text in revision.words.items():
        if len(text) > LONGEST:
            raise Refused(channel, f"Keep it under {LONGEST} characters; this has {len(text)}.")
    if revision.next_update_at and revision.next_update_at <= now:
        raise Refused("next_update_at", "The next update must lie in the future.")


def same(one: Revision, other: Revision) -> bool:
    return (one.title, one.words, one.next_update_at) == (
        other.title,
        other.words,
        other.next_update_at,
    )


@transaction.atomic
def put_away(draft: Draft, *, by: User, now: datetime) -> None:
    """Close a draft that will not be published; its revisions stay."""
    incident = lock(draft.incident_id)
    require_wording(by, incident, draft.audience)
    draft.refresh_from_db()
    if not draft.is_open:
        raise Refused("draft", "This draft was published or put away already.")
    draft.put_away_at = now
    draft.save(update_fields=["put_away_at"])
    write_down(draft, "put_away", by=by, now=now)


def write_down(draft: Draft, verb: str, *, by: User, now: datetime) -> None:
    about, audience = f"draft:{draft.pk}", draft.audience.name
    record(draft.incident, verb, by=by, now=now, about=about, text=audience)
