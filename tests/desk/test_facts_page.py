"""The fact sheet on the incident page, and stating a fact anew."""

from __future__ import annotations

import pytest

from commsdesk.incidents.models import Incident
from commsdesk.incidents.restate import restate
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def incident() -> Incident:
    made = make.incident()
    make.facts(made)
    return made


def at(incident: Incident, rest: str = "") -> str:
    return f"/desk/incidents/{incident.public_id}/{rest}"


def sheet(client, incident: Incident) -> str:
    return client.get(at(incident, "?parts=facts")).text


def said(text: str = "Card payments fail in Europe", **more: str) -> dict[str, str]:
    return {"text": text, "standing": "confirmed", "known_to": "everyone"} | more


def test_it_shows_what_is_known_and_offers_the_rest(as_, incident):
    text = sheet(as_(make.lee()), incident)
    assert "Card payments fail for some customers" in text
    assert "for everyone" in text
    assert f"{at(incident)}facts/effect/?about=" in text
    assert f'{at(incident)}facts/data/#fact-data"' in text


def test_it_says_that_something_is_unknown_and_who_finds_out(as_, incident):
    restate(
        incident, "who", "", standing="unknown", finding_out="Rui", by=make.iris(), now=make.NOON
    )
    text = sheet(as_(make.lee()), incident)
    assert "Not known yet." in text
    assert "Unknown and being found out: Rui" in text


def test_it_keeps_what_was_said_before(as_, incident):
    restate(incident, "effect", "All payments fail", by=make.iris(), now=make.NOON)
    text = sheet(as_(make.lee()), incident)
    assert "1 earlier" in text
    assert "<s>Card payments fail for some customers</s>" in text


def test_it_shows_impact_by_segment_with_its_figures(as_, incident):
    for segment, share in (("Europe", 12), ("Americas", 0.5)):
        restate(
            incident, "impact", f"{share} per cent of payments fail", about=segment, share=share,
            number=4300, by=make.iris(), now=make.NOON,
        )  # fmt: skip
    text = sheet(as_(make.lee()), incident)
    assert text.index("<h4>Americas") < text.index("<h4>Europe")
    assert "0.5 per cent" in text
    assert "4,300 customers" in text


def test_it_shows_nobody_what_they_may_not_know(as_, incident):
    restate(incident, "risk", "The board may have to be told", by=make.iris(), now=make.NOON)
    for reader, knows in ((make.eve(), True), (make.lee(), True), (responder(), False)):
        page = as_(reader).get(at(incident)).text
        assert ("The board may have" in page) is knows, reader


def responder():
    return make.user("Rui", "responder")


def test_it_opens_the_form_in_its_row(as_, incident):
    whole = as_(make.lee()).get(at(incident, "facts/effect/")).text
    row = whole[whole.index('id="editor-fact-effect"') :]
    assert "Card payments fail for some customers</textarea>" in row[: row.index("</form>")]
    alone = as_(make.lee(), hx_request="true").get(at(incident, "facts/effect/")).text
    assert alone.strip().startswith("<form")


def test_it_restates(as_, incident):
    client = as_(make.lee())
    answer = client.post(at(incident, "facts/effect/"), said(effect="slow"))
    assert answer.url == at(incident, "#facts")
    assert "Card payments fail in Europe" in sheet(client, incident)
    assert incident.statements.get(fact="effect", is_current=True).effect == "slow"


def test_it_tells_segments_apart(as_, incident):
    client = as_(make.lee(), hx_request="true")
    client.post(at(incident, "facts/impact/"), said("Half fail", about="Köln & Bonn", share="50"))
    client.post(at(incident, "facts/impact/?about=Köln %26 Bonn"), said("All fail", share="100"))
    now = incident.statements.get(fact="impact", is_current=True)
    assert (now.about, now.text, now.share) == ("Köln & Bonn", "All fail", 100)


def test_it_leaves_who_may_know_as_it_is(as_, incident):
    restate(incident, "risk", "Month-end payouts", by=make.iris(), now=make.NOON)
    as_(make.lee()).post(at(incident, "facts/risk/"), said("Payouts", known_to=""))
    now = incident.statements.get(fact="risk", is_current=True)
    assert [audience.key for audience in now.known_to.all()] == ["executive"]


@pytest.mark.parametrize(
    ("fact", "change", "sentence"),
    [
        ("effect", {"text": ""}, "Say what is true, or mark the fact as unknown."),
        ("effect", {"text": "x" * 501}, "at most 500 characters"),
        ("effect", {"standing": "rumour"}, "Select a valid choice"),
        ("effect", {"effect": "odd"}, "Select a valid choice"),
        ("effect", {"known_to": "friends"}, "Select a valid choice"),
        ("effect", {"true_at": "noon"}, "Write a day and a time in UTC"),
        ("who", {"share": "101"}, "less than or equal to 100"),
        ("who", {"share": "many"}, "Enter a number."),
        ("who", {"number": "-1"}, "greater than or equal to 0"),
        ("who", {"number": "9" * 30}, "less than or equal to"),
        ("impact", {}, "This field is required."),
    ],
)
@pytest.mark.parametrize("scripts", [True, False])
def test_it_loses_nothing_over_a_bad_value(as_, incident, fact, change, sentence, scripts):
    client = as_(make.lee(), hx_request="true") if scripts else as_(make.lee())
    answer = client.post(at(incident, f"facts/{fact}/"), said(finding_out="Rui Tanaka") | change)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Rui Tanaka"' in answer.text
    assert not incident.statements.filter(finding_out="Rui Tanaka").exists()


def test_it_lets_only_the_commander_tell_more_people(as_, incident):
    restate(incident, "cause", "A wrong setting", by=make.iris(), now=make.NOON)
    answer = as_(make.lee()).post(at(incident, "facts/cause/"), said("A wrong setting"))
    assert answer.status_code == 403
    assert "Only the Incident Commander lets more people know a fact." in answer.text
    assert as_(make.iris()).post(at(incident, "facts/cause/"), said()).status_code == 302


def test_it_has_no_other_facts(as_, incident):
    assert as_(make.lee()).get(at(incident, "facts/gossip/")).status_code == 404
