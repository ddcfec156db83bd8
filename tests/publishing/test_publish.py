"""Publishing…"""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from commsdesk.drafting.approve import MovedOn, NotApproved, Objections, approve
from commsdesk.drafting.reword import reword
from commsdesk.drafting.seal import seal_of
from commsdesk.incidents.restate import restate
from commsdesk.people.refused import Refused
from commsdesk.publishing.correct import correct
from commsdesk.publishing.models import Delivery, Outlet, Publication, Scope
from commsdesk.publishing.publish import publish
from commsdesk.publishing.reach import reach_of
from tests import make
from tests.make import NOON, minutes
from tests.running import wait_for
from tests.side_by_side import side_by_side

pytestmark = pytest.mark.django_db


def told(publication, **chosen):
    """The addresses that a publication goes to."""
    keys = publication.deliveries.filter(**chosen).values_list("subscriber_id", flat=True)
    return sorted(make.Subscriber.objects.filter(pk__in=keys).values_list("address", flat=True))


def follow(address, **scope):
    reader = make.subscriber(address, everything=False)
    Scope.objects.create(subscriber=reader, **scope)
    return reader


def test_freezes_what_was_approved():
    draft = make.draft()
    publication = make.published(draft)
    assert publication.words == draft.current.words
    assert publication.components == [
        {
            "id": make.component().public_id,
            "name": "Card payments",
            "group": "Payments",
            "state": "partial_outage",
        }
    ]
    assert publication.next_update_at == NOON + minutes(20)


def test_twice_gives_one_publication():
    draft = make.draft()
    first = make.published(draft)
    assert publish(draft, by=make.iris(), now=NOON + minutes(1)) == first
    assert Publication.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_by_two_at_once_gives_one_publication():
    make.subscriber()
    draft, lee, ines = make.approved().draft, make.lee(), make.ines()
    one, other = side_by_side(
        lambda: publish(draft, by=lee, now=NOON), lambda: publish(draft, by=ines, now=NOON)
    )
    assert one == other == Publication.objects.get()
    assert Delivery.objects.count() == 1


def test_defers_its_jobs_in_the_same_transaction():
    publication = make.published()
    jobs = ProcrastinateJob.objects.filter(args__publication=publication.pk)
    assert {job.task_name for job in jobs} == {"publishing.deliver", "status.render"}


def test_without_an_approval_is_refused():
    with pytest.raises(NotApproved):
        publish(make.draft(), by=make.lee(), now=NOON)


def test_after_a_fact_moved_is_refused_and_nothing_is_half_done():
    approval = make.approved()
    restate(approval.draft.incident, "who", "everybody", by=make.iris(), now=NOON)
    with pytest.raises(MovedOn, match="who is affected"):
        publish(approval.draft, by=make.lee(), now=NOON)
    assert not Publication.objects.exists()


def test_later_than_the_next_update_it_promises_is_refused():
    late = NOON + minutes(31)
    with pytest.raises(Objections, match="this one has passed"):
        publish(make.approved().draft, by=make.lee(), now=late)
    brief = make.approved(make.draft(to="executive")).draft
    with pytest.raises(Refused, match="must lie in the future"):
        publish(brief, by=make.lee(), now=late)


def test_is_not_for_who_only_reads():
    with pytest.raises(PermissionDenied):
        publish(make.approved().draft, by=make.eve(), now=NOON)


def test_reaches_each_reader_by_what_they_follow_and_once():
    other = make.component("Ticket shop", group="Shops")
    incident = make.incident()
    make.facts(incident)
    make.subscriber("everything@example.test")
    make.subscriber("unverified@example.test", verified=False)
    make.subscriber("board@example.test", to="executive")
    follow("component@example.test", component=make.component())
    follow("group@example.test", group=make.component().group)
    follow("incident@example.test", incident=incident)
    follow("other@example.test", component=other)
    twice = follow("twice@example.test", component=make.component())
    Scope.objects.create(subscriber=twice, group=make.component().group)
    publication = make.published(make.draft(incident))
    assert told(publication) == [
        f"{name}@example.test" for name in ("component", "everything", "group", "incident", "twice")
    ]


