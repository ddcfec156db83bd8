"""What is about to be said: one text for one audience on one channel, and how it divides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from commsdesk.checks.language import sentences, times, words
from commsdesk.checks.language.patterns import Phrases
from commsdesk.checks.language.sentences import Sentence
from commsdesk.checks.language.times import Time
from commsdesk.checks.language.words import Word

LONGEST_PHRASE = 10  # words


class Profile(StrEnum):
    """The rules by which an audience's texts are read."""

    PUBLIC = "public"
    EXECUTIVE = "executive"
    INTERNAL = "internal"
    RESPONDERS = "responders"


PROFILES = {  # of the audiences that ship; an organisation may add more
    "public": Profile.PUBLIC,
    "partners": Profile.PUBLIC,
    "support": Profile.PUBLIC,  # what support says is said to customers
    "executive": Profile.EXECUTIVE,
    "internal": Profile.INTERNAL,
    "responders": Profile.RESPONDERS,
}


class Phase(StrEnum):
    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    MAINTENANCE = "maintenance"
    POSTMORTEM = "postmortem"

    @property
    def is_live(self) -> bool:
        return self in (Phase.INVESTIGATING, Phase.IDENTIFIED, Phase.MONITORING)


@dataclass(frozen=True)
class Wording:
    text: str
    profile: Profile = Profile.PUBLIC
    phase: Phase = Phase.INVESTIGATING
    channel: str = "page"
    audience: str = "public"  # the audience's key; partners and support are read as public

    @cached_property
    def plain(self) -> str:
        """The text in small letters with straight quotes; offsets in it are offsets in the text."""
        return sentences.plain(self.text)

    def sentences(self) -> tuple[Sentence, ...]:
        return self._sentences

    def found(self, phrases: Phrases, text: str = "") -> Iterator[re.Match[str]]:
        """The phrases that stand in one sentence, in `text` as in the plain text that it masks.

        That is quicker than to look through the whole, of which most sentences can hold none.
        """
        for sentence in self._sentences:
            yield from phrases.finditer(text or self.plain, sentence.start, sentence.end)

    def times(self) -> tuple[Time, ...]:
        """Every time that the text names, with what it is about."""
        return self._times

    def words(self) -> tuple[Word, ...]:
        """The words and figures that say what this trouble is."""
        return self._words

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self._words)

    @property
    def is_a_phrase(self) -> bool:
        """Whether this is a title or a sentence just begun: it is not asked for what it lacks."""
        is_open = self.text.rstrip()[-1:] not in tuple(".!?…:")
        return is_open and len(self._sentences) <= 1 and len(self.text.split()) <= LONGEST_PHRASE

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences.split(self.text, self.plain))

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return tuple(words.telling(self.plain))

    @cached_property
    def _times(self) -> tuple[Time, ...]:
        return tuple(times.read(self._sentences))
