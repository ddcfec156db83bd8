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
    AHEAD = "ahead"  # nothing is named that it could be about but the recovery
    OTHER = "other"


PROMISES = frozenset({Meaning.RECOVERY, Meaning.AHEAD})


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
    before: Sentence | None = None
    for sentence in sentences:
        is_maintenance = _is_maintenance(sentence, before)
        for named in expressions.find(sentence.plain):
            meaning = Meaning.MAINTENANCE if is_maintenance else _meaning(sentence, named, before)
            yield Time(
                start=sentence.start + named.start,
                end=sentence.start + named.end,
                text=named.text,
                kind=named.kind,
                meaning=meaning,
            )
        before = sentence


def _is_maintenance(sentence: Sentence, before: Sentence | None) -> bool:
    if senses.TROUBLE.search(sentence.plain, whole=sentence.whole):
        return False
    if senses.MAINTENANCE.search(sentence.plain, whole=sentence.whole):
        return True
    goes_on = before and senses.SUBJECTLESS.match(sentence.plain)
    return bool(goes_on and before and _is_maintenance(before, None))


def _meaning(sentence: Sentence, named: Expression, before: Sentence | None) -> Meaning:
    """What the time's own clause says, or, where that is bare ("by 15:00, …"), the nearest; else
    whether it lies ahead of a sentence that speaks of nothing beside the repair."""
    if meaning := _at_a_glance(sentence.plain, named):
        return meaning
    for clause in _clauses_to_ask(sentence, named):
        first = max(clause.start, named.start - REACH)
        last = min(clause.end, named.end + REACH)
        lead_in = sentence.plain[first : named.start]
        if meaning := _sense(sentence.plain[first:last], lead_in, named, sentence.whole):
            return meaning
    if before and _carries_on(sentence, before):
        return Meaning.NEXT_UPDATE
    first = max(0, named.start - REACH)
    around = sentence.plain[first : named.end + REACH]
    if not _is_ahead(around, named, named.start - first):
        return Meaning.OTHER
    return Meaning.RECOVERY if senses.SURELY.search(around) else Meaning.AHEAD


def _carries_on(sentence: Sentence, before: Sentence) -> bool:
    """Whether a sentence without a subject of its own goes on about the next update: "We will
    write again. At 15:00, probably." How long something takes is never about that."""
    if senses.TAKES.search(sentence.plain) or not senses.SUBJECTLESS.match(sentence.plain):
        return False
    return bool(senses.UPDATE.search(before.plain))


def _is_ahead(text: str, named: Expression, place: int) -> bool:
    """Whether the time lies ahead and nothing else than the repair is named for it."""
    if senses.BESIDE.search(text) or _tells_which(text, named, place):
        return False
    if senses.LEADS_UNTIL.search(named.lead) and named.kind is not Kind.SOFT:
        is_for_a_clock = named.lead.startswith("for") and named.kind is not Kind.DURATION
        if not (is_for_a_clock or senses.NEEDS.search(text[:place])):
            return False
    if named.lead.startswith("every"):
        return False
    later = senses.LATER.match(text, place + len(named.text))
    if senses.WILL.search(text) or later:
        return True
    if senses.NOT_NOW.search(text) or named.lead.startswith("from"):
        return False
    if senses.COMES.search(text):
        return True
    if named.kind is Kind.SOFT or not named.lead:
        return False
    return bool(senses.TO_COME.search(text) or senses.LEADS_ON.search(named.lead))


def _tells_which(text: str, named: Expression, place: int) -> bool:
    """Whether the time belongs to a thing: "appointments after 15:00 will", "the 19:30 show"."""
    after = text[place + len(named.text) :]
    return bool(senses.VERB_NEXT.match(after) and senses.NOUN_LAST.search(text[:place]))


def _at_a_glance(text: str, named: Expression) -> Meaning | None:
    """What the words right before and after the time settle, whatever the clause says."""
    if senses.AGO.match(text, named.end) or senses.WAS.match(text, named.end):
        return Meaning.PAST_WINDOW
    is_quoted = text.count('"', 0, named.start) % 2 == 1
    is_a_part = text.startswith("'s ", named.end) and not senses.IN_TIME.search(named.lead)
    if senses.THEN_IT_WORKS.match(text, named.end):
        return Meaning.RECOVERY
    is_quoted = is_quoted and not senses.SAY_THIS.search(text[: named.start])
    if is_quoted or is_a_part:  # "today's paper"
        return Meaning.OTHER
    if senses.LEADS_BACK.search(named.lead) and not senses.FROM_THEN_ON.match(text, named.start):
        return Meaning.PAST_WINDOW
    if named.kind in (Kind.CLOCK, Kind.DATE) and named.lead.endswith("the"):
        return Meaning.OTHER  # "the 14:05 to Leeds", "the Saturday shows"
    before = text[max(0, named.start - 60) : named.start]
    if named.kind is Kind.CLOCK and named.lead == "at" and senses.WE_ARE_BACK.search(before):
        return Meaning.NEXT_UPDATE  # who will be back by then promises more
    is_last = senses.NOTHING_MORE.match(text, named.end)
    if named.kind is Kind.CLOCK and is_last and senses.COMES_NEXT.search(before + named.lead):
        return Meaning.NEXT_UPDATE
    is_of_a_day = senses.OF_A_DAY.search(before)
    if is_of_a_day or senses.STAMP.search(before) or _is_how_long(text, before, named):
        return Meaning.OTHER
    return None


def _is_how_long(text: str, before: str, named: Expression) -> bool:
    """Whether it tells how long a delay is, not when it ends."""
    if named.kind is not Kind.DURATION or senses.LEADS_ON.search(named.lead):
        return False
    if senses.FOR_ANOTHER.match(named.text):
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


def _sense(clause: str, before: str, named: Expression, whole: str) -> Meaning | None:
    if senses.REPORTED.search(clause, whole=whole):
        return Meaning.OTHER
    leads_on = senses.LEADS_ON.search(named.lead)
    comes = senses.TO_COME.search(clause, whole=whole) or (
        leads_on and senses.PROMISED.search(clause, whole=whole)
    )
    has_been = senses.HAS_BEEN.search(clause, whole=whole) and not comes
    if senses.UPDATE.search(clause, whole=whole) or senses.WE_SAY.search(clause, whole=whole):
        return Meaning.PAST_WINDOW if has_been else Meaning.NEXT_UPDATE
    if senses.NO_ESTIMATE.search(clause, whole=whole) or senses.SET_ASIDE.search(
        clause, whole=whole
    ):
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
    if senses.FOR_ANOTHER.match(named.text):
        return True
    return bool(senses.LEADS_UNTIL.search(named.lead) and senses.LASTS.search(clause))
