"""What customers tell us: taken down, relayed to the Incident Commander, seen."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.incidents.lock import lock
from commsdesk.incidents.may_see import may_see, require_work
from commsdesk.incidents.models import Incident, Report
from commsdesk.incidents.record import record
from commsdesk.people.models import User
from commsdesk.people.reach import reach
from commsdesk.people.refused import Refused


@transaction.atomic
def report(
    incident: Incident,
    text: str,
    *,
    symptom: str,
    segment: str = "",
    source: str,
    hurt: str,
    by: User,
    now: datetime,
) -> Report:
    """Take down what one customer or frontline colleague said, and how bad it is for them."""
    incident = lock(incident.pk)
    if not may_see(by, incident):
        raise PermissionDenied("This incident is private; ask its commander to add you.")
    if not text.strip():
        raise Refused("text", "Write down what they said.")
    if not symptom.strip():
        raise Refused("symptom", "Name the symptom in a few words, so that reports can be counted.")
    if source not in Report.Source.values:
        raise Refused("source", f"Choose one of {', '.join(Report.Source.values)}.")
    if hurt not in Report.Hurt.values:
        raise Refused("hurt", f"Choose one of {', '.join(Report.Hurt.values)}.")
    taken = incident.reports.create(
        text=text.strip()[:2000],
        symptom=symptom.strip()[:100],
        segment=segment.strip()[:100],
        source=source,
        hurt=hurt,
        reached_us_at=now,
        taken_by=by,
    )
    heard = f"{taken.symptom} ({taken.segment})" if taken.segment else taken.symptom
    record(incident, "report", by=by, now=now, about=f"report:{taken.pk}", text=heard)
    return taken


@transaction.atomic
def relay_reports(incident: Incident, *, by: User, now: datetime) -> int:
    """Write to the Incident Commander how many reports are unseen, by symptom and segment.

    Raises PermissionDenied, or Refused where nobody commands.
    """
    incident = lock(incident.pk)
    require_work(by, incident)
    unseen = incident.reports.filter(seen_by_commander_at=None)
    commander = incident.commander
    if commander is None:
        raise Refused("commander", "Nobody commands this incident yet: assign somebody first.")
    if not unseen:
        return 0
    counts = Counter((one.symptom, one.segment) for one in unseen)
    lines = [
        f"{count} × {symptom}" + (f", {segment}" if segment else "")
        for (symptom, segment), count in counts.most_common()
    ]
    reach(
        commander,
        title=f"{counted(len(unseen))}: {incident.name}",
        body="\n".join(lines),
        about=f"incident:{incident.public_id}",
        now=now,
    )
    record(incident, "relay_reports", by=by, now=now, text="; ".join(lines))
    return len(unseen)


@transaction.atomic
def see_reports(incident: Incident, *, by: User, now: datetime) -> int:
    """Note that the Incident Commander has read every report so far; returns how many were new."""
    incident = lock(incident.pk)
    if not incident.is_commanded_by(by):
        raise PermissionDenied("Only the Incident Commander or the deputy marks reports as seen.")
    seen = incident.reports.filter(seen_by_commander_at=None).update(seen_by_commander_at=now)
    if seen:
        record(incident, "see_reports", by=by, now=now, text=f"{counted(seen)} seen")
    return seen


def counted(reports: int) -> str:
    return "1 customer report" if reports == 1 else f"{reports} customer reports"
