"""The desk in a real browser: live, safe while one types, and for everybody."""

from __future__ import annotations

import time

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from commsdesk.drafting.draft_for import draft_for
from commsdesk.incidents.models import Incident
from commsdesk.incidents.report import report
from commsdesk.incidents.restate import restate
from commsdesk.people.models import User
from commsdesk.publishing.models import Publication, Subscriber
from tests import make
from tests.browser import expect

pytestmark = [
    pytest.mark.browser,
    # What Django was reading when the server was stopped under it.
    pytest.mark.filterwarnings("ignore:Exception ignored in. <function SpooledTemporaryFile"),
]

AXE = AXE_FILE_PATH.read_text()
SECOND = 1_000


@pytest.fixture
def incident(web) -> Incident:
    iris = make.iris()
    iris.set_password("a quiet long evening")  # else there is none to change
    iris.save()
    made = make.incident("Card payments fail in Europe")
    make.facts(made)
    make.subscriber()
    hook = make.subscriber("https://shop.example/" + "long-name/" * 9, channel="webhook")
    Subscriber.objects.filter(pk=hook.pk).update(
        failing_since=make.NOON, switched_off_at=make.NOON, failure="It answered 500."
    )
    make.published(make.draft(made))
    restate(made, "who", "", standing="unknown", finding_out="Rui", by=make.iris(), now=make.NOON)
    report(
        made, "Cards are declined.", symptom="Card declined", segment="Germany",
        source="customer", hurt="blocked", by=make.lee(), now=make.NOON,
    )  # fmt: skip
    return made


def at(incident: Incident, rest: str = "") -> str:
    return f"/desk/incidents/{incident.public_id}/{rest}"


def say(incident: Incident, text: str) -> None:
    restate(incident, "effect", text, by=make.iris(), now=make.NOON)


def is_live(page) -> None:
    expect(page.locator("#connection")).to_have_attribute("data-state", "live", timeout=20 * SECOND)


def has_focus(page, name: str) -> None:
    """`to_be_focused` asks for the window's focus too, which only one of several pages has."""
    expect(page.locator(":focus")).to_have_id(name)


def pages(incident: Incident) -> list[str]:
    draft = draft_for(incident, make.audience(), by=make.lee(), now=make.NOON)
    of_incident = ["", "facts/effect/", f"drafts/{draft.pk}/", f"drafts/{draft.pk}/write/"]
    said = Publication.objects.get(incident=incident)
    of_incident += [f"said/{said.public_id}/", f"said/{said.public_id}/?address=nobody"]
    house = ["", "declare/", "components/", "components/new/", "people/", "subscribers/", "rules/"]
    accounts = ["password/change/", "logout/"]
    return [
        *(at(incident, rest) for rest in of_incident),
        *(f"/desk/{rest}" for rest in house),
        *(f"/accounts/{rest}" for rest in accounts),
        "/check",
        "/desk/nothing/",
    ]


def test_every_page_passes_axe_and_fits_a_phone(incident, open_as, web):
    iris = make.iris()
    iris.roles = [*iris.roles, "administrator"]
    iris.save()
    page = open_as(iris, "/desk/", viewport={"width": 390, "height": 844})
    for path in pages(incident):
        page.goto(f"{web.url}{path}")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert complaints(page) == [], path
        page.emulate_media(color_scheme="dark")
        assert complaints(page, "{runOnly: ['color-contrast']}") == [], f"{path} in the dark"
        page.emulate_media(color_scheme="light")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def complaints(page, options: str = "{}") -> list[tuple[str, str]]:
    """What axe says of a page, each with the first element that it is about."""
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run({options})")["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def test_a_text_with_a_long_word_is_shown_marked_and_fits_a_phone(open_as):
    page = open_as(make.lee(), "/check", viewport={"width": 390, "height": 844})
    page.get_by_label("The text that").fill(f"pay-gw-7.example.com/{'a' * 120} broke.")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".findings mark").first).to_contain_text("aaaa")
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_signing_in_passes_axe(web, browser):
    page = browser.new_page()
    for path in ("login/", "password/reset/"):
        page.goto(f"{web.url}/accounts/{path}")
        assert complaints(page) == []
    page.close()


def test_a_second_browser_sees_a_restated_fact_by_itself(incident, open_as):
    page = open_as(make.lee(), at(incident))
    is_live(page)
    say(incident, "Half of all card payments fail")
    expect(page.locator("#fact-effect")).to_contain_text("Half of all")
    expect(page.locator("#timeline")).to_contain_text("Half of all")


def test_it_comes_back_after_the_server_was_away_and_sees_what_it_missed(incident, open_as, web):
    page = open_as(make.lee(), at(incident))
    is_live(page)
    web.stop()
    expect(page.locator("#connection")).to_have_attribute("data-state", "")
    say(incident, "Told while the server was away")
    web.start()
    expect(page.locator("#fact-effect")).to_contain_text("while the server", timeout=20 * SECOND)
    is_live(page)
    say(incident, "Told after it came back")
    expect(page.locator("#fact-effect")).to_contain_text("after it came")


def test_it_says_that_one_was_signed_out(incident, open_as, web):
    page = open_as(make.lee(), at(incident))
    is_live(page)
    page.context.clear_cookies()
    web.stop()
    web.start()
    expect(page.get_by_text("You are signed out.")).to_be_visible(timeout=20 * SECOND)


