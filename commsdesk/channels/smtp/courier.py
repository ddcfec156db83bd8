"""Carries copies over one line, and knows whose every reply is."""

from __future__ import annotations

from collections.abc import Set

from commsdesk.channels.contract import AnswerLost, NotBegun, Reader, Receipt, SendError
from commsdesk.channels.pool import Pool
from commsdesk.channels.smtp.address import TOKEN, objection
from commsdesk.channels.smtp.line import Line, Script
from commsdesk.channels.smtp.lines import Lines
from commsdesk.channels.smtp.reply import (
    CLOSING,
    GO_AHEAD,
    TWO,
    LineLost,
    farewell,
    refusal,
    words,
)
from commsdesk.channels.smtp.splice import END, Letter

START_AGAIN = b"RSET\r\n"
BEYOND_ASCII = {"SMTPUTF8", "8BITMIME"}  # RFC 6531: no relay offers the first without the second


class Courier:
    def __init__(self, line: Line, lines: Lines, letter: Letter, sender: str, pool: Pool) -> None:
        """Carries until no reader is in hand, or the relay, or this line, is to have no more."""
        self._line = line
        self._lines = lines
        self._letter = letter
        self._pool = pool
        self._left = lines.copies - line.carried
        self._mail = f"MAIL FROM:<{sender}>\r\n".encode()
        self._mail_beyond_ascii = f"MAIL FROM:<{sender}> BODY=8BITMIME SMTPUTF8\r\n".encode()
        self._announced: Reader | None = None  # the envelope is written, the text is not
        self._begun: Reader | None = None  # the text is written, its answer is not here

    def chained(self) -> Script[None]:
        """One round trip a copy (RFC 2920): the end of each text leaves with the next envelope."""
        reader = self._announce()
        if reader:
            self._line.write(self._envelope(reader))
        while reader:
            mail, recipient, data = yield 3
            out = self._text(reader, mail, recipient, data)
            if reader := self._announce():
                out += self._envelope(reader)
            self._line.write(out)
            (answer,) = yield 1
            self._conclude(answer)

    def one_by_one(self) -> Script[None]:
        """Four round trips a copy, for a relay that reads nothing before it has answered."""
        while reader := self._announce():
            replies: list[bytes] = []
            for command in self._envelope(reader).splitlines(keepends=True):
                self._line.write(command)
                replies += yield 1
                if replies[-1][0] != TWO:
                    break
            self._line.write(self._text(reader, *_all_three(replies)))
            (answer,) = yield 1
            self._conclude(answer)

    def account(self, lost: NotBegun, usable: Set[str]) -> bool:
        """Settle what was under way when the line ended; true where an envelope went unanswered.

        `usable` names the relays that can be had.
        """
        begun, announced = self._begun, self._announced
        self._begun = self._announced = None
        if begun:
            self._pool.settled(Receipt(begun, error=AnswerLost(str(lost))))
        if announced:
            self._give_back(announced, lost, usable)
        return bool(announced and not begun)

    def _give_back(self, reader: Reader, lost: NotBegun, usable: Set[str]) -> None:
        """Have the reader tried once more, unless the relay had refused before it was gone."""
        try:
            error = self._refusal(*_all_three(self._line.replies.ready))
        except LineLost:
            self._pool.give_back(reader, lost, by=self._lines.relay, usable=usable)
        else:
            self._settle(Receipt(reader, error=error))

    def _announce(self) -> Reader | None:
        """Take the next reader whom this line can serve."""
        while self._may_take() and (reader := self._pool.take()):
            reason = self._objection(reader)
            if not reason:
                self._left -= 1
                self._lines.allowance.spend()
                self._announced = reader
                return reader
            self._pool.settled(Receipt(reader, error=SendError(reason, permanent=True)))
        return None

    def _may_take(self) -> bool:
        has_leave = self._left and self._lines.allowance.left
        return bool(has_leave) and not self._lines.room.gives_up(self._line)

    def _objection(self, reader: Reader) -> str:
        if not TOKEN.fullmatch(reader.token):
            return "The reader's token holds more than letters, digits, - and _."
        if not reader.address.isascii() and not self._line.offers.keys() >= BEYOND_ASCII:
            return "The relay takes no address beyond ASCII (it offers no SMTPUTF8)."
        return objection(reader.address)

    def _envelope(self, reader: Reader) -> bytes:
        mail = self._mail if reader.address.isascii() else self._mail_beyond_ascii
        return b"%bRCPT TO:<%b>\r\nDATA\r\n" % (mail, reader.address.encode())

    def _text(self, reader: Reader, mail: bytes, recipient: bytes, data: bytes) -> bytes:
        """What is to be written after these replies: the copy, or what takes the envelope back."""
        self._line.expect_silence()
        self._line.awaits_text = data.startswith(GO_AHEAD)
        if self._line.awaits_text and mail[0] == recipient[0] == TWO:
            begins = self._pool.begins(reader)
            self._announced = None
            if not begins:
                raise LineLost("Sending was stopped.")  # nothing else takes an envelope back now
            self._begun = reader
            return self._letter.copy_for(reader)
        error = self._refusal(mail, recipient, data)
        self._announced = None
        self._settle(Receipt(reader, error=error))
        # A text was asked for although nobody is to get it: an empty one (RFC 2920, 3.1).
        return END if self._line.awaits_text else START_AGAIN

    def _refusal(self, mail: bytes, recipient: bytes, data: bytes) -> SendError:
        """The first reply that failed. Raises LineLost where that was about the connection."""
        first = next((reply for reply in (mail, recipient) if reply[:1] != b"2"), data)
        if first.startswith(CLOSING):
            raise farewell(first)
        error = refusal(first, self._lines.relay)
        if first is mail:  # no reader's fault, so worth another try once that is mended
            reason = f"The relay refused our sender: {error}"
            return SendError(reason, slow_down=error.slow_down)
        return error

    def _conclude(self, answer: bytes) -> None:
        """Settle the copy whose text this answers, if it was one."""
        self._line.awaits_text = False
        if reader := self._begun:
            if answer[0] == TWO:
                receipt = Receipt(reader, words(answer[4:]))
            else:
                receipt = Receipt(reader, error=refusal(answer, self._lines.relay))
            self._begun = None
            self._settle(receipt)
        elif answer.startswith(GO_AHEAD):  # it would take what comes next for a text
            raise LineLost(f"The relay answered out of order: {words(answer)}")

    def _settle(self, receipt: Receipt) -> None:
        self._line.carried += 1
        self._lines.busy_poll.hear()
        if receipt.error:
            self._lines.heed(receipt.error)
        self._pool.settled(receipt)


def _all_three(replies: list[bytes]) -> tuple[bytes, bytes, bytes]:
    """The replies to an envelope, where the last one stands for all that did not come."""
    mail, recipient, data = (*replies, *replies[-1:] * 3, b"", b"", b"")[:3]
    return mail, recipient, data
