"""Reads back what the demo's outage left behind, as its readers hold it in their hands."""

from __future__ import annotations

from email.message import Message
from typing import Any

import feedparser
from django.conf import settings

from commsdesk.config.demo.stage import Stage, first_sentence, read, wait
from commsdesk.drafting.models import Promise
from commsdesk.incidents.models import Report
from commsdesk.publishing.models import Delivery, Publication

ALWAYS = {
    "Auto-Submitted": "auto-generated",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
}


def prove(stage: Stage) -> dict[str, Any]:
    """Compare page, feed, mails and webhooks with the record. Raises NotAsTold."""
    stage.teller.scene("The proof: what the readers have")
    publications = list(Publication.objects.all())
    deliveries = Delivery.objects.filter(state=Delivery.State.ACCEPTED).count()
    mails = stage.mailbox.to_readers
    said = {publication.public_id for publication in publications}
    calls = [(path, call) for path, call in stage.hooks.received if call in said]
    result = {
        "publications": len(publications),
        "deliveries": deliveries,
        "received_mails": len(mails),
        "received_webhooks": len(calls),
        "seconds": max(stage.seconds),
        "refused_drafts": stage.refused_drafts,
        "lapsed_approvals": stage.lapsed_approvals,
        "promises_kept": Promise.objects.filter(kept_at__isnull=False).count(),
        "reports": Report.objects.filter(seen_by_commander_at__isnull=False).count(),
    }
    expect = stage.teller.expect
    received = result["received_mails"] + result["received_webhooks"]
    expect(received == deliveries, f"{received} messages were received for {deliveries} deliveries")
    expect(Delivery.objects.count() == deliveries, "Nobody was refused, nobody was forgotten")
    expect(stage.hooks.forged == 0, "Every webhook was signed as Standard Webhooks says")
    expect(result["refused_drafts"] == 1, "One draft was stopped by the checker")
    expect(result["lapsed_approvals"] == 1, "One approval lapsed")
    expect(threads(mails), "The mails of each reader thread")
    expect(all(map(is_proper, mails.values())), "Each mail has its way out, in one click")
    expect(page_tells_it(stage, publications), "The public page tells it from first word to last")
    expect(feed_tells_it(), "The feed parses cleanly and has the all-clear on top")
    written = len(stage.mailbox.to_accounts)
    stage.teller.say(f"[dim]Beside them, {written} mails went to colleagues with accounts.[/]")
    return result


def is_proper(mail: Message) -> bool:
    out = str(mail["List-Unsubscribe"])
    has_way_out = f"<{settings.COMMSDESK_URL}/leave/" in out
    return has_way_out and all(mail[name] == value for name, value in ALWAYS.items())


def threads(mails: dict[tuple[str, str], Message]) -> bool:
    """Whether all that one reader got refers to one root."""
    roots: dict[str, set[str]] = {}
    for (_, reader), mail in mails.items():
        roots.setdefault(reader, set()).add(str(mail["References"]).split()[0])
    return all(len(found) == 1 for found in roots.values())


def page_tells_it(stage: Stage, publications: list[Publication]) -> bool:
    path = f"/incidents/{stage.incident.public_id}/"
    public = [one for one in publications if one.is_public]

    def has_all() -> bool:
        page = read(path)
        return all(first_sentence(one) in page for one in public)

    return wait(has_all) and path in read("/")


def feed_tells_it() -> bool:
    feed = feedparser.parse(read("/history.atom"))
    if feed.bozo or len(feed.entries) != 1:
        return False
    content = feed.entries[0].content[0].value
    return "resolved" in content.lower().split("</strong>")[0]
