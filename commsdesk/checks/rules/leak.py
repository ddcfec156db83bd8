"""What an audience may not know is not in its text, neither in these words nor in others.

A statement of the fact sheet is found again, whole or in other words, by the words and figures that
only it has: half of them in one sentence, three quarters over the whole text, or one figure that
gives it away. What was restated since is kept back like what is current. Words that another
statement or a public name lets the audience read are free. Nobody can override it; the Incident
Commander can widen who may know the fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from commsdesk.checks import statements
from commsdesk.checks.example import Example
from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language import moments
from commsdesk.checks.language.expressions import Kind
from commsdesk.checks.language.sentences import plain
from commsdesk.checks.language.times import Meaning
from commsdesk.checks.language.words import Word
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing, Statement
from commsdesk.checks.sources import WHAT_NOT_TO_SHARE
from commsdesk.checks.wording import Wording

EXAMPLE = Example(
    wrong="Card payments fail in Spain. A certificate on the gateway has expired.",
    right="Card payments fail in Spain. We are looking for the cause.",
    situation=Situation(
        statements=(
            Statement(
                "effect", "Card payments fail in Spain", Standing.CONFIRMED, may_be_told=True
            ),
            Statement(
                "cause",
                "The certificate of the payment gateway expired",
                Standing.CONFIRMED,
                may_be_told=False,
            ),
        )
    ),
)

AT_ONCE = 0.5  # of what is kept back, in one sentence
IN_ALL = 0.75  # of it, over the whole text
TWO_WORDS = 2
# One of these gives a statement away by itself; a year or a small number does not.
TELLING_FIGURE = re.compile(r"\A(?!(?:19|20)\d\d\Z)(?:\d{3,}|[\d.]+%|\d+[.,]\d+)\Z")
HARMLESS = {Meaning.NEXT_UPDATE, Meaning.PAST_WINDOW}  # what a clock time may be about


def leak(wording: Wording, situation: Situation, policy: Policy) -> Iterator[Finding]:
    found = set()
    for statement in kept_back(situation):
        span = _verbatim(statement, situation, wording) or _retold(statement, situation, wording)
        if span and (statement.fact, span) not in found:
            found.add((statement.fact, span))
            yield Finding(
                rule="leak",
                level=Level.BLOCK,
                advice=f"Leave this out: this audience may not know the {_name(statement)}.",
                start=span[0],
                end=span[1],
                source=WHAT_NOT_TO_SHARE,
            )


def kept_back(situation: Situation) -> list[Statement]:
    """What is on the fact sheet now or was before it was restated."""
    every = (*situation.statements, *situation.earlier)
    return [one for one in every if not one.may_be_told]


def _name(statement: Statement) -> str:
    return statement.fact.replace("_", " ")


def _verbatim(
    statement: Statement, situation: Situation, wording: Wording
) -> tuple[int, int] | None:
    words = plain(statement.text).strip(" .!")
    told = (plain(one.text) for one in situation.statements if one.may_be_told)
    if words.count(" ") < TWO_WORDS or any(words in text for text in told):
        return None
    place = wording.plain.find(words)
    return (place, place + len(words)) if place >= 0 else None


def _retold(statement: Statement, situation: Situation, wording: Wording) -> tuple[int, int] | None:
    """Where the words or figures that only it has stand, however they are put together."""
    free, meaning = statements.free_words(situation), statements.meaning_of(statement)
    secret = {stem: weight for stem, weight in meaning.items() if stem not in free}
    said = [word for word in wording.words() if word.stem in secret]
    for word in said:
        if TELLING_FIGURE.match(word.stem) or (":" in word.stem and _is_a_forecast(word, wording)):
            return word.start, word.end
    if span := _foretold(statement, situation, wording):
        return span
    for sentence in wording.sentences():
        here = [word for word in said if sentence.start <= word.start < sentence.end]
        if _is_enough(here, secret, AT_ONCE):
            return here[0].start, here[-1].end
    return (said[0].start, said[-1].end) if _is_enough(said, secret, IN_ALL) else None


def _is_enough(said: list[Word], secret: dict[str, int], share: float) -> bool:
    whole = sum(secret.values())
    weight = statements.weight_of(said, secret)
    return bool(said) and weight >= share * whole and weight >= min(TWO_WORDS, whole)


def _foretold(
    statement: Statement, situation: Situation, wording: Wording
) -> tuple[int, int] | None:
    """The recovery that is kept back, though its clock is written otherwise: 4 pm for 16:00."""
    if statement.fact != "recovery" or situation.now is None:
        return None
    told = [one for one in situation.statements if one.may_be_told]
    kept = _clocks([statement], situation.now) - _clocks(told, situation.now)
    for time in wording.times() if kept else ():
        is_free = time.kind is not Kind.CLOCK or time.meaning in HARMLESS
        if not is_free and kept.intersection(moments.clocks(time.text, situation.now)):
            return time.start, time.end
    return None


def _clocks(known: list[Statement], now: datetime) -> set[datetime]:
    return {moment for one in known for moment in moments.clocks(plain(one.text), now)}


def _is_a_forecast(word: Word, wording: Wording) -> bool:
    times = [time for time in wording.times() if time.start <= word.start < time.end]
    return any(time.meaning not in HARMLESS for time in times)
