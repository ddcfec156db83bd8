"""A webhook that fails…"""

import asyncio
from datetime import timedelta

import pytest
from django.db import OperationalError

from commsdesk.channels.contract import (
    AnswerLost,
    Gone,
    NotBegun,
    NotReached,
    Receipt,
    SendError,
    one_batch,
)
from commsdesk.channels.http import Web
from commsdesk.people.models import Page, Role
from commsdesk.people.refused import Refused
from commsdesk.publishing import ways
from commsdesk.publishing.endpoints import Answers, Endpoints
from commsdesk.publishing.enrol import enrol_endpoint
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.reach import reach_of
from commsdesk.publishing.switch_off import heed, switch_on
from tests import make
from tests.channels.say import PAGE, note, reader
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
URL = "https://shop.example/hook"


@pytest.fixture
def said():
    make.user("Max", Role.ADMINISTRATOR)
    enrol_endpoint(URL, audience=make.audience(), by=make.lee(), now=NOON)
    return make.published()


def fail(said, at, *, gone=False):
    said.deliveries.update(state="refused", reason="It answered 500.", settled_at=at)
    failed = dict.fromkeys(said.deliveries.values_list("pk", flat=True), "It answered 500.")
    heed(Answers(said.public_id, failed, set(failed) if gone else set()), at)
    return Subscriber.objects.get()


def succeed(said, at):
    said.deliveries.update(state="accepted", settled_at=at)
    heed(Answers(said.public_id), at)
    return Subscriber.objects.get()


def test_is_noted_with_the_reason(said):
    hook = fail(said, NOON)
    assert (hook.failing_since, hook.failure) == (NOON, "It answered 500.")
    assert hook.switched_off_at is None


def test_is_switched_off_after_a_day_and_administrators_are_told(said):
    fail(said, NOON)
    assert fail(said, NOON + 23 * HOUR).switched_off_at is None
    assert fail(said, NOON + 24 * HOUR).switched_off_at == NOON + 24 * HOUR
    page = Page.objects.get(user__name="Max")
    assert page.title == "A webhook is no longer called"
    assert f"{URL}: It answered 500." in page.body
    fail(said, NOON + 25 * HOUR)
    assert Page.objects.filter(user__name="Max").count() == 1


def test_is_switched_off_at_once_where_it_says_that_it_is_gone(said):
    assert fail(said, NOON, gone=True).switched_off_at == NOON


def test_is_forgiven_after_one_success(said):
    fail(said, NOON)
    assert succeed(said, NOON + HOUR).failing_since is None
    assert fail(said, NOON + 25 * HOUR).switched_off_at is None


def test_is_not_forgiven_for_what_it_took_before(said):
    said.deliveries.update(state="accepted", settled_at=NOON - HOUR)
    Subscriber.objects.update(failing_since=NOON)
    heed(Answers(said.public_id), NOON + HOUR)
    assert Subscriber.objects.get().failing_since == NOON


def test_is_told_nothing_more_and_counted_as_left_out(said):
    fail(said, NOON, gone=True)
    reach = reach_of(make.draft(said.incident))
    assert reach.channels == {}
    assert [(one.reason, one.count) for one in reach.left_out] == [("webhook switched off", 1)]


def test_is_called_again_once_it_was_switched_on(said):
    hook = fail(said, NOON, gone=True)
    again = switch_on(hook, by=make.lee())
    assert (again.switched_off_at, again.failing_since, again.failure) == (None, None, "")
    assert reach_of(make.draft(said.incident)).channels == {"webhook": 1}
    with pytest.raises(Refused, match="is not switched off"):
        switch_on(hook, by=make.lee())


def test_is_not_added_anew_while_it_is_switched_off(said):
    fail(said, NOON, gone=True)
    with pytest.raises(Refused, match="switch it on again"):
        enrol_endpoint(URL, audience=make.audience(), by=make.lee(), now=NOON + minutes(1))


@pytest.mark.parametrize(
    ("error", "counts"),
    [
        (SendError("It answered 404.", permanent=True), True),
        (AnswerLost("No answer within 15 seconds."), True),
        (NotReached("Its host cannot be reached."), True),
        (Gone("It says that it is gone for good (410).", permanent=True), True),
        (NotBegun("Sending was stopped."), False),
        (None, False),
    ],
)
def test_is_one_that_was_asked(error, counts):
    answers = Answers("p1p1p1p1p1p1")
    answers.note(Receipt(reader(key=7), error=error))
    assert answers.failed == ({7: str(error)} if counts else {})
    assert answers.gone == ({7} if isinstance(error, Gone) else set())


def test_is_remembered_over_all_texts_of_one_publication():
    """Of a correction there are two: for those who were told wrongly, and for the others."""

    async def fail_one(key):
        await endpoints.fan_out(
            note(), one_batch([reader(key=key)]), begin=lambda _: True, settled=lambda _: None
        )

    async def fail_two():
        await fail_one(1)
        await fail_one(2)

    endpoints = Endpoints(Web(), page=PAGE)
    asyncio.run(fail_two())
    assert endpoints.take_answers().failed.keys() == {1, 2}
    assert not endpoints.take_answers()


def test_is_heeded_later_where_the_database_is_away(monkeypatch):
    def away(*_):
        raise OperationalError

    monkeypatch.setattr(ways, "heed", away)
    endpoints = Endpoints(Web(), page=PAGE)
    endpoints.answers = Answers("p1p1p1p1p1p1", {1: "It answered 410."}, {1})
    with pytest.raises(OperationalError):
        asyncio.run(ways.heed_answers(endpoints))
    endpoints.put_back(Answers("p1p1p1p1p1p1", {1: "Earlier.", 2: "It answered 500."}))
    answers = endpoints.take_answers()
    assert answers.failed == {1: "It answered 410.", 2: "It answered 500."}
    assert answers.gone == {1}
