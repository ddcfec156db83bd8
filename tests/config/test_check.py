"""`commsdesk check`…"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from commsdesk.config.cli import program

SORRY = "Customers in Spain cannot pay by card. We are sorry and are looking into it."
GOOD = f"{SORRY} Next update by 10:40 UTC."
BAD = f"{SORRY} We will be back in 10 minutes."
HOUSE = "no-card:\n  kind: existence\n  level: block\n  message: No cards.\n  match: card\n"
ROOT = Path(__file__).resolve().parents[2]
MESSAGES = ROOT / "commsdesk" / "drafting" / "messages"
HEAVY = ["django", "pycurl", "aiohttp", "procrastinate", "requests", "granian", "uvloop", "psycopg"]


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
    assert done.stdout.startswith(f"{file}\nblock: promised-fix-time\n  1: ")
    assert done.stdout.endswith("1 block, 1 warning.\n")


def test_does_not_fail_for_a_warning():
    done = run(given=SORRY)
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "1 warning.")


def test_reads_for_an_audience_a_phase_and_a_channel():
    reader = ["--audience", "executive", "--phase", "resolved", "--channel", "chat"]
    assert run(*reader, given=BAD).exit_code == 0


def test_tells_programs_in_json():
    done = run("--format", "json", given=BAD)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["findings"][0]["text"] == "in 10 minutes"


def test_names_each_file_and_fails_when_one_blocks(tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(GOOD)
    bad.write_text(BAD)
    done = run(str(good), str(bad))
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{good}\nNothing to change.\n\n{bad}\nblock: promised-fix-time")
    told = json.loads(run("--format", "json", str(good), str(bad)).stdout)
    assert [(one["file"], one["blocks"]) for one in told] == [(str(good), False), (str(bad), True)]


def test_says_nothing_of_any_file_when_one_cannot_be_read(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text(GOOD)
    done = run(str(good), "/nowhere/draft.txt")
    assert (done.exit_code, done.stdout) == (2, "")


def test_lets_the_blanks_of_a_template_stand():
    template = "We are looking into it. {{ impact }}"
    assert "unfilled-placeholder" in run(given=template).stdout
    assert run("--template", given=template).stdout == "Nothing to change.\n"
    assert run("--template", given=f"{template} {BAD}").exit_code == 1
    assert "no-next-update" in run("--template", given="Customers cannot pay.").stdout


@pytest.mark.parametrize(
    "template", sorted(MESSAGES.glob("public-*.txt")), ids=lambda one: one.stem
)
def test_every_template_that_ships_passes_as_one(template):
    (phase,) = re.findall(r"^phases: (\w+)", template.read_text(), re.MULTILINE)
    done = run("--template", "--phase", phase, str(template))
    assert done.exit_code == 0, done.stdout


def test_the_head_of_a_template_is_not_read_and_its_lines_are_counted():
    head = "audience: public\nrequires: next_update\n\n[page]\n{effect}. "
    answer = run("--template", given=f"{head}{BAD}").stdout
    assert "requires" not in answer
    assert "\n  5: " in answer


def test_reads_by_the_house_rules_of_a_folder(tmp_path):
    (tmp_path / "words.yaml").write_text(HOUSE)
    (tmp_path / "notes.txt").write_text("no rules: [")
    done = run("--rules", str(tmp_path), given=GOOD)
    assert done.exit_code == 1
    assert done.stdout.startswith("block: house/no-card\n")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.yaml", b"no-card:\n  kind: ban\n", "a.yaml: Line 2: "),
        ("a.yml", b"x\xff", "a.yml is not UTF-8: see the byte at offset 1."),
        ("a.txt", b"", "holds no file that ends in .yaml or .yml."),
        ("folder.yaml/x", b"", "cannot be read: Is a directory."),
    ],
)
def test_refuses_house_rules_whole(name, content, sentence, tmp_path):
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    (tmp_path / "z.yaml").write_text(HOUSE)
    if name == "a.txt":
        (tmp_path / "z.yaml").unlink()
    done = run("--rules", str(tmp_path), given=GOOD)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_names_the_file_of_house_rules_that_cannot_be_read(tmp_path):
    file = tmp_path / "lost.yaml"
    file.symlink_to(tmp_path / "nowhere")
    done = run("--rules", str(tmp_path), given=GOOD)
    assert done.exit_code == 2
    assert f"{file} cannot be read: No such file or directory." in done.stderr


@pytest.mark.parametrize("folder", ["/nowhere", "a" * 5000, "/etc/hostname", "", " "])
def test_refuses_what_is_no_folder_of_house_rules(folder):
    done = run("--rules", folder, given=GOOD)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(".\n")


def test_is_what_the_hook_for_pre_commit_runs(tmp_path):
    """pre-commit adds the names of the files that changed to the entry and the arguments."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    file = tmp_path / "first-word.txt"
    file.write_text(f"{BAD} {{{{ name }}}}")
    program_, *entry = hook["entry"].split()
    assert (program_, entry[0], hook["language"]) == ("commsdesk", "check", "python")
    done = CliRunner().invoke(program, [*entry, "--phase", "identified", str(file)])
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, str(file))
    assert re.search(hook["files"], "docs/messages/first-word.txt")
    assert not re.search(hook["files"], "README.md")


@pytest.mark.parametrize(
    ("arguments", "given", "sentence"),
    [
        (["--audience", "nobody"], GOOD, "no audience “nobody”. Choose one of public, partners,"),
        (["--phase", "over"], GOOD, "no phase “over”. Choose one of investigating, identified,"),
        (["--channel", "fax"], GOOD, "no channel “fax”. Choose one of page, email,"),
        (["--format", "xml"], GOOD, "no format “xml”. Choose one of text, json."),
        ([], b"Trains\xff", "The text is not UTF-8: see the byte at offset 6."),
        ([], "", "The text is empty."),
        ([], " \n", "The text is empty."),
        ([], "a" * 20_001, "The text is longer than 20,000 characters."),
        ([], "列" * 90_000, "The text is longer than 20,000 characters."),
        (["/"], "", "/ is a folder. Name a file in it."),
        ([""], GOOD, "The name of a file is empty. Name a file, or give the text on standard"),
        (["/nowhere/draft.txt"], "", "There is no file /nowhere/draft.txt."),
        (["a" * 5000], "", "cannot be read: File name too long."),
        (["--jsonl", "-", "draft.txt"], GOOD, "Give either files of text or --jsonl with a file"),
        (["--jsonl", ""], GOOD, "The name of a file is empty."),
        (["--jsonl", "/nowhere.jsonl"], "", "There is no file /nowhere.jsonl."),
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
