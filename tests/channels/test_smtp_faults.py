"""Whatever a relay does, every reader has one fate, and it is the reader's own."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest

from commsdesk.channels.contract import NotBegun, one_batch
from commsdesk.channels.smtp.dial import Patience
from tests.channels.carry import carried, fleet, letter
from tests.channels.relays import DROP, HANG, ScriptedRelay
from tests.channels.say import fates, readers

PATIENCE = Patience(connect=1, reply=0.3, text=0.6)
NAMES = ("ann", "bad", "cid", "dot")
BAD = "bad@reader.example"


def at(where: str, answer: str, whom: str = BAD):
    """The relay's only oddity: its answer to a command for one reader."""
    return lambda command, recipient: (
        answer if command.startswith(where) and recipient == whom else None
    )


def sent(relay: ScriptedRelay, patience=PATIENCE, names=NAMES) -> dict[str, str]:
    async def send():
        async with relay.listening() as where, fleet(where, patience=patience) as ours:
            return await carried(ours, readers(*names))

    receipts = asyncio.run(send())
    assert len(receipts) == len(names)
    return fates(receipts)


FATES = [
    ("RCPT", "550 5.1.1 no such user", "permanent SendError: 550 5.1.1 no such user"),
    ("RCPT", "451 4.7.1 greylisted", "SendError: 451 4.7.1 greylisted"),
    ("RCPT", "550-no\r\n550 such user", "permanent SendError: 550 no such user"),
    ("RCPT", "550 caf\xe9\x07 \u202eliar", "permanent SendError: 550 café liar"),
    ("DATA", "554 not from you", "permanent SendError: 554 not from you"),
    ("DATA", "452 no room", "SendError: 452 no room"),
    (".", "554 5.7.1 spam", "permanent SendError: 554 5.7.1 spam"),
    (".", "451 later", "SendError: 451 later"),
    ("RCPT", "421 too many", "NotBegun: The relay ended the connection: 421 too many"),
    (".", "421 closing", "SendError: 421 closing"),
    ("DATA", "421 closing", "NotBegun: The relay ended the connection: 421 closing"),
    ("RCPT", "454 4.7.0 later", "SendError: 454 4.7.0 later"),
    (".", DROP, "AnswerLost: The relay dropped the connection."),
    ("text", DROP, "AnswerLost: The relay dropped the connection."),
    (".", HANG, "AnswerLost: The relay did not answer within 0.6 seconds."),
    (".", "354 what", "AnswerLost: The relay answered out of order: 354 what"),
    (".", "hello", "AnswerLost: The relay sent what is no reply: hello"),
    ("RCPT", DROP, "NotBegun: The relay dropped the connection."),
    ("RCPT", HANG, "NotBegun: The relay did not answer within 0.3 seconds."),
    ("DATA", "250 what", "NotBegun: The relay answered out of order: 250 what"),
    ("RCPT", "354 go on", "NotBegun: The relay answered out of order: 354 go on"),
    ("RCPT", "250 ok\r\n250 ok", "NotBegun: The relay answered out of order: 250 ok"),
]


@pytest.mark.parametrize("offers", [("PIPELINING",), ("HELP",)], ids=["ahead", "one by one"])
@pytest.mark.parametrize("piece", [100_000, 1], ids=["whole", "in pieces"])
@pytest.mark.parametrize(("where", "answer", "becomes"), FATES)
def test_one_reader_s_trouble_is_nobody_else_s(where, answer, becomes, piece, offers):
    relay = ScriptedRelay(odd=at(where, answer), piece=piece, offers=offers)
    found = sent(relay)
    assert found.pop("bad") == becomes
    assert found == {
        name: f"accepted: taken for {name}@reader.example" for name in NAMES if name != "bad"
    }
    took = [recipient for recipient, _ in relay.taken]
    assert sorted(took) == sorted(f"{name}@reader.example" for name in found)


@pytest.mark.parametrize("offers", [("PIPELINING",), ("HELP",)], ids=["ahead", "one by one"])
@pytest.mark.parametrize(
    ("where", "least", "most"), [("RCPT", 0.6, 4), ("DATA", 0.6, 4), (".", 4, 8)]
)
def test_only_the_answer_to_a_text_is_waited_for_that_long(where, least, most, offers):
    """Although the text before had been waited for: its answer took longer than a reply may."""

    def takes(command, recipient):
        return 0.5 if command == "." and recipient.startswith("ann") else 0

    relay = ScriptedRelay(odd=at(where, HANG), takes=takes, offers=offers)
    began = monotonic()
    found = sent(relay, Patience(connect=1, reply=0.3, text=4), ("ann", "bad"))
    assert 0.5 + least <= monotonic() - began < most
    assert found["ann"] == "accepted: taken for ann@reader.example"


