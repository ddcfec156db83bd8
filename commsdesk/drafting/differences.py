"""Where the channels of one draft tell different stories: of times, the phase, numbers or scope.

A short text may say less than a long one. Two differ where each says what the other does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import combinations

from commsdesk.checks.finding import Finding, Level
from commsdesk.checks.language import amounts, claims, moments, states, works
from commsdesk.checks.language.amounts import Amount
from commsdesk.checks.language.patterns import Phrases
from commsdesk.checks.language.times import Meaning
from commsdesk.checks.wording import Wording

NEAR = 0.2  # of a number, by which a rounded one may differ
TIMES = {
    Meaning.NEXT_UPDATE: "when the next update comes",
    Meaning.RECOVERY: "when it will be over",
    Meaning.MAINTENANCE: "when the maintenance is",
    Meaning.PAST_WINDOW: "when it was",
}
STAGES: dict[str, tuple[Phrases, ...]] = {
    "over": (states.OVER,),
    "being mended": (works.FIX_IS_COMING, works.FIX_IS_GOING_OUT, states.STILL_ILL),
    "being looked into": (works.SEARCHING_THE_CAUSE, works.CAUSE_IS_UNKNOWN),
}
NAMES = {"email": "e-mail"}

Facts = Mapping[str, frozenset[str]]  # what each aspect is said to be


def differences(
    wordings: Mapping[str, Wording], names: Iterable[str], now: datetime
) -> list[Finding]:
    """One warning for each thing on which two channels' texts contradict each other.

    `names` are those of components, segments and places that a text may be about.
    """
    known = sorted(names)
    told = {channel: facts_of(wording, known, now) for channel, wording in wordings.items()}
    return [
        warning(one, other, advice)
        for one, other in combinations(wordings, 2)
        for advice in (
            *disagreements(told[one], told[other]),
            *unlike(amounts_in(wordings[one]), amounts_in(wordings[other])),
        )
    ]


def warning(one: str, other: str, about: str) -> Finding:
    names = f"the {NAMES.get(one, one)} and the {NAMES.get(other, other)}"
    advice = f"Let {names} agree on {about}."
    return Finding(rule="channels-differ", level=Level.WARN, advice=advice)


def facts_of(wording: Wording, names: list[str], now: datetime) -> Facts:
    stages = [
        stage for stage, said in STAGES.items() if any(is_claimed(one, wording) for one in said)
    ]
    scope = [name for name in names if is_named(name, wording)]
    times = {
        aspect: frozenset(
            f"{moment.astimezone(UTC):%H:%M} UTC"
            for time in wording.times()
            if time.meaning is meaning
            for moment in moments.clocks(time.text, now)
        )
        for meaning, aspect in TIMES.items()
    }
    return {**times, "how far it is": frozenset(stages), "what it is about": frozenset(scope)}


def is_named(name: str, wording: Wording) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", wording.plain))


def is_claimed(phrases: Phrases, wording: Wording) -> bool:
    whole = (one for one in wording.sentences() if not claims.is_partial(one))
    return any(any(claims.claimed(phrases, sentence)) for sentence in whole)


def disagreements(one: Facts, other: Facts) -> Iterator[str]:
    for aspect, said in one.items():
        if not (said <= other[aspect] or other[aspect] <= said):
            yield f"{aspect}: {listed(said)}, or {listed(other[aspect])}"


def listed(said: Iterable[str]) -> str:
    return " and ".join(sorted(said))


def amounts_in(wording: Wording) -> list[Amount]:
    return list(amounts.of_customers(wording.sentences()))


def unlike(some: list[Amount], others: list[Amount]) -> Iterator[str]:
    """How many are affected, where no amount of the one is like any amount of the other."""
    for are_numbers in (True, False):
        here = [one for one in some if (one.number is not None) is are_numbers]
        there = [one for one in others if (one.number is not None) is are_numbers]
        if here and there and not any(is_like(one, two) for one in here for two in there):
            yield f"how many are affected: {here[0].text.strip()}, or {there[0].text.strip()}"


def is_like(one: Amount, other: Amount) -> bool:
    if one.number is not None and other.number is not None:
        return abs(one.number - other.number) <= NEAR * max(one.number, other.number)
    return one.least <= other.most and other.least <= one.most
