"""A draft…"""

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.checks.finding import Level
from commsdesk.drafting.draft_for import draft_for
from commsdesk.drafting.findings import findings, objections
from commsdesk.drafting.reword import put_away, reword
from commsdesk.drafting.sheet import Sheet
from commsdesk.incidents.move_to import move_to
from commsdesk.incidents.restate import restate
from commsdesk.people.refused import Refused
from tests import make
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db


def text(draft):
    return draft.current.words["page"]


def test_is_filled_from_what_its_audience_may_know():
    incident = make.incident()
    make.facts(incident)
    restate(incident, "cause", "A wrong timeout setting", by=make.iris(), now=NOON)
    words = text(make.draft(incident))
    assert words.startswith("Card payments fail for some customers. Affected: customers who pay")
    assert "This began at 11:52 UTC." in words
    assert words.endswith("Next update by 12:20 UTC.")
    assert "timeout" not in words


def test_says_that_the_unknown_is_unknown():
    incident = make.incident()
    restate(incident, "who", "", standing="unknown", by=make.lee(), now=NOON)
    assert "We do not yet know who is affected." in text(make.draft(incident))


def test_tells_customers_only_what_is_confirmed_and_colleagues_the_rest_as_such():
    incident = make.incident()
    make.facts(incident)
    restate(
        incident, "effect", "Refunds fail too", standing="unconfirmed", by=make.iris(), now=NOON
    )
    assert "Refunds" not in text(make.draft(incident))
    assert "Refunds fail too (not confirmed)." in text(make.draft(incident, "executive"))


@pytest.mark.parametrize(
    ("phase", "beginning"),
    [
        ("investigating", "public-investigating"),
        ("identified", "public-identified"),
        ("monitoring", "public-monitoring"),
        ("resolved", "public-all-clear"),
    ],
)
def test_takes_the_template_of_its_phase(phase, beginning):
    incident = make.incident()
    make.facts(incident)
    move_to(incident, phase, by=make.iris(), now=NOON)
    assert make.draft(incident).template.startswith(beginning)


def test_for_an_audience_without_a_template_is_the_fact_sheet():
    draft = make.draft(to="internal")
    assert draft.template.startswith("any-fact-sheet")
    assert text(draft).startswith(
        "SEV-2, investigating, since 11:52 UTC. Effect: Card payments fail for some customers."
    )


def test_for_partners_says_what_the_public_is_told():
    draft = make.draft(to="partners")
    assert draft.template.startswith("public-investigating")
    assert draft.current.title == "Card payments fail for some customers"


def test_that_says_no_news_is_for_when_nothing_has_moved():
    incident = make.incident()
    make.facts(incident)

    def begin():
        return draft_for(
            incident, make.audience(), by=make.lee(), now=NOON, template="public-no-news"
        )

    with pytest.raises(Refused, match="this audience has heard nothing yet"):
        begin()
    first = make.published(make.draft(incident))
    restate(incident, "risk", "A fine by the regulator", by=make.iris(), now=NOON)
    assert "nothing new to tell you yet" in text(begin())
    assert begin().current.title == first.title
    restate(incident, "who", "everybody", by=make.iris(), now=NOON)
    with pytest.raises(Refused, match="There is news: who is affected: “customers who pay"):
        begin()


def test_from_the_template_of_another_phase_is_refused():
    with pytest.raises(Refused, match="public-all-clear is for another phase: resolved"):
        draft_for(
            make.incident(),
            make.audience(),
            by=make.lee(),
            now=NOON,
            template="public-all-clear",
        )


def test_owns_a_broken_promise():
    incident = make.incident()
    make.facts(incident)
    make.published(make.draft(incident))
    late = NOON + minutes(21)
    owned = "We promised this update by 12:20 UTC and are late; we are sorry."
    draft = make.draft(incident, now=late)
    assert owned in text(draft)
    assert owned not in text(make.draft(incident, "support", now=late))
    make.published(draft, now=late)
    assert owned not in text(make.draft(incident, now=late))


def test_of_the_all_clear_says_from_when_to_when():
    incident = make.incident()
    make.facts(incident)
    incident = move_to(incident, "resolved", by=make.iris(), now=NOON + minutes(40))
    said = text(make.draft(incident, now=NOON + minutes(41)))
    assert "from 11:52 UTC to 12:40 UTC, 48 minutes in all." in said


def test_says_whom_it_hits_by_segment_where_that_is_all_that_is_known():
    incident = make.incident()
    restate(incident, "effect", "Card payments fail", by=make.lee(), now=NOON)
    for segment, figures in (("Europe", {"share": 12.5}), ("Asia", {"number": 3400})):
        restate(incident, "impact", "cannot pay", about=segment, by=make.lee(), now=NOON, **figures)
    said = "Europe: cannot pay (12.5 %). Asia: cannot pay (3,400 customers)."
    assert said in text(make.draft(incident))


def test_names_a_figure_once():
    incident = make.incident()
    restate(incident, "who", "about 12 % of shops", share=12, by=make.lee(), now=NOON)
    assert "Affected: about 12 % of shops." in text(make.draft(incident))


