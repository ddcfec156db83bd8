"""The browser of the tests shows pages while the test uses the database, and stays at home."""

import pytest
from playwright.sync_api import Error

from commsdesk.people.models import User
from tests.browser import expect

pytestmark = pytest.mark.browser


def test_it_drives_two_people_while_the_test_reads_the_database(browser, transactional_db):
    pages = [browser.new_context().new_page() for _ in range(2)]
    for page, name in zip(pages, ("iris", "lee"), strict=True):
        page.set_content(f"<title>{name}</title><input aria-label='Name'>")
        page.get_by_label("Name").fill(name)
        expect(page.get_by_label("Name")).to_have_value(name)
    assert User.objects.count() == 0
    assert [page.title() for page in pages] == ["iris", "lee"]
    for page in pages:
        page.context.close()


def test_it_waits_for_what_the_page_asks_for(browser):
    page = browser.new_page()
    with page.expect_request("http://127.0.0.1:9/asked") as asked:
        page.set_content("<img src='http://127.0.0.1:9/asked'>")
    assert asked.value.resource_type == "image"
    page.close()


def test_it_finds_no_other_machine(browser):
    page = browser.new_page()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com/")
    page.close()
