"""`commsdesk check`…"""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner, Result

from commsdesk.config.cli import program

GOOD = "Customers in Spain cannot pay by card. Next update by 10:40 UTC."
BAD = "Customers in Spain cannot pay by card. We will be back in 10 minutes."
HEAVY = ["django", "aiohttp", "procrastinate", "requests", "granian", "psycopg"]


def run(*arguments: str, given: str | bytes = b"") -> Result:
    return CliRunner().invoke(program, ["check", *arguments], input=given)


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_reads_standard_input(arguments):
    done = run(*arguments, given=GOOD)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "Nothing to change.\n", "")


def test_reads_a_file_and_fails_when_something_blocks(tmp_path):
    file = tmp_path / "draft.txt"
    file.write_text(f"\ufeff{BAD}\n", encoding="utf-8")
    done = run(str(file))
    assert done.exit_code == 1
    assert "block: promised-fix-time\n  1: Customers" in done.stdout
    assert done.stdout.endswith("1 block, 1 warning.\n")


def test_does_not_fail_for_a_warning():
    done = run(given="Customers in Spain cannot pay by card.")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "1 warning.")


def test_reads_for_an_audience_a_phase_and_a_channel():
    reader = ["--audience", "executive", "--phase", "resolved", "--channel", "chat"]
    assert run(*reader, given=BAD).exit_code == 0


def test_tells_programs_in_json():
    done = run("--format", "json", given=BAD)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["findings"][0]["text"] == "in 10 minutes"


@pytest.mark.parametrize(
    ("arguments", "given", "sentence"),
    [
        (["--audience", "nobody"], GOOD, 'no audience "nobody". Choose one of public, partners,'),
        (["--phase", "over"], GOOD, 'no phase "over". Choose one of investigating, identified,'),
        (["--channel", "fax"], GOOD, 'no channel "fax". Choose one of page, email,'),
        (["--format", "xml"], GOOD, 'no format "xml". Choose one of text, json.'),
        ([], b"Trains\xff", "The text is not UTF-8: see the byte at offset 6."),
        ([], "", "The text is empty."),
        ([], " \n", "The text is empty."),
        ([], "a" * 20_001, "The text is longer than 20,000 characters."),
        ([], "列" * 90_000, "The text is longer than 20,000 characters."),
        (["/"], "", "/ is a folder. Name a file in it."),
        (["/nowhere/draft.txt"], "", "There is no file /nowhere/draft.txt."),
        (["a" * 5000], "", "cannot be read: File name too long."),
    ],
)
def test_refuses_with_a_sentence(arguments, given, sentence):
    done = run(*arguments, given=given)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_wakes_nothing_that_it_does_not_need():
    code = f"import sys, commsdesk.config.check; print(*(set({HEAVY}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout.split()) == (0, [])


def test_answers_as_a_program():
    command = [sys.executable, "-m", "commsdesk.config.cli", "check"]
    done = subprocess.run(command, input=BAD, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("1 block, 1 warning.\n")
