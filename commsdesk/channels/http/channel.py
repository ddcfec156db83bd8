"""What the channels by HTTP share: a request, and what its answer means."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from yarl import URL

from commsdesk.channels.contract import SendError
from commsdesk.channels.http.answer import Answer
from commsdesk.channels.http.web import Web

LONGEST_WAIT = 86_400.0  # seconds that an endpoint may ask us to stay away
# Refusals that pass: the request came too slowly or too early, or there were too many.
PASSING = {408, 425, 429}


class HttpChannel:
    def __init__(self, web: Web) -> None:
        self.web = web

    async def post(self, url: URL, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Raises SendError for every answer that is not 2xx."""
        answer = await self.web.post(url, body, headers)
        if error := refusal(answer):
            raise error
        return answer


def refusal(answer: Answer) -> SendError | None:
    """The error that an answer is, if it is one; the same request again would not mend a 4xx."""
    if 200 <= answer.status < 300:
        return None
    if 300 <= answer.status < 400:
        elsewhere = answer.headers.get("location", "nowhere")
        reason = f"It redirects to {elsewhere}, and redirects are not followed."
        return SendError(reason, permanent=True)
    if answer.status == 410:
        return SendError("It says that it is gone for good (410).", permanent=True)
    if 400 <= answer.status < 500 and answer.status not in PASSING:
        return SendError(str(answer), permanent=True)
    return SendError(str(answer), wait=_wait(answer.headers))


def _wait(headers: Mapping[str, str]) -> float:
    """Seconds, from Retry-After; a date is read against the far side's own clock."""
    asked = headers.get("retry-after", "")
    if asked.isdecimal() and asked.isascii():
        return min(float(asked), LONGEST_WAIT)
    try:
        seconds = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return 0
    return min(max(seconds.total_seconds(), 0), LONGEST_WAIT)