def test_promises_a_whole_minute_as_it_is_written():
    draft = make.draft(now=NOON + minutes(0.4))
    assert draft.current.next_update_at == NOON + minutes(21)
    assert text(draft).endswith("Next update by 12:21 UTC.")


def test_promises_no_next_update_once_it_is_over():
    incident = make.incident()
    make.facts(incident)
    incident = move_to(incident, "resolved", by=make.iris(), now=NOON)
    assert make.draft(incident).current.next_update_at is None


def test_counts_every_edit_up_and_going_back_is_an_edit():
    draft = make.draft()
    words = text(draft)
    for said in (f"{words} We are sorry.", words):
        reword(draft, by=make.lee(), now=NOON, words={"page": said})
    assert draft.current.number == 3
    assert text(draft) == words


def test_is_not_changed_by_the_same_words():
    draft = make.draft()
    reword(draft, by=make.iris(), now=NOON, words=draft.current.words)
    assert draft.current.number == 1
    assert not draft.was_written_by(make.iris())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 151}, "title"),
        ({"words": {"page": " \n "}}, "page"),
        ({"words": {"page": "Fine.", "email": "x" * 20_001}}, "email"),
        ({"next_update_at": NOON}, "next_update_at"),
    ],
)
def test_refuses_what_cannot_be_by_the_name_of_its_field(values, field):
    with pytest.raises(Refused) as refused:
        reword(make.draft(), by=make.lee(), now=NOON, **values)
    assert refused.value.field == field


def test_put_away_takes_no_more_words():
    draft = make.draft()
    put_away(draft, by=make.lee(), now=NOON)
    with pytest.raises(Refused):
        reword(draft, by=make.lee(), now=NOON, title="Something else")
    with pytest.raises(Refused):
        put_away(draft, by=make.lee(), now=NOON)


def test_is_begun_only_by_who_works_on_the_incident():
    with pytest.raises(PermissionDenied):
        draft_for(make.incident(), make.audience(), by=make.eve(), now=NOON)


def test_from_a_template_that_does_not_exist_is_refused():
    with pytest.raises(Refused, match="public-first-word"):
        draft_for(make.incident(), make.audience(), by=make.lee(), now=NOON, template="poem")


def test_is_read_with_its_title():
    make.component("Ticket shop", internal=("shop-api-3",))
    draft = make.draft()
    reword(draft, by=make.lee(), now=NOON, title="shop-api-3 is slow")
    assert [one.rule for one in findings(draft, NOON)["title"]] == ["internal-names"]


def test_is_blocked_by_a_promised_fix_time():
    draft = make.draft()
    assert objections(Sheet(draft), NOON) == []
    said = f"{text(draft)} We expect this to be fixed in 10 minutes."
    reword(draft, by=make.lee(), now=NOON, words={"page": said})
    assert [one.rule for one in objections(Sheet(draft), NOON)] == ["promised-fix-time"]


def test_that_began_as_a_first_word_is_read_like_any_other_once_it_is_reworded():
    draft = make.draft(make.incident(severity="SEV-1"))
    assert draft.template.startswith("public-first-word")
    assert findings(draft, NOON)["page"] == []
    said = {"page": "We are looking into it. Next update by 12:20 UTC."}
    reword(draft, by=make.lee(), now=NOON, words=said)
    asked = {one.rule for one in findings(draft, NOON)["page"] if one.level is not Level.HINT}
    assert asked == {"no-impact", "no-scope"}


def test_is_blocked_where_it_holds_what_its_audience_may_not_know():
    incident = make.incident()
    make.facts(incident)
    secret = "A wrong timeout in the routing of card payments to the northern bank"
    restate(incident, "cause", secret, by=make.iris(), now=NOON)
    draft = make.draft(incident)
    said = f"{text(draft)} It may be a wrong timeout in the routing to the northern bank."
    reword(draft, by=make.lee(), now=NOON, words={"page": said})
    assert "leak" in {one.rule for one in objections(Sheet(draft), NOON)}


def test_keeps_the_title_by_which_readers_know_the_incident():
    incident = make.incident()
    make.facts(incident)
    first = make.published(make.draft(incident))
    restate(incident, "effect", "Card payments are slow", by=make.iris(), now=NOON + minutes(5))
    second = make.draft(incident, now=NOON + minutes(6))
    assert second.current.title == first.title


def test_warns_of_a_fact_that_its_kind_of_message_needs():
    incident = make.incident()
    make.facts(incident)
    incident = move_to(incident, "resolved", by=make.iris(), now=NOON)
    draft = make.draft(incident)
    asked = [one.advice for one in findings(draft, NOON)["page"] if one.rule == "missing-fact"]
    assert asked == [
        "State how recovery was confirmed on the fact sheet: this kind of message needs it.",
        "State whether data was lost on the fact sheet: this kind of message needs it.",
    ]
    assert [one.rule for one in objections(Sheet(draft), NOON)] == ["all-clear-unconfirmed"]