def test_reaches_as_many_as_the_count_before_it_said():
    other = make.component("Ticket shop", group="Shops")
    for number in range(3):
        make.subscriber(f"reader-{number}@example.test")
    make.subscriber("https://hooks.example.test/1", channel="webhook")
    make.subscriber("unverified@example.test", verified=False)
    left = make.subscriber("left@example.test")
    left.left_at = NOON
    left.save()
    follow("other@example.test", component=other)
    public = make.audience()
    Outlet.objects.create(name="Chat", channel="webhook", address="", audience=public)
    Outlet.objects.create(name="Off", channel="webhook", address="", audience=public, is_on=False)
    draft = make.draft()
    reach = reach_of(draft)
    assert reach.channels == {"email": 3, "webhook": 2}
    assert {one.reason: one.count for one in reach.left_out} == {
        "left": 1,
        "address not confirmed": 1,
        "follow other components only": 1,
        "outlet switched off": 1,
    }
    assert make.published(draft).deliveries.count() == reach.total


def test_of_a_newer_update_supersedes_what_was_not_yet_sent():
    make.subscriber()
    public = make.audience()
    Outlet.objects.create(name="Chat", channel="webhook", address="", audience=public)
    first = make.published()
    second = make.published(
        make.draft(first.incident, now=NOON + minutes(5)), now=NOON + minutes(6)
    )
    assert set(first.deliveries.values_list("state", "reason")) == {
        ("superseded", f"replaced by update {second.public_id}")
    }
    assert set(second.deliveries.values_list("state")) == {("waiting",)}


def test_a_correction_reaches_who_got_the_wrong_text_and_the_others_get_the_right_one_alone():
    for number in range(5):
        make.subscriber(f"reader-{number}@example.test")
    wrong = make.published()
    states = ["accepted", "refused", "unknown", "waiting", "rehearsed"]  # as in a drill
    for delivery, state in zip(wrong.deliveries.order_by("subscriber_id"), states, strict=True):
        delivery.state, delivery.settled_at = state, None if state == "waiting" else NOON
        delivery.save()
    make.subscriber("joined-since@example.test")
    restate(wrong.incident, "who", "customers in France", by=make.iris(), now=NOON + minutes(2))
    draft = correct(wrong, by=make.lee(), now=NOON + minutes(3))
    reach = reach_of(draft)
    assert (reach.total, reach.misled, reach.left_out) == (6, 3, [])
    correction = make.published(draft, now=NOON + minutes(4))
    assert told(correction, is_untold=False) == [
        f"reader-{number}@example.test" for number in (0, 2, 4)
    ]
    assert told(correction, is_untold=True) == [
        "joined-since@example.test",
        "reader-1@example.test",
        "reader-3@example.test",
    ]
    assert correction.corrects == wrong
    assert set(correction.deliveries.values_list("lane", flat=True)) == {Delivery.Lane.CORRECTIONS}
    assert wrong.deliveries.get(state="superseded").reason.startswith("replaced by update")


def test_a_correction_of_a_correction_reaches_who_got_the_first_wrong_text():
    reader = make.subscriber("had-it@example.test")
    make.subscriber("had-not@example.test")
    wrong = make.published()
    wrong.deliveries.filter(subscriber_id=reader.pk).update(state="accepted", settled_at=NOON)
    again = make.published(correct(wrong, by=make.lee(), now=NOON), now=NOON)  # reaches nobody
    make.Subscriber.objects.filter(pk=reader.pk).update(wants_everything=False)
    draft = correct(again, by=make.lee(), now=NOON)
    reach = reach_of(draft)
    assert (reach.total, reach.misled, reach.left_out) == (2, 1, [])
    correction = make.published(draft, now=NOON)
    assert told(correction, is_untold=False) == ["had-it@example.test"]
    assert told(correction, is_untold=True) == ["had-not@example.test"]


@pytest.mark.django_db(transaction=True)
def test_a_correction_reaches_who_is_claimed_for_the_wrong_text_while_it_is_published():
    reader = make.subscriber()
    wrong = make.published()
    approval = make.approved(correct(wrong, by=make.lee(), now=NOON), now=NOON)
    lee, published = make.lee(), []

    def publish_meanwhile():
        published.append(publish(approval.draft, by=lee, now=NOON))
        connection.close()

    correcting = threading.Thread(target=publish_meanwhile)
    with transaction.atomic():  # as a worker does
        wrong.batches.update(taken_at=NOON, lease_until=NOON)
        correcting.start()
        wait_for(is_blocked, "the correction to wait for the worker")
    correcting.join(20)
    assert told(published[0]) == [reader.address]
    assert wrong.deliveries.get().state == "waiting"


