"""The pages in a real browser: for everybody, on any screen, with scripts or without."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from commsdesk.incidents.models import State
from commsdesk.status.render import render
from tests import make
from tests.browser import expect
from tests.make import NOON, minutes
from tests.status.said import said

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture
def site(served, data):
    """Renders, and gives the address at which the folder is served."""
    table, url = served(data / "public")

    def show(now=NOON):
        render(now)
        table.look()
        return url

    return show


def outage():
    """Four components, three incidents, a correction, one update late."""
    cards, refunds = make.component(), make.component("Refunds")
    tracking = make.component("Order tracking", group="Shop")
    make.component("Sign-in", group="")
    running = make.incident(components={cards: State.MAJOR, refunds: State.PARTIAL})
    wrong = said(running, "Only France is affected.", next_update_at=NOON + minutes(20))
    said(running, "All of Europe is affected.", at=NOON + minutes(4), corrects=wrong)
    words = "Please pay by bank transfer: https://pay.example.org/transfer."
    due = NOON + minutes(40)
    said(running, words, phase="identified", at=NOON + minutes(20), next_update_at=due)
    slow = make.incident(components={tracking: State.DEGRADED})
    said(slow, title="Order tracking is slow", next_update_at=NOON + minutes(10))
    over = make.incident(components={refunds: State.PARTIAL})
    said(over, title="Refunds were late", phase="resolved")
    return running


def every_page(client, data, running):
    """The pages on request are laid beside the ready ones, for the same browser to see."""
    token = make.subscriber().token
    asked = {"leave": client.get(f"/leave/{token}/"), "wrong": client.post("/subscribe")}
    for name, answer in asked.items():
        (data / f"public/{name}").mkdir(parents=True)
        (data / f"public/{name}/index.html").write_bytes(answer.content)
    return ["/", f"/incidents/{running.public_id}/", "/nothing", "/leave/", "/wrong/"]


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_them(browser, client, data, site, scheme, screen):
    pages = every_page(client, data, outage())
    url = site(NOON + minutes(21))
    page = browser.new_page(color_scheme=scheme, viewport=screen)
    for path in pages:
        page.goto(url + path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"], path
    page.close()


def test_the_empty_page_can_be_read_by_everybody(browser, site):
    page = browser.new_page()
    page.goto(site())
    expect(page.get_by_role("heading", level=1)).to_have_text("No incidents reported")
    assert Axe().run(page).violations_count == 0
    page.close()


def test_they_say_everything_with_scripts_off(browser, site):
    running = outage()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site(NOON + minutes(21)))
    seen = page.locator("body").inner_text()
    for needed in (
        "Part of our service is down",
        "Card payments, Refunds",
        "21 Nov 2026, 11:52 UTC",
        "12:40 UTC",
        "This update is late.",
        "Please pay by bank transfer",
        "Failing for everyone",
        "Refunds were late",
    ):
        assert needed in seen
    assert seen.count("This update is late.") == 1
    page.get_by_role("link", name="All 3 updates").click()
    expect(page.locator("del")).to_have_text("Only France is affected.")
    assert page.url.endswith(f"/incidents/{running.public_id}/")
    context.close()


def test_they_ask_nobody_else_and_break_none_of_their_own_rules(browser, site):
    asked, said_by_browser = [], []
    outage()
    url = site()
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said_by_browser.append(message.text))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    assert len(asked) >= 3
    assert all(address.startswith(url) for address in asked)
    assert said_by_browser == []
    page.close()


def test_they_add_the_readers_own_time(browser, site):
    outage()
    context = browser.new_context(timezone_id="Asia/Kolkata")
    page = context.new_page()
    page.goto(site())
    expect(page.get_by_text("(17:22 GMT+5:30)").first).to_be_visible()
    context.close()


def test_they_own_that_an_update_is_late_also_when_nobody_renders(browser, site):
    said(make.incident(), next_update_at=NOON + minutes(20))
    page = browser.new_page()
    page.clock.install(time=NOON)
    page.goto(site())
    late = page.get_by_text("This update is late.")
    expect(late).to_be_hidden()
    page.clock.fast_forward("20:31")
    expect(late).to_be_visible()
    page.close()


def test_they_show_news_while_they_are_open_and_leave_a_half_typed_address(browser, site):
    incident = make.incident()
    said(incident)
    page = browser.new_page()
    page.clock.install(time=NOON)
    page.goto(site())
    page.get_by_label("Your e-mail address").fill("ann@exam")
    said(incident, "All payments work.", phase="resolved", at=NOON + minutes(5))
    site(NOON + minutes(5))
    page.clock.fast_forward("00:31")
    expect(page.get_by_role("heading", level=1)).to_have_text("No incidents reported")
    expect(page.get_by_label("Your e-mail address")).to_have_value("ann@exam")
    page.close()
