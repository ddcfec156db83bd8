"""Texts that come as rows, one JSON object on a line each, and the rows that answer them."""

from __future__ import annotations

import json
from typing import Any

from commsdesk import checks
from commsdesk.checks import marked
from commsdesk.checks.asked import NotReadable, asked
from commsdesk.checks.policy import Policy
from commsdesk.checks.situation import Situation
from commsdesk.checks.verdict import Verdict
from commsdesk.checks.wording import Wording

LONGEST_LINE = 1_000_000  # bytes
KEYS = ("text", "audience", "phase")


class BadRow(ValueError):
    """{why a row is not read}"""


def answer(line: bytes, policy: Policy) -> dict[str, Any]:
    """What is found in the text of a row. Raises BadRow."""
    row = _row(line)
    wording = _wording(row)
    findings = checks.read(wording, Situation(), policy)
    verdict = Verdict(findings)
    return {
        "id": row["id"],
        "labels": verdict.labels,
        "blocks": verdict.blocks,
        "rules": verdict.rules,
        "findings": marked.rows(wording.text, findings),
    }


def _row(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise BadRow(f"it is longer than {LONGEST_LINE:,} bytes.")
    try:
        row = json.loads(line.decode(), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise BadRow(f"it is not UTF-8: see its byte at offset {error.start}.") from error
    except json.JSONDecodeError as error:
        raise BadRow(f"it is not JSON: {error.msg}, at column {error.colno}.") from error
    except RecursionError as error:
        raise BadRow("it is nested too deeply.") from error
    except ValueError as error:
        raise BadRow("it holds a number that JSON does not have, or one too long.") from error
    if not isinstance(row, dict):
        raise BadRow("it is no object with id, text, audience and phase.")
    return row


def _no_number(constant: str) -> None:
    raise ValueError(constant)


def _wording(row: dict[str, Any]) -> Wording:
    if isinstance(row.get("id"), bool) or not isinstance(row.get("id"), str | int):
        raise BadRow('it has no "id" that is a text or a whole number.')
    for key in KEYS:
        if not isinstance(row.get(key), str):
            raise BadRow(f'it has no "{key}" that is a text.')
    channel = row.get("channel", "page")
    if not isinstance(channel, str):
        raise BadRow('its "channel" is no text.')
    try:
        return asked(row["text"], audience=row["audience"], phase=row["phase"], channel=channel)
    except NotReadable as refusal:
        raise BadRow(str(refusal)) from refusal
