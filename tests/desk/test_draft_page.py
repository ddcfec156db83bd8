"""A message on the incident page, from its first words to the deliveries."""

from __future__ import annotations

import pytest

from commsdesk.drafting.approve import approval_of
from commsdesk.drafting.models import Draft
from commsdesk.drafting.reword import reword
from commsdesk.drafting.seal import seal_of
from commsdesk.incidents.alone import declare_alone
from commsdesk.incidents.restate import restate
from commsdesk.publishing.models import Delivery, Publication
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

WORDS = "Card payments fail for some customers in Europe. We are working on it."


@pytest.fixture
def draft() -> Draft:
    return make.draft()


def at(draft: Draft, rest: str = "") -> str:
    return f"/desk/incidents/{draft.incident.public_id}/drafts/{draft.pk}/{rest}"


def typed(draft: Draft, **changed: str) -> dict[str, str]:
    now = draft.current
    said = {"revision": str(now.number), "title": now.title, "next_update_at": "12:20"}
    return said | now.words | changed


def test_its_page_says_where_its_channels_differ_and_how_long_each_will_take(as_, settings):
    settings.COMMSDESK_RELAY = "smtp://127.0.0.1?rate=0.5"
    for number in range(20):
        make.subscriber(f"reader{number}@example.test")
    draft = make.draft()
    assert "The channels differ" not in as_(make.lee()).get(at(draft)).text
    words = {**draft.current.words, "email": "Card payments fail. Next update by 12:45 UTC."}
    reword(draft, by=make.lee(), now=make.NOON, words=words)
    page = " ".join(as_(make.lee()).get(at(draft)).text.split())
    differ = (
        "Let the page and the e-mail agree on when the next update comes: 12:20 UTC, or 12:45 UTC."
    )
    assert differ in page
    assert '<strong>20</strong> by email <span class="soft">about 40 seconds</span>' in page


def seal(draft: Draft) -> dict[str, str]:
    return {"seal": seal_of(draft).digest}


def test_it_begins_with_the_words_of_the_template(as_):
    incident = make.incident()
    make.facts(incident)
    lee = as_(make.lee())
    begun = lee.post(f"/desk/incidents/{incident.public_id}/drafts/", {"audience": "public"})
    assert begun.url == at(incident.drafts.get(), "write/")
    assert "Card payments fail for some customers" in lee.get(begun.url).text


@pytest.mark.parametrize("audience", ["", "aliens"])
def test_it_is_for_an_audience_that_there_is(as_, audience):
    incident = make.incident()
    answer = as_(make.lee()).post(
        f"/desk/incidents/{incident.public_id}/drafts/", {"audience": audience}
    )
    assert answer.status_code == 422
    assert 'class="errorlist"' in answer.text


def test_it_is_begun_only_by_who_works_on_the_incident(as_):
    incident = make.incident()
    address = f"/desk/incidents/{incident.public_id}/drafts/"
    answer = as_(make.eve()).post(address, {"audience": "public"})
    assert answer.status_code == 403
    assert "Only people who work on the incident may change it." in answer.text
    rui = as_(make.user("Rui", "responder"))
    assert rui.post(address, {"audience": "executive"}).status_code == 403


def test_it_is_not_there_for_who_may_not_read_it(as_):
    incident = make.incident()
    make.facts(incident)
    brief = make.draft(incident, "executive", by=make.ines())
    rui = as_(make.user("Rui", "responder"))
    assert rui.get(at(brief)).status_code == 404
    assert rui.post(at(brief, "approve/"), seal(brief)).status_code == 404
    assert "Executives" not in rui.get(f"/desk/incidents/{incident.public_id}/").text


def test_it_is_read_as_it_is_typed_and_nothing_is_saved(as_, draft):
    client = as_(make.lee(), hx_request="true")
    said = typed(draft, page="We expect this to be fixed in 10 minutes.")
    text = client.post(at(draft, "check/"), said).text
    assert "Say when the next update comes instead of when the fix comes." in text
    assert '<mark class="block">in 10 minutes</mark>' in text
    assert draft.current.number == 1


