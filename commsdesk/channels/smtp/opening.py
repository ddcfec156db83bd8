"""What is said on a new connection before the first mail (RFC 5321, 3207, 4954)."""

from __future__ import annotations

import base64
import socket
from ipaddress import ip_address

from commsdesk.channels.smtp.line import Line, Script
from commsdesk.channels.smtp.relay import NAME, Relay
from commsdesk.channels.smtp.reply import CLOSING, SLOW_DOWN, words


class Unfit(Exception):
    """The relay will not do; the text says why, in the words of its reply if there was one."""

    def __init__(self, why: str, reply: bytes = b"") -> None:
        super().__init__(f"{why} {words(reply)}" if reply else why)
        self.slow_down = reply[:3] in SLOW_DOWN
        self.turned_away = reply[:1] == b"4"


def greeting() -> Script[None]:
    (reply,) = yield 1
    if not reply.startswith(b"220"):
        raise Unfit("it greeted us with", reply)


def hello(line: Line) -> Script[None]:
    """Introduce ourselves, and note what the relay offers."""
    line.write(b"EHLO %b\r\n" % _our_name(line))
    (reply,) = yield 1
    if reply.startswith(b"250"):
        offered = (text.partition(" ") for text in reply[4:].decode(errors="replace").splitlines())
        line.offers = {name.upper(): parameters.upper() for name, _, parameters in offered}
        return
    if reply.startswith(CLOSING):
        raise Unfit("it answered our greeting with", reply)
    line.offers = {}
    line.write(b"HELO %b\r\n" % _our_name(line))
    (reply,) = yield 1
    if not reply.startswith(b"250"):
        raise Unfit("it answered our greeting with", reply)


def start_tls(line: Line) -> Script[None]:
    line.write(b"STARTTLS\r\n")
    (reply,) = yield 1
    if not reply.startswith(b"220"):
        raise Unfit("it offers STARTTLS and refused it:", reply)
    if not line.replies.is_empty():  # slipped in by somebody on the wire, to be read as if secure
        raise Unfit("it went on talking in the clear after STARTTLS")


def sign_in(line: Line, relay: Relay) -> Script[None]:
    ways = line.offers.get("AUTH", "").split()
    user, password = relay.user.encode(), relay.password.encode()
    if "PLAIN" in ways:
        line.write(b"AUTH PLAIN %b\r\n" % base64.b64encode(b"\0%b\0%b" % (user, password)))
        (reply,) = yield 1
    elif "LOGIN" in ways:
        line.write(b"AUTH LOGIN\r\n")
        (reply,) = yield 1
        for answer in (user, password):
            if reply.startswith(b"334"):
                line.write(base64.b64encode(answer) + b"\r\n")
                (reply,) = yield 1
    else:
        raise Unfit("it offers neither AUTH PLAIN nor AUTH LOGIN, and a user was given")
    if not reply.startswith(b"235"):
        raise Unfit("it refused our user and password:", reply)


def _our_name(line: Line) -> bytes:
    """This machine's full name, or else its address as RFC 5321 4.1.3 writes it."""
    name = socket.gethostname().lower()
    if "." in name and NAME.fullmatch(name):
        return name.encode()
    address = ip_address(line.transport.get_extra_info("sockname")[0].partition("%")[0])
    return f"[IPv6:{address}]".encode() if address.version == 6 else f"[{address}]".encode()
