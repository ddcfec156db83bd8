"""One outage through the front doors: a real desk, real mail, a real public page."""

from __future__ import annotations

import re

import feedparser
import pytest

from tests.running import RunningDesk, running_desk, wait_for
from tests.visitor import Visitor, colleague, first_administrator

pytestmark = pytest.mark.timeout(240)
CLUMSY = "pay-gw-7 is down. We expect it to be fixed in 10 minutes."


@pytest.fixture
def desk(run_folder):
    with running_desk(run_folder / "outage") as desk:
        yield desk


def prepare(administrator: Visitor) -> None:
    """One component that customers know by another name than we do, and two readers."""
    administrator.get("/desk/components/new/")
    administrator.post(
        "/desk/components/new/", public_name="Card payments", internal_names="pay-gw-7"
    )
    for number in range(2):
        administrator.get("/desk/subscribers/")
        reader = f"shop-{number}@example.test"
        administrator.post("/desk/subscribers/", email=reader, audience="public")
        assert f"{reader} now reads" in administrator.page


def declare(iris: Visitor) -> str:
    """The address of the incident's page."""
    iris.get("/desk/declare/")
    component = re.search(r'name="(state-[a-z0-9]{12})"', iris.raw)[1]
    iris.post(
        "/desk/declare/",
        **{"name": "Card payments fail", "severity": "SEV-2", component: "partial_outage"},
    )
    assert iris.status == 200
    return iris.address


def state(visitor: Visitor, incident: str, fact: str, text: str) -> None:
    visitor.get(f"{incident}facts/{fact}/")
    visitor.post(f"{incident}facts/{fact}/", text=text, standing="confirmed")
    assert visitor.status == 200, visitor.page


def write(lee: Visitor, draft: str, text: str) -> None:
    lee.get(f"{draft}write/")
    lee.post(
        f"{draft}write/",
        revision=lee.value("revision"),
        title=lee.value("title"),
        next_update_at=lee.value("next_update_at"),
        page=text,
    )
    assert lee.address.endswith(draft.removeprefix(lee.url)), lee.page


def approve(iris: Visitor, draft: str) -> None:
    iris.get(draft)
    iris.post(f"{draft}approve/", seal=iris.value("seal"))


def say(iris: Visitor, lee: Visitor, incident: str) -> None:
    """Begin a message for the public, have it approved and publish it."""
    lee.get(incident)
    lee.post(f"{incident}drafts/", audience="public")
    draft = lee.address.removesuffix("write/")
    approve(iris, draft)
    assert "Iris approved exactly these words" in iris.page
    lee.get(draft)
    lee.post(f"{draft}publish/")
    assert lee.status == 200, lee.page


def move(iris: Visitor, incident: str, phase: str) -> None:
    iris.get(incident)
    iris.post(f"{incident}move/", phase=phase)
    assert iris.status == 200


def received(desk: RunningDesk) -> list[str]:
    return sorted(recipient for _, recipient in desk.mailbox.mails if recipient.startswith("shop"))


def test_one_outage_from_the_first_word_to_the_all_clear(desk):
    administrator = first_administrator(desk)
    prepare(administrator)
    iris = colleague(administrator, "Iris", "commander")
    lee = colleague(administrator, "Lee", "liaison")
    assert "No incidents" in desk.read("/") or "no incident" in desk.read("/").lower()

    incident = declare(iris)
    public = incident.removeprefix(desk.url).removeprefix("/desk")
    state(iris, incident, "effect", "Some card payments are refused")

    a_clumsy_draft_is_stopped(iris, lee, incident)
    an_approval_lapses_when_a_fact_moves(iris, lee, incident)

    say(iris, lee, incident)
    wait_for(lambda: received(desk) == ["shop-0@example.test", "shop-1@example.test"], "mail")
    wait_for(lambda: "in Europe are refused" in desk.read("/"), "the first word on the page")
    wait_for(lambda: "in Europe are refused" in desk.read(public), "the incident's own page")

    customers_are_heard(iris, lee, incident)

    state(iris, incident, "effect", "Card payments work again")
    state(iris, incident, "confirmation", "We have watched every payment for half an hour")
    move(iris, incident, "resolved")
    say(iris, lee, incident)
    wait_for(lambda: len(received(desk)) == 4, "the all-clear by mail")
    wait_for(lambda: "Card payments work again" in desk.read(public), "the all-clear on the page")
    feed = feedparser.parse(desk.read("/history.atom"))
    assert not feed.bozo
    assert [entry.link for entry in feed.entries] == [f"{desk.url}{public}"]


def a_clumsy_draft_is_stopped(iris: Visitor, lee: Visitor, incident: str) -> None:
    lee.get(incident)
    lee.post(f"{incident}drafts/", audience="public")
    draft = lee.address.removesuffix("write/")
    write(lee, draft, CLUMSY)
    assert "Say when the next update comes instead of when the fix comes." in lee.page
    iris.get(draft)
    assert "It cannot be approved while something blocks it." in iris.page
    iris.post(f"{draft}approve/", seal="0" * 64)
    assert iris.status == 409
    lee.get(draft)
    lee.post(f"{draft}put-away/")


def an_approval_lapses_when_a_fact_moves(iris: Visitor, lee: Visitor, incident: str) -> None:
    lee.get(incident)
    lee.post(f"{incident}drafts/", audience="public")
    draft = lee.address.removesuffix("write/")
    approve(iris, draft)
    state(iris, incident, "effect", "Some card payments in Europe are refused")
    lee.get(incident)
    lee.post(f"{draft}publish/")
    assert lee.status == 409
    assert "“Some card payments are refused” → “Some card payments in Europe" in lee.page
    lee.post(f"{draft}put-away/")


def customers_are_heard(iris: Visitor, lee: Visitor, incident: str) -> None:
    lee.get(incident)
    lee.post(
        f"{incident}report/",
        text="My card was refused twice",
        symptom="card refused",
        segment="Lyon",
        hurt="blocked",
        source="customer",
    )
    iris.get(incident)
    assert "My card was refused twice" in iris.page
    iris.post(f"{incident}reports/seen/")
    assert "The Incident Commander has seen them all." in iris.page