@pytest.mark.parametrize(
    "broken", [{}, {"revision": "x"}, {"next_update_at": "soon"}, {"page": "", "title": ""}]
)
def test_it_is_read_also_while_something_is_not_right_yet(as_, draft, broken):
    for headers in ({}, {"hx_request": "true"}):
        answer = as_(make.lee(), **headers).post(at(draft, "check/"), typed(draft) | broken)
        assert answer.status_code == 200
        assert 'class="findings"' in answer.text or "nothing to change" in answer.text


def test_it_puts_a_suggestion_in_its_place_by_one_click(as_, draft):
    lee = as_(make.lee())
    said = typed(draft, page="We are investigating. Next update by 12:20 UTC.")
    offered = lee.post(at(draft, "check/"), said).text
    assert "Add “Card payments fail for some customers”" in offered
    place = offered.split('name="apply" value="')[1].split('"')[0]
    for client in (lee, as_(make.lee(), hx_request="true")):
        mended = client.post(at(draft, "check/"), said | {"apply": place})
        assert mended.status_code == 200
        assert "Card payments fail for some customers. We are investigating." in mended.text
    assert draft.current.number == 1


def test_it_saves_what_was_typed(as_, draft):
    lee = as_(make.lee())
    answer = lee.post(at(draft, "write/"), typed(draft, page=WORDS, next_update_at="1230"))
    assert answer.url == at(draft)
    assert draft.current.words["page"] == WORDS
    assert draft.current.next_update_at == make.NOON + make.minutes(30)
    assert WORDS in lee.get(answer.url).text


def test_it_promises_nothing_where_the_time_is_empty(as_, draft):
    as_(make.lee()).post(at(draft, "write/"), typed(draft, next_update_at=""))
    assert draft.current.next_update_at is None


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "This field is required."),
        ("title", "x" * 151, "at most 150 characters"),
        ("page", "", "This field is required."),
        ("page", "x" * 20_001, "at most 20000 characters"),
        ("next_update_at", "soon", "Write a time of day in UTC, such as 10:40."),
        ("next_update_at", "25:00", "Write a time of day in UTC, such as 10:40."),
        ("next_update_at", "11:50", "The next update must lie in the future."),
        ("revision", "", "The page does not say which words it changes: load it again."),
        ("revision", "x", "The page does not say which words it changes: load it again."),
    ],
)
def test_it_loses_nothing_over_a_bad_value(as_, draft, field, value, sentence):
    said = typed(draft, page=WORDS, title="Trouble with cards") | {field: value}
    answer = as_(make.lee()).post(at(draft, "write/"), said)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert field == "page" or WORDS in answer.text
    assert field == "title" or 'value="Trouble with cards"' in answer.text
    assert draft.current.number == 1


def test_it_shows_what_a_colleague_saved_meanwhile_before_it_is_replaced(as_, draft):
    said = typed(draft, page=WORDS)
    reword(draft, by=make.ines(), words={"page": "Other words."}, now=make.NOON)
    lee = as_(make.lee())
    refused = lee.post(at(draft, "write/"), said)
    assert refused.status_code == 409
    assert "Ines saved other words" in refused.text
    assert "Other words." in refused.text
    assert f"{WORDS}</textarea>" in refused.text
    assert draft.current.words["page"] == "Other words."
    again = refused.text.split('name="revision" value="')[1].split('"')[0]
    assert lee.post(at(draft, "write/"), said | {"revision": again}).url == at(draft)
    assert draft.current.words["page"] == WORDS


def test_it_says_whom_it_will_reach_and_whom_not(as_, draft):
    make.subscriber()
    make.subscriber("new@example.test", verified=False)
    text = as_(make.lee()).get(at(draft)).text
    assert "<strong>1</strong> by email" in text
    assert "The public page" in text
    assert "Left out: 1 address not confirmed." in text


