"""Letting something stand that the checker finds, on the incident page."""

from __future__ import annotations

import re

import pytest

from commsdesk.drafting.models import Draft, Override
from commsdesk.drafting.reword import reword
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PROMISE = "It will be fixed by 13:00 UTC."
HICCUP = "It is just a minor hiccup."


def draft_that_says(addition: str) -> Draft:
    draft = make.draft()
    words = f"{draft.current.words['page']} {addition}"
    reword(draft, by=make.lee(), now=make.NOON, words={"page": words})
    return draft


def at(draft: Draft, rest: str = "") -> str:
    return f"/desk/incidents/{draft.incident.public_id}/drafts/{draft.pk}/{rest}"


def form_of(client, draft: Draft, verb: str) -> dict[str, str]:
    """What the hidden fields of the first form of that verb give back."""
    page = client.get(at(draft)).text
    form = page.partition(f'action="{at(draft, verb)}"')[2].partition("</form>")[0]
    return dict(re.findall(r'name="(found|revision)" value="([^"]+)"', form))


def test_the_commander_overrides_what_blocks_and_may_then_approve(as_):
    draft, iris = draft_that_says(PROMISE), as_(make.iris())
    assert "It cannot be approved while something blocks it." in iris.get(at(draft)).text
    said = form_of(iris, draft, "override/") | {"reason": "The bank itself said so"}
    done = iris.post(at(draft, "override/"), said, headers={"HX-Request": "true"})
    assert done.status_code == 200
    assert "Overridden" in done.text
    assert "The bank itself said so" in done.text
    assert "Approve these words" in done.text


def test_without_a_reason_the_form_comes_back_open(as_):
    draft, iris = draft_that_says(PROMISE), as_(make.iris())
    said = form_of(iris, draft, "override/") | {"reason": " "}
    refused = iris.post(at(draft, "override/"), said)
    assert refused.status_code == 422
    assert re.search(r'<details [^>]*class="editor" open>', refused.text)
    assert "why these words may stand." in refused.text
    assert not Override.objects.exists()


@pytest.mark.parametrize("who", [make.lee, make.dara])
def test_nobody_else_is_offered_to_override(as_, who):
    assert form_of(as_(who()), draft_that_says(PROMISE), "override/") == {}


def test_a_blank_is_offered_to_nobody(as_):
    assert form_of(as_(make.iris()), draft_that_says("Since [time]."), "override/") == {}


def test_an_author_dismisses_a_warning_with_one_click(as_):
    draft, lee = draft_that_says(HICCUP), as_(make.lee())
    done = lee.post(at(draft, "dismiss/"), form_of(lee, draft, "dismiss/"), follow=True)
    assert done.status_code == 200
    assert "Dismissed" in done.text
    assert "dismissed a warning" in done.text
    assert form_of(as_(make.ines()), draft, "dismiss/") == {}


def test_what_was_decided_is_asked_for_again_once_the_words_change(as_):
    draft, iris = draft_that_says(PROMISE), as_(make.iris())
    said = form_of(iris, draft, "override/") | {"reason": "The bank itself said so"}
    iris.post(at(draft, "override/"), said)
    reword(draft, by=make.lee(), now=make.NOON, title="Card payments fail")
    assert "It cannot be approved while something blocks it." in iris.get(at(draft)).text
    late = iris.post(at(draft, "override/"), said)
    assert late.status_code == 409
    assert "the words; read what the checker says of them now" in late.text
