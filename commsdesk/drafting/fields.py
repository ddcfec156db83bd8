"""What the fact sheet knows, worded for one audience: the fields that templates are filled with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from commsdesk.drafting.models import Promise
from commsdesk.drafting.words import clause, clock, duration, plural, sentence
from commsdesk.incidents.models import Audience, Fact, Incident, Profile, Standing, Statement

INLINE = {Fact.WHO, Fact.SINCE, Fact.TEAM}  # stand within a sentence of the template


def told_to(incident: Incident, audience: Audience) -> list[Statement]:
    """The current statements that this audience may know, in the order in which they were said."""
    return list(incident.statements.filter(is_current=True, known_to=audience))


def fields_for(
    incident: Incident, audience: Audience, *, next_update_at: datetime | None, now: datetime
) -> dict[str, str]:
    """Every known field, ready to be read by `audience`; what is unknown is left out.

    Customers are told only what is confirmed. Colleagues are told the rest too, marked as such.
    """
    fields = {
        "name": clause(incident.name),
        "severity": incident.severity,
        "phase": incident.get_phase_display().lower(),
    }
    if incident.resolved_at:
        fields["until"] = clock(incident.resolved_at, now)
    if broken := broken_promise(incident, audience, now):
        fields["missed"] = clock(broken.due_at, now)
    if incident.began_at:
        fields["since"] = clock(incident.began_at, now)
        fields["duration"] = duration((incident.resolved_at or now) - incident.began_at)
    if next_update_at:
        fields["next_update"] = clock(next_update_at, now)
    fields |= said(told_to(incident, audience), Profile(audience.profile))
    if "effect" in fields:
        fields["effect_title"] = clause(fields["effect"])
    else:
        fields["effect_title"] = "We are investigating a problem"
    return fields


def broken_promise(incident: Incident, audience: Audience, now: datetime) -> Promise | None:
    """The one that the next message to this audience has to own."""
    return incident.promises.filter(audience=audience, answered_at=None, due_at__lt=now).first()


def said(statements: Iterable[Statement], profile: Profile) -> dict[str, str]:
    fields: dict[str, str] = {}
    for statement in statements:
        if words := worded(statement, profile):
            fact = statement.fact
            between = " and " if fact in INLINE else " "
            fields[fact] = f"{fields[fact]}{between}{words}" if fact in fields else words
    return fields


def worded(statement: Statement, profile: Profile) -> str:
    if statement.standing == Standing.UNKNOWN:
        return ""
    text = with_figures(" ".join(statement.text.split()), statement)
    if statement.standing == Standing.UNCONFIRMED:
        if profile is Profile.PUBLIC:
            return ""
        text = f"{clause(text)} (not confirmed)"
    if statement.fact in INLINE:
        return clause(text)
    if statement.about:
        text = f"{statement.about}: {text}"
    return sentence(text)


def with_figures(text: str, statement: Statement) -> str:
    """The share and the number of customers behind the text, where it does not name them itself."""
    figures = []
    if statement.share is not None:
        figures.append(f"{statement.share.normalize():f} %")
    if statement.number is not None:
        figures.append(plural(statement.number, "customer"))
    unsaid = [one for one in figures if "".join(one.split()) not in "".join(text.split())]
    return f"{clause(text)} ({', '.join(unsaid)})" if unsaid else text
