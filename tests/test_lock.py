"""Every verb that changes an incident, or what is said of it, queues on the incident's row."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction

from commsdesk.drafting.approve import approve
from commsdesk.drafting.draft_for import draft_for
from commsdesk.drafting.override import dismiss, override
from commsdesk.drafting.reword import put_away, reword
from commsdesk.drafting.seal import seal_of
from commsdesk.incidents.affect import affect
from commsdesk.incidents.alone import declare_alone
from commsdesk.incidents.assign import assign
from commsdesk.incidents.models import Assignment, Incident, State
from commsdesk.incidents.move_to import move_to
from commsdesk.incidents.rate import rate
from commsdesk.incidents.report import relay_reports, report, see_reports
from commsdesk.incidents.restate import restate
from commsdesk.publishing.correct import correct
from commsdesk.publishing.publish import publish
from commsdesk.publishing.retry import retry
from commsdesk.publishing.stop import stop
from commsdesk.publishing.withdraw import withdraw
from tests import make
from tests.make import NOON

CODE = Path(__file__).resolve().parents[1] / "commsdesk"
NOW = {"now": NOON}
VERBS = {
    restate: lambda of: restate(of.incident, "who", "everybody", by=make.iris(), **NOW),
    move_to: lambda of: move_to(of.incident, "identified", by=make.iris(), **NOW),
    rate: lambda of: rate(of.incident, "SEV-1", by=make.iris(), **NOW),
    affect: lambda of: affect(of.incident, {make.component(): State.MAJOR}, by=make.iris(), **NOW),
    assign: lambda of: assign(
        of.incident, make.eve(), Assignment.Role.SCRIBE, by=make.iris(), **NOW
    ),
    declare_alone: lambda of: declare_alone(
        of.incident, by=make.iris(), reason="All are asleep", **NOW
    ),
    draft_for: lambda of: draft_for(of.incident, make.audience("support"), by=make.lee(), **NOW),
    reword: lambda of: reword(of, by=make.lee(), title="Cards fail", **NOW),
    approve: lambda of: approve(of, by=make.iris(), seal=seal_of(of).digest, **NOW),
    put_away: lambda of: put_away(of, by=make.lee(), **NOW),
    override: lambda of: override(of, "x", revision=1, reason="x", by=make.iris(), **NOW),
    dismiss: lambda of: dismiss(of, "x", revision=1, by=make.lee(), **NOW),
    publish: lambda of: publish(of, by=make.lee(), **NOW),
    correct: lambda of: correct(of.incident.publications.get(), by=make.lee(), **NOW),
    retry: lambda of: retry(of.incident.publications.get(), by=make.lee(), **NOW),
    stop: lambda of: stop(of.incident.publications.get(), by=make.lee(), **NOW),
    withdraw: lambda of: withdraw(of.incident.publications.get(), by=make.lee(), **NOW),
    report: lambda of: report(
        of.incident, "x", symptom="x", source="customer", hurt="blocked", by=make.lee(), **NOW
    ),
    relay_reports: lambda of: relay_reports(of.incident, by=make.lee(), **NOW),
    see_reports: lambda of: see_reports(of.incident, by=make.iris(), **NOW),
}
CALLED_BY_OTHERS = {"call_off_older"}  # within the lock of `publish`
ONLY_READS = {"export"}
VERB = re.compile(r"@transaction\.atomic\ndef (\w+)\(\s*\w+: (?:Incident|Draft|Publication)\b")


@contextmanager
def held(incident):
    """Another connection holds the incident, weaker than a verb does: a row that merely points to
    the incident does not wait for it, so who waits has asked for the row itself."""
    holds, ends = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            Incident.objects.select_for_update(no_key=True).get(pk=incident.pk)
            holds.set()
            ends.wait(20)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    assert holds.wait(10)
    try:
        yield
    finally:
        ends.set()
        other.join(10)


def test_it_is_tried_here():
    rooms = ("incidents", "drafting", "publishing")
    files = [file for room in rooms for file in (CODE / room).glob("*.py")]
    found = {name for file in files for name in VERB.findall(file.read_text())}
    assert found - CALLED_BY_OTHERS - ONLY_READS == {verb.__name__ for verb in VERBS}


@pytest.mark.django_db(transaction=True)
def test_it_waits_for_its_turn(subtests):
    draft = make.published().draft
    draft = make.draft(draft.incident)
    with held(draft.incident), connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
        try:
            for verb, call in VERBS.items():
                with (
                    subtests.test(verb.__name__),
                    pytest.raises(OperationalError, match="lock timeout"),
                ):
                    call(draft)
        finally:
            cursor.execute("RESET lock_timeout")
