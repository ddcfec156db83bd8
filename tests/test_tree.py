"""The tree checks itself."""

import ast
import re
from pathlib import Path

import pytest

from commsdesk import checks

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "commsdesk"
ROOMS = sorted(folder.name for folder in CODE.iterdir() if (folder / "__init__.py").exists())
MODULES = sorted(CODE.rglob("*.py"))


def test_every_room_has_its_line_on_the_map():
    lines = (ROOT / "docs" / "map.md").read_text()
    assert re.findall(r"^\| `(\w+)/` \|", lines, re.MULTILINE) != []
    assert set(re.findall(r"^\| `(\w+)/` \|", lines, re.MULTILINE)) == set(ROOMS)


def test_every_rule_file_is_registered():
    files = {path.stem for path in (CODE / "checks" / "rules").glob("*.py")} - {"__init__"}
    assert files == {rule.__name__ for rule in checks.RULES}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(CODE)))
def test_every_module_says_in_its_first_line_what_it_is_for(module):
    tree = ast.parse(module.read_text())
    is_bare = module.name in ("__init__.py", "apps.py") or "migrations" in module.parts
    assert is_bare or ast.get_docstring(tree)


def imports_in_functions(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from (
                one for one in ast.walk(node) if isinstance(one, ast.Import | ast.ImportFrom)
            )


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(CODE)))
def test_no_import_hides_in_a_function(module):
    assert list(imports_in_functions(ast.parse(module.read_text()))) == []


def test_only_one_module_imports_by_name():
    by_name = [path for path in MODULES if "import_module(" in path.read_text()]
    assert [str(path.relative_to(CODE)) for path in by_name] == ["config/on_demand.py"]


def test_lock_files_hold_names_versions_and_hashes_and_no_addresses():
    for name in ("uv", "run", "test"):
        lines = (ROOT / "requirements" / f"{name}.txt").read_text()
        assert "://" not in lines
        pinned = re.findall(r"^[\w.\-\[\],]+==\S+", lines, re.MULTILINE)
        assert pinned
        assert lines.count("--hash=sha256:") >= len(pinned)


def test_both_faces_wear_the_same_colours():
    """They stand side by side and know nothing of each other, so each has its own copy."""
    desk, status = (CODE / face / "static" / face / "palette.css" for face in ("desk", "status"))
    assert rules_of(desk) == rules_of(status)


def rules_of(sheet):
    return re.sub(r"/\*.*?\*/\s*", "", sheet.read_text(), flags=re.DOTALL)
