"""The bench of the fan-out: `commsdesk up` as it is, a sink that takes its mail, and a peer.

Runs rounds.py beside it. `--write` puts the figures into docs/performance.md.
"""

from __future__ import annotations

import json
import sys
import time

import report
from stage import stage


def main() -> None:
    began = time.monotonic()
    with stage() as here:
        figures = here.run("rounds.py")
    figures["seconds"] = round(time.monotonic() - began, 1)
    if "--write" in sys.argv:
        report.write(figures)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
