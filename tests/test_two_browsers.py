"""Two people in two real browsers: what one does the other sees, and the public page follows."""

from __future__ import annotations

import time

import pytest

from tests.browser import expect
from tests.running import running_desk
from tests.visitor import first_administrator, invite

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
FIXED_SOON = "Card payments are refused. We expect this to be fixed in 10 minutes."
FIXED = "Some card payments are refused. We are investigating. We do not yet know who is affected."


@pytest.fixture
def desk(run_folder):
    with running_desk(run_folder / "two-browsers") as desk:
        yield desk


def signed_in(browser, desk, email, password):
    """A page of a browser context of its own, past the sign-in."""
    page = browser.new_context(base_url=desk.url).new_page()
    page.goto("/desk/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Incidents").first).to_be_visible()
    return page


def declare(page):
    page.goto("/desk/declare/")
    page.get_by_label("What is wrong").fill("Card payments fail")
    page.get_by_role("button", name="Declare it").click()
    expect(page.get_by_role("heading", name="Card payments fail")).to_be_visible()
    return page.url


def state(page, link, text):
    page.get_by_role("link", name=link).first.click()
    page.get_by_label("What is true now").fill(text)
    page.get_by_role("button", name="State it").click()


def test_a_message_is_drafted_stopped_mended_approved_and_published(browser, desk):
    administrator = first_administrator(desk)
    iris = signed_in(browser, desk, *invite(administrator, "Iris", "commander"))
    lee = signed_in(browser, desk, *invite(administrator, "Lee", "liaison"))
    reader = browser.new_context(base_url=desk.url).new_page()

    incident = declare(iris)
    lee.goto(incident)
    a_restated_fact_is_seen_by_itself(iris, lee)

    lee.get_by_role("button", name="New message for Public").click()
    lee.get_by_label("Page", exact=True).fill(FIXED_SOON)
    stopped = lee.get_by_text("Say when the next update comes instead of when the fix comes.")
    expect(stopped).to_be_visible()  # while typing, before anything is saved
    lee.get_by_label("Page", exact=True).fill(f"{FIXED} Next update by {next_update(lee)} UTC.")
    expect(stopped).not_to_be_visible()
    lee.get_by_role("button", name="Save").click()
    expect(lee.get_by_text("Waiting for Iris or the deputy to approve.")).to_be_visible()

    iris.goto(lee.url)
    iris.get_by_role("button", name="Approve these words").click()
    expect(iris.get_by_text("Iris approved exactly these words")).to_be_visible()

    lee.get_by_role("button", name="Publish to Public").click()  # it came by itself
    reader.goto("/")
    for _ in range(50):
        if reader.get_by_text("Some card payments are refused.").count():
            break
        time.sleep(0.1)
        reader.reload()
    expect(reader.get_by_text("Some card payments are refused.").first).to_be_visible()


def next_update(page):
    return page.get_by_label("Next update by").input_value()


def a_restated_fact_is_seen_by_itself(iris, lee):
    state(iris, "What customers cannot do", "Some card payments are refused")
    expect(lee.get_by_text("Some card payments are refused").first).to_be_visible()
    state(iris, "Restate what customers cannot do", "Some card payments in Europe are refused")
    expect(iris.get_by_text("Some card payments in Europe are refused").first).to_be_visible()
    expect(lee.get_by_text("Some card payments in Europe are refused").first).to_be_visible()
