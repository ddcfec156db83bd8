"""The bench of the fan-out at its limit: against a client in C, and against other people's ways.

Prints a table, and one JSON object last. `--write` puts the table and a picture into
docs/performance.md, `--mails 5000` is for trying.
"""

from __future__ import annotations

import argparse
import json
import time

import limit_report
import round_trips
from stage import stage

RATE = 500  # mails a second, where a limit is set


def main() -> None:
    asked = arguments()
    began = time.monotonic()
    with stage() as here:
        figures = here.run("limit_mails.py", asked.mails, asked.peers, asked.rounds)
        figures["webhooks"] = here.run("limit_webhooks.py", asked.webhooks)
    figures["line"] = round_trips.measure()
    with stage(rate=RATE) as here:
        figures["pace"] = here.run("limit_pace.py", RATE)
    if asked.million:
        with stage() as here:
            figures["million"] = here.run("limit_million.py", asked.million)
    figures["seconds"] = round(time.monotonic() - began, 1)
    print("\n".join(["", *limit_report.tables(figures), ""]))
    if asked.write:
        limit_report.write(figures)
    print(json.dumps(figures))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=100_000, help="sent by the quick ones")
    parser.add_argument("--peers", type=int, default=5_000, help="mails sent by the slow ones")
    parser.add_argument("--webhooks", type=int, default=5_000, help="endpoints that are called")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--million", type=int, nargs="?", const=1_000_000, help="add the curve up to there: long"
    )
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
