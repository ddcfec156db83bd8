"""The delivery job…"""

import asyncio
from datetime import timedelta

import psycopg
import pytest
from django.utils import timezone
from procrastinate.contrib.django.utils import connector_params

from commsdesk.channels.contract import AnswerLost, NotBegun, SendError
from commsdesk.publishing.correct import correct
from commsdesk.publishing.models import Delivery, Outlet, Subscriber
from commsdesk.publishing.subscribers import BETWEEN_LINKS, leave, subscribe
from tests import make
from tests.publishing.pretend import (
    Pretend,
    Slow,
    carry_out,
    delivered,
    delivery_to,
    make_due,
    order_of,
    readers,
    said,
    states,
)

pytestmark = pytest.mark.django_db(transaction=True)

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def test_it_tells_everyone_once_with_the_receipt(tmp_path):
    readers(1_200)  # more than two claims
    publication, way = said(), Pretend()
    rest = carry_out(publication, tmp_path, email=way)
    assert sorted(way.told) == sorted(f"reader{number}@example.test" for number in range(1_200))
    assert states(publication) == {"accepted": 1_200}
    told = delivery_to(publication, "reader7@example.test")
    assert told.reference == "250 reader7@example.test taken"
    assert told.tries == 1
    assert told.settled_at
    assert rest.due_at is None
    assert not list(tmp_path.iterdir())


def test_it_takes_the_fast_lane_first(tmp_path):
    readers(600)
    publication, way = said(), Pretend()
    last = publication.batches.latest("first")
    publication.batches.filter(pk=last.pk).update(lane=Delivery.Lane.COLLEAGUES)
    carry_out(publication, tmp_path, email=way)
    first = publication.deliveries.get(pk=last.first)
    assert way.told[0] == Subscriber.objects.get(pk=first.subscriber_id).address


def test_it_records_the_refused_with_their_servers_words_and_goes_on(tmp_path):
    readers(5)
    publication = said()
    error = SendError("550 5.1.1 no such user", permanent=True)
    way = Pretend(lambda address: error if address.startswith("reader3@") else None)
    rest = carry_out(publication, tmp_path, email=way)
    assert states(publication) == {"accepted": 4, "refused": 1}
    assert delivery_to(publication, "reader3@example.test").reason == "550 5.1.1 no such user"
    assert rest.due_at is None


@pytest.mark.parametrize(
    ("tries", "asked", "least", "most"),
    [(0, 0, 3.75, 6.25), (1, 0, 7.5, 12.5), (3, 0, 30, 50), (30, 0, 2700, 4500), (0, 90, 90, 90)],
)
def test_it_waits_longer_after_each_passing_failure(tries, asked, least, most, tmp_path):
    readers(1)
    publication = said()
    publication.deliveries.update(tries=tries)
    began = timezone.now()
    rest = carry_out(
        publication, tmp_path, email=Pretend(lambda _: SendError("451 later", wait=asked))
    )
    ended = timezone.now()
    (waiting,) = publication.deliveries.all()
    assert (waiting.state, waiting.tries) == ("waiting", tries + 1)
    assert waiting.reason == "451 later"
    assert rest.due_at == waiting.due_at
    assert began + timedelta(seconds=least) <= waiting.due_at <= ended + timedelta(seconds=most)


def test_it_asks_again_for_a_lost_answer(tmp_path):
    readers(1)
    publication = said()
    carry_out(publication, tmp_path, email=Pretend(lambda _: AnswerLost("the line broke")))
    assert states(publication) == {"waiting": 1}


@pytest.mark.parametrize(
    ("error", "state"),
    [(SendError("451 later"), "refused"), (AnswerLost("the line broke"), "unknown")],
)
def test_it_gives_up_after_a_day(error, state, tmp_path):
    readers(1)
    publication = said(ago=DAY)
    rest = carry_out(publication, tmp_path, email=Pretend(lambda _: error))
    (given_up,) = publication.deliveries.all()
    assert given_up.state == state
    assert given_up.reason == f"Given up after a day. {error}"
    assert rest.due_at is None


class Unreachable(Pretend):
    """Nobody is asked one by one: the relay is not there."""

    async def fan_out(self, note, batches, *, begin, settled):
        raise NotBegun("127.0.0.1:25 refused the connection")


@pytest.mark.parametrize("way", [Pretend(lambda _: SendError("451 later")), Unreachable()])
def test_it_does_not_have_those_who_failed_together_come_back_together(way, tmp_path):
    readers(40)
    publication = said()
    carry_out(publication, tmp_path, email=way)
    due = publication.deliveries.values_list("due_at", flat=True)
    assert max(due) - min(due) > timedelta(seconds=1)  # of the 2.5 that it may be


