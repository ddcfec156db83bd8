"""From 10,000 readers to 1,000,000, on a stage of its own that limit.py sets: what each costs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import outage
from senders import publish_and_wait, worker_mb

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)


def main() -> None:
    most = int(sys.argv[2])
    curve: dict[int, float] = {}
    joined, at_once = 0, 0.0
    for size in (size for size in SIZES if size <= most):
        outage.subscribe(size - joined, first=joined)
        joined = size
        at_once, seconds = publish_and_wait(size)
        curve[size] = round(seconds / size * 1e6, 1)
        print(f"{size:>9,} readers: {curve[size]} µs each; publish {at_once:.2f} s", flush=True)
    figures: dict[str, Any] = {"curve": curve, "publish_seconds": round(at_once, 2)}
    Path(sys.argv[1]).write_text(json.dumps(figures | {"worker_mb": worker_mb()}))


if __name__ == "__main__":
    main()
