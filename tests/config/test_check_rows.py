"""`commsdesk check --jsonl`…"""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from commsdesk.checks.rows import LONGEST_LINE
from commsdesk.config.cli import program

SORRY = "Customers in Spain cannot pay by card. We are sorry and are looking into it."
GOOD = f"{SORRY} Next update by 10:40 UTC."
BAD = f"{SORRY} We will be back in 10 minutes."


def row(text: str = GOOD, **more: object) -> str:
    asked = {"id": "a", "text": text, "audience": "public", "phase": "investigating", **more}
    return json.dumps({key: value for key, value in asked.items() if value is not None})


def run(*rows: str | bytes, between: bytes = b"\n") -> Result:
    given = between.join(one.encode() if isinstance(one, str) else one for one in rows)
    return CliRunner().invoke(program, ["check", "--jsonl", "-"], input=given)


def answers(done: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_answers_each_row_in_its_order():
    done = run(row(id="x"), row(BAD, id=2, colour="red"), row("Card payments work.", id="y"))
    first, second, third = answers(done)
    assert done.exit_code == 1
    assert first == {"id": "x", "labels": [], "blocks": [], "rules": [], "findings": []}
    assert list(second) == ["id", "labels", "blocks", "rules", "findings"]
    assert second["id"] == 2
    assert second["labels"] == ["eta_promise", "no_next_update"]
    assert (second["blocks"], second["rules"]) == (["eta_promise"], ["promised-fix-time"])
    assert second["findings"][0]["text"] == "in 10 minutes"
    assert third["blocks"] == []


def test_names_a_block_that_has_no_category():
    [one] = answers(run(row(f"{GOOD} [Name]")))
    assert (one["labels"], one["rules"]) == ([], ["unfilled-placeholder"])


def test_reads_each_row_for_its_own_audience_phase_and_channel():
    done = run(
        row(BAD, audience="executive"),
        row(BAD, channel="sms", phase="postmortem"),
        row("a" * 281, channel="x"),
    )
    assert [one["blocks"] for one in answers(done)] == [[], [], ["too_long_for_channel"]]


def test_takes_files_as_they_come_from_other_machines(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join([row().encode(), b"", b"  ", row().encode()]))
    done = CliRunner().invoke(program, ["check", "--jsonl", str(file)])
    assert (done.exit_code, len(answers(done)), done.stderr) == (0, 2, "")


@pytest.mark.parametrize(
    "text", ["NUL \0 here", "half \ud800 a sign", "\ufeffTrains", "😀 列 \u202e"]
)
def test_reads_whatever_a_text_may_hold(text):
    done = run(row(text, id=text))
    assert done.exit_code == 0
    assert answers(done)[0]["id"] == text


@pytest.mark.parametrize("nothing", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_answers_nothing_to_nothing(nothing):
    done = run(nothing)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("nonsense", "it is not JSON: Expecting value, at column 1."),
        (row()[:-1], "it is not JSON: Expecting ',' delimiter, at column"),
        (b'{"id": "\xff"}', "it is not UTF-8: see its byte at offset 8."),
        (b'{"text": "\0"}', "it is not JSON: Invalid control character at"),
        ("[1]", "it is no object with id, text, audience and phase."),
        ("[" * 100_000, "it is nested too deeply."),
        ('{"id": NaN}', "it holds a number that JSON does not have"),
        (f'{{"id": {"9" * 5000}}}', "it holds a number that JSON does not have, or one too long."),
        (row(id=None), 'it has no "id" that is a text or a whole number.'),
        (row(id=True), 'it has no "id" that is a text or a whole number.'),
        (row(id=[1]), 'it has no "id" that is a text or a whole number.'),
        (json.dumps({"id": 1}), 'it has no "text" that is a text.'),
        (row(text=7), 'it has no "text" that is a text.'),
        (row(audience=None), 'it has no "audience" that is a text.'),
        (row(phase={}), 'it has no "phase" that is a text.'),
        (row(channel=3), 'its "channel" is no text.'),
        (row(audience="nobody"), "no audience “nobody”. Choose one of public, partners, support,"),
        (row(phase="\x1b[2J"), "There is no phase “\ufffd[2J”. Choose one of investigating,"),
        (row(channel="webhook"), "no channel “webhook”. Choose one of page, email, chat, sms,"),
        (row("a" * 20_001), "The text has 20,001 characters; 20,000 are read at once."),
        (row(" \n"), "Give the words that you are about to send."),
        (row("a" * LONGEST_LINE), "it is longer than 1,000,000 bytes."),
        (row("a" * 3 * LONGEST_LINE), "it is longer than 1,000,000 bytes."),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_answers_the_others_where_a_row_is_bad(bad, reason):
    done = run(row(id=1), "", bad, row(BAD, id=2))
    assert done.exit_code == 2
    assert [one["id"] for one in answers(done)] == [1, 2]
    assert done.stderr.startswith("Line 3: ")
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1


def program_on_rows() -> list[str]:
    return [sys.executable, "-m", "commsdesk.config.cli", "check", "--jsonl", "-"]


def test_answers_a_row_before_the_next_one_comes():
    with subprocess.Popen(program_on_rows(), stdin=-1, stdout=-1, bufsize=0) as running:
        for number in (1, 2):
            running.stdin.write(f"{row(id=number)}\n".encode())
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
        assert running.wait(timeout=60) == 0
