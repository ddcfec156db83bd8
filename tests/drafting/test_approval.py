"""An approval…"""

import threading

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.drafting.approve import (
    MovedOn,
    NotApproved,
    Objections,
    OwnWords,
    approval_of,
    approve,
    require_approval,
)
from commsdesk.drafting.reword import reword
from commsdesk.drafting.seal import moved_since, seal_of
from commsdesk.drafting.sheet import Sheet
from commsdesk.incidents.affect import affect
from commsdesk.incidents.alone import declare_alone
from commsdesk.incidents.catalogue import keep_component
from commsdesk.incidents.models import State
from commsdesk.incidents.move_to import move_to
from commsdesk.incidents.rate import rate
from commsdesk.incidents.restate import restate
from commsdesk.publishing.publish import publish
from tests import make
from tests.make import FACTS, NOON, minutes
from tests.side_by_side import side_by_side

pytestmark = pytest.mark.django_db


def test_is_for_what_was_read_and_nothing_else():
    draft = make.draft()
    seal_on_the_page = seal_of(draft).digest
    reword(draft, by=make.lee(), now=NOON, title="Everything is fine")
    with pytest.raises(MovedOn):
        approve(draft, by=make.iris(), seal=seal_on_the_page, now=NOON)


def test_lapses_when_a_fact_the_audience_may_know_is_restated_and_names_it():
    approval = make.approved()
    restate(approval.draft.incident, "who", "everybody", by=make.iris(), now=NOON)
    assert approval_of(approval.draft) is None
    assert moved_since(approval) == [
        "who is affected: “customers who pay by card in Europe” → “everybody”"
    ]
    with pytest.raises(MovedOn, match="who is affected"):
        require_approval(Sheet(approval.draft), seal_of(approval.draft))


def test_does_not_lapse_for_a_fact_the_audience_may_not_know():
    approval = make.approved()
    restate(approval.draft.incident, "risk", "A fine by the regulator", by=make.iris(), now=NOON)
    assert approval_of(approval.draft) == approval
    assert moved_since(approval) == []


def there_and_back(draft):
    for title in ("Other", draft.current.title):
        reword(draft, by=make.lee(), now=NOON, title=title)


@pytest.mark.parametrize(
    ("move", "moved"),
    [
        (lambda draft: reword(draft, by=make.lee(), now=NOON, title="Other"), ["the title"]),
        (
            lambda draft: move_to(draft.incident, "identified", by=make.iris(), now=NOON),
            ["the phase: investigating → identified"],
        ),
        (
            lambda draft: reword(draft, by=make.lee(), now=NOON, next_update_at=NOON + minutes(25)),
            ["the time of the next update"],
        ),
        (
            lambda draft: restate(
                draft.incident, "advice", "Keep your receipts", by=make.iris(), now=NOON
            ),
            ["safety or deadline advice: “Keep your receipts” is new"],
        ),
        (
            lambda draft: restate(
                draft.incident, "effect", "A fire", known_to=[], by=make.iris(), now=NOON
            ),
            [f"what customers cannot do: “{FACTS['effect']}” is no longer for this audience"],
        ),
        (
            lambda draft: affect(
                draft.incident, {make.component(): State.MAJOR}, by=make.lee(), now=NOON
            ),
            ["the components"],
        ),
        (
            lambda draft: keep_component(make.component(), "Cards", [], group=None, by=make.lee()),
            ["the components"],
        ),
        (
            lambda draft: rate(draft.incident, "SEV-1", by=make.lee(), now=NOON),
            ["the severity: SEV-2 → SEV-1"],
        ),
        (there_and_back, ["the draft, which was changed and changed back"]),
    ],
)
def test_names_what_moved(move, moved):
    approval = make.approved()
    move(approval.draft)
    assert moved_since(approval) == moved


def test_given_twice_is_one():
    draft = make.draft()
    seal = seal_of(draft).digest
    first = approve(draft, by=make.iris(), seal=seal, now=NOON)
    assert approve(draft, by=make.dara(), seal=seal, now=NOON) == first
    assert draft.incident.timeline.filter(verb="approve").count() == 1


def test_is_not_for_the_author_unless_alone_is_declared():
    draft = make.draft(by=make.iris())
    seal = seal_of(draft).digest
    with pytest.raises(OwnWords):
        approve(draft, by=make.iris(), seal=seal, now=NOON)
    declare_alone(draft.incident, by=make.iris(), reason="nobody else is awake", now=NOON)
    approval = approve(draft, by=make.iris(), seal=seal, now=NOON)
    assert approval.was_alone
    entry = draft.incident.timeline.get(verb="approve")
    assert entry.text == "Public: approved by its author, who is alone"


def test_is_not_for_who_edited_it_later():
    draft = make.draft()
    reword(draft, by=make.iris(), now=NOON, title="Card payments")
    with pytest.raises(OwnWords):
        approve(draft, by=make.iris(), seal=seal_of(draft).digest, now=NOON)
    assert approve(draft, by=make.dara(), seal=seal_of(draft).digest, now=NOON).by == make.dara()


def test_is_given_by_nobody_but_the_commander_and_the_deputy():
    draft = make.draft()
    for one in (make.lee(), make.ines(), make.eve()):
        with pytest.raises(PermissionDenied, match="Only the Incident Commander"):
            approve(draft, by=one, seal=seal_of(draft).digest, now=NOON)


def test_is_not_given_to_a_text_that_the_checker_blocks():
    draft = make.draft()
    words = f"{draft.current.words['page']} It will be fixed by 13:00 UTC."
    reword(draft, by=make.lee(), now=NOON, words={"page": words})
    with pytest.raises(Objections) as objections:
        approve(draft, by=make.iris(), seal=seal_of(draft).digest, now=NOON)
    assert [one.rule for one in objections.value.findings] == ["promised-fix-time"]


def test_is_missing_until_it_is_given():
    draft = make.draft()
    with pytest.raises(NotApproved):
        require_approval(Sheet(draft), seal_of(draft))


@pytest.mark.django_db(transaction=True)
def test_given_by_two_at_once_is_one():
    draft = make.draft()
    seal, iris, dara = seal_of(draft).digest, make.iris(), make.dara()
    one, other = side_by_side(
        lambda: approve(draft, by=iris, seal=seal, now=NOON),
        lambda: approve(draft, by=dara, seal=seal, now=NOON),
    )
    assert one == other
    assert draft.approvals.count() == 1


@pytest.mark.django_db(transaction=True)
def test_and_a_restatement_at_once_make_approving_or_publishing_say_moved_on():
    draft = make.draft()
    seal, iris, lee = seal_of(draft).digest, make.iris(), make.lee()

    restated = threading.Event()

    def restate_meanwhile():
        restate(draft.incident, "who", "everybody", by=iris, now=NOON)
        restated.set()

    def approve_then_publish():
        approve(draft, by=iris, seal=seal, now=NOON)
        restated.wait(10)
        return publish(draft, by=lee, now=NOON)

    _, outcome = side_by_side(restate_meanwhile, approve_then_publish)
    assert isinstance(outcome, MovedOn)
