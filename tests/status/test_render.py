"""The render job turns what was said into files."""

from __future__ import annotations

import gzip
import re
import threading
from pathlib import Path

import feedparser
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from commsdesk.incidents.models import Audience, State
from commsdesk.publishing.models import Publication, Withdrawal
from commsdesk.status import render, tasks
from commsdesk.status.story import PUBLIC
from tests import make
from tests.make import NOON, minutes
from tests.status.said import said

pytestmark = pytest.mark.django_db

REPAIRS = "We have found why, and are undoing the change that led to it."


def index(data: Path) -> str:
    return (data / "public/index.html").read_text()


def page(data: Path, incident) -> str:
    return (data / f"public/incidents/{incident.public_id}/index.html").read_text()


def written(data: Path) -> str:
    """Every byte of the public folder, with names."""
    files = sorted(path for path in (data / "public").rglob("*") if path.is_file())
    return "".join(f"{path}\n{path.read_bytes()}" for path in files if path.suffix != ".gz")


def test_it_says_that_nothing_is_known_to_be_wrong_before_anything_was_said(data):
    render.render(NOON)
    assert "No incidents reported" in index(data)
    assert "None in the last 14 days" in index(data)


def test_it_says_what_who_since_when_and_when_next(data):
    incident = make.incident()
    said(incident, next_update_at=NOON + minutes(20))
    render.render(NOON)
    for page_text in (index(data), page(data, incident)):
        for needed in (
            "Card payments fail in Europe",
            "Card payments",
            "21 Nov 2026, 11:52 UTC",
            "We are working on it.",
            "12:20 UTC",
            "Investigating",
        ):
            assert needed in page_text
    assert "Failing for some" in index(data)


@pytest.mark.parametrize("later", [10, -50], ids=["", "the clock was set back"])
def test_it_shows_the_newest_words_first_and_keeps_the_old_ones(data, later):
    incident = make.incident()
    said(incident)
    said(incident, REPAIRS, phase="identified", at=NOON + minutes(later))
    render.render(NOON + minutes(10))
    text = page(data, incident)
    assert text.index(REPAIRS) < text.index("We are working on it.")
    assert "We are working on it." not in index(data)


def test_it_moves_what_is_resolved_to_the_past_and_forgets_it_after_two_weeks(data):
    incident = make.incident()
    said(incident)
    said(incident, "All payments work.", phase="resolved", at=NOON + minutes(60))
    render.render(NOON + minutes(61))
    assert "No incidents reported" in index(data)
    assert f"/incidents/{incident.public_id}/" in index(data)
    render.render(NOON + minutes(60 * 24 * 15))
    assert f"/incidents/{incident.public_id}/" not in index(data)
    assert "All payments work." in page(data, incident)


def test_it_takes_the_state_of_a_component_from_the_worst_open_incident(data):
    cards, refunds = make.component(), make.component("Refunds")
    for state in (State.DEGRADED, State.MAJOR):
        said(make.incident(components={cards: state}))
    over = make.incident(components={refunds: State.MAJOR})
    said(over, phase="resolved")
    render.render(NOON)
    rows = " ".join(index(data).split())
    assert '<span>Card payments</span> <span class="state major_outage">' in rows
    assert '<span>Refunds</span> <span class="state operational">' in rows


def test_it_keeps_planned_work_apart_from_what_is_wrong(data):
    planned = make.incident(components={make.component(): State.MAINTENANCE})
    said(planned, "We exchange a switch.", phase="scheduled", title="Maintenance on Sunday")
    render.render(NOON)
    assert "No incidents reported" in index(data)
    assert "Maintenance on Sunday" in index(data)
    assert "under_maintenance" not in index(data).split('id="parts"')[1]


def test_it_leaves_wrong_words_readable_struck_through_and_linked(data):
    incident = make.incident()
    wrong = said(incident, "Only France is affected.")
    right = said(
        incident,
        "All of Europe is affected.",
        title="Correction: Card payments fail in Europe",
        corrects=wrong,
        at=NOON + minutes(4),
    )
    render.render(NOON + minutes(4))
    text = page(data, incident)
    struck = text[text.index("<del") : text.index("</del>")]
    assert "Only France is affected." in struck
    assert "2026-11-21T12:04:00" in struck  # corrected-at, beside posted-at and occurred-at
    assert f'<a href="#{right.public_id}">read the correction</a>' in text
    assert f'<a href="#{wrong.public_id}">' in text
    assert "<h1>Correction" not in text
    assert "Correction" in index(data)