def test_it_is_approved_by_who_read_it_and_then_published(as_, draft):
    make.subscriber()
    iris, lee = as_(make.iris()), as_(make.lee())
    assert "Waiting for Iris or the deputy to approve." in lee.get(at(draft)).text
    assert seal_of(draft).digest in iris.get(at(draft)).text
    assert iris.post(at(draft, "approve/"), seal(draft)).url == at(draft, "#draft")
    assert "Iris approved exactly these words" in lee.get(at(draft)).text
    assert lee.post(at(draft, "publish/")).status_code == 302
    text = lee.get(at(draft)).text
    assert "Published" in text
    assert "<strong>1</strong> waiting" in text


@pytest.mark.parametrize("wrong", [{}, {"seal": ""}, {"seal": "x" * 65}])
def test_it_is_not_approved_without_the_seal_of_what_was_read(as_, draft, wrong):
    answer = as_(make.iris()).post(at(draft, "approve/"), wrong)
    assert answer.status_code == 422
    assert 'class="errorlist"' in answer.text
    assert approval_of(draft) is None


def test_it_is_not_approved_under_a_seal_of_other_words(as_, draft):
    read = seal(draft)
    restate(draft.incident, "effect", "All payments fail", by=make.iris(), now=make.NOON)
    answer = as_(make.iris(), hx_request="true").post(at(draft, "approve/"), read)
    assert answer.status_code == 409
    assert "Since it was read, this has moved" in answer.text
    assert seal_of(draft).digest in answer.text


def test_it_is_approved_neither_by_its_author_nor_by_a_liaison(as_, draft):
    reword(draft, by=make.iris(), title="Cards are declined", now=make.NOON)
    for who, sentence in (
        (make.iris(), "Who wrote a message does not approve it"),
        (make.lee(), "Only the Incident Commander or the deputy approves."),
    ):
        answer = as_(who).post(at(draft, "approve/"), seal(draft))
        assert answer.status_code == 403
        assert sentence in answer.text
    assert "declare to be alone" in as_(make.iris()).get(at(draft)).text


def test_it_is_approved_by_its_author_who_is_alone(as_, draft):
    reword(draft, by=make.iris(), title="Cards are declined", now=make.NOON)
    declare_alone(draft.incident, by=make.iris(), reason="Night", now=make.NOON)
    iris = as_(make.iris())
    iris.post(at(draft, "approve/"), seal(draft))
    assert "being alone," in iris.get(at(draft)).text


def test_it_is_not_approved_while_something_blocks_it(as_, draft):
    reword(draft, by=make.lee(), words={"page": "All is fixed in 10 minutes."}, now=make.NOON)
    iris = as_(make.iris())
    assert "It cannot be approved while something blocks it." in iris.get(at(draft)).text
    assert iris.post(at(draft, "approve/"), seal(draft)).status_code == 422


def test_it_names_what_moved_when_its_approval_lapsed(as_, draft):
    make.approved(draft)
    restate(draft.incident, "workaround", "Pay in cash", by=make.iris(), now=make.NOON)
    lee = as_(make.lee())
    for text in (lee.get(at(draft)).text, lee.post(at(draft, "publish/")).text):
        assert "has lapsed. Since then" in text
        assert "“Please pay by bank transfer” → “Pay in cash”" in text
    assert lee.post(at(draft, "publish/")).status_code == 409
    assert "Approval lapsed" in lee.get(at(draft, "?parts=messages")).text


def test_it_is_not_published_before_it_is_approved(as_, draft):
    answer = as_(make.lee()).post(at(draft, "publish/"))
    assert answer.status_code == 409
    assert "Nobody has approved this draft yet." in answer.text


def test_it_is_put_away(as_, draft):
    lee = as_(make.lee())
    lee.post(at(draft, "put-away/"))
    assert "it was not published" in lee.get(at(draft)).text
    again = lee.post(at(draft, "put-away/"))
    assert again.status_code == 422
    assert "This draft was published or put away already." in again.text


