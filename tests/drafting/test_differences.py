"""Two channels of one draft differ where each says what the other does not."""

from __future__ import annotations

import pytest

from commsdesk.checks.wording import Wording
from commsdesk.drafting.differences import differences
from commsdesk.drafting.findings import read_draft
from commsdesk.drafting.reword import reword
from tests import make
from tests.make import NOON

NAMES = ["Card payments", "Pay", "Payouts", "Germany", "Spain"]


def found(page: str, email: str) -> list[str]:
    texts = {"page": Wording(page), "email": Wording(email, channel="email")}
    start = "Let the page and the e-mail agree on "
    advice = [one.advice for one in differences(texts, NAMES, NOON)]
    assert all(one.startswith(start) for one in advice)
    return [one.removeprefix(start) for one in advice]


DIFFERENT = [
    (
        "Cards are declined. Next update by 12:20 UTC.",
        "Cards are declined. Next update by 12:40 UTC.",
        "when the next update comes: 12:20 UTC, or 12:40 UTC.",
    ),
    (
        "Cards were declined between 11:50 and 12:10 UTC.",
        "Cards were declined between 11:50 and 12:30 UTC.",
        "when it was: 12:10 UTC, or 12:30 UTC.",
    ),
    (
        "The issue has been resolved.",
        "We are still investigating the cause.",
        "how far it is: over, or being looked into.",
    ),
    (
        "About 40 % of customers cannot pay by card.",
        "A small number of customers cannot pay by card.",
        "how many are affected: 40 %, or a small number of.",
    ),
    (
        "4,300 customers cannot pay.",
        "9,000 customers cannot pay.",
        "how many are affected: 4,300, or 9,000.",
    ),
    (
        "Card payments fail in Germany.",
        "Payouts are late in Germany.",
        "what it is about: Card payments and Germany, or Germany and Payouts.",
    ),
]


@pytest.mark.parametrize(("page", "email", "about"), DIFFERENT)
def test_is_said_once_with_both_stories(page, email, about):
    assert found(page, email) == [about]
    assert len(found(email, page)) == 1


ALIKE = [
    ("", ""),
    ("Card payments fail. Next update by 12:20 UTC.", "Card payments fail."),
    ("Next update by 12:20 UTC.", "We will write again at 13:20 CET."),
    ("About a third of customers cannot pay.", "About 33 % of customers cannot pay."),
    ("4,300 customers cannot pay.", "4,000 customers cannot pay."),
    ("4,300 customers cannot pay.", "A third of customers cannot pay."),
    ("Card payments fail in Germany and Spain.", "Card payments fail in Spain."),
    ("Payments by invoice are late.", "Payouts are late."),
    ("The issue has been resolved.", "The issue has been resolved. We are sorry."),
    ("We will tell you once the issue has been resolved.", "We are investigating the cause."),
]


@pytest.mark.parametrize(("page", "email"), ALIKE)
def test_is_not_said_of_texts_of_which_one_only_says_less(page, email):
    assert found(page, email) == []


@pytest.mark.django_db
def test_is_said_of_a_draft_by_its_saved_words():
    draft = make.draft()
    assert read_draft(draft, NOON).between == []
    words = draft.current.words
    reword(
        draft, by=make.lee(), now=NOON,
        words={**words, "email": "Payouts are late. Next update by 12:45 UTC."},
    )  # fmt: skip
    make.component("Payouts")
    advice = [one.advice for one in read_draft(draft, NOON).between]
    assert any("when the next update comes: 12:20 UTC, or 12:45 UTC" in one for one in advice)
    assert any("what it is about: Card payments and Payments, or Payouts" in one for one in advice)