def test_it_marks_at_once_what_is_being_corrected(data):
    incident = make.incident()
    wrong = said(incident, "Only France is affected.")
    other = make.incident("Refunds fail")
    said(other, "Refunds fail.")
    render.render(NOON)
    assert "being corrected" not in page(data, incident)
    Withdrawal.objects.create(publication=wrong, by=make.lee(), at=NOON)
    render.render(NOON, publication=wrong.pk)
    feed = (data / "public" / "history.atom").read_text()
    for text in (page(data, incident), index(data), feed):
        assert text.count("This update is being corrected") == 1
        assert "Only France is affected." in text
    assert "being corrected" not in page(data, other)
    said(incident, "All of Europe.", corrects=wrong, at=NOON + minutes(4))
    render.render(NOON + minutes(4))
    assert "being corrected" not in page(data, incident)


def test_it_owns_that_the_next_update_is_late(data):
    incident = make.incident()
    said(incident, next_update_at=NOON + minutes(20))
    render.render(NOON + minutes(19))
    assert " hidden>This update is late" in index(data)
    publication = Publication.objects.get()
    render.render(NOON + minutes(20), publication.pk)
    for text in (index(data), page(data, incident)):
        assert " hidden>" not in text
        assert "This update is late" in text


def test_it_renders_again_when_the_next_update_is_due(data):
    due = said(make.incident(), next_update_at=tasks.timezone.now() + minutes(20))
    tasks.render(due.pk)
    again = ProcrastinateJob.objects.get(task_name="status.render")
    assert again.scheduled_at == due.next_update_at
    assert again.args == {"publication": due.pk}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        (
            "Pay at https://pay.example.org/a?b=1&c=2.",
            'href="https://pay.example.org/a?b=1&amp;c=2"',
        ),
        ("See (https://pay.example.org/help).", ">https://pay.example.org/help</a>)."),
        (
            '<a href="javascript:alert(1)">here</a>',
            "&lt;a href=&quot;javascript:alert(1)&quot;&gt;",
        ),
        ("One line.\r\nAnother.", "<p>One line.</p>\n<p>Another.</p>"),
    ],
)
def test_it_shows_words_as_text_and_links_only_whole_web_addresses(data, words, shown):
    incident = make.incident()
    said(incident, words)
    render.render(NOON)
    assert shown in page(data, incident)


def test_it_links_nothing_that_is_no_web_address(data):
    incident = make.incident()
    said(incident, "Write to help@example.org, see example.org or javascript:alert(1)")
    render.render(NOON)
    assert 'rel="nofollow"' not in page(data, incident)


SECRET = "The board decides at four."


@pytest.mark.parametrize(
    ("flags", "to"),
    [
        ({"is_private": True}, "public"),
        ({"is_drill": True}, "public"),
        ({}, "executive"),
        ({}, "support"),
        ({}, "partners"),
    ],
)
def test_it_puts_nothing_in_the_public_folder_that_not_everyone_may_read(data, flags, to):
    incident = make.incident(**flags)
    said(incident, SECRET, title="Not for all", to=to)
    render.render(NOON)
    for unseen in (SECRET, "Not for all", incident.public_id):
        assert unseen not in written(data)
    restricted = data / f"restricted/{to}/incidents/{incident.public_id}/index.html"
    assert SECRET in restricted.read_text()
    assert (data / "restricted").stat().st_mode & 0o077 == 0


def test_it_hides_what_was_said_after_an_incident_became_private(data):
    incident = make.incident()
    said(incident, "Known to all.")
    said(incident, SECRET, is_private=True, at=NOON + minutes(1))
    render.render(NOON)
    assert SECRET not in written(data)
    assert "Known to all." in page(data, incident)


def test_it_asks_the_database_for_exactly_what_the_publication_calls_public():
    for audience in Audience.objects.all():
        for flags in ({}, {"is_drill": True}, {"is_private": True}):
            said(make.incident(**flags), to=audience.key)
    asked = set(Publication.objects.filter(PUBLIC))
    assert asked == {each for each in Publication.objects.all() if each.is_public}
    assert len(asked) == 1


def test_its_feed_has_an_entry_for_each_incident_and_the_phase_as_first_strong(data, settings):
    settings.COMMSDESK_PUBLIC_URL = "https://status.example.org"
    older = make.incident()
    said(older, "Slow \x08pages & more.", title="Slow <pages>", at=NOON - minutes(60))
    newer = make.incident()
    wrong = said(newer, "Only France.")
    said(newer, "All of Europe.", phase="identified", at=NOON + minutes(5), corrects=wrong)
    render.render(NOON + minutes(6))
    feed = feedparser.parse(data / "public/history.atom")
    assert feed.bozo is False
    assert feed.feed.id == "tag:status.example.org,2005:/history"
    assert [entry.id for entry in feed.entries] == [
        f"tag:status.example.org,2005:Incident/{each.public_id}" for each in (newer, older)
    ]
    first, second = feed.entries
    assert first.updated == "2026-11-21T12:05:00+00:00"
    assert first.published == "2026-11-21T12:00:00+00:00"
    assert first.link == f"https://status.example.org/incidents/{newer.public_id}/"
    content = first.content[0].value
    assert content.split("<strong>")[1].startswith(
        "Identified</strong> - Correction: All of Europe."
    )
    assert "<del>Only France.</del>" in content
    assert second.title == "Slow <pages>"
    assert "Slow pages &amp; more." in second.content[0].value


