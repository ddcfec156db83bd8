"""A template…"""

from dataclasses import replace

import pytest

from commsdesk import checks
from commsdesk.checks.finding import Level
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation, Standing, Statement
from commsdesk.checks.wording import Phase, Profile, Wording
from commsdesk.drafting.template import UNTOLD, BadTemplate, parse, shipped

HEAD = """audience: public
phases: investigating
situation: progress
title: Slow
requires: effect
standing: no
formal: no
"""
PAYMENTS = {
    "name": "Card payments fail",
    "effect": "Card payments fail for some customers.",
    "who": "about 4 % of customers who pay by card in Europe",
    "since": "08:52 UTC",
    "duration": "1 hour 20 minutes",
    "still_works": "Payments by bank transfer work as usual.",
    "action": "We are moving card payments to another provider.",
    "workaround": "Please pay by bank transfer until then.",
    "confirmation": "We have taken test payments in every country for an hour.",
    "data": "No payment was taken twice.",
    "cause": "A setting for the waiting time was too short.",
    "milestone": "Settings restored: 11:00 UTC.",
}
CLINIC = {
    "name": "Online booking is closed",
    "effect": "Patients cannot book appointments online.",
    "who": "patients of the Riverside and Hillside clinics",
    "since": "06:30 UTC",
    "duration": "3 hours",
    "still_works": "Appointments that you hold already take place.",
    "action": "We are restoring the booking service from last night's copy.",
    "workaround": "Please call the front desk of your clinic to book.",
    "confirmation": "Patients have booked 40 appointments since, and each was confirmed.",
    "data": "No appointment was lost.",
    "cause": "A power cut in the hall where the booking service runs.",
    "milestone": "Copy restored: 09:00 UTC.",
}
WAS = {  # once it is over the effect is stated anew
    PAYMENTS["effect"]: "Card payments failed for some customers.",
    CLINIC["effect"]: "Patients could not book appointments online.",
}
ALWAYS = {
    "next_update": "10:40 UTC",
    "missed": "10:20 UTC",
    "until": "10:15 UTC",
    "severity": "SEV-2",
    "corrected_title": "Booking is closed",
    "corrected_at": "09:10 UTC",
    "corrected_words": "All clinics are affected.",
}
PROFILES = {"executive": Profile.EXECUTIVE}


def cases():
    for template in shipped().values():
        for trade, facts in (("payments", PAYMENTS), ("clinic", CLINIC)):
            for phase in template.phases:
                yield pytest.param(template, facts, phase, id=f"{template.name}-{trade}-{phase}")


@pytest.mark.parametrize(("template", "facts", "phase"), list(cases()))
def test_that_ships_passes_our_own_rules(template, facts, phase):
    if phase == "resolved":
        facts = {**facts, "effect": WAS[facts["effect"]], "action": ""}
    fields = {**facts, **ALWAYS, "phase": phase, "effect_title": facts["effect"].rstrip(".")}
    live = phase in set(Phase)
    profile = Profile.INTERNAL if template.audience == "any" else PROFILES.get(template.audience)
    situation = Situation(
        phase=phase,
        has_slots=True,
        is_correction=template.situation == "correction",
        is_unspecific=template.situation == "first word, scope unknown",
        statements=tuple(
            Statement(fact=name, text=facts[name], standing=Standing.CONFIRMED, may_be_told=True)
            for name in ("effect", "who", "still_works", "action", "workaround", "confirmation")
        ),
    )
    for name, text in template.words(fields).items():
        wording = Wording(
            text=text,
            profile=profile or Profile.PUBLIC,
            phase=Phase(phase) if live else Phase.MAINTENANCE,
        )
        read_in = replace(situation, is_correction=situation.is_correction and name != UNTOLD)
        found = checks.read(wording, read_in, Policy())
        assert [one for one in found if one.level is not Level.HINT] == [], text


@pytest.mark.parametrize("template", list(shipped().values()), ids=list(shipped()))
def test_that_ships_requires_only_what_it_says(template):
    assert template.requires <= template.fields


@pytest.mark.parametrize("template", list(shipped().values()), ids=list(shipped()))
def test_that_ships_prints_no_empty_bracket_when_nothing_is_known(template):
    always = {"next_update": "10:40 UTC", "name": "Trouble", "severity": "SEV-2", "phase": "x"}
    for text in template.words(always).values():
        assert "{" not in text
        assert "  " not in text
        assert text


@pytest.mark.parametrize("facts", [PAYMENTS, CLINIC, {}], ids=["payments", "clinic", "nothing"])
def test_for_the_first_word_is_short(facts):
    first = shipped()["public-first-word"].words({**facts, "next_update": "10:40 UTC"})
    assert len(first["page"].split()) <= 45


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("{effect} | It is not known.", "It is not known."),
        ("It began at {since}.", ""),
        ("One.\nTwo.\n\nThree.", "One. Two.\n\nThree."),
        ("{effect}\n\n{since}\n\nEnd.", "End."),
    ],
)
def test_says_or_drops_what_is_not_known(lines, said):
    assert parse("x", f"{HEAD}\n[page]\n{lines}\n").words({}) == {"page": said}


def test_takes_nothing_from_a_fact_but_its_words():
    template = parse("x", f"{HEAD}\n[page]\n{{effect}}\n")
    assert template.words({"effect": "{cause} fails", "cause": "secret"}) == {
        "page": "{cause} fails"
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("audience: public\n\n[page]\nHello.", "the head needs exactly"),
        (f"{HEAD}\nHello.", "names a channel"),
        (f"{HEAD}\n[email]\nHello.", r"no \[page\] section"),
    ],
)
def test_that_is_broken_says_which_file_and_why(text, reason):
    with pytest.raises(BadTemplate, match=f"^greeting: .*{reason}"):
        parse("greeting", text)