def test_what_is_being_typed_stays_while_others_speak(incident, open_as):
    page = open_as(make.lee(), at(incident))
    is_live(page)
    page.locator("#open-fact-effect").click()
    form = page.locator("#editor-fact-effect")
    form.get_by_label("What is true now").fill("What Lee types")
    page.locator("#report-editor summary").click()
    page.get_by_label("Symptom").fill("Slow checkout")
    say(incident, "What Iris says")
    report(
        incident, "Slow.", symptom="Slow", source="customer", hurt="noticed",
        by=make.lee(), now=make.NOON,
    )  # fmt: skip
    expect(page.locator("#fact-effect .statement")).to_have_text("What Iris says")
    expect(page.locator("#reports table")).to_contain_text("Slow")
    expect(form.get_by_label("What is true now")).to_have_value("What Lee types")
    expect(page.get_by_label("Symptom")).to_have_value("Slow checkout")
    has_focus(page, "reportform-symptom")
    form.get_by_role("button", name="State it").click()
    expect(page.locator("#fact-effect .statement")).to_have_text("What Lee types")
    expect(form.locator("form")).to_have_count(0)


def test_an_editor_opens_though_the_part_around_it_is_replaced_just_then(incident, open_as):
    page = open_as(make.lee(), at(incident))
    page.evaluate(
        """() => {
            const opener = () => document.getElementById("open-fact-effect").click();
            document.addEventListener("htmx:beforeSwap", opener, {once: true});
            htmx.ajax("GET", "?parts=facts", {source: document.body, swap: "none"});
        }"""
    )
    expect(page.locator("#editor-fact-effect").get_by_label("What is true now")).to_be_visible()


def test_it_is_driven_by_keyboard_alone(incident, open_as):
    page = open_as(make.lee(), at(incident))
    page.locator("#open-fact-effect").focus()
    page.keyboard.press("Enter")
    page.locator("#editor-fact-effect textarea").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Typed and sent without a mouse")
    page.locator("#editor-fact-effect button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fact-effect .statement")).to_have_text("Typed and sent without a mouse")
    has_focus(page, "open-fact-effect")


def test_a_bad_value_is_shown_where_it_was_typed(incident, open_as):
    page = open_as(make.lee(), at(incident, "facts/impact/"))
    form = page.locator("#editor-new")
    form.get_by_label("Share, in per cent").evaluate("field => field.removeAttribute('max')")
    form.get_by_label("Segment", exact=True).fill("Europe")
    form.get_by_label("What is true now").fill("All fail")
    form.get_by_label("Share, in per cent").fill("120")
    form.get_by_role("button", name="State it").click()
    expect(form.get_by_text("less than or equal to 100")).to_be_visible()
    expect(form.get_by_label("Segment", exact=True)).to_have_value("Europe")
    has_focus(page, "restateform-fact-impact-share")


def test_findings_come_as_one_types_and_a_suggestion_by_one_click(incident, open_as):
    draft = draft_for(incident, make.audience(), by=make.lee(), now=make.NOON)
    page = open_as(make.lee(), at(incident, f"drafts/{draft.pk}/write/"))
    text = page.get_by_label("Page", exact=True)
    text.fill("We are investigating. It is fixed in 10 minutes.")
    expect(page.locator("#findings")).to_contain_text("in 10 minutes")
    page.get_by_role("button", name="Add “Card payments fail for some customers”").click()
    begun = "Card payments fail for some customers. We are investigating."
    expect(page.get_by_label("Page", exact=True)).to_have_value(
        f"{begun} It is fixed in 10 minutes."
    )
    assert draft.current.number == 1


def test_a_suggestion_is_taken_while_the_text_is_being_read(incident, open_as):
    draft = draft_for(incident, make.audience(), by=make.lee(), now=make.NOON)
    page = open_as(make.lee(), at(incident, f"drafts/{draft.pk}/write/"))
    text = page.get_by_label("Page", exact=True)
    text.fill("We are investigating.")
    expect(page.get_by_role("button", name="Add “Card")).to_be_visible()
    page.evaluate(
        """() => document.addEventListener("htmx:beforeRequest", () => setTimeout(() =>
            document.querySelector("#findings button[name=apply]").click()), {once: true})"""
    )
    page.evaluate("htmx.trigger('#writing', 'input')")
    expect(text).to_have_value("Card payments fail for some customers. We are investigating.")


def test_the_promise_counts_down(incident, open_as):
    page = open_as(make.lee(), at(incident))
    left = page.locator(".clock .left")
    first = left.text_content()
    assert "in " in first or "late" in first
    until = time.monotonic() + 5
    while left.text_content() == first:
        assert time.monotonic() < until, "the clock stands still"


def test_everything_is_there_with_scripts_off(incident, open_as, web):
    page = open_as(make.lee(), at(incident), java_script_enabled=False)
    expect(page.locator(".clock time")).to_contain_text("12:20 UTC")
    page.locator("#open-fact-effect").click()
    page.get_by_label("What is true now").fill("Stated without scripts")
    page.get_by_role("button", name="State it").click()
    expect(page.locator("#fact-effect .statement")).to_have_text("Stated without scripts")
    page.get_by_role("button", name="New message for Public").click()
    page.get_by_label("Page", exact=True).fill("It is fixed in 10 minutes.")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#findings")).to_contain_text("in 10 minutes")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("It cannot be approved while")).to_have_count(1)


def test_no_page_asks_for_anything_that_the_policy_forbids(incident, open_as, web):
    page = open_as(make.iris(), "/desk/")
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.text} {message.location}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in pages(incident)[:-1]:
        page.goto(f"{web.url}{path}")
        page.wait_for_load_state()
    assert said == []


def test_an_account_that_is_closed_sees_nothing_more(incident, open_as, web):
    page = open_as(make.lee(), at(incident))
    User.objects.filter(pk=make.lee().pk).update(is_active=False)
    page.reload()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
