"""Read any text, as it is being thought of: for a colleague with all we know, for strangers not."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied

from commsdesk import checks
from commsdesk.checks.asked import asked
from commsdesk.checks.finding import Finding
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.wording import Profile
from commsdesk.drafting.policy import policy_in_force
from commsdesk.drafting.situation import situation_at_large, situation_for
from commsdesk.incidents.may_know import writes_for_all
from commsdesk.incidents.may_see import visible_to
from commsdesk.incidents.models import ENDED, Audience, Incident
from commsdesk.people.allowance import Allowance
from commsdesk.people.models import User
from commsdesk.people.refused import Refused

STRANGERS = Allowance("check", times=30, within=60)


class Closed(PermissionDenied):
    """Sign in to have a text read. Who runs this desk may open it to all (COMMSDESK_OPEN_CHECK)."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class TooOften(Exception):
    """From one address 30 texts a minute are read. Wait a minute, or sign in."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def check_text(
    text: str,
    *,
    audience: str,
    phase: str,
    channel: str,
    by: User,
    now: datetime,
    incident: str = "",
) -> list[Finding]:
    """Read a colleague's text against what the desk knows, and against the incident named.

    `incident` is a public id. Raises NotReadable, Refused (no such incident), PermissionDenied.
    Nothing is written: neither the text nor that it was asked about.
    """
    rows = {row.key: row for row in Audience.objects.all()}
    profiles = {key: Profile(row.profile) for key, row in rows.items()}
    wording = asked(text, audience=audience, phase=phase, channel=channel, profiles=profiles)
    if incident:
        situation = situation_for(readable(incident, by), rows[audience], now)
    else:
        situation = situation_at_large(now)
    return checks.read(wording, situation, policy_in_force())


def readable(public_id: str, by: User) -> Incident:
    """The incident, for who may read a text against all its facts, also those kept back."""
    known = public_id.isascii() and public_id.isprintable()  # what else the database cannot take
    incident = visible_to(by).filter(public_id=public_id).first() if known else None
    if incident is None:
        raise Refused("incident", "There is no such incident that you may see.")
    if not writes_for_all(by, incident):
        raise PermissionDenied("Only who writes its messages has a text read against an incident.")
    return incident


def may_be_named(by: User) -> list[Incident]:
    """The open incidents against which `by` may have a text read, the newest first."""
    running = visible_to(by).exclude(phase__in=ENDED).order_by("-declared_at")
    return [incident for incident in running if writes_for_all(by, incident)]


def require_open() -> None:
    """Raises Closed unless texts are read for everybody here."""
    if not settings.COMMSDESK_OPEN_CHECK:
        raise Closed


def check_strangers_text(
    text: str, *, audience: str, phase: str, channel: str, address: str
) -> list[Finding]:
    """Read a stranger's text by the built-in rules and nothing that is known here.

    `address` is where the request comes from. Raises Closed, TooOften, NotReadable.
    """
    require_open()
    if STRANGERS.is_spent(address):
        raise TooOften
    wording = asked(text, audience=audience, phase=phase, channel=channel)
    return checks.read(wording, Situation(), Policy())
