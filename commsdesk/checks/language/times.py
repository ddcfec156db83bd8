"""What each time in a text is about: what has been, the next update, maintenance or recovery."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from commsdesk.checks.language import expressions, senses
from commsdesk.checks.language.expressions import Expression, Kind
from commsdesk.checks.language.sentences import Clause, Sentence


class Meaning(StrEnum):
    PAST_WINDOW = "past window"
    NEXT_UPDATE = "next update"
    MAINTENANCE = "maintenance"
    RECOVERY = "recovery"
    OTHER = "other"


@dataclass(frozen=True)
class Time:
    start: int
    end: int
    text: str  # in plain letters, with what leads to it: "within 20 minutes"
    kind: Kind
    meaning: Meaning


REACH = 250  # characters: what stands further off in an endless clause is not about the time
NEAR = 6  # clauses to either side
BARE = 3  # words beside the time that leave a clause without a meaning of its own


def read(sentences: Iterable[Sentence]) -> Iterator[Time]:
    """Every time that the sentences name, in their order, with what it is about."""
    for sentence in sentences:
        is_maintenance = _is_maintenance(sentence)
        for named in expressions.find(sentence.plain):
            yield Time(
                start=sentence.start + named.start,
                end=sentence.start + named.end,
                text=named.text,
                kind=named.kind,
                meaning=Meaning.MAINTENANCE if is_maintenance else _meaning(sentence, named),
            )


def _meaning(sentence: Sentence, named: Expression) -> Meaning:
    """What the time's own clause says, or, where that is bare ("by 15:00, …"), the nearest."""
    if meaning := _at_a_glance(sentence.plain, named):
        return meaning
    for clause in _clauses_to_ask(sentence, named):
        first = max(clause.start, named.start - REACH)
        last = min(clause.end, named.end + REACH)
        before = sentence.plain[first : named.start]
        if meaning := _sense(sentence.plain[first:last], before, named):
            return meaning
    return Meaning.OTHER


def _is_maintenance(sentence: Sentence) -> bool:
    return bool(
        senses.MAINTENANCE.search(sentence.plain) and not senses.TROUBLE.search(sentence.plain)
    )


def _at_a_glance(text: str, named: Expression) -> Meaning | None:
    """What the words right before and after the time settle, whatever the clause says."""
    if senses.LEADS_BACK.search(named.lead) or senses.AGO.match(text, named.end):
        return Meaning.PAST_WINDOW
    if named.kind is Kind.CLOCK and named.lead.endswith("the"):
        return Meaning.OTHER  # "the 14:05 to Leeds"
    before = text[max(0, named.start - 60) : named.start]
    if senses.STAMP.search(before) or _is_how_long(text, before, named):
        return Meaning.OTHER
    return None


def _is_how_long(text: str, before: str, named: Expression) -> bool:
    """Whether it tells how long a delay is, not when it ends."""
    if named.kind is not Kind.DURATION or senses.LEADS_ON.search(named.lead):
        return False
    after = senses.HOW_LONG_AFTER.match(text, named.end)
    return bool(after or senses.HOW_LONG_BEFORE.search(before))


def _clauses_to_ask(sentence: Sentence, named: Expression) -> Iterator[Clause]:
    clauses = sentence.clauses
    own = max(place for place, clause in enumerate(clauses) if clause.start <= named.start)
    yield clauses[own]
    if len(clauses[own].text.strip(" ,;:").split()) - len(named.text.split()) > BARE:
        return
    before, after = clauses[max(0, own - NEAR) : own], clauses[own + 1 : own + 1 + NEAR]
    for clause in [*reversed(before), *after]:
        if not clause.is_subordinate or senses.UPDATE.search(clause.text):
            yield clause


def _sense(clause: str, before: str, named: Expression) -> Meaning | None:
    if senses.REPORTED.search(clause):
        return Meaning.OTHER
    comes = senses.TO_COME.search(clause)
    has_been = senses.HAS_BEEN.search(clause) and not comes
    if senses.UPDATE.search(clause):
        return Meaning.PAST_WINDOW if has_been else Meaning.NEXT_UPDATE
    if senses.NO_ESTIMATE.search(clause) or senses.SET_ASIDE.search(clause):
        return Meaning.OTHER
    if has_been:
        return Meaning.PAST_WINDOW
    return Meaning.RECOVERY if _promises(clause, before, named, comes=bool(comes)) else None


def _promises(clause: str, before: str, named: Expression, *, comes: bool) -> bool:
    if senses.EXPECTED.search(before):
        return True
    is_ahead = comes or senses.LEADS_ON.search(named.lead) or named.kind is Kind.SOFT
    if is_ahead and senses.RECOVERY.search(clause):
        return True
    if senses.LEADS_ON.search(named.lead) and senses.PROMISED_TO_CUSTOMERS.search(clause):
        return True
    return bool(senses.LEADS_UNTIL.search(named.lead) and senses.LASTS.search(clause))
