"""Read a draft as it stands against everything that is known."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from commsdesk import checks
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Wording
from commsdesk.drafting.differences import differences
from commsdesk.drafting.missing import missing_facts
from commsdesk.drafting.models import Draft, Override, Revision
from commsdesk.drafting.sheet import Sheet
from commsdesk.drafting.situation import situation_on, wordings
from commsdesk.drafting.template import UNTOLD


@dataclass(frozen=True)
class Found:
    texts: dict[str, list[Finding]]  # by channel, and the title's by that name
    between: list[Finding]  # where the texts of two channels contradict each other


def read_draft(draft: Draft, now: datetime, revision: Revision | None = None) -> Found:
    """Read every text against one look at what is known; `revision` may be one not yet saved.

    A title is read for what must not be in it; what is missing there may stand in the text.
    """
    revision = revision or draft.current
    sheet = Sheet(draft, revision=revision)
    situation = situation_on(sheet, now)
    read = wordings(draft, revision, situation.phase)
    found = read_texts(read, situation, sheet.policy)
    found["page"] += missing_facts(draft, revision, now)
    return Found(found, channels_that_differ(read, situation, now))


def read_texts(
    read: dict[str, Wording], situation: Situation, policy: Policy
) -> dict[str, list[Finding]]:
    """What the checker says of each of them."""
    # To those who were not told the wrong text, the right one is no correction.
    untold = replace(situation, is_correction=False)
    found = {
        name: read_text(one, untold if name == UNTOLD else situation, policy)
        for name, one in read.items()
    }
    found["title"] = [one for one in found["title"] if one.end > one.start]
    return found


def read_text(wording: Wording, situation: Situation, policy: Policy) -> list[Finding]:
    """As `checks.read`, which needs to look at the clock alone where nothing else has moved: what
    is approved was shown before, and what is published was approved."""
    known = timeless(wording, replace(situation, now=None), policy)
    return checks.ranked([*known, *checks.timed(wording, situation, policy)])


@lru_cache(maxsize=64)
def timeless(wording: Wording, situation: Situation, policy: Policy) -> tuple[Finding, ...]:
    """For what is equal to what was read before, that is said again."""
    return tuple(checks.timeless(wording, situation, policy))


def channels_that_differ(
    read: dict[str, Wording], situation: Situation, now: datetime
) -> list[Finding]:
    """No rule of the checker, which reads one text at a time."""
    segments = {one.about for one in situation.statements if one.fact == "impact" and one.about}
    texts = {channel: one for channel, one in read.items() if channel != "title"}
    return differences(texts, situation.public_names | segments, now)


def findings(draft: Draft, now: datetime) -> dict[str, list[Finding]]:
    """What the checker says of each channel's text, and of the title by that name."""
    return read_draft(draft, now).texts


def objections(sheet: Sheet, now: datetime) -> list[Finding]:
    """What stands in the way of approving and publishing: only what the checker says can."""
    situation, texts = situation_on(sheet, now), texts_of(sheet.revision)
    decided = {one.fingerprint for one in sheet.decisions}
    read = wordings(sheet.draft, sheet.revision, situation.phase)
    return [
        one
        for channel, found in read_texts(read, situation, sheet.policy).items()
        for one in found
        if one.level is Level.BLOCK
        and fingerprint(one, texts[channel][one.start : one.end]) not in decided
    ]


def decisions(revision: Revision) -> dict[str, Override]:
    """Which findings of this revision were let stand, by their fingerprints."""
    if revision.pk is None:  # what is being typed has had no decision
        return {}
    return {one.fingerprint: one for one in revision.overrides.select_related("by")}


def fingerprint(finding: Finding, words: str) -> str:
    """The same for what is one decision: this advice on these words, wherever they stand."""
    said = [finding.rule, finding.level.value, finding.advice, words]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def texts_of(revision: Revision) -> dict[str, str]:
    """Every text of a revision by its channel, and the title by that name."""
    return {"title": revision.title, **revision.words}