def test_it_puts_everybody_off_where_the_relay_cannot_be_had(tmp_path):
    readers(600)
    publication = said()
    rest = carry_out(publication, tmp_path, email=Unreachable())
    assert states(publication) == {"waiting": 600}
    reasons = publication.deliveries.values_list("reason", "tries")
    assert set(reasons) == {("127.0.0.1:25 refused the connection", 1)}
    assert rest.due_at > timezone.now()


def test_it_gives_everybody_up_where_the_relay_was_gone_for_a_day(tmp_path):
    readers(600)
    publication = said(ago=DAY)
    assert carry_out(publication, tmp_path, email=Unreachable()).due_at is None
    assert states(publication) == {"refused": 600}


def test_it_holds_up_no_webhook_for_a_relay_that_is_not_there(tmp_path):
    readers(3)
    readers(2, channel="webhook", at="hooks.example.test")
    publication, hooks = said(), Pretend()
    carry_out(publication, tmp_path, email=Unreachable(), webhook=hooks)
    assert states(publication) == {"waiting": 3, "accepted": 2}


@pytest.mark.parametrize("state", ["stopped", "superseded"])
def test_it_leaves_alone_what_was_stopped_or_superseded(state, tmp_path):
    readers(3)
    publication, way = said(), Pretend()
    publication.deliveries.update(state=state, settled_at=timezone.now())
    carry_out(publication, tmp_path, email=way)
    assert way.told == []
    assert states(publication) == {state: 3}


def test_it_tells_nobody_older_news_after_the_newer(tmp_path):
    readers(2)
    first, way = said(), Pretend()
    first.batches.update(lease_until=timezone.now())  # on their way when the next was published
    second = said(first.incident)
    first.batches.update(lease_until=None)  # not taken: to be tried again
    carry_out(second, tmp_path, email=way)
    carry_out(first, tmp_path, email=way)
    assert len(way.told) == 2
    assert states(first) == {"superseded": 2}
    assert states(second) == {"accepted": 2}


def test_it_takes_nothing_more_once_something_newer_was_said(tmp_path):
    readers(3)
    first = said()
    order = order_of(first)
    second = said(first.incident)
    first.deliveries.update(state="waiting", settled_at=None)  # as if it had been held meanwhile
    first.batches.update(due_at=timezone.now())
    asyncio.run(delivered(order, {"email": Pretend(pytest.fail)}, tmp_path))
    carry_out(first, tmp_path, email=Pretend(pytest.fail))
    assert states(first) == {"superseded": 3}
    assert states(second) == {"waiting": 3}


def test_it_delivers_by_many_channels_at_once(tmp_path):
    readers(1_600)
    readers(1_600, channel="webhook", at="hooks.example.test")
    publication, mail, hooks = said(), Pretend(), Pretend()
    carry_out(publication, tmp_path, email=mail, webhook=hooks)
    assert len(set(mail.told)) == len(set(hooks.told)) == 1_600
    assert states(publication) == {"accepted": 3_200}


SET_BACK = """
UPDATE publishing_delivery SET due_at = due_at + interval '1 hour',
    settled_at = settled_at + interval '1 hour';
UPDATE publishing_batch SET due_at = due_at + interval '1 hour',
    taken_at = taken_at + interval '1 hour', lease_until = lease_until + interval '1 hour'
"""


def test_it_goes_on_when_the_clock_is_set_back_an_hour(tmp_path):
    readers(1_200)
    publication = said()

    def set_back(address):
        if not way.told:
            clock.execute(SET_BACK)

    way = Pretend(set_back)
    with psycopg.connect(**connector_params(), autocommit=True) as clock:
        rest = carry_out(publication, tmp_path, email=way)
    assert len(way.told) == len(set(way.told)) == 1_200
    assert states(publication) == {"accepted": 1_200}
    assert rest.due_at is None


def test_it_puts_off_by_the_clock_as_it_is_now(tmp_path):
    readers(3)
    publication = said(ago=-HOUR)
    rest = carry_out(publication, tmp_path, email=Unreachable())
    assert timezone.now() < rest.due_at < timezone.now() + timedelta(seconds=7)


def test_it_tells_nobody_older_news_though_the_clock_was_set_back_between(tmp_path):
    readers(2)
    first = said()
    second = said(first.incident, ago=HOUR)
    assert states(first) == {"superseded": 2}
    assert states(second) == {"waiting": 2}


