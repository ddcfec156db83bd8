"""The measure of the checker…"""

import pytest

from bench import report, scoring
from bench.scoring import Answer, Row, Score
from commsdesk.checks.asked import asked
from commsdesk.checks.finding import Category, Finding, Level

ROWS = scoring.rows("tuned") + scoring.rows("held_out")


def answer(labels="", found="", optional="", level=Level.WARN):
    """A message with these labels, and what is found on it."""
    row = Row("", "", "", "", "", frozenset(labels.split()), frozenset(optional.split()))
    return Answer(row, [Finding("rule", level, "", Category(name)) for name in found.split()])


def test_counts_what_is_found_what_is_missed_and_what_is_only_imagined():
    answers = [answer("jargon", "jargon blame"), answer("jargon"), answer("", "jargon"), answer()]
    assert scoring.score("jargon", answers) == Score(right=1, false_alarms=1, missed=1)
    assert scoring.score("blame", answers) == Score(right=0, false_alarms=1, missed=0)


def test_knows_precision_recall_and_their_harmonic_mean():
    one = Score(right=6, false_alarms=2, missed=4)
    assert (one.precision, one.recall) == (0.75, 0.6)
    assert one.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_divides_nothing_by_nothing():
    assert (Score(0, 0, 0).precision, Score(0, 0, 3).recall, Score(0, 2, 0).f1) == (0, 0, 0)


def test_takes_the_mean_over_the_categories_that_occur():
    answers = [answer("jargon", "jargon"), answer("blame"), answer("", "speculation")]
    assert scoring.macro_f1(answers) == pytest.approx(1 / 3)


def test_counts_the_clean_messages_that_are_troubled():
    block = answer("", "blame", level=Level.BLOCK)
    answers = [answer(), answer(), answer("", "jargon"), block, answer("jargon")]
    assert scoring.alarmed(answers, Level.WARN, Level.BLOCK) == 0.5
    assert scoring.alarmed(answers, Level.BLOCK) == 0.25


def test_leaves_out_what_is_open_to_debate():
    row = Row(
        id="",
        text="Trains stand still at Leeds. We expect them to run again in 10 minutes.",
        audience="public",
        phase="identified",
        channel="page",
        labels=frozenset({"eta_promise"}),
        optional=frozenset({"eta_promise", "no_next_update"}),
    )
    assert scoring.answer(row).findings == []
    assert scoring.score("eta_promise", [scoring.answer(row)]) == Score(0, 0, 0)


def test_replaces_its_own_place_on_a_page(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("One\n<!-- written by a bench -->\nold\n<!-- as far as here -->\nTwo\n")
    report.put(page, "a bench", ["new", r"\1"])
    assert page.read_text() == (
        "One\n<!-- written by a bench -->\nnew\n\\1\n<!-- as far as here -->\nTwo\n"
    )
    with pytest.raises(SystemExit, match="no place"):
        report.put(page, "another", ["new"])


def test_is_taken_on_rows_that_the_checker_can_read():
    for row in ROWS:
        assert asked(row.text, audience=row.audience, phase=row.phase, channel=row.channel)
        assert row.labels | row.optional <= set(scoring.CATEGORIES), row.id
        assert not row.labels & row.optional, row.id


def test_is_taken_on_rows_that_differ():
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert len({" ".join(row.text.casefold().split()) for row in ROWS}) == len(ROWS)


def test_is_taken_on_about_as_many_clean_messages_as_people_send():
    assert 0.35 <= sum(not row.labels for row in ROWS) / len(ROWS) <= 0.45


def test_is_taken_on_enough():
    assert len(ROWS) >= 400
    for category in scoring.CATEGORIES:
        assert sum(category in row.labels for row in scoring.rows("tuned")) >= 10, category
