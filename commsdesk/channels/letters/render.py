"""Renders a note as a mail in lines that every relay takes, holding the values of one copy."""

from __future__ import annotations

import re
from binascii import b2a_qp
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.policy import SMTP
from email.utils import format_datetime

from commsdesk.channels.contract import Note
from commsdesk.channels.letters.signed import SignedLetter, Signer
from commsdesk.channels.letters.words import as_html, as_text, title_of
from commsdesk.channels.smtp.splice import Letter, Values

LINE_END = re.compile(rb"\r\n|\r|\n")
# No quoted-printable text holds "=_".
ALTERNATIVES = b"""\
MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary="=_letter"\r
\r
--=_letter\r
%b\r
--=_letter\r
%b\r
--=_letter--\r
"""


@dataclass(frozen=True)
class Stationery:
    """What all letters of one sender have in common."""

    sender: Address
    list_host: str  # names the list, and ends every Message-ID
    leave_url: str = ""  # holds {token}; none: a letter to a colleague, not of a list
    signer: Signer | None = None  # none: the relay signs, or nobody does


def letter_of(note: Note, stationery: Stationery, now: datetime) -> Letter:
    marks = Values()
    tokens = 3 if stationery.leave_url else 0  # the header, the text, the HTML
    mail = render(note, stationery, now, marks)
    places = {"address": 1, "message": 1, "token": tokens}
    if stationery.signer:
        return SignedLetter(mail, marks, places=places, signer=stationery.signer)
    return Letter(mail, marks, places=places)


def render(note: Note, stationery: Stationery, now: datetime, values: Values) -> bytes:
    """One whole mail; lines end in CRLF, dots are not stuffed.

    `now` dates a note without an event; any other bears the time at which it was said.
    """
    leave_url = stationery.leave_url.replace("{token}", values.token)
    message_id = f"<{_id(note.key)}.{values.message}@{stationery.list_host}>"
    own = [f"To: <{values.address}>", f"Message-ID: {message_id}"]
    if leave_url:
        own += [
            f"List-Unsubscribe: <{leave_url}>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",  # RFC 8058
        ]
    if note.event:
        root = f"<incident-{_id(note.event.incident)}@{stationery.list_host}>"
        own += [f"References: {root}", f"In-Reply-To: {root}"]  # so one incident is one thread
    # Written by hand: the email package would fold a long URL or id, or even encode it.
    headers = "".join(f"{line}\r\n" for line in own).encode()
    token = values.token if leave_url else ""
    plain = _part("plain", as_text(note, leave_url), token)
    html = _part("html", as_html(note, leave_url), token)
    return headers + _shared(note, stationery, now) + ALTERNATIVES % (plain, html)


def _shared(note: Note, stationery: Stationery, now: datetime) -> bytes:
    """The headers of every copy, of which the email package writes those that hold words: for all
    it takes 2 ms, and the first reader waits."""
    date = format_datetime(note.event.updates[0].at if note.event else now)
    headers = [
        _worded("From", stationery.sender),
        _worded("Subject", title_of(note).replace("=?", "= ?")),  # else read as an encoded word
        f"Date: {date}\r\n".encode(),
        b"Auto-Submitted: auto-generated\r\n",  # RFC 3834: nobody's machine is to answer
    ]
    if stationery.leave_url:
        name = f"{stationery.sender.display_name} <{stationery.list_host}>".strip()
        headers += [_worded("List-Id", name), b"Precedence: bulk\r\n"]
    return b"".join(headers)


def _worded(name: str, words: str | Address) -> bytes:
    """A header, encoded and folded."""
    return SMTP.fold_binary(*SMTP.header_store_parse(name, words))


def _part(kind: str, text: str, token: str) -> bytes:
    """Quoted-printable with the token on a line of its own, where no line end falls into it."""
    head = f'Content-Type: text/{kind}; charset="utf-8"\n'.encode()
    pieces = text.split(token) if token else [text]
    body = f"=\n{token}=\n".encode().join(b2a_qp(piece.encode()) for piece in pieces)
    whole = head + b"Content-Transfer-Encoding: quoted-printable\n\n" + body
    return LINE_END.sub(b"\r\n", whole)


def _id(key: str) -> str:
    """The key in the letters that a Message-ID may hold (RFC 5322, 3.2.3)."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", key)
