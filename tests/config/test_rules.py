"""`commsdesk rules`…"""

import json

from typer.testing import CliRunner, Result

from commsdesk import checks
from commsdesk.config.cli import program
from tools import rules_page

NAMES = [rule.__name__.replace("_", "-") for rule in checks.RULES]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["rules", *arguments])


def test_lists_every_rule_with_its_reason_and_an_example():
    done = run()
    assert done.exit_code == 0
    listed = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert listed == NAMES
    assert "  Customers are told when we will speak next, never when it will be" in done.stdout
    assert "    Not: No trains run" in done.stdout
    assert "    But: No trains run" in done.stdout


def test_tells_programs_in_json():
    rows = json.loads(run("--format", "json").stdout)
    assert [row["rule"] for row in rows] == NAMES
    assert all(row["levels"] and row["advice"] and row["reason"] for row in rows)
    leak = rows[0]
    assert leak["category"] == ""
    assert leak["example"]["known"][1].endswith("not for this audience")


def test_refuses_another_format_with_a_sentence():
    done = run("--format", "xml")
    assert done.exit_code == 2
    assert done.stderr == "There is no format “xml”. Choose one of text, json.\n"


def test_says_what_the_reference_page_says():
    """Where this fails, type `make rules`, or `python -m tools.rules_page`."""
    written = rules_page.PAGE.read_text()
    assert written == rules_page.page(rules_page.measured(written))


def test_keeps_what_the_bench_has_written_on_the_page():
    page = rules_page.page("| blame | 0.91 |")
    assert f"{rules_page.FIRST}\n\n| blame | 0.91 |\n\n{rules_page.LAST}" in page
    assert rules_page.page(rules_page.measured(page)) == page


def test_leaves_no_sign_of_markup_in_an_example_on_the_page():
    assert rules_page.escaped("<b>|[Name]\n*") == r"\<b\>\|\[Name\]<br>\*"
