"""What the checker is told of an incident…"""

import pytest

from commsdesk import checks
from commsdesk.drafting.findings import objections, timeless
from commsdesk.drafting.reword import reword
from commsdesk.drafting.sheet import Sheet
from commsdesk.drafting.situation import situation_for, situation_on
from commsdesk.incidents.move_to import move_to
from commsdesk.incidents.restate import restate
from commsdesk.publishing.correct import correct
from tests import make
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db

CIRCLE = "executives-and-responders"


def told():
    """An incident of which the public was told at noon."""
    incident = make.incident()
    make.facts(incident)
    make.published(make.draft(incident))
    return incident


def situation(incident, to="public", after=1):
    return situation_for(incident, make.audience(to), NOON + minutes(after))


def test_holds_what_was_restated_before():
    incident = told()
    restate(incident, "who", "everyone in Europe", by=make.iris(), now=NOON + minutes(1))
    assert [one.text for one in situation(incident).earlier] == [make.FACTS["who"]]


def test_holds_what_is_news_to_an_audience_since_it_was_told():
    incident = told()
    assert situation(incident).news == ()
    restate(incident, "who", "everyone in Europe", by=make.iris(), now=NOON + minutes(1))
    restate(incident, "cause", "A wrong timeout", by=make.iris(), now=NOON + minutes(1))
    assert [one.text for one in situation(incident).news] == ["everyone in Europe"]
    assert situation(incident, "executive").news == ()  # was told nothing yet


def test_stops_a_text_without_news_while_there_is_some():
    incident = told()
    draft = make.draft(incident, now=NOON + minutes(1))
    words = f"{draft.current.words['page']} There is nothing new."
    reword(draft, by=make.lee(), now=NOON + minutes(1), words={"page": words})
    assert objections(Sheet(draft), NOON + minutes(1)) == []
    restate(incident, "who", "everyone in Europe", by=make.iris(), now=NOON + minutes(2))
    rules = [one.rule for one in objections(Sheet(draft), NOON + minutes(2))]
    assert rules == ["no-news-contradicted"]


@pytest.fixture
def nothing_kept():
    timeless.cache_clear()
    yield
    timeless.cache_clear()


def test_lets_all_but_the_clock_be_read_once_while_nothing_moves(monkeypatch, nothing_kept):
    def read(*given):
        readings.append(given)
        return []

    draft = make.draft(told(), now=NOON + minutes(1))
    readings = []
    monkeypatch.setattr(checks, "timeless", read)
    for after in (1, 2):
        assert objections(Sheet(draft), NOON + minutes(after)) == []
        assert len(readings) == 2  # of a title and a text
    late = draft.current.next_update_at + minutes(1)  # and the promise before it is broken
    assert [one.rule for one in objections(Sheet(draft), late)] == ["wrong-next-update"]
    assert len(readings) == 4
    restate(draft.incident, "who", "everyone in Europe", by=make.iris(), now=NOON + minutes(2))
    objections(Sheet(draft), NOON + minutes(2))
    assert len(readings) == 6


def test_stops_a_text_that_tells_what_was_kept_back_and_has_been_restated():
    incident = told()
    for cause in ("Squirrels chewed through the northern cable", "A cable was damaged"):
        restate(incident, "cause", cause, by=make.iris(), now=NOON, known_to=make.circle(CIRCLE))
    draft = make.draft(incident, now=NOON + minutes(1))
    words = f"{draft.current.words['page']} Squirrels chewed a cable."
    reword(draft, by=make.lee(), now=NOON + minutes(1), words={"page": words})
    assert {one.rule for one in objections(Sheet(draft), NOON + minutes(1))} == {"leak"}


def test_knows_a_correction():
    incident = make.incident()
    make.facts(incident)
    publication = make.published(make.draft(incident))
    draft = correct(publication, by=make.lee(), now=NOON + minutes(1))
    assert situation_on(Sheet(draft), NOON + minutes(1)).is_correction
    assert objections(Sheet(draft), NOON + minutes(1)) == []
    reword(draft, by=make.lee(), now=NOON + minutes(1), words={"page": "Cards fail in Spain only."})
    assert "correction" in {one.rule for one in objections(Sheet(draft), NOON + minutes(1))}


@pytest.mark.parametrize("statements", [1, 20])
def test_costs_as_many_queries_however_much_was_stated(statements, django_assert_max_num_queries):
    incident = told()
    for number in range(statements):
        now = NOON + minutes(1 + number)
        restate(incident, "who", f"{number + 1} shops", by=make.iris(), now=now)
    audience = make.audience()
    with django_assert_max_num_queries(1):
        situation_for(incident, audience, NOON + minutes(30))


def test_holds_the_phase_in_which_an_audience_was_told_last():
    incident = told()
    incident = move_to(incident, "identified", by=make.iris(), now=NOON + minutes(1))
    assert (situation(incident).phase, situation(incident).last_phase) == (
        "identified",
        "investigating",
    )
    assert situation(incident, "executive").last_phase == ""
