"""A table of ready bytes answers from memory."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from commsdesk.status.answers import takes_gzip
from commsdesk.status.folder import place
from commsdesk.status.ready import Table
from commsdesk.status.watch import Watch

INDEX = b"<!doctype html><title>Status</title>" + b"<p>Card payments fail.</p>" * 50
FACTS = {"desk": "https://desk.example.org", "public": "https://status.example.org"}


@pytest.fixture
def folder(tmp_path):
    place(tmp_path / "index.html", INDEX)
    place(tmp_path / "404.html", b"<title>Not found</title>")
    place(tmp_path / "incidents/abcdefghijkl/index.html", b"<title>One</title>")
    place(tmp_path / "history.atom", b"<feed/>")
    place(tmp_path / "assets/style.0123456789ab.css", b"p {}")
    sign(tmp_path)
    return tmp_path


def sign(folder, **facts):
    generation = folder / "generation.new"
    generation.write_text(json.dumps(FACTS | facts))
    os.utime(generation, ns=(time.time_ns(), time.time_ns()))
    generation.replace(folder / "generation")


@pytest.fixture
def table(folder):
    table = Table(folder)
    assert table.look()
    return table


def get(table, path="/", accepted="gzip", known="", method="GET"):
    return table.find(method, path, accepted, known)


def header(answer, name):
    return dict(answer.headers)[name]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/incidents/abcdefghijkl/", "text/html; charset=utf-8"),
        ("/incidents/abcdefghijkl", "text/html; charset=utf-8"),
        ("/history.atom", "application/atom+xml; charset=utf-8"),
        ("/assets/style.0123456789ab.css", "text/css; charset=utf-8"),
    ],
)
def test_it_knows_every_page_and_what_it_is(table, path, kind):
    answer = get(table, path)
    assert answer.reason == "200 OK"
    assert header(answer, "content-type") == kind
    assert header(answer, "x-content-type-options") == "nosniff"


@pytest.mark.parametrize(
    "path", ["/generation", "/index.html.gz", "/desk/", "/nothing", "/../x", ""]
)
def test_it_leaves_every_other_address_to_others(table, path):
    assert get(table, path) is None


def test_it_packs_for_who_can_unpack(table):
    packed, plain = get(table, accepted="br, gzip"), get(table, accepted="")
    assert gzip.decompress(packed.body) == plain.body == INDEX
    assert header(packed, "content-encoding") == "gzip"
    assert header(packed, "content-length") == str(len(packed.body))
    assert len(packed.body) < len(plain.body)
    assert "content-encoding" not in dict(plain.headers)
    assert header(packed, "vary") == header(plain, "vary") == "accept-encoding"


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("deflate, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("br", False),
        ("x-gzip-like", False),
        ("", False),
    ],
)
def test_it_reads_accept_encoding(accepted, takes):
    assert takes_gzip(accepted) is takes


def test_it_says_that_nothing_changed_to_who_has_it(table):
    answer = get(table)
    etag = header(answer, "etag")
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        unchanged = get(table, known=known)
        assert unchanged.reason == "304 Not Modified"
        assert unchanged.body == b""
        assert header(unchanged, "etag") == etag
    assert get(table, known='"other"').reason == "200 OK"
    assert get(table, accepted="", known=etag).reason == "200 OK"  # another encoding, another tag


def test_it_answers_head_like_get_without_the_body(table):
    whole, head = get(table), get(table, method="HEAD")
    assert head.headers == whole.headers
    assert head.body == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_only_reads(table, method):
    refusal = get(table, method=method)
    assert refusal.reason == "405 Method Not Allowed"
    assert header(refusal, "allow") == "GET, HEAD"


def test_it_lets_the_news_be_kept_for_seconds_and_assets_for_ever(table):
    assert header(get(table), "cache-control").startswith("public, max-age=5,")
    style = get(table, "/assets/style.0123456789ab.css")
    assert "immutable" in header(style, "cache-control")


def test_it_lets_a_page_load_only_its_own_and_send_only_to_the_desk(table):
    policy = header(get(table), "content-security-policy")
    assert "default-src 'none'" in policy
    assert "form-action 'self' https://desk.example.org;" in policy
    assert "unsafe" not in policy
    assert header(get(table), "strict-transport-security")


def test_it_swaps_the_whole_table_when_the_generation_is_new(table, folder):
    place(folder / "index.html", b"fresh")
    place(folder / "new/index.html", b"new")
    assert not table.look()
    assert get(table).reason == "200 OK"
    assert get(table, accepted="").body == INDEX
    sign(folder)
    assert table.look()
    assert get(table, accepted="").body == b"fresh"
    assert get(table, "/new/", accepted="").body == b"new"


def test_it_keeps_the_answers_of_files_that_stayed(table, folder):
    before, style = get(table), get(table, "/assets/style.0123456789ab.css")
    place(folder / "index.html", b"fresh")
    sign(folder)
    table.look()
    assert get(table) is not before
    assert get(table, "/assets/style.0123456789ab.css") is style


def test_it_makes_every_answer_anew_when_the_desk_moved(table, folder):
    sign(folder, desk="https://elsewhere.example.org")
    table.look()
    assert "https://elsewhere.example.org" in header(get(table), "content-security-policy")


@pytest.mark.parametrize("damage", ["{", "[]", '"text"'])
def test_it_keeps_what_it_has_while_the_folder_cannot_be_read(table, folder, damage, caplog):
    place(folder / "index.html", b"fresh")
    (folder / "generation").write_text(damage)
    assert not table.look()
    assert get(table, accepted="").body == INDEX
    assert "cannot be read" in caplog.text


def ask(url, **options):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, **options)) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_it_serves_by_wsgi(served, folder):
    table, url = served(folder)
    table.look()
    status, headers, body = ask(f"{url}/")
    assert (status, body) == (200, INDEX)
    assert ask(f"{url}/", headers={"If-None-Match": headers["ETag"]})[0] == 304
    assert ask(f"{url}/", method="HEAD")[2] == b""
    assert ask(f"{url}/", data=b"x=1")[0] == 405
    assert ask(f"{url}/nothing")[::2] == (404, b"<title>Not found</title>")
    assert ask(f"{url}/nothing", method="HEAD")[::2] == (404, b"")
    assert ask(f"{url}/%2e%2e/generation")[0] == 404


def test_it_says_by_wsgi_that_the_folder_is_not_made_yet(served, tmp_path):
    table, url = served(tmp_path / "nothing")
    assert not table.look()
    status, headers, _ = ask(f"{url}/")
    assert (status, headers["Retry-After"]) == (503, "2")


def test_it_is_fresh_at_once_when_woken_and_else_at_the_next_look(table, folder):
    for every, wakes in ((60, True), (0.02, False)):
        watch = Watch(table, every=every)
        watch.start()
        fresh = f"fresh {every}".encode()
        place(folder / "index.html", fresh)
        sign(folder)
        if wakes:
            watch.wake()
        until = time.monotonic() + 5
        while get(table, accepted="").body != fresh and time.monotonic() < until:
            time.sleep(0.005)
        watch.stop()
        assert get(table, accepted="").body == fresh


def test_it_needs_neither_django_nor_a_database():
    code = (
        "import sys, commsdesk.status.ready;"
        "sys.exit(sorted({'django', 'psycopg', 'procrastinate'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
