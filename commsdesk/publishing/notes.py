"""What a publication's readers are sent by one channel, read from the frozen rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.conf import settings

from commsdesk.channels.contract import ComponentState, Event, Note, Update
from commsdesk.drafting.template import UNTOLD
from commsdesk.incidents.models import ENDED, Audience, Incident
from commsdesk.incidents.plain_sql import Question, Rows, columns, models, together
from commsdesk.publishing.correct import CORRECTION
from commsdesk.publishing.models import Publication

# The first mail waits for it, and Django took 5 ms to word it.
HISTORY: Final = f"""
SELECT {columns(Publication)} FROM publishing_publication WHERE (incident_id, audience_id) =
    (SELECT incident_id, audience_id FROM publishing_publication WHERE id = %s) ORDER BY id
"""  # noqa: S608 (nobody's words are in it)
INCIDENT: Final = f"""
SELECT {columns(Incident)} FROM incidents_incident
WHERE id = (SELECT incident_id FROM publishing_publication WHERE id = %s)
"""  # noqa: S608
AUDIENCE: Final = f"""
SELECT {columns(Audience)} FROM incidents_audience
WHERE id = (SELECT audience_id FROM publishing_publication WHERE id = %s)
"""  # noqa: S608


def history_of(publication_id: int) -> list[Publication]:
    """A publication and all else that its audience was told of its incident, as it was said."""
    return history_from(together(*questions_of(publication_id)))


def questions_of(publication_id: int) -> list[Question]:
    return [(question, (publication_id,)) for question in (HISTORY, INCIDENT, AUDIENCE)]


def history_from(answers: list[Rows]) -> list[Publication]:
    said, about, to = answers
    history = models(Publication, said)
    (incident,), (audience,) = models(Incident, about), models(Audience, to)
    for one in history:
        one.incident, one.audience = incident, audience
    return history


def note_for(
    publication: Publication, channel: str, event: Event, *, is_untold: bool = False
) -> Note:
    title, body = publication.title, words_of(publication, channel)
    if is_untold and UNTOLD in publication.words:
        title, body = title.removeprefix(CORRECTION), publication.words[UNTOLD]
    return Note(
        title=title,
        body=body,
        url=url_of(publication),
        key=publication.public_id,
        event=event,
    )


def words_of(publication: Publication, channel: str) -> str:
    """The words for the channel; what was not worded for it by itself says what the page says."""
    words: dict[str, str] = publication.words
    return words.get(channel) or words.get("page") or next(iter(words.values()), "")


def url_of(publication: Publication) -> str:
    """Where its readers find the whole story: in the open, or in the desk behind its sign-in."""
    incident = publication.incident.public_id
    if publication.is_public:
        return f"{settings.COMMSDESK_PUBLIC_URL}/incidents/{incident}/"
    return f"{settings.COMMSDESK_URL}/desk/incidents/{incident}/"


def event_of(publication: Publication, history: Sequence[Publication]) -> Event:
    """The incident as this audience was told it, up to this publication."""
    incident = publication.incident
    said = [one for one in history if one.pk <= publication.pk]
    names = {one.pk: one.public_id for one in history}
    corrected = {one.corrects_id: one.public_id for one in history if one.corrects_id}
    return Event(
        incident=incident.public_id,
        phase=publication.phase,
        severity=publication.severity,
        components=tuple(
            ComponentState(part["id"], part["name"], part["group"] or "", part["state"])
            for part in publication.components
        ),
        updates=tuple(update_of(one, names, corrected) for one in reversed(said)),
        began_at=publication.began_at,
        declared_at=incident.declared_at,
        resolved_at=incident.resolved_at if publication.phase in ENDED else None,
    )


def update_of(
    publication: Publication, names: Mapping[int, str], corrected: Mapping[int, str]
) -> Update:
    """`names` are the public ids of the incident's updates by number, `corrected` those of their
    corrections."""
    return Update(
        id=publication.public_id,
        phase=publication.phase,
        title=publication.title,
        body=words_of(publication, "page"),
        at=publication.at,
        next_update_at=publication.next_update_at,
        corrects=names.get(publication.corrects_id or 0, ""),
        corrected_by=corrected.get(publication.pk, ""),
    )
