"""A number of those affected that the fact sheet does not hold…"""

import pytest

from commsdesk.checks.finding import Level
from tests.checks.reading import found, levels, sheet, spans, statement

RULE = "scope-contradicted"
FORTY = sheet(statement("impact", "Cards are refused", share=40.0, number=12_000))
FIND = {
    "A few customers cannot pay by card.": "A few",
    "A small number of shops see errors.": "A small number of",
    "About 4% of our customers see errors.": "4%",
    "Some 75 per cent of passengers are affected.": "75 per cent",
    "All customers are unable to pay.": "All",
    "Half of our passengers cannot board... or nearly all users fail.": "nearly all",
    "One in ten patients cannot check in.": "One in ten",
    "Around 300 pupils cannot sign in.": "300",
    "25,000 households are without heating.": "25,000",
    "Three quarters of players are thrown out of matches.": "Three quarters of",
    "A handful of guests cannot open their room.": "A handful of",
    "No customers are affected.": "No",
    "Isolated users may see errors.": "Isolated",
    "1 in 20 passengers cannot board.": "1 in 20",
    "One in 50 pupils cannot sign in.": "One in 50",
}
LEAVE = [
    "About 40 % of our customers cannot pay by card.",
    "Nearly half of our customers cannot pay by card.",
    "38% of orders fail.",
    "Around 12,000 customers cannot pay by card.",
    "Some 11,500 users see errors.",
    "Some customers cannot pay by card.",
    "We thank all customers for their patience.",
    "Vouchers of 20 % are sent to those affected.",
    "Cards fail since 09:10 UTC. Call us on 0800 300 4000.",
    "Two engineers are at the depot because cards fail.",
    "Card payments fail in 3 countries.",
    "Every team is at work on it.",
    "A third party's cable is broken.",
    "60 % of patients are not affected.",
    "95 % of our customers can pay as usual.",
    "Two in 5 shops, 40 % of customers, cannot pay.",
]


@pytest.mark.parametrize(("text", "words"), FIND.items())
def test_it_finds(text, words):
    assert words in spans(RULE, text, situation=FORTY)
    assert set(levels(RULE, text, situation=FORTY)) == {Level.WARN}


@pytest.mark.parametrize("text", LEAVE)
def test_it_leaves_alone(text):
    assert not found(RULE, text, situation=FORTY)


@pytest.mark.parametrize("text", FIND)
def test_it_asks_nothing_of_what_is_not_known(text):
    assert not found(RULE, text)
    kept_back = statement("impact", "Cards are refused", share=40.0, told=False)
    assert not found(RULE, text, situation=sheet(kept_back))


def test_it_accepts_the_figure_of_any_segment():
    situation = sheet(
        statement("impact", "Fails", about="Spain", share=60.0),
        statement("impact", "Fails", about="France", share=5.0),
    )
    text = "A few customers in France and 60% of customers in Spain cannot pay."
    assert not found(RULE, text, situation=situation)
    text = "About 5 % of customers in Spain cannot pay. In France it is 5 % of customers."
    assert spans(RULE, text, situation=situation) == ["5 %"]
    assert spans(RULE, "A quarter of customers cannot pay.", situation=situation) == [
        "A quarter of"
    ]


def test_it_offers_the_figure_of_the_fact_sheet():
    said = [one.suggestion for one in found(RULE, "9% of customers see errors.", situation=FORTY)]
    assert said == ["40 %"]
    said = [one.suggestion for one in found(RULE, "300 customers see errors.", situation=FORTY)]
    assert said == ["12,000"]
    said = [one.suggestion for one in found(RULE, "1 in 20 guests see errors.", situation=FORTY)]
    assert said == ["40 % of our customers"]


@pytest.mark.parametrize(
    ("audience", "phase", "expected"),
    [
        ("executive", "monitoring", [Level.WARN]),
        ("support", "resolved", [Level.WARN]),
        ("internal", "monitoring", []),
        ("responders", "monitoring", []),
        ("public", "postmortem", []),
    ],
)
def test_it_is_read_for(audience, phase, expected):
    text = "A few customers cannot pay by card."
    assert levels(RULE, text, situation=FORTY, audience=audience, phase=phase) == expected
