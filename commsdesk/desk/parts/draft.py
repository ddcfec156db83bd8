"""The message that is open: its words as the checker reads them, its approval, whom it reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from commsdesk.checks.finding import Level
from commsdesk.desk.forms.base import Form
from commsdesk.desk.forms.draft import DismissForm, OverrideForm, RewordForm, SealForm
from commsdesk.desk.look import Look
from commsdesk.desk.reading import Note, Reading, read
from commsdesk.drafting.models import Draft
from commsdesk.drafting.override import NEVER
from commsdesk.drafting.seal import moved_since, seal_of
from commsdesk.drafting.words import span
from commsdesk.publishing.expected import expected
from commsdesk.publishing.models import Publication
from commsdesk.publishing.reach import Reach, reach_of


def draft(look: Look) -> dict[str, Any]:
    if look.draft is None:
        return {"draft": None}
    opened: dict[str, Any] = {"incident": look.incident, "draft": look.draft}
    if not look.draft.is_open:
        return opened | closed(look.draft)
    if look.is_writing:
        return opened | writing(look, look.draft)
    return opened | sealed(look, look.draft)


def closed(draft: Draft) -> dict[str, Any]:
    said = Publication.objects.filter(draft=draft).first()
    return {"said": said, "revision": draft.current}


def writing(look: Look, draft: Draft) -> dict[str, Any]:
    form = look.form("writing", RewordForm(draft=draft, now=look.now))
    assert isinstance(form, RewordForm)
    revision = form.as_revision() if form.is_bound else draft.current
    return {"form": form, "reading": read(draft, revision, look.now)}


def sealed(look: Look, draft: Draft) -> dict[str, Any]:
    seal = seal_of(draft)
    last = draft.approvals.select_related("by").last()
    approval = draft.approval_under(seal.digest)
    reach = reach_of(draft)
    return {
        "revision": draft.current,
        "reading": with_forms(look, draft, read(draft, draft.current, look.now)),
        "approval": approval,
        "lapsed": last if last and not approval else None,
        "moved": moved_since(last) if last and not approval else [],
        "seal": seal.digest,
        "seal_form": look.form("draft", SealForm(initial={"seal": seal.digest})),
        "reach": reach,
        "ways": ways(reach, look.now),
        "commands": look.commands,
        "own_words": draft.was_written_by(look.user),
        "is_alone": look.incident.is_alone(look.user, look.now),
        "commander": look.commander,
    }


def ways(reach: Reach, now: datetime) -> list[tuple[str, int, str]]:
    """Each channel with how many it reaches and how long that will take, where it is known."""
    times = expected(reach.channels, now)
    return [
        (channel, count, span(times[channel]) if channel in times else "")
        for channel, count in reach.channels.items()
    ]


def with_forms(look: Look, draft: Draft, reading: Reading) -> Reading:
    """Each finding with the form by which this colleague may let it stand."""
    levels = set()
    if look.commander == look.user:
        levels.add(Level.BLOCK)
    if draft.was_written_by(look.user):
        levels.add(Level.WARN)
    notes = [
        replace(note, form=form_for(look, draft, note)) if note.finding.level in levels else note
        for note in reading.notes
    ]
    return replace(reading, notes=notes)


def form_for(look: Look, draft: Draft, note: Note) -> Form | None:
    if note.decision or note.finding.rule in NEVER:
        return None
    kind = OverrideForm if note.finding.level is Level.BLOCK else DismissForm
    read_here = {"found": note.fingerprint, "revision": draft.current.number}
    fresh = kind(initial=read_here, key=note.fingerprint[:8])
    return look.form(f"decision-{note.fingerprint}", fresh)
