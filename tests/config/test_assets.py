"""Static files come from memory, and browsers keep them until they change."""

import gzip

import pytest
from django.templatetags.static import static

from commsdesk.config.assets import Assets

STYLE = "/static/desk/desk.css"


@pytest.fixture(scope="module")
def assets():
    return Assets()


def headers(answer) -> dict[str, str]:
    return dict(answer.headers)


def test_a_page_names_an_address_that_is_kept_for_ever(assets):
    address, _, query = static("desk/desk.css").partition("?")
    assert address == STYLE
    answer = assets.find("GET", address, query.encode(), "", "")
    assert "immutable" in headers(answer)["cache-control"]
    assert headers(answer)["content-type"] == "text/css"


@pytest.mark.parametrize("query", [b"", b"v=000000000000"])
def test_any_other_address_is_asked_for_again(assets, query):
    assert headers(assets.find("GET", STYLE, query, "", ""))["cache-control"] == "no-cache"


def test_it_is_packed_for_who_takes_it(assets):
    plain = assets.find("GET", STYLE, b"", "", "")
    packed = assets.find("GET", STYLE, b"", "br, gzip", "")
    assert headers(packed)["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body)


def test_who_has_it_is_told_so(assets):
    etag = headers(assets.find("GET", STYLE, b"", "", ""))["etag"]
    assert assets.find("GET", STYLE, b"", "", etag).body == b""


@pytest.mark.parametrize(("method", "path"), [("GET", "/static/none.css"), ("POST", STYLE)])
def test_anything_else_is_not_its_to_answer(assets, method, path):
    assert assets.find(method, path, b"", "", "") is None


def test_the_scripts_of_the_desk_are_there(assets):
    assert assets.find("GET", "/static/django_htmx/htmx-2.min.js", b"", "", "")
