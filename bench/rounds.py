"""What the bench of the fan-out measures, on the stage that fanout.py sets."""

from __future__ import annotations

import http.client
import json
import os
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import outage
from sample import TEXT
from senders import LOOKS_EVERY, ours, smtp_source, worker_mb

from commsdesk import checks
from commsdesk.checks.policy import Policy
from commsdesk.drafting.sheet import Sheet
from commsdesk.drafting.situation import situation_on, wordings

READERS = 20_000
ROUNDS = 3
PAGES = 40
READINGS = 300


def main() -> None:
    figures = {"check_ms": check_ms(), "visible_ms_p95": visible_ms_p95()}
    outage.subscribe(READERS)
    rates = [(smtp_source(READERS), ours(READERS)) for _ in range(ROUNDS)]
    figures |= {
        "ratio_to_smtp_source": round(statistics.median(own / of for of, own in rates), 2),
        "messages_per_second": round(statistics.median(own for _, own in rates)),
        "smtp_source_per_second": round(statistics.median(of for of, _ in rates)),
        "worker_mb": worker_mb(),
    }
    print(f"Ratio to smtp-source: {figures['ratio_to_smtp_source']}, the median of {ROUNDS}.")
    print(f"The worker held {figures['worker_mb']} MB at the most.", flush=True)
    Path(sys.argv[1]).write_text(json.dumps(figures))


def check_ms() -> float:
    """Reading 80 words, with a whole fact sheet known."""
    draft = outage.draft()
    revision = draft.current
    revision.words = {"page": TEXT}
    wording = wordings(draft, revision, draft.incident.phase)["page"]
    situation, policy = situation_on(Sheet(draft, revision=revision), draft.begun_at), Policy()
    taken = []
    for _ in range(READINGS):
        began = time.perf_counter()
        checks.read(wording, situation, policy)
        taken.append(time.perf_counter() - began)
    milliseconds = round(statistics.median(taken) * 1000, 2)
    print(f"The checker reads {len(TEXT.split())} words in {milliseconds} ms.", flush=True)
    return milliseconds


def visible_ms_p95() -> float:
    """From the call of publish to the answer that holds the page, 95 times of 100."""
    where = urlsplit(f"http://{os.environ['COMMSDESK_LISTEN']}")
    reader = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
    taken = []
    for _ in range(PAGES):
        draft = outage.approved()
        began = time.perf_counter()
        outage.publish(draft)
        wait_for_page(reader, f"/incidents/{draft.incident.public_id}/")
        taken.append(time.perf_counter() - began)
    milliseconds = round(statistics.quantiles(taken, n=20)[-1] * 1000, 1)
    print(f"Published words are on the page after {milliseconds} ms, 95 times of 100.", flush=True)
    return milliseconds


def wait_for_page(reader: http.client.HTTPConnection, path: str) -> None:
    while True:
        reader.request("GET", path)
        answer = reader.getresponse()
        answer.read()
        if answer.status == 200:
            return
        time.sleep(LOOKS_EVERY)


if __name__ == "__main__":
    main()
