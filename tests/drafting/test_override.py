"""An override…"""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from commsdesk.checks.finding import Finding, Level
from commsdesk.drafting.approve import MovedOn, approval_of, approve
from commsdesk.drafting.findings import findings, fingerprint, objections, texts_of
from commsdesk.drafting.models import Override
from commsdesk.drafting.override import NeverOverridden, dismiss, override
from commsdesk.drafting.reword import reword
from commsdesk.drafting.seal import moved_since, seal_of
from commsdesk.drafting.sheet import Sheet
from commsdesk.incidents.restate import restate
from commsdesk.people.refused import Refused
from commsdesk.publishing.publish import publish
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db

PROMISE = "It will be fixed by 13:00 UTC."
REASON = "The bank has announced this time itself"


def draft_that_says(addition: str):
    draft = make.draft()
    words = f"{draft.current.words['page']} {addition}"
    reword(draft, by=make.lee(), now=NOON, words={"page": words})
    return draft


def found(draft, rule: str) -> list[str]:
    texts = texts_of(draft.current)
    return [
        fingerprint(one, texts[channel][one.start : one.end])
        for channel, here in findings(draft, NOON).items()
        for one in here
        if one.rule == rule
    ]


def overridden(draft, rule: str = "promised-fix-time", *, by=None, reason: str = REASON):
    return override(
        draft,
        found(draft, rule)[0],
        revision=draft.current.number,
        reason=reason,
        by=by or make.iris(),
        now=NOON,
    )


def dismissed(draft, rule: str, *, by=None):
    number = draft.current.number
    return dismiss(draft, found(draft, rule)[0], revision=number, by=by or make.lee(), now=NOON)


def test_lets_what_blocks_be_approved_and_published():
    draft = draft_that_says(PROMISE)
    assert [one.rule for one in objections(Sheet(draft), NOON)] == ["promised-fix-time"]
    overridden(draft)
    assert objections(Sheet(draft), NOON) == []
    approve(draft, by=make.iris(), seal=seal_of(draft).digest, now=NOON)
    assert publish(draft, by=make.lee(), now=NOON).words["page"].endswith(PROMISE)


def test_names_the_finding_its_reason_and_who_decided_on_the_timeline():
    draft = draft_that_says(PROMISE)
    one = overridden(draft, reason=f"  {REASON}\n")
    assert (one.rule, one.level, one.text) == ("promised-fix-time", "block", "by 13:00 UTC")
    assert (one.reason, one.by) == (REASON, make.iris())
    entry = draft.incident.timeline.get(verb="override")
    assert entry.text == f"Public: promised-fix-time: “by 13:00 UTC”: {REASON}"
    assert (entry.by, entry.about) == (make.iris(), f"draft:{draft.pk}")


def test_is_for_one_finding_and_not_for_the_next_of_its_rule():
    draft = draft_that_says(f"{PROMISE} Refunds will be back to normal by 18:00 UTC.")
    assert len(found(draft, "promised-fix-time")) == 2
    overridden(draft)
    assert len(objections(Sheet(draft), NOON)) == 1


def test_lapses_when_the_words_change_even_back_again():
    draft = draft_that_says(PROMISE)
    overridden(draft)
    words = draft.current.words
    reword(draft, by=make.lee(), now=NOON, words={"page": f"{words['page']} Sorry."})
    reword(draft, by=make.lee(), now=NOON, words=words)
    assert [one.rule for one in objections(Sheet(draft), NOON)] == ["promised-fix-time"]


def test_is_for_one_advice_and_one_level():
    one = Finding(rule="no-scope", level=Level.WARN, advice="Say who is affected.")
    others = [
        replace(one, level=Level.BLOCK),
        replace(one, advice="Say that it grew."),
        replace(one, rule="no-impact"),
    ]
    assert len({fingerprint(each, "") for each in [one, *others]}) == 4
    assert fingerprint(replace(one, start=7, end=9), "") == fingerprint(one, "")


def test_is_covered_by_the_seal():
    approval = make.approved(draft_with_a_warning())
    dismissed(approval.draft, "minimising")
    assert approval_of(approval.draft) is None
    assert moved_since(approval) == ["what the checker was overridden in"]


def draft_with_a_warning():
    return draft_that_says("It is just a minor hiccup.")


@pytest.mark.parametrize("who", [make.dara, make.lee, make.eve])
def test_is_for_the_commander_alone(who):
    draft = draft_that_says(PROMISE)
    with pytest.raises(PermissionDenied, match="Only the Incident Commander overrides"):
        overridden(draft, by=who())
    assert not Override.objects.exists()


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 301])
def test_needs_a_reason(reason):
    with pytest.raises(Refused, match="why these words may stand"):
        overridden(draft_that_says(PROMISE), reason=reason)


def test_without_a_reason_is_refused_by_the_database_too():
    draft = make.draft()
    with pytest.raises(IntegrityError, match="a_block_is_overridden_with_a_reason"):
        Override.objects.create(
            revision=draft.current, fingerprint="x", rule="leak", level="block", by=make.iris(),
            at=NOON,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "rule"),
    [("Since [time].", "unfilled-placeholder"), ("Use password=Tr0ub4dor&3.", "secret")],
    ids=["a blank", "a secret"],
)
def test_is_never_for(words, rule):
    with pytest.raises(NeverOverridden):
        overridden(draft_that_says(words), rule)


def test_is_never_for_a_leak():
    draft = draft_that_says("We may face a fine by the banking regulator.")
    restate(draft.incident, "risk", "A fine by the banking regulator", by=make.iris(), now=NOON)
    with pytest.raises(NeverOverridden):
        overridden(draft, "leak")


def test_is_for_the_words_that_were_read():
    draft = draft_that_says(PROMISE)
    one, number = found(draft, "promised-fix-time")[0], draft.current.number
    reword(draft, by=make.lee(), now=NOON, title="Card payments fail")
    with pytest.raises(MovedOn, match="the words"):
        override(draft, one, revision=number, reason=REASON, by=make.iris(), now=NOON)
    with pytest.raises(MovedOn, match="what the checker says"):
        override(draft, "0" * 64, revision=number + 1, reason=REASON, by=make.iris(), now=NOON)


def test_given_twice_is_one():
    draft = draft_that_says(PROMISE)
    assert overridden(draft) == overridden(draft)
    assert draft.incident.timeline.filter(verb="override").count() == 1


def test_of_a_warning_is_a_dismissal_by_an_author_without_a_reason():
    draft = draft_with_a_warning()
    for someone in (make.iris(), make.ines()):
        with pytest.raises(PermissionDenied, match="Who wrote the words"):
            dismissed(draft, "minimising", by=someone)
    assert dismissed(draft, "minimising").level == Level.WARN
    entry = draft.incident.timeline.get(verb="dismiss")
    assert entry.text.startswith("Public: minimising: “")


def test_of_a_warning_is_not_the_commanders_nor_a_dismissal_of_a_block_the_authors():
    with pytest.raises(Refused, match="does not block"):
        overridden(draft_with_a_warning(), "minimising")
    draft = draft_that_says(PROMISE)
    with pytest.raises(Refused, match="Only a warning"):
        dismissed(draft, "promised-fix-time")


def test_comes_too_late_for_a_closed_draft():
    draft = draft_with_a_warning()
    one, number = found(draft, "minimising")[0], draft.current.number
    make.published(draft)
    with pytest.raises(Refused, match="published or put away"):
        dismiss(draft, one, revision=number, by=make.lee(), now=NOON)
