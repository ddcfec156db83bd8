"""The seal: one hash over the words, the facts and everything else that an approval covers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from commsdesk.drafting.models import Approval, Draft
from commsdesk.drafting.sheet import Part, Sheet
from commsdesk.incidents.models import Statement


@dataclass(frozen=True)
class Seal:
    digest: str  # SHA-256 of `text`, 64 hexadecimal digits
    text: str  # canonical JSON


def seal_of(draft: Draft) -> Seal:
    """Seal the draft as it stands now, with the facts that its audience may know."""
    return seal_over(Sheet(draft))


def seal_over(sheet: Sheet) -> Seal:
    """A statement that the audience may not know is not covered and voids no approval."""
    draft, revision, incident = sheet.draft, sheet.revision, sheet.incident
    covers = {
        "draft": draft.pk,
        "revision": revision.number,
        "audience": draft.audience.key,
        "phase": incident.phase,
        "severity": incident.severity,
        "title": revision.title,
        "words": revision.words,
        "scope": scope_of(sheet.parts),
        "began": incident.began_at.isoformat() if incident.began_at else None,
        "corrects": draft.corrects,
        "private": incident.is_private,
        "drill": incident.is_drill,
        "next_update": revision.next_update_at.isoformat() if revision.next_update_at else None,
        "overrides": sorted([one.rule, one.text, one.reason] for one in sheet.decisions),
        "statements": sorted(one.pk for one in sheet.told),
    }
    text = json.dumps(covers, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return Seal(hashlib.sha256(text.encode()).hexdigest(), text)


def scope_of(parts: Iterable[Part]) -> dict[str, list[str]]:
    """Each component as readers will see it: its name, its group and its state."""
    return {one.public_id: [one.name, str(one.group), one.state] for one in parts}


def moved_since(approval: Approval) -> list[str]:
    """What is no longer as it was when `approval` was given; empty while the approval holds."""
    return difference(approval.covers, seal_of(approval.draft).text)


def difference(before: str, after: str) -> list[str]:
    """Name, for a person, every part in which two sealed texts differ."""
    old, new = json.loads(before), json.loads(after)
    moved = [sentence(name, old[name], new[name]) for name in SENTENCES if old[name] != new[name]]
    if old["revision"] != new["revision"] and all(old[name] == new[name] for name in EDITED):
        moved.append("the draft, which was changed and changed back")
    return moved + facts_moved(set(old["statements"]), set(new["statements"]))


EDITED = ("title", "words", "next_update")
SENTENCES = {
    "title": "the title",
    "words": "the words",
    "phase": "the phase",
    "severity": "the severity",
    "scope": "the components",
    "began": "the time when it began",
    "next_update": "the time of the next update",
    "overrides": "what the checker was overridden in",
    "private": "whether it is private",
    "drill": "whether it is a drill",
}


def sentence(name: str, old: Any, new: Any) -> str:
    if name in ("phase", "severity"):
        return f"{SENTENCES[name]}: {old} → {new}"
    return SENTENCES[name]


def facts_moved(old: set[int], new: set[int]) -> list[str]:
    statements = Statement.objects.in_bulk(old ^ new)
    gone = {(one.fact, one.about): one for pk, one in statements.items() if pk in old}
    come = {(one.fact, one.about): one for pk, one in statements.items() if pk in new}
    return [restated(gone.get(key), come.get(key)) for key in sorted({*gone, *come})]


def restated(gone: Statement | None, come: Statement | None) -> str:
    one = come or gone
    assert one is not None
    name = f"{one.get_fact_display()} ({one.about})" if one.about else one.get_fact_display()
    if gone and come:
        return f"{name}: “{gone.text or 'not known'}” → “{come.text or 'not known'}”"
    if come:
        return f"{name}: “{come.text or 'not known'}” is new"
    return f"{name}: “{one.text}” is no longer for this audience"
