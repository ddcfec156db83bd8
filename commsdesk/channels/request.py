"""A request by libcurl: where it may go, how much of its answer is read, and why it failed."""

from __future__ import annotations

import io
import os
import socket
import ssl
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import pycurl

from commsdesk.channels.answer import Answer
from commsdesk.channels.contract import AnswerLost, NotReached, SendError
from commsdesk.channels.guard import PRIVATE, Network, Target, may_be_called

MOST_READ = 65_536  # bytes of an answer, and as many of its head
CONTROL = bytes((*range(0x20), 0x7F))
KEPT_FOR = 4  # seconds without a call; others close theirs after 5 at the earliest

Options = Mapping[int, int | str]
OPTIONS: Options = {
    pycurl.NOSIGNAL: 1,
    pycurl.POST: 1,
    pycurl.PROTOCOLS: pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS,
    pycurl.HTTP_VERSION: pycurl.CURL_HTTP_VERSION_1_1,
    pycurl.FOLLOWLOCATION: 0,
    pycurl.PROXY: "",  # whatever the environment says: it would hide the address from us
    pycurl.USERAGENT: "Commsdesk",
    pycurl.MAXAGE_CONN: KEPT_FOR,
    pycurl.UPLOAD_BUFFERSIZE: 16_384,  # bytes: else each call that is under way takes 64 KB
    pycurl.DNS_CACHE_TIMEOUT: 0,  # it is searched from end to end for what is old, at every call
}
# The first for 64 KB to stay 64 KB; the second for libcurl to ask no leave before a long body.
HEADERS = ("Accept-Encoding: identity", "Expect:")


class Lent(socket.socket):
    """libcurl makes a copy of it, and then this one is of no use."""

    def __del__(self) -> None:
        self.close()


class Request:
    """One at a time: it may be made again once it has ended."""

    def __init__(
        self, allowed: Sequence[Network], *, connect: float, total: float, trusted: Options
    ) -> None:
        """`allowed` are the private networks that may be called; times are seconds."""
        self.handle = pycurl.Curl()
        self._allowed = allowed
        self._total = total
        self._head: list[bytes] = []
        self._head_left = MOST_READ
        self._body = bytearray()
        self._is_cut = False
        self._prepared = (-1, False)  # the last one's size, and whether its connection is kept
        self._led = ""  # the host that was looked up last, and its port
        self._trouble = ""  # why there is no socket for it
        self._may_call: list[bool] = []  # each address that the host has
        times = {pycurl.CONNECTTIMEOUT_MS: connect, pycurl.TIMEOUT_MS: total}
        for option, seconds in times.items():
            self.handle.setopt(option, round(seconds * 1000))
        for option, value in (*OPTIONS.items(), *trusted.items()):
            self.handle.setopt(option, value)
        self.handle.setopt(pycurl.OPENSOCKETFUNCTION, self._open)
        self.handle.setopt(pycurl.HEADERFUNCTION, self._read_head)
        self.handle.setopt(pycurl.WRITEFUNCTION, self._read)

    def prepare(self, url: str, body: bytes, headers: Mapping[str, str], *, is_kept: bool) -> None:
        """`is_kept` says that its connection may be used again.

        Raises SendError for a header that would be two.
        """
        self._head.clear()
        self._head_left = MOST_READ
        self._body.clear()
        self._may_call.clear()
        self._is_cut = False
        self._trouble = ""
        lines = [*HEADERS, *[f"{name}: {value}" for name, value in headers.items()]]
        text = "".join(lines).encode()
        if text != text.translate(None, CONTROL):
            raise SendError("A header holds a control character; take it out.", permanent=True)
        self.handle.setopt(pycurl.URL, url)
        self.handle.setopt(pycurl.HTTPHEADER, lines)
        # Not by POSTFIELDS: libcurl would send it again by itself, five times, where a kept
        # connection ends without an answer; from here it cannot begin anew.
        self.handle.setopt(pycurl.READFUNCTION, io.BytesIO(body).read)
        if (len(body), is_kept) != self._prepared:  # to set what is set already is dear too
            self.handle.setopt(pycurl.POSTFIELDSIZE, len(body))
            self.handle.setopt(pycurl.FORBID_REUSE, not is_kept)
            self._prepared = len(body), is_kept

    def lead(self, target: Target, addresses: str) -> None:
        """Where its host is, in place of libcurl's own look-up; what was found last goes."""
        parts = urlsplit(target.url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        name = f"{parts.hostname}:{port}"
        gone = [f"-{self._led}"] if self._led else []
        self.handle.setopt(pycurl.RESOLVE, [*gone, f"{name}:{addresses}"])
        self._led = name

    def answer(self) -> Answer:
        status: int = self.handle.getinfo(pycurl.RESPONSE_CODE)
        return Answer(status, tuple(self._head), bytes(self._body))

    def failure(self, code: int, said: str) -> SendError | None:
        """What an error of libcurl's means; none where it only was we who had read enough."""
        if self._is_cut:
            return None
        if self._may_call and not any(self._may_call):
            return SendError(PRIVATE, permanent=True)
        if code == pycurl.E_URL_MALFORMAT:
            return SendError(f"The address cannot be called: {said}.", permanent=True)
        if not self.handle.getinfo(pycurl.REQUEST_SIZE):
            return NotReached(self._hindrance(code, said))
        if code == pycurl.E_OPERATION_TIMEDOUT:
            return AnswerLost(f"No answer within {self._total:g} seconds.")
        return AnswerLost(f"The connection broke off: {said}")

    def _hindrance(self, code: int, said: str) -> str:
        """Why nothing was sent."""
        if code == pycurl.E_OPERATION_TIMEDOUT:
            return "Its host did not answer in time."
        if code == pycurl.E_PEER_FAILED_VERIFICATION:
            return f"Its certificate is not good: {said}"
        if self._trouble:
            return f"Its host could not be called: {self._trouble}"
        number = self.handle.getinfo(pycurl.OS_ERRNO)
        is_unreached = number and code == pycurl.E_COULDNT_CONNECT
        return f"Its host cannot be reached: {os.strerror(number) if is_unreached else said}"

    def _open(self, _: int, target: tuple[int, int, int, tuple[str, ...]]) -> socket.socket | int:
        """The last word before connecting, so it also sees what a name resolved to this time."""
        family, kind, protocol, where = target
        self._may_call.append(may_be_called(where[0], self._allowed))
        if not self._may_call[-1]:
            return pycurl.SOCKET_BAD
        try:
            return Lent(family, kind, protocol)
        except OSError as error:  # too many files are open, or this machine has no IPv6
            self._trouble = error.strerror or str(error)
            return pycurl.SOCKET_BAD

    def _read_head(self, line: bytes) -> int:
        """The transfer ends where it is longer than that."""
        self._head_left -= len(line)
        if self._head_left < 0:
            return 0
        self._head.append(line)
        return len(line)

    def _read(self, piece: bytes) -> int:
        """The first 64 KB; where there is more, the connection is closed with it unread."""
        self._body += piece[: MOST_READ - len(self._body)]
        self._is_cut = len(self._body) == MOST_READ
        return 0 if self._is_cut else len(piece)


def trust(authority: str = "") -> Options:
    """Options that name the certificates to trust: those in this file alone, or the system's.

    The system's are where Python finds them: libcurl as it comes with pycurl knows no place.
    """
    if authority:
        return {pycurl.CAINFO: authority}
    paths = ssl.get_default_verify_paths()
    named = {pycurl.CAINFO: paths.cafile, pycurl.CAPATH: paths.capath}
    return {option: path for option, path in named.items() if path}
