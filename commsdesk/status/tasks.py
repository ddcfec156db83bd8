"""The jobs of this room: each reads the state again and calls one verb."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from commsdesk.publishing.first_copies import wait_for_first_copies
from commsdesk.publishing.models import Publication, Subscriber
from commsdesk.publishing.subscribers import has_left, is_reader
from commsdesk.status import confirmation
from commsdesk.status import render as rendering

MAIL_FIRST = 0.1  # seconds; to draw the pages takes a processor for half as long


@app.task(name="status.render", queue="status")
def render(publication: int, *, is_new: bool = False) -> None:
    """Render what was said, and once more when the next update is due, for a page must say when
    it is late."""
    if is_new:  # else no copies are on their way
        wait_for_first_copies(publication, at_most=MAIL_FIRST)
    now = timezone.now()
    rendering.render(now, publication)
    said = Publication.objects.filter(pk=publication, next_update_at__gt=now).first()
    if said:
        render.configure(schedule_at=said.next_update_at).defer(publication=publication)


@app.periodic(cron="0 0 * * *")
@app.task(name="status.new_day", queue="status", queueing_lock="status.new_day")
def new_day(timestamp: int) -> None:  # noqa: ARG001
    """Past incidents leave the index after two weeks."""
    rendering.render(timezone.now())


@app.task(name="status.confirm", queue="sign-up")
def confirm(subscriber: int) -> None:
    asked = Subscriber.objects.filter(pk=subscriber).first()
    if asked and not (is_reader(asked) or has_left(asked)):
        confirmation.ask(asked)
