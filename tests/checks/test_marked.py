"""Findings in a terminal…"""

from commsdesk.checks import marked
from commsdesk.checks.finding import Category, Finding, Level
from tests.checks.reading import wording

TEXT = "Trains stand still.\nWe run again in 10 minutes.\n"
FINDING = Finding(
    rule="promised-fix-time",
    level=Level.BLOCK,
    advice="Say when you speak next.",
    category=Category.ETA_PROMISE,
    start=33,
    end=46,
    suggestion="soon enough",
    source="A guide",
)


def test_stand_beside_the_line_with_the_span_underlined():
    assert marked.as_text(wording(TEXT), [FINDING]) == (
        "block: promised-fix-time\n"
        "  2: We run again in 10 minutes.\n"
        "                  ^^^^^^^^^^^^^\n"
        "  Say when you speak next.\n"
        "  Instead: soon enough\n"
        "  From: A guide\n"
        "\n"
        "1 block.\n"
    )


def test_show_no_line_when_they_are_about_the_whole():
    whole = Finding("no-scope", Level.WARN, "Say who.")
    assert marked.as_text(wording(TEXT), [whole, whole]) == (
        "warning: no-scope\n  Say who.\n\nwarning: no-scope\n  Say who.\n\n2 warnings.\n"
    )


def test_say_so_when_there_are_none():
    assert marked.as_text(wording(TEXT), []) == "Nothing to change.\n"


def test_cut_a_long_line_around_the_span():
    text = "a" * 500 + " here " + "b" * 500
    finding = Finding("x", Level.HINT, "Do.", start=501, end=505)
    lines = marked.as_text(wording(text), [finding]).splitlines()
    assert len(lines[1]) < 100
    at = lines[2].index("^")
    assert lines[1][at : at + 4] == "here"


def test_align_with_wide_and_combining_signs():
    text = "列車 e\u0301 late"
    finding = Finding("x", Level.HINT, "Do.", start=6, end=10)
    lines = marked.as_text(wording(text), [finding]).splitlines()
    assert lines[2].index("^") == len("  1: ") + 4 + 1 + 1 + 1


def test_never_let_a_text_speak_to_the_terminal():
    text = "Trains \x1b[2J\x07 stand still."
    finding = Finding("x", Level.HINT, "Do.", start=0, end=6)
    printed = marked.as_text(wording(text), [finding])
    assert "\x1b" not in printed
    assert "\x07" not in printed


def test_go_to_programs_with_line_and_column():
    told = marked.as_json(wording(TEXT), [FINDING])
    assert told["blocks"] is True
    assert (told["audience"], told["phase"], told["channel"]) == ("public", "investigating", "page")
    [row] = told["findings"]
    assert (row["line"], row["column"], row["text"]) == (2, 14, "in 10 minutes")
    assert (row["level"], row["category"]) == ("block", "eta_promise")
