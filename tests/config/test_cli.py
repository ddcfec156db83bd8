"""The command line is a table: each command is loaded when it runs, and a refusal is a sentence."""

import os
import re
import subprocess
import sys
from importlib import import_module

import pytest
from typer.testing import CliRunner

from commsdesk.config.cli import COMMANDS, load, program

HEAVY = (
    "django", "ninja", "pycurl", "aiohttp", "procrastinate", "requests", "granian", "uvloop",
    "psycopg", "re2", "yaml",
)  # fmt: skip


def commsdesk(
    *arguments: str, text: str = "", seconds: float = 60, **named: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "commsdesk.config.cli", *arguments],
        input=text,
        capture_output=True,
        text=True,
        timeout=seconds,
        env={**os.environ, **named},
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_of_the_table_loads(command):
    assert callable(getattr(import_module(command.module), command.name))
    assert load(command).name == command.name


def test_it_lists_the_commands_without_loading_one():
    listed = CliRunner().invoke(program, ["--help"])
    assert listed.exit_code == 0
    names = re.findall(r"^  (\w+) {2,}\w", listed.output, re.MULTILINE)
    assert names == [command.name for command in COMMANDS if not command.is_hidden]


@pytest.mark.parametrize("arguments", [("--help",), ("check", "-"), ("rules",)])
def test_it_wakes_nothing_heavy_for(arguments):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "commsdesk.config.cli", *arguments],
        input="We are sorry.",
        capture_output=True,
        text=True,
        timeout=60,
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "typer" in imported
    heavy = {name for name in imported if name.partition(".")[0] in HEAVY}
    assert heavy == set()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("chekc",), "No such command 'chekc'. Did you mean 'check'?"),
        (("up", "--fast"), "No such option: --fast"),
        (("public", "--workers", "0"), "Invalid value for '--workers'"),
    ],
)
def test_it_refuses_arguments_with_a_sentence(arguments, sentence):
    done = commsdesk(*arguments)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["up", "migrate"])
def test_it_refuses_a_bad_setting_with_a_sentence(command):
    done = commsdesk(command, COMMSDESK_RELAY="smtp//user:hush@host")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("COMMSDESK_RELAY: The relay's address must begin with smtp://")
    assert "hush" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_public_refuses_a_bad_address_with_a_sentence():
    done = commsdesk("public", COMMSDESK_LISTEN="8080")
    assert done.returncode == 2
    assert done.stderr.startswith("COMMSDESK_LISTEN: must be an address and a port")


@pytest.mark.parametrize("name", ["DATABASE_URL", "DATABASE_URL_FILE", "COMMSDESK_RELAY_FILE"])
def test_the_demo_refuses_what_is_not_its_own(name):
    done = commsdesk("demo", "--once", COMMSDESK_DATA="", **{name: "/run/secrets/real"})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"The demo brings its own: unset {name} and type it again")


@pytest.mark.parametrize("command", ["web", "worker"])
def test_it_says_that_no_database_answers(command, tmp_path):
    done = commsdesk(
        command,
        DATABASE_URL=f"postgresql://commsdesk:hush@/commsdesk?host={tmp_path}",
        COMMSDESK_LISTEN="127.0.0.1:59999",
    )
    assert done.returncode == 2
    assert done.stderr.startswith("The database does not answer. Start it, or name the right one")
    assert "hush" not in done.stderr
    assert done.stderr.count("\n") == 1
