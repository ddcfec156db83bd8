"""A promise…"""

from datetime import UTC, datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from commsdesk.drafting.models import Promise
from commsdesk.drafting.remind import remind
from commsdesk.incidents.models import Assignment
from commsdesk.incidents.move_to import move_to
from commsdesk.people.models import Page
from tests import make
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db

DUE = NOON + minutes(20)


def promised(to="public"):
    """The promise of a first publication at noon: next update by 12:20."""
    return make.published(make.draft(to=to)).promise


def rung(promise, *steps):
    """Ring the steps at their minutes; who was reached by each."""
    at = {"before": DUE - minutes(5), "due": DUE, "late": DUE + minutes(3)}
    return [[one.name for one in remind(promise.pk, step, at[step])] for step in steps]


def test_is_kept_by_the_next_publication_to_the_same_audience_and_by_no_other():
    first = promised()
    incident = first.incident
    make.published(make.draft(incident, "support"), now=NOON + minutes(10))
    first.refresh_from_db()
    assert first.answered_at is None
    make.published(make.draft(incident, now=NOON + minutes(18)), now=NOON + minutes(19))
    first.refresh_from_db()
    assert (first.kept_at, first.broken_at) == (NOON + minutes(19), None)


def test_is_broken_when_its_time_passes():
    promise = promised()
    assert rung(promise, "due") == [["Dara"]]
    promise.refresh_from_db()
    assert (promise.broken_at, promise.kept_at) == (DUE, None)
    make.published(make.draft(promise.incident, now=DUE + minutes(1)), now=DUE + minutes(2))
    promise.refresh_from_db()
    assert (promise.broken_at, promise.kept_at) == (DUE, None)
    assert promise.answered_at == DUE + minutes(2)


def test_answered_late_is_broken_though_no_bell_rang():
    promise = promised()
    make.published(make.draft(promise.incident, now=DUE + minutes(1)), now=DUE + minutes(2))
    promise.refresh_from_db()
    assert (promise.broken_at, promise.kept_at) == (DUE, None)


def test_that_is_broken_reached_the_deputy_then_the_commander_at_the_minutes_said():
    promise = promised()
    assert rung(promise, "before", "due", "late") == [["Lee"], ["Dara"], ["Iris"]]
    reached = Page.objects.filter(about=f"promise:{promise.pk}").order_by("pk")
    assert [(page.user.name, page.asked_at) for page in reached] == [
        ("Lee", DUE - minutes(5)),
        ("Dara", DUE),
        ("Iris", DUE + minutes(3)),
    ]


def test_sets_its_bells_to_the_minutes():
    promise = promised()
    jobs = ProcrastinateJob.objects.filter(task_name="drafting.remind").order_by("scheduled_at")
    assert [(job.args["step"], job.scheduled_at) for job in jobs] == [
        ("before", DUE - minutes(5)),
        ("due", DUE),
        ("late", DUE + minutes(3)),
    ]
    assert {job.args["promise"] for job in jobs} == {promise.pk}


def test_to_colleagues_rings_the_internal_liaison():
    draft = make.draft(to="executive")
    promise = make.published(draft).promise
    reached = remind(promise.pk, "before", promise.due_at - minutes(5))
    assert reached == [make.ines()]


def test_rings_each_step_once():
    promise = promised()
    assert rung(promise, "before", "before") == [["Lee"], []]


def test_does_not_ring_beforehand_once_its_time_has_passed():
    promise = promised()
    assert remind(promise.pk, "before", DUE + minutes(30)) == []
    assert remind(promise.pk, "due", DUE + minutes(30)) == [make.dara()]


def test_once_kept_rings_nobody():
    promise = promised()
    make.published(make.draft(promise.incident, now=NOON + minutes(4)), now=NOON + minutes(5))
    assert rung(promise, "before", "due", "late") == [[], [], []]


def test_rings_the_next_one_up_the_line_where_a_role_is_empty():
    promise = promised()
    held = Assignment.objects.filter(incident=promise.incident)
    held.filter(role__in=["customer_liaison", "deputy"]).update(until=NOON)
    assert rung(promise, "before", "due") == [["Iris"], ["Iris"]]


def test_rings_every_commander_where_nobody_holds_a_role():
    promise = promised()
    Assignment.objects.filter(incident=promise.incident).update(until=NOON)
    assert sorted(rung(promise, "late")[0]) == ["Dara", "Iris"]


def test_rings_for_the_all_clear_too():
    promise = promised()
    move_to(promise.incident, "resolved", by=make.iris(), now=NOON + minutes(2))
    assert rung(promise, "before", "due") == [["Lee"], ["Dara"]]
    promise.refresh_from_db()
    assert promise.broken_at == DUE


def test_stays_broken_where_a_message_of_just_before_came_through_just_after():
    promise = promised()
    draft = make.draft(promise.incident, now=DUE - minutes(1))
    rung(promise, "due")
    make.published(draft, now=DUE)
    promise.refresh_from_db()
    assert (promise.broken_at, promise.kept_at, promise.answered_at) == (DUE, None, DUE)


def test_is_not_made_by_the_all_clear():
    incident = make.incident()
    make.facts(incident, confirmation="We have watched test payments for an hour")
    incident = move_to(incident, "resolved", by=make.iris(), now=NOON)
    assert make.published(make.draft(incident)).promise is None
    assert not Promise.objects.exists()


def test_runs_one_at_a_time_for_each_audience():
    promise = promised()
    late = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
    second = make.published(make.draft(promise.incident, now=late), now=late).promise
    running = Promise.objects.filter(answered_at=None)
    assert list(running) == [second]