def said_at(publication: Publication, rest: str) -> str:
    incident = publication.incident.public_id
    return f"/desk/incidents/{incident}/said/{publication.public_id}/{rest}"


def test_its_deliveries_are_counted_until_all_are_settled(as_, draft):
    make.subscriber()
    lee = as_(make.lee())
    publication = make.published(draft)
    address = said_at(publication, "deliveries/")
    assert 'hx-trigger="every 1s"' in lee.get(address).text
    Delivery.objects.update(state="refused", reason="550 no such user", settled_at=make.NOON)
    text = lee.get(address).text
    assert "every 1s" not in text
    assert "1 refused: 550 no such user" in text


def test_its_deliveries_say_why_they_wait(as_, draft):
    make.subscriber()
    address = said_at(make.published(draft), "deliveries/")
    later = make.NOON + make.minutes(2)
    Delivery.objects.update(tries=1, reason="The relay refused the connection", due_at=later)
    text = as_(make.lee()).get(address).text
    assert "1 waiting: The relay refused the connection" in text
    assert "The next try is at" in text
    Delivery.objects.update(tries=0)  # it was asked to be tried again
    assert "refused the connection" not in as_(make.lee()).get(address).text


def test_it_is_corrected_once(as_, draft):
    lee = as_(make.lee())
    publication = make.published(draft)
    begun = lee.post(said_at(publication, "correct/"))
    assert "Correction for Public" in lee.get(begun.url).text
    correction = Draft.objects.get(corrects=publication.public_id)
    make.published(correction, now=make.NOON + make.minutes(1))
    text = lee.get(at(draft, "?parts=messages")).text
    assert "<s>Card payments fail" in text
    assert "Corrected" in text
    assert lee.post(said_at(publication, "correct/")).status_code == 409


def test_those_who_were_refused_are_tried_again(as_, draft):
    make.subscriber()
    lee = as_(make.lee())
    publication = make.published(draft)
    assert "Try again" not in lee.get(said_at(publication, "deliveries/")).text
    Delivery.objects.update(state="refused", reason="550 no such user", settled_at=make.NOON)
    assert "Try again for the 1 refused" in lee.get(said_at(publication, "deliveries/")).text
    again = lee.post(said_at(publication, "retry/"))
    assert again.url.endswith(f"#said-{publication.public_id}")
    assert publication.deliveries.get().state == "waiting"
    assert lee.post(said_at(publication, "retry/")).status_code == 409


def test_it_is_stopped_while_it_is_on_its_way(as_, draft):
    make.subscriber()
    lee = as_(make.lee())
    publication = make.published(draft)
    assert "Stop sending this" in lee.get(at(draft, "?parts=messages")).text
    assert lee.post(said_at(publication, "stop/")).status_code == 302
    text = lee.get(at(draft, "?parts=messages")).text
    assert "Stop sending this" not in text
    assert ">Stopped</span>" in text


def test_it_is_withdrawn_until_it_is_corrected(as_, draft):
    lee = as_(make.lee())
    publication = make.published(draft)
    assert "Withdraw this" in lee.get(at(draft, "?parts=messages")).text
    assert lee.post(said_at(publication, "withdraw/")).status_code == 302
    text = lee.get(at(draft, "?parts=messages")).text
    assert "Withdraw this" not in text
    assert ">Withdrawn</span>" in text


def test_what_was_said_to_executives_is_not_there_for_others(as_):
    incident = make.incident()
    make.facts(incident)
    publication = make.published(make.draft(incident, "executive", by=make.ines()))
    rui = as_(make.user("Rui", "responder"))
    assert rui.get(said_at(publication, "deliveries/")).status_code == 404
    assert rui.post(said_at(publication, "correct/")).status_code == 404
    page = rui.get(f"/desk/incidents/{incident.public_id}/").text
    assert publication.words["page"][:30] not in page
    assert f"“{publication.title}”" not in page
