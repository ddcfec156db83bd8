"""A text that somebody asks about: the values that come with it are looked at before it is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from commsdesk.channels.measure import LONGEST_TEXT
from commsdesk.checks.wording import PROFILES, Phase, Profile, Wording

CHANNELS = ("page", "email", "chat", "sms", "voice", "x", "letter", "doc")
PHASES = tuple(phase.value for phase in Phase)


class NotReadable(ValueError):
    """{the sentence that says what to give instead}; `field` names the value."""

    def __init__(self, field: str, mend: str) -> None:
        super().__init__(mend)
        self.field = field


def asked(
    text: str,
    *,
    audience: str,
    phase: str,
    channel: str,
    profiles: Mapping[str, Profile] = PROFILES,
) -> Wording:
    """Raises NotReadable. `profiles` are the audiences that there are, with how each is read."""
    one_of("audience", audience, profiles)
    one_of("phase", phase, PHASES)
    one_of("channel", channel, CHANNELS)
    if len(text) > LONGEST_TEXT:
        raise NotReadable(
            "text",
            f"The text has {len(text):,} characters; {LONGEST_TEXT:,} are read at once. "
            "Check it in parts.",
        )
    if not text.strip():
        raise NotReadable("text", "Give the words that you are about to send.")
    return Wording(text, profiles[audience], Phase(phase), channel, audience)


def one_of(field: str, given: str, allowed: Collection[str]) -> None:
    if given not in allowed:
        short = given if len(given) <= 40 else f"{given[:40]}…"
        names = ", ".join(allowed)
        raise NotReadable(field, f"There is no {field} “{short}”. Choose one of {names}.")
