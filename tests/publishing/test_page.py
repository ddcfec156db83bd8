"""The public page has an id of its own."""

import re

from commsdesk.publishing.page import page_id, public_page


def test_its_id_is_12_signs_and_stays():
    ids = [page_id(f"https://status{number}.example.org") for number in range(1000)]
    assert all(re.fullmatch("[a-z0-9]{12}", one) for one in ids)
    assert len(set(ids)) == 1000
    assert page_id("https://status1.example.org") == ids[1]


def test_it_leads_readers_out_by_the_desk(settings):
    settings.COMMSDESK_URL = "https://desk.example.org"
    settings.COMMSDESK_PUBLIC_URL = "https://status.example.org"
    page = public_page()
    assert page.url == "https://status.example.org"
    assert page.leave_url == "https://desk.example.org/leave/{token}/"
