"""Builds publications straight as rows: what the pages show depends on nothing else."""

from __future__ import annotations

from datetime import datetime

from commsdesk.drafting.models import Approval
from commsdesk.incidents.models import Component, Incident, State
from commsdesk.publishing.models import Publication
from tests import make

WORDS = "Card payments fail for some customers in Europe.\nWe are working on it."


def said(
    of: Incident,
    words: str = WORDS,
    *,
    to: str = "public",
    phase: str = "investigating",
    title: str = "Card payments fail in Europe",
    at: datetime = make.NOON,
    states: dict[Component, State] | None = None,
    **more: object,
) -> Publication:
    """`of` was told of as its own `is_drill` and `is_private` say; `more` is set as it is."""
    draft = of.drafts.create(audience=make.audience(to), begun_at=at, begun_by=make.lee())
    approval = Approval.objects.create(
        draft=draft, by=make.iris(), at=at, seal=f"{draft.pk:064}", covers="{}"
    )
    if states is None:
        states = {one.component: State(one.state) for one in of.affected.all()}
    return Publication.objects.create(
        **{
            "incident": of,
            "audience": draft.audience,
            "draft": draft,
            "approval": approval,
            "phase": phase,
            "severity": of.severity,
            "title": title,
            "words": {"page": words, "email": f"By mail: {words}"},
            "components": [
                {
                    "id": component.public_id,
                    "name": component.public_name,
                    "group": component.group.public_name if component.group else "",
                    "state": state.value,
                }
                for component, state in states.items()
            ],
            "began_at": of.began_at,
            "by": make.lee(),
            "at": at,
            "is_drill": of.is_drill,
            "is_private": of.is_private,
            **more,
        }
    )
