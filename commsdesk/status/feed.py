"""The Atom feed, in the shape that readers of status feeds expect.

One entry for each incident, its newest update first; scrapers take the first `<strong>` as the
state of now, so it is always the phase.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from commsdesk.status.story import Story

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Feed(Atom1Feed):
    """Django's Atom feed writes summaries; ours is the whole text."""

    def root_attributes(self) -> dict[str, str]:
        return {"xml:lang": "en", "xmlns": self.ns}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("content", item["description"], {"type": "html"})


def printable(text: str) -> str:
    """XML has no way to write control characters, and Django's writer refuses them."""
    return CONTROL.sub("", text)


def feed(told: list[Story]) -> str:
    site = settings.COMMSDESK_PUBLIC_URL
    tag = f"tag:{urlsplit(site).hostname},2005:"
    written = Feed(
        title=f"{settings.COMMSDESK_ORGANISATION} status: incident history",
        link=site,
        description=None,
        author_name=settings.COMMSDESK_ORGANISATION,
        feed_url=f"{site}/history.atom",
        feed_guid=f"{tag}/history",
    )
    for story in told:
        written.add_item(
            title=printable(story.title),
            link=f"{site}/incidents/{story.incident.public_id}/",
            description=printable(render_to_string("status/entry.html", {"story": story})),
            unique_id=f"{tag}Incident/{story.incident.public_id}",
            pubdate=story.first.at,
            updateddate=story.latest.at,
        )
    return written.writeString("utf-8")
