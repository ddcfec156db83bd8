"""What an endpoint answered, and what that means."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import NamedTuple

from commsdesk.channels.contract import Gone, SendError
from commsdesk.channels.plain import one_line

LONGEST_WAIT = 86_400.0  # seconds that an endpoint may ask us to stay away
# Refusals that pass: the request came too slowly or too early, or there were too many.
PASSING = {408, 425, 429}


class Answer(NamedTuple):
    status: int
    head: tuple[bytes, ...]  # its lines
    body: bytes  # its first 64 KB

    def __str__(self) -> str:
        text = one_line(self.body.decode(errors="replace"), 200)
        return f"It answered {self.status}: {text}" if text else f"It answered {self.status}."

    def header(self, name: str) -> str:
        """Nothing where there is none of that name."""
        for line in self.head:
            found, _, value = line.decode("latin-1").partition(":")
            if found.lower() == name.lower():
                return value.strip()
        return ""


def refusal(answer: Answer) -> SendError | None:
    """The error that an answer is, if it is one; the same request again would not mend a 4xx."""
    if 200 <= answer.status < 300:
        return None
    if 300 <= answer.status < 400:
        elsewhere = answer.header("Location") or "nowhere"
        reason = f"It redirects to {elsewhere}, and redirects are not followed."
        return SendError(reason, permanent=True)
    if answer.status == 410:
        return Gone("It says that it is gone for good (410).", permanent=True)
    if 400 <= answer.status < 500 and answer.status not in PASSING:
        return SendError(str(answer), permanent=True)
    return SendError(str(answer), wait=_wait(answer))


def _wait(answer: Answer) -> float:
    """Seconds, from Retry-After; a date is read against the far side's own clock."""
    asked = answer.header("Retry-After")
    if asked.isdecimal() and asked.isascii():
        return min(float(asked), LONGEST_WAIT)
    try:
        seconds = parsedate_to_datetime(asked) - parsedate_to_datetime(answer.header("Date"))
    except (ValueError, TypeError):
        return 0
    return min(max(seconds.total_seconds(), 0), LONGEST_WAIT)
