"""The bench of the checker: how often it is right on messages as people write them, and how fast.

`--missed` lists what it gets wrong in the half that rules are written by, with `--held-out` in the
other half instead; `--write` puts the held-out half's table into docs/reference/rules.md.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import report
import scoring
from sample import TEXT
from scoring import Answer, Row, Score

from commsdesk.checks.finding import Level

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "rules.md"
HALVES = {"tuned": "written with these in sight", "held_out": "held out, tuned to by nobody"}
HEADER = ["category", "messages", "precision", "recall", "F1", "found", "false alarms", "missed"]
READINGS = 300  # of the text of about 80 words


def main() -> None:
    figures: dict[str, Any] = {"words_80_ms": milliseconds([sample()] * READINGS)}
    answers = {half: [scoring.answer(row) for row in scoring.rows(half)] for half in HALVES}
    tables = {}
    for half, given in answers.items():
        if given:
            figures[half] = summary(given)
            tables[half] = table(given, figures[half])
            print(f"\n{half}, {HALVES[half]}:\n\n" + "\n".join(tables[half]))
        else:
            print(f"\nThere is no {half}.jsonl in {scoring.CORPUS}, so that half is not measured.")
    if "--missed" in sys.argv:
        list_wrong(answers["held_out" if "--held-out" in sys.argv else "tuned"])
    if "--write" in sys.argv and "held_out" in tables:
        report.put(PAGE, "make bench-checker", ["", *tables["held_out"], ""])
    print(json.dumps(figures))


def sample() -> Row:
    return Row("sample", TEXT, "public", "identified", "page", frozenset(), frozenset())


def summary(answers: Sequence[Answer]) -> dict[str, Any]:
    f1 = {category: scoring.score(category, answers).f1 for category in scoring.CATEGORIES}
    return {
        "messages": len(answers),
        "clean": sum(not one.row.labels for one in answers),
        "macro_f1": round(scoring.macro_f1(answers), 3),
        "clean_warned": round(scoring.alarmed(answers, Level.WARN, Level.BLOCK), 3),
        "clean_blocked": round(scoring.alarmed(answers, Level.BLOCK), 3),
        "ms": milliseconds([one.row for one in answers]),
        "f1": {category: round(value, 3) for category, value in f1.items()},
    }


def milliseconds(rows: Sequence[Row]) -> dict[str, float]:
    """A reading each, in one process: the median and the 99th percentile."""
    taken = []
    for row in rows:
        began = time.perf_counter()
        scoring.read(row)
        taken.append((time.perf_counter() - began) * 1000)
    last = statistics.quantiles(taken, n=100)[-1]
    return {"median": round(statistics.median(taken), 2), "p99": round(last, 2)}


def table(answers: Sequence[Answer], figures: dict[str, Any]) -> list[str]:
    """The table and what stands below it, in Markdown."""
    head = [f"| {' | '.join(HEADER)} |", "|---|" + "--:|" * (len(HEADER) - 1)]
    scores = {category: scoring.score(category, answers) for category in scoring.CATEGORIES}
    return [*head, *(line(*one) for one in scores.items()), "", below(figures)]


def line(category: str, one: Score) -> str:
    shares = [f"{share:.2f}" for share in (one.precision, one.recall, one.f1)]
    counts = [str(one.right), str(one.false_alarms), str(one.missed)]
    return f"| {' | '.join([f'`{category}`', str(one.right + one.missed), *shares, *counts])} |"


def below(figures: dict[str, Any]) -> str:
    """The figures that belong to no category."""
    warned, blocked = (f"{100 * figures[name]:.1f} %" for name in ("clean_warned", "clean_blocked"))
    return (
        f"{figures['messages']} messages, {figures['clean']} of them clean. "
        f"Macro F1 {figures['macro_f1']:.2f}. "
        f"A warning or a block on {warned} of the clean messages, a block on {blocked}. "
        f"{figures['ms']['median']} ms a message at the median, "
        f"{figures['ms']['p99']} ms at the 99th percentile."
    )


def list_wrong(answers: Sequence[Answer]) -> None:
    print()
    for one in answers:
        row = one.row
        missed = sorted(row.labels - row.optional - one.found)
        alarms = [found for found in one.findings if found.category.value not in row.labels]
        said = [f"{found.rule} {row.text[found.start : found.end]!r}" for found in alarms]
        if missed or said:
            print(f"{row.id} {row.audience} {row.phase} {row.channel}: {row.text}")
            print(f"   missed: {', '.join(missed) or '-'}; false: {'; '.join(said) or '-'}")


if __name__ == "__main__":
    main()