def test_it_replaces_files_in_one_step_the_detail_before_the_index(data, monkeypatch):
    placed = []

    def watched(self, target):
        placed.append(
            (target.name if target.name != "index.html" else str(target), self.read_bytes())
        )
        return replace(self, target)

    replace = Path.replace
    monkeypatch.setattr(Path, "replace", watched)
    incident = make.incident()
    said(incident)
    render.render(NOON)
    names = [name for name, _ in placed]
    detail = names.index(str(data / f"public/incidents/{incident.public_id}/index.html"))
    assert detail < names.index(str(data / "public/index.html"))
    assert names[-1] == "generation"
    assert all(content for _, content in placed)  # whole before it bears the name
    assert not list(data.rglob("*.new"))


def test_it_lays_the_same_bytes_gzipped_beside_each_file(data):
    said(make.incident())
    render.render(NOON)
    pages = [
        path for path in (data / "public").rglob("*.*") if path.suffix != ".gz" and path.is_file()
    ]
    assert len(pages) > 5
    for each in pages:
        assert gzip.decompress(Path(f"{each}.gz").read_bytes()) == each.read_bytes()


def test_it_does_not_touch_what_stays_the_same(data):
    first, second = make.incident(), make.incident()
    said(first)
    render.render(NOON)
    before = (data / f"public/incidents/{first.public_id}/index.html").stat()
    said(second, at=NOON + minutes(1))
    render.render(NOON + minutes(1))
    assert (data / f"public/incidents/{first.public_id}/index.html").stat() == before
    assert second.public_id in index(data)


def test_it_catches_up_with_everything_that_is_newer_than_the_folder(data):
    known = said(make.incident())
    render.render(NOON)
    missed = [said(make.incident()), said(make.incident())]
    render.render(NOON, missed[1].pk)
    for each in (known, *missed):
        assert page(data, each.incident)


def test_it_renders_its_own_publication_although_a_later_one_was_first(data):
    late, early = said(make.incident()), said(make.incident())
    late_page = data / f"public/incidents/{late.incident.public_id}/index.html"
    render.render(NOON, early.pk)
    late_page.unlink()  # as if it had not been committed yet
    render.render(NOON, late.pk)
    assert late_page.exists()


@pytest.mark.parametrize("damage", ["gone", "garbled", "other words", "no restricted folder"])
def test_it_makes_a_folder_anew_that_is_not_of_this_code_and_these_settings(data, settings, damage):
    incident = said(make.incident()).incident
    render.render(NOON)
    (data / f"public/incidents/{incident.public_id}/index.html").write_text("old")
    generation = data / "public/generation"
    if damage == "gone":
        generation.unlink()
    elif damage == "garbled":
        generation.write_text("{")
    elif damage == "other words":
        settings.COMMSDESK_ORGANISATION = "Southwind Pay"
    else:
        (data / "restricted").rmdir()
    render.render(NOON)
    assert "We are working on it." in page(data, incident)


@pytest.mark.django_db(transaction=True)
def test_two_of_them_take_turns(data):
    def run():
        render.render(NOON)
        connection.close()

    said(make.incident())
    second = threading.Thread(target=run)
    with transaction.atomic():
        render.render(NOON)
        (data / "public/index.html").unlink()
        second.start()
        second.join(0.3)
        assert second.is_alive()
        assert not (data / "public/index.html").exists()
    second.join(10)
    assert (data / "public/index.html").exists()


def test_its_pages_are_light_enough_for_a_bad_line(data):
    for name in ("Card payments", "Refunds", "Bank transfers", "Sign-in", "Order tracking"):
        make.component(name)
    incident = make.incident(components={make.component(): State.MAJOR})
    for minute in range(0, 60, 20):
        said(incident, at=NOON + minutes(minute), next_update_at=NOON + minutes(minute + 20))
    render.render(NOON + minutes(60))
    pages = [index(data), page(data, incident)]
    assets = [
        path.read_bytes() for path in (data / "public/assets").iterdir() if path.suffix != ".gz"
    ]
    assert all(len(each.encode()) < 15_000 for each in pages)
    packed = [gzip.compress(each) for each in [pages[0].encode(), *assets]]
    assert sum(map(len, packed)) < 15_000


def test_its_pages_ask_nobody_else_and_run_nothing_inline(data):
    said(make.incident())
    render.render(NOON)
    text = index(data)
    for unwanted in ('src="http', 'stylesheet" href="http', "<style", "style=", "<script>", " on"):
        assert unwanted not in text.split("<body>")[0]
    assert not re.search(r"<[^>]* (on\w+|style)=", text)