@pytest.mark.parametrize(
    ("tries", "due", "is_told"), [(0, 5, True), (2, -5, True), (2, 0, True), (2, 5, False)]
)
def test_a_correction_reaches_whom_a_worker_may_have_begun_to_tell(tries, due, is_told):
    reader = make.subscriber()
    wrong = make.published()
    wrong.deliveries.update(tries=tries, due_at=NOON + minutes(due))
    wrong.batches.update(taken_at=NOON, lease_until=NOON)
    correction = make.published(correct(wrong, by=make.lee(), now=NOON), now=NOON)
    assert told(correction, is_untold=not is_told) == [reader.address]
    assert told(correction, is_untold=is_told) == []


def is_blocked():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


def test_a_correction_in_a_drill_is_rehearsed_with_who_was_told():
    make.subscriber()
    incident = make.incident(is_drill=True)
    make.facts(incident)
    wrong = make.published(make.draft(incident))
    wrong.deliveries.update(state="rehearsed", settled_at=NOON)
    assert reach_of(correct(wrong, by=make.lee(), now=NOON)).channels == {"rehearsal": 1}


def test_a_correction_quotes_the_wrong_words_and_comes_once():
    wrong = make.published()
    draft = correct(wrong, by=make.lee(), now=NOON + minutes(3))
    words = draft.current.words["page"]
    assert words.startswith("Correction to our update of 12:00 UTC. We wrote: “Card payments fail")
    make.published(draft, now=NOON + minutes(4))
    with pytest.raises(Refused, match="corrected already"):
        correct(wrong, by=make.lee(), now=NOON + minutes(5))


@pytest.mark.parametrize("kind", ["is_private", "is_drill"])
def test_of_a_private_incident_or_a_drill_lets_nothing_out(kind):
    make.subscriber()
    public = make.audience()
    Outlet.objects.create(name="Chat", channel="webhook", address="", audience=public)
    incident = make.incident(**{kind: True})
    make.facts(incident)
    draft = make.draft(incident)
    reach = reach_of(draft)
    publication = make.published(draft)
    assert not publication.is_public
    assert set(publication.deliveries.values_list("channel", flat=True)) <= {"rehearsal"}
    assert publication.deliveries.count() == reach.total


@pytest.mark.parametrize("kind", ["is_private", "is_drill"])
def test_to_the_outside_is_forbidden_to_what_must_stay_inside_by_the_database(kind):
    make.subscriber()
    delivery = make.published().deliveries.get()
    setattr(delivery, kind, True)
    with pytest.raises(IntegrityError, match="no_drill"), transaction.atomic():
        delivery.save()


def test_puts_colleagues_before_the_news():
    make.subscriber("board@example.test", to="executive")
    publication = make.published(make.draft(to="executive"))
    assert publication.deliveries.get().lane == Delivery.Lane.COLLEAGUES


def test_reads_the_text_again_against_what_is_known_by_then():
    draft = make.draft()
    approval = make.approved(draft)
    make.component("Something new", internal=("bank transfer",))
    with pytest.raises(Objections) as refusal:
        publish(approval.draft, by=make.lee(), now=NOON)
    assert {one.rule for one in refusal.value.findings} == {"internal-names"}


def test_what_was_edited_after_its_approval_is_refused_until_approved_again():
    draft = make.approved().draft
    reword(draft, by=make.lee(), now=NOON, title="Card payments fail in Europe")
    with pytest.raises(MovedOn, match="the title"):
        publish(draft, by=make.lee(), now=NOON)
    approve(draft, by=make.iris(), seal=seal_of(draft).digest, now=NOON)
    assert publish(draft, by=make.lee(), now=NOON).title == "Card payments fail in Europe"


def test_a_correction_just_before_midnight_may_be_said():
    late = NOON + minutes(11 * 60 + 50)
    incident = make.incident()
    make.facts(incident)
    wrong = make.published(make.draft(incident, now=late), now=late)
    assert make.published(correct(wrong, by=make.lee(), now=late), now=late).corrects == wrong


def test_and_approving_before_it_ask_the_database_little(django_assert_max_num_queries):
    make.subscriber()
    draft = make.draft()
    iris, lee, seal = make.iris(), make.lee(), seal_of(draft).digest
    with django_assert_max_num_queries(6):
        approve(draft, by=iris, seal=seal, now=NOON)
    with django_assert_max_num_queries(10):
        publish(draft, by=lee, now=NOON)
