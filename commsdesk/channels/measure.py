"""How long a text is where it is going, in the unit that the far side counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import smsutil

Unit = Literal[
    "characters",
    "characters with short links",  # Mastodon: every link counts 23
    "bytes",
    "graphemes",  # what a reader sees as one sign; Bluesky
    "segments",  # of a text message
    "weighted characters",  # X: links 23, emoji and most scripts outside Europe 2
    "words",
]

LONGEST_TEXT = 20_000  # characters; the desk takes no longer text for any channel
SHORT_LINK = 23

LINK = re.compile(
    r"(?<![\w.@/-])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:/[^\s<>\"]*)?)"
    r"(?<![.,;:!?)])"
)
# The code points that X counts once (the published configuration of its text parser, v3), less
# the joiner, which makes one sign of several, and less a sign that is drawn as an emoji.
LIGHT = re.compile("[\0-\u10ff\u2000-\u200c\u2010-\u201f\u2032-\u2037](?!\ufe0f)")
EMOJI = ((0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0xFE0F, 0xFE0F), (0x20E3, 0x20E3))
REGIONAL = (0x1F1E6, 0x1F1FF)  # a flag is two of these
JOINER = "\u200d"


@dataclass(frozen=True)
class Limit:
    size: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.size:,} {self.unit.removesuffix('s') if self.size == 1 else self.unit}"

    def allows(self, text: str) -> bool:
        return size(text, self.unit) <= self.size


LIMITS: dict[str, Limit] = {
    "page": Limit(LONGEST_TEXT, "characters"),
    "email": Limit(100_000, "bytes"),  # Gmail cuts a message off beyond 102 KB
    "chat": Limit(3_000, "characters"),  # Slack cuts a section block beyond this
    "sms": Limit(1, "segments"),
    "voice": Limit(75, "words"),  # half a minute, spoken calmly
    "x": Limit(280, "weighted characters"),
    "letter": Limit(LONGEST_TEXT, "characters"),
    "doc": Limit(LONGEST_TEXT, "characters"),
    "webhook": Limit(20_000, "bytes"),  # Standard Webhooks advises to stay under 20 KB
}


def measure(channel: str, text: str) -> int:
    """How long `text` is on `channel`, in the unit of LIMITS[channel]; KeyError for no channel."""
    return size(text, LIMITS[channel].unit)


def size(text: str, unit: Unit) -> int:
    return COUNTS[unit](text)


def outside_text_messages(text: str) -> Iterator[int]:
    """Where the characters stand that shrink a text message from 160 to 70 characters."""
    return (place for place, sign in enumerate(text) if not smsutil.is_valid_gsm(sign))


def graphemes(text: str) -> Iterator[str]:
    """What a reader takes for one sign each; UAX 29 without its rules for Indic conjuncts."""
    cluster = ""
    for sign in text:
        if cluster and not _continues(cluster, sign):
            yield cluster
            cluster = ""
        cluster += sign
    if cluster:
        yield cluster


def _continues(cluster: str, sign: str) -> bool:
    code = ord(sign)
    if unicodedata.category(sign) in {"Mn", "Me", "Mc"} or sign == JOINER:
        return True
    if cluster[-1] == JOINER and _is_in(code, EMOJI):
        return True
    if _is_in(code, ((0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F), (0x1160, 0x11FF))):
        return True  # skin tones, the tags of regional flags, Korean vowels and finals
    if _is_in(code, (REGIONAL,)):
        return len(cluster) == 1 and _is_in(ord(cluster), (REGIONAL,))
    return cluster + sign == "\r\n"


def _is_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _segments(text: str) -> int:
    return len(smsutil.split(text).parts)


def _with_short_links(text: str) -> int:
    return len(LINK.sub("-" * SHORT_LINK, text))


def _weighted(text: str) -> int:
    composed = unicodedata.normalize("NFC", text)
    text = LINK.sub("-" * SHORT_LINK, composed)
    heavy = LIGHT.sub("", text)
    return len(text) - len(heavy) + sum(map(_weight, graphemes(heavy)))


def _weight(cluster: str) -> int:
    return 2 if any(_is_in(ord(sign), EMOJI) for sign in cluster) else 2 * len(cluster)


def _words(text: str) -> int:
    return len(text.split())


COUNTS: dict[Unit, Callable[[str], int]] = {
    "characters": len,
    "characters with short links": _with_short_links,
    "bytes": _bytes,
    "graphemes": lambda text: sum(1 for _ in graphemes(text)),
    "segments": _segments,
    "weighted characters": _weighted,
    "words": _words,
}
