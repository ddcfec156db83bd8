"""The reference pages say everything, and nothing that is not there."""

import ast
import re
from pathlib import Path

import pytest

from commsdesk.config.cli import COMMANDS
from commsdesk.config.environment import NAMES

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "commsdesk"
NAME = re.compile(r"COMMSDESK_[A-Z_]+|DATABASE_URL")


def headings(page: str) -> list[str]:
    return re.findall(r"^## (.+)$", (ROOT / "docs/reference" / page).read_text(), re.MULTILINE)


def names_in_the_code() -> set[str]:
    """Every string that is exactly the name of a setting; the demo only sets and unsets some."""
    return {
        node.value
        for path in CODE.rglob("*.py")
        if path.name != "environment.py" and "demo" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and NAME.fullmatch(str(node.value))
    }


def test_every_setting_that_is_read_is_a_known_name():
    assert names_in_the_code() == set(NAMES)


def test_every_setting_has_a_heading():
    assert sorted(headings("settings.md")) == sorted(NAMES)


def test_every_command_has_a_heading():
    shown = [f"commsdesk {command.name}" for command in COMMANDS if not command.is_hidden]
    assert headings("commands.md") == shown


@pytest.mark.parametrize("page", ["settings.md", "commands.md"])
def test_the_pages_speak_of_no_setting_that_does_not_exist(page):
    said = set(NAME.findall((ROOT / "docs/reference" / page).read_text()))
    assert {name.removesuffix("_FILE") for name in said} <= set(NAMES)
