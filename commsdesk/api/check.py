"""`POST /api/v1/check`: have a text read as a good liaison would."""

from __future__ import annotations

from typing import Self

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from commsdesk.api.refusals import REFUSALS
from commsdesk.channels.measure import LONGEST_TEXT
from commsdesk.checks.asked import CHANNELS, PHASES
from commsdesk.checks.finding import Finding
from commsdesk.checks.verdict import Verdict
from commsdesk.checks.wording import PROFILES
from commsdesk.drafting.check_text import Closed, check_strangers_text, check_text
from commsdesk.people.models import User

EXAMPLE = "Card payments fail for some customers in Europe. We expect a fix by 16:00 UTC."

router = Router()


class Asked(Schema):
    """A text, and to whom, when and where it is about to be said."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(
        examples=[EXAMPLE],
        description=f"At most {LONGEST_TEXT:,} characters.",
        json_schema_extra={"minLength": 1, "maxLength": LONGEST_TEXT},
    )
    audience: str = Field(
        description=f"{', '.join(PROFILES)}, or another audience of this desk.", examples=["public"]
    )
    phase: str = Field(json_schema_extra={"enum": list(PHASES)}, description="Of the incident.")
    channel: str = Field(
        "page", json_schema_extra={"enum": list(CHANNELS)}, description="Where it is to be said."
    )
    incident: str = Field(
        "",
        description="The public id of an incident of this desk, for who is signed in and writes "
        "its messages: the text is then also read against its facts.",
    )


class Found(Schema):
    """One thing to change. Places count characters (code points) from 0; both 0: the whole."""

    rule: str
    level: str = Field(description="block, warn or hint.")
    category: str = Field(description="The family of the rule; empty where it has none.")
    advice: str
    start: int
    end: int
    suggestion: str = Field(description="What may stand in place of the span, where it is known.")
    source: str = Field(description="The document that the rule comes from.")


class Read(Schema):
    findings: list[Found] = Field(description="The gravest first, then from the start on.")
    labels: list[str] = Field(description="The categories of what blocks or warns.")
    blocks: list[str] = Field(description="The categories of what blocks.")
    rules: list[str] = Field(description="The rules that block, also those of no category.")

    @classmethod
    def of(cls, findings: list[Finding]) -> Self:
        verdict = Verdict(findings)
        return cls(
            findings=[Found.from_orm(one) for one in findings],
            labels=verdict.labels,
            blocks=verdict.blocks,
            rules=verdict.rules,
        )


@router.post("/check", response={200: Read, **REFUSALS}, auth=None, summary="Read a text")
def check(request: HttpRequest, asked: Asked) -> Read:
    """What must not be in the text and what is missing, where, why, and what to write instead.

    Needs no CSRF token, for it changes nothing; the text is neither stored nor logged.
    """
    how = asked.dict(include={"audience", "phase", "channel"})
    if isinstance(request.user, User):
        now = timezone.now()
        found = check_text(asked.text, **how, by=request.user, now=now, incident=asked.incident)
    elif asked.incident:
        raise Closed
    else:
        address = request.META.get("REMOTE_ADDR", "")
        found = check_strangers_text(asked.text, **how, address=address)
    return Read.of(found)
