"""Every verb that changes an incident, or what is said of it, queues on the incident's row."""

from __future__ import annotations

import threading
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection, transaction

from commsdesk.drafting.approve import approve
from commsdesk.drafting.draft_for import draft_for
from commsdesk.drafting.reword import put_away, reword
from commsdesk.drafting.seal import seal_of
from commsdesk.incidents.affect import affect
from commsdesk.incidents.alone import declare_alone
from commsdesk.incidents.assign import assign
from commsdesk.incidents.models import Assignment, Incident, State
from commsdesk.incidents.move_to import move_to
from commsdesk.incidents.rate import rate
from commsdesk.incidents.restate import restate
from commsdesk.publishing.correct import correct
from commsdesk.publishing.publish import publish
from tests import make
from tests.make import NOON

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
    publish: lambda of: publish(of, by=make.lee(), **NOW),
    correct: lambda of: correct(of.incident.publications.get(), by=make.lee(), **NOW),
}


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
