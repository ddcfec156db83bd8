"""Renders a note as a mail in lines that every relay takes, holding the values of one copy."""

from __future__ import annotations

import re
from binascii import b2a_qp
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from commsdesk.channels.contract import Note
from commsdesk.channels.letters.signed import SignedLetter, Signer
from commsdesk.channels.letters.words import as_html, as_text, title_of
from commsdesk.channels.smtp.splice import Letter, Values

BOUNDARY = "=_letter"  # no quoted-printable text holds "=_"


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
    return headers + _shared(note, stationery, now, leave_url, values.token).as_bytes()


def _shared(
    note: Note, stationery: Stationery, now: datetime, leave_url: str, token: str
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = stationery.sender
    message["Subject"] = title_of(note).replace("=?", "= ?")  # else read as an encoded word
    message["Date"] = note.event.updates[0].at if note.event else now
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's machine is to answer
    if leave_url:
        message["List-Id"] = f"{stationery.sender.display_name} <{stationery.list_host}>".strip()
        message["Precedence"] = "bulk"
    message["MIME-Version"] = "1.0"
    message.make_alternative(boundary=BOUNDARY)
    message.attach(_part("plain", as_text(note, leave_url), token))
    message.attach(_part("html", as_html(note, leave_url), token))
    return message


def _part(kind: str, text: str, token: str) -> EmailMessage:
    """Quoted-printable with the token on a line of its own, where no line end falls into it."""
    pieces = text.split(token) if token else [text]
    part = EmailMessage(policy=SMTP)
    part["Content-Type"] = f'text/{kind}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(f"=\n{token}=\n".join(b2a_qp(piece.encode()).decode() for piece in pieces))
    return part


def _id(key: str) -> str:
    """The key in the letters that a Message-ID may hold (RFC 5322, 3.2.3)."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", key)
