"""Mails to one sink, on the stage that limit.py sets: ours and everybody else's, in rounds."""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import others
import outage
from others import NotToBeHad
from senders import ours, sink_seconds, smtp_source, worker_mb

CLICKS = 80
FEW = 20  # readers
LOOKS_AGAIN = 0.2  # seconds; when the first was taken is in its row, and each look costs the desk


@dataclass
class Sender:
    """One that takes its turn in each round."""

    name: str
    mails: int
    send: Callable[[int], float]
    rates: list[float] = field(default_factory=list)
    sink_shares: list[float] = field(default_factory=list)  # of a core, that the sink was busy
    missing: str = ""  # why it cannot be measured

    def take_a_turn(self) -> None:
        busy, began = sink_seconds(), time.perf_counter()
        try:
            self.rates.append(self.send(self.mails))
        except NotToBeHad as error:
            self.missing = str(error)
            return
        self.sink_shares.append((sink_seconds() - busy) / (time.perf_counter() - began))


def main() -> None:
    mails, slow, rounds = map(int, sys.argv[2:])
    figures: dict[str, Any] = {"first_mail_ms_p95": first_mail_ms_p95()}  # and the mail of all
    outage.subscribe(mails)
    own = Sender("commsdesk", mails, ours)
    peers = [
        prepared("c", mails, others.c_client),
        Sender("smtp_source", mails, smtp_source),
        Sender("django", slow, others.django()),
        prepared("nodemailer", slow, others.nodemailer),
        prepared("celery", slow, others.celery),
    ]
    for _ in range(rounds):
        for sender in (own, *peers):
            if not sender.missing:
                sender.take_a_turn()
    figures |= {f"ratio_to_{peer.name}": ratio(own, peer) for peer in peers}
    figures |= {"worker_mb": worker_mb(), "senders": [summary(one) for one in (own, *peers)]}
    Path(sys.argv[1]).write_text(json.dumps(figures))


def first_mail_ms_p95() -> float:
    """From the click that approves to the first mail that the sink took, 95 times of 100."""
    outage.subscribe(FEW)
    first_mail_seconds()  # a desk that runs has read a text before
    gc.freeze()  # as the web server does
    taken = [first_mail_seconds() for _ in range(CLICKS)]
    outage.forget_readers()
    milliseconds = round(statistics.quantiles(taken, n=20)[-1] * 1000, 1)
    print(f"The first mail is taken {milliseconds} ms after approval, 95 times of 100.", flush=True)
    return milliseconds


def first_mail_seconds() -> float:
    draft = outage.draft()
    seal = outage.seal_as_read(draft)
    began = time.time()
    outage.approve_it(draft, seal)
    publication = outage.publish(draft)
    time.sleep(LOOKS_AGAIN)
    while outage.is_under_way(publication):
        time.sleep(LOOKS_AGAIN)
    return outage.first_settled_at(publication).timestamp() - began


def prepared(name: str, mails: int, prepare: Callable[[], Callable[[int], float]]) -> Sender:
    try:
        return Sender(name, mails, prepare())
    except NotToBeHad as error:
        print(f"{name} cannot be measured: {error}.", flush=True)
        return Sender(name, mails, lambda _: 0.0, missing=str(error))


def ratio(own: Sender, peer: Sender) -> float | None:
    """The median of the rounds', each within one round; none where the peer could not be had."""
    if peer.missing:
        return None
    pairs = zip(own.rates, peer.rates, strict=True)
    return round(statistics.median(ours / theirs for ours, theirs in pairs), 2)


def summary(sender: Sender) -> dict[str, Any]:
    about = {"name": sender.name, "mails": sender.mails}
    if sender.missing:
        return about | {"missing": sender.missing}
    return about | {
        "per_second": round(statistics.median(sender.rates)),
        "sink_share": round(statistics.median(sender.sink_shares), 2),
    }


if __name__ == "__main__":
    main()
