"""A letter is rendered once and spliced for each reader, and no text breaks out of its place."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.headerregistry import Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commsdesk.channels.letters.render import Stationery, letter_of, render
from commsdesk.channels.smtp.splice import END, Letter, MarkLost, Values, dot_stuffed
from tests.channels.say import LEAVE_URL, SAID_AT, URL, event, note, reader

ACME = Stationery(
    Address("Acme Status", "status", "acme.example"), "status.acme.example", LEAVE_URL
)
HEADERS = [
    "To",
    "Message-ID",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "References",
    "In-Reply-To",
    "From",
    "Subject",
    "Date",
    "Auto-Submitted",
    "List-Id",
    "Precedence",
    "MIME-Version",
    "Content-Type",
]


def received(said=None, whom=None, stationery=ACME):
    mail = render(said or note(), stationery, SAID_AT, Values.of(whom or reader()))
    assert all(len(line) <= 998 for line in mail.split(b"\r\n"))
    message = message_from_bytes(mail, policy=policy.default)
    assert message.defects == []
    return message


def texts(message):
    bodies = [message.get_body((kind,)).get_content() for kind in ("plain", "html")]
    return [body.replace("\r\n", "\n") for body in bodies]


anything = st.text(st.characters(), max_size=300)
tokens = st.uuids().map(lambda number: f"{number.hex}_-")


@settings(max_examples=25, deadline=None)
@given(title=anything, body=anything, url=anything, token=tokens)
def test_splicing_equals_a_full_render(title, body, url, token):
    said = note(title=title, body=body, url=url)
    one = reader("ann", token=token)
    whole = dot_stuffed(render(said, ACME, SAID_AT, Values.of(one))) + END
    assert letter_of(said, ACME, SAID_AT).copy_for(one) == whole
    assert max(map(len, whole.split(b"\r\n"))) <= 998


def test_a_letter_serves_one_reader_after_another():
    letter = letter_of(note(), ACME, SAID_AT)
    first, again = letter.copy_for(reader("ann")), letter.copy_for(reader("bob"))
    assert first != again
    assert letter.copy_for(reader("ann")) == first
    assert b"ann@" not in again


@pytest.mark.parametrize(
    "places", [{"address": 2, "message": 1}, {"address": 1, "message": 1, "token": 1}]
)
def test_a_mark_that_did_not_come_through_is_noticed(places):
    marks = Values()
    mail = f"To: {marks.address}\r\nMessage-ID: {marks.message}\r\n\r\n".encode()
    with pytest.raises(MarkLost):
        Letter(mail, marks, places=places)


def test_its_headers_are_these_and_no_others():
    message = received()
    assert message.keys() == HEADERS
    assert message["To"] == "ann@reader.example"
    assert message["From"] == "Acme Status <status@acme.example>"
    assert message["Subject"] == "Card payments fail in Europe"
    assert message["Date"].datetime == SAID_AT
    assert message["List-Id"] == "Acme Status <status.acme.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Precedence"] == "bulk"


def test_one_click_ends_it():
    """RFC 8058."""
    message = received()
    assert message["List-Unsubscribe"] == f"<{LEAVE_URL.format(token=reader().token)}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_updates_of_an_incident_are_one_thread():
    first, second = received(), received(note(key="p2p2p2p2p2p2", title="Card payments work again"))
    assert (
        first["References"] == second["References"] == "<incident-k1mlxlmdhqqp@status.acme.example>"
    )
    assert first["In-Reply-To"] == first["References"]
    assert first["Message-ID"] != second["Message-ID"]


def test_a_repeat_bears_the_same_id_and_each_reader_another():
    ids = [
        received(whom=one)["Message-ID"] for one in (reader("ann"), reader("ann", 7), reader("bob"))
    ]
    assert ids[0] == ids[1] != ids[2]
    assert reader("ann").token not in ids[0]


def test_both_forms_say_the_words_the_times_and_the_ways_on():
    leave_url = LEAVE_URL.format(token=reader().token)
    for text in texts(received()):
        for part in (
            "Card payments fail in Europe",
            "Card payments fail for about a third of shops.",
            "Began: 21 November 2026, 09:52 UTC",
            "Posted: 21 November 2026, 10:05 UTC",
            "Next update by: 21 November 2026, 10:25 UTC",
            URL,
            leave_url,
        ):
            assert part in text


def test_html_is_escaped_and_knows_light_and_dark():
    said = note(title="<b>&", body="<script>alert(1)</script>\n\nA & B\nC", url='x" onclick="y')
    _, html = texts(received(said))
    assert "<script>" not in html
    assert "onclick" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "A &amp; B<br>\nC</p>" in html
    assert "<title>&lt;b&gt;&amp;</title>" in html
    assert 'content="light dark"' in html


HOSTILE_TITLES = [
    ("Fails\r\nBcc: eve@x.example", "Fails Bcc: eve@x.example"),
    ("Fails\n\n<script>", "Fails <script>"),
    ("Fails\u2028Bcc: eve@x.example", "Fails Bcc: eve@x.example"),
    ("Fa\0ils\x1b[31m", "Fails[31m"),
    ("Fails \u202eegap.exe\u2066", "Fails egap.exe"),
    ("Fails \ud800\udfff", "Fails"),
    ("=?utf-8?q?=0AFails?=", "= ?utf-8?q?=0AFails?="),
    ("Zahlungen schlagen fehl – “Karte” 💳" * 4, None),
    ("x" * 10_000, "x" * 199 + "…"),
    ("", ""),
]


@pytest.mark.parametrize(("title", "shown"), HOSTILE_TITLES)
def test_a_hostile_title_stays_a_title(title, shown):
    message = received(note(title=title))
    assert message.keys() == HEADERS
    assert message["Subject"] == (title if shown is None else shown)


HOSTILE_BODIES = [
    (".", "."),
    ("a\r\n.\r\nb", "a\n.\nb"),
    ("..\n.a", "..\n.a"),
    ("x" * 10_000, "x" * 10_000),
    ("a\0b\ud800c\x1b", "abc"),
    ("\u202eabc\u2069", "abc"),
    ("From here\nFrom there", "From here\nFrom there"),
    ("--=_letter\n--=_letter--", "--=_letter\n--=_letter--"),
    ("ends in spaces   \nand tabs\t\n=20", "ends in spaces   \nand tabs\t\n=20"),
    ("a\u2028b\x85c", "a\nb\nc"),
]


@pytest.mark.parametrize(("body", "shown"), HOSTILE_BODIES)
def test_a_hostile_body_stays_in_the_body(body, shown):
    message = received(note(body=body))
    assert message.keys() == HEADERS
    plain, _ = texts(message)
    assert f"\n\n{shown}\n\n{URL}\n" in plain
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_a_wire_never_sees_the_end_of_a_text_within_it():
    copy = letter_of(note(body=".\n.\n..\n.a"), ACME, SAID_AT).copy_for(reader())
    assert copy.endswith(b"\r\n.\r\n")
    assert copy.count(b"\r\n.\r\n") == 1
    assert b"\n" not in copy.replace(b"\r\n", b"")


def test_a_long_host_is_neither_folded_nor_encoded():
    host = ".".join(["a-rather-long-label"] * 6)
    ours = replace(ACME, list_host=host, leave_url=f"https://{host}/leave/{{token}}/")
    raw = render(note(), ours, SAID_AT, Values.of(reader())).decode()
    assert f"\r\nList-Unsubscribe: <https://{host}/leave/{reader().token}/>\r\n" in raw
    assert f"\r\nReferences: <incident-k1mlxlmdhqqp@{host}>\r\n" in raw


def test_a_note_to_a_colleague_is_of_no_list():
    message = received(note(event=None), stationery=replace(ACME, leave_url=""))
    assert not {"List-Id", "List-Unsubscribe", "Precedence", "References"} & set(message.keys())
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime == SAID_AT


def test_an_unknown_beginning_is_not_mentioned():
    plain, _ = texts(received(note(event=event(began_at=None))))
    assert "Began" not in plain