def test_each_reply_has_its_own_time_also_where_the_commands_were_sent_ahead():
    seconds = {"MAIL": 0.3, "RCPT": 0.3, "DATA": 0.3, ".": 0.7}
    relay = ScriptedRelay(takes=lambda command, _: seconds.get(command[:4], 0))
    found = sent(relay, Patience(connect=1, reply=0.5, text=1.2), ("ann", "bob"))
    assert found == {name: f"accepted: taken for {name}@reader.example" for name in ("ann", "bob")}
    assert relay.connections == 1


def test_a_refusal_counts_although_the_relay_left_with_the_next_command():
    def odd(command, recipient):
        answers = {"RCPT": "550 no such user", "DATA": DROP}
        return answers.get(command[:4]) if recipient == BAD else None

    relay = ScriptedRelay(odd=odd)
    assert sent(relay)["bad"] == "permanent SendError: 550 no such user"


@pytest.mark.parametrize("offers", [("PIPELINING",), ("HELP",)], ids=["ahead", "one by one"])
def test_a_refused_sender_is_no_reader_s_fault(offers):
    relay = ScriptedRelay(
        odd=lambda command, _: "550 not you" if command.startswith("MAIL") else None, offers=offers
    )
    assert set(sent(relay).values()) == {"SendError: The relay refused our sender: 550 not you"}


@pytest.mark.parametrize("answer", ["554 nobody", "250 whatever"])
def test_an_empty_text_ends_a_copy_that_was_let_in_for_nobody(answer):
    """RFC 2920, 3.1: DATA may be accepted although the only recipient was refused."""

    def odd(command, recipient):
        answers = {"RCPT": "550 no", "DATA": "354 go on", ".": answer}
        return answers.get(command[:4]) if recipient == BAD else None

    relay = ScriptedRelay(odd=odd)
    assert sent(relay)["bad"] == "permanent SendError: 550 no"
    assert [text for recipient, text in relay.taken if recipient == BAD] == []
    assert len(relay.taken) == 3


def test_a_relay_that_forgets_what_was_sent_ahead_is_spoken_to_one_by_one():
    """It offers PIPELINING and does not keep it."""
    relay = ScriptedRelay(reads_ahead=False)
    found = sent(relay)
    assert set(found.values()) == {f"accepted: taken for {name}@reader.example" for name in NAMES}
    assert relay.connections == 2


def test_a_relay_that_cannot_be_reached_leaves_every_reader_not_begun():
    async def send():
        async with ScriptedRelay().listening() as where:
            pass  # and nobody listens there any more
        receipts = []
        async with fleet(where) as ours:
            with pytest.raises(NotBegun, match="cannot be used: Connection refused"):
                await carried(ours, readers(*NAMES), receipts)
        return receipts

    receipts = asyncio.run(send())
    assert len(receipts) == len(NAMES)
    assert {type(receipt.error) for receipt in receipts} == {NotBegun}


SHIFTED = ["250 ok", "354 go on", "451 later", "550 no such user"]


@pytest.mark.parametrize("offers", [("PIPELINING",), ("HELP",)], ids=["ahead", "one by one"])
@pytest.mark.parametrize("extra", SHIFTED)
@pytest.mark.parametrize("where", ["MAIL", "RCPT", "DATA", "."])
def test_a_reply_too_many_shifts_no_later_one_to_another_reader(where, extra, offers):
    """The relay answers one command twice: who is said to have got a copy has got it."""
    usual = {"DATA": "354 go on", ".": "250 taken"}.get(where, "250 ok")
    asked = []

    def odd(command, _):
        asked.append(command[: len(where)])
        is_second = asked.count(where) == 2 and asked[-1] == where
        return f"{usual}\r\n{extra}" if is_second else None

    relay = ScriptedRelay(odd=odd, offers=offers)
    found = sent(relay)
    took = {recipient.partition("@")[0] for recipient, _ in relay.taken}
    assert {name for name, fate in found.items() if fate.startswith("accepted")} <= took
    assert {name for name, fate in found.items() if fate.startswith("permanent")} <= {"bad"}


LONG = [
    (DROP, "AnswerLost: The relay dropped the connection"),
    (HANG, "AnswerLost: The relay did not answer within 0.6 seconds."),
]


@pytest.mark.parametrize(("answer", "becomes"), LONG)
def test_a_relay_that_is_gone_or_reads_no_further_in_a_long_text_leaves_it_unknown(answer, becomes):
    relay, receipts = ScriptedRelay(odd=at("text", answer)), []

    async def send():
        async with relay.listening() as where, fleet(where, patience=PATIENCE) as ours:
            await ours.send(
                lambda: letter("x" * 20_000_000),
                one_batch(readers("bad")),
                begin=lambda _: True,
                settled=receipts.append,
            )

    asyncio.run(send())
    assert fates(receipts)["bad"].startswith(becomes)
    assert sum(map(len, relay.packets)) < 2_000_000