def test_it_says_why_a_reader_who_left_or_was_removed_was_not_told(tmp_path):
    readers(3)
    publication, way = said(), Pretend()
    gone = delivery_to(publication, "reader0@example.test")
    Subscriber.objects.filter(pk=gone.subscriber_id).delete()
    Subscriber.objects.filter(address="reader1@example.test").update(left_at=timezone.now())
    carry_out(publication, tmp_path, email=way)
    assert way.told == ["reader2@example.test"]
    gone.refresh_from_db()
    assert (gone.state, gone.reason) == ("refused", "This reader was removed.")
    left = delivery_to(publication, "reader1@example.test")
    assert (left.state, left.reason) == ("refused", "This reader left before the message did.")


def test_it_is_not_sent_to_who_left_though_a_stranger_signs_them_up_again(tmp_path):
    readers(2)
    publication, now = said(), timezone.now()
    later = SendError("451 later")
    carry_out(publication, tmp_path, email=Pretend(lambda to: later if "reader0" in to else None))
    for reader in Subscriber.objects.all():
        leave(reader.token, now=now)
        subscribe(reader.address, now=now + BETWEEN_LINKS)
    make_due(publication)
    way = Pretend()
    carry_out(publication, tmp_path, email=way)
    assert way.told == []
    correction = make.published(correct(publication, by=make.lee(), now=now), now=now)
    assert not correction.deliveries.exists()


def test_it_goes_by_what_becomes_of_readers_while_it_runs(tmp_path):
    readers(1_200)  # the first thousand are claimed before anybody is told
    publication = said()
    last = dict(publication.deliveries.order_by("-pk").values_list("subscriber_id", "pk")[:3])
    removed, left, moved = last

    def change(address):
        if not way.told:
            others.execute("DELETE FROM publishing_subscriber WHERE id = %s", [removed])
            others.execute("UPDATE publishing_subscriber SET left_at = now() WHERE id = %s", [left])
            others.execute(
                "UPDATE publishing_subscriber SET address = 'new@x.test' WHERE id = %s", [moved]
            )

    way = Pretend(change)
    with psycopg.connect(**connector_params(), autocommit=True) as others:
        carry_out(publication, tmp_path, email=way)
    assert len(way.told) == 1_198
    assert "new@x.test" in way.told
    assert states(publication) == {"accepted": 1_198, "refused": 2}
    reasons = publication.deliveries.filter(state="refused").order_by("-pk")
    assert [one.reason for one in reasons] == [
        "This reader was removed.",
        "This reader left before the message did.",
    ]


def test_it_says_that_there_is_no_such_channel(tmp_path):
    Outlet.objects.create(name="Pager", channel="pager", address="", audience=make.audience())
    publication = said()
    rest = carry_out(publication, tmp_path, email=Pretend())
    (refused,) = publication.deliveries.all()
    assert (refused.state, refused.reason) == ("refused", "There is no channel pager here.")
    assert rest.due_at is None


class Once(Slow):
    """Puts off the first copy to each address of `those`."""

    def __init__(self, those):
        super().__init__(lambda address: SendError("451 later") if self.is_new(address) else None)
        self.those = set(those)

    def is_new(self, address):
        is_new = address in self.those
        self.those.discard(address)
        return is_new


def test_it_tries_again_who_was_put_off_while_others_are_still_sent_to(tmp_path):
    incident = make.incident()
    make.facts(incident)
    misled, called = "misled@example.test", "https://hook.example.test/"
    make.subscriber(misled)
    make.subscriber(called, channel="webhook")
    wrong = said(incident)
    carry_out(wrong, tmp_path, email=Pretend(), webhook=Pretend())
    readers(30)  # since then, to whom it is no correction
    now = timezone.now()
    correction = make.published(correct(wrong, by=make.lee(), now=now), now=now)
    mail, hook = Once([misled]), Once([called])
    carry_out(correction, tmp_path, email=mail, webhook=hook)
    assert states(correction) == {"accepted": 32}
    assert hook.told == [called]
    assert misled in mail.told[:-1]


def test_it_only_rehearses_a_drill(tmp_path):
    readers(3)
    drill = make.incident(is_drill=True)
    make.facts(drill)
    publication, mail, rehearsal = said(drill), Pretend(), Pretend()
    carry_out(publication, tmp_path, email=mail, rehearsal=rehearsal)
    assert mail.told == []
    assert len(rehearsal.told) == 3
    assert states(publication) == {"rehearsed": 3}


def test_it_may_run_twice_at_once_and_still_tells_everyone_once(tmp_path):
    readers(1_200)
    publication = said()
    first, second = Pretend(), Pretend()
    order = order_of(publication)

    async def both():
        runs = [delivered(order, {"email": way}, tmp_path) for way in (first, second)]
        await asyncio.gather(*runs)

    asyncio.run(both())
    assert len(first.told) + len(second.told) == len({*first.told, *second.told}) == 1_200
    assert first.told
    assert second.told
    assert states(publication) == {"accepted": 1_200}
