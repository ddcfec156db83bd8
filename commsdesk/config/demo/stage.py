"""What every scene of the demo has at hand, and how something is said in it."""

from __future__ import annotations

import html
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from commsdesk.config.demo.cast import Cast
from commsdesk.config.demo.catcher import Hooks, Mailbox
from commsdesk.config.demo.teller import Teller, wait_for
from commsdesk.drafting.approve import approve
from commsdesk.drafting.draft_for import draft_for
from commsdesk.drafting.models import Draft
from commsdesk.drafting.seal import seal_of
from commsdesk.incidents.models import Audience, Incident
from commsdesk.people.models import User
from commsdesk.publishing.models import Delivery, Publication
from commsdesk.publishing.publish import publish
from commsdesk.publishing.reach import reach_of

PATIENCE = 60.0  # seconds for everybody to be told


@dataclass
class Stage:
    cast: Cast
    teller: Teller
    mailbox: Mailbox
    hooks: Hooks
    incident: Incident
    refused_drafts: int = 0
    lapsed_approvals: int = 0
    seconds: list[float] = field(default_factory=list)  # publish to last accepted

    @property
    def now(self) -> datetime:
        return timezone.now()

    def audience(self, key: str) -> Audience:
        return Audience.objects.get(key=key)

    def draft(self, key: str, by: User) -> Draft:
        draft = draft_for(self.incident, self.audience(key), by=by, now=self.now)
        self.teller.words(
            f"{by.name} drafts for {draft.audience.name}", draft.current.words["page"]
        )
        return draft

    def approve(self, draft: Draft) -> None:
        approval = approve(draft, by=self.cast.iris, seal=seal_of(draft).digest, now=self.now)
        self.teller.say(f"{approval.by.name} reads it and approves. Seal {approval.seal[:12]}…")

    def say_it(self, draft: Draft, by: User) -> Publication:
        """Publish, and wait until everybody whom the count before it named has been told."""
        reach = reach_of(draft)
        publication = publish(draft, by=by, now=self.now)
        tell, count = self.teller, publication.deliveries.count()
        tell.expect(count == reach.total, f"Published to {count} readers, as counted before")
        for one in reach.left_out:
            tell.say(f"[dim]{one.count} left out: {one.reason}[/]")
        told = publication.deliveries.exclude(state=Delivery.State.WAITING)
        is_told = wait(lambda: told.count() == count)
        tell.expect(is_told, f"Everybody was told: {self.receipts(publication)}")
        if publication.is_public:
            shown = wait(lambda: self.shows(publication))
            tell.expect(shown, "The public page shows it")
        return publication

    def receipts(self, publication: Publication) -> str:
        accepted = publication.deliveries.filter(state=Delivery.State.ACCEPTED)
        last: datetime = accepted.aggregate(last=Max("settled_at"))["last"]
        self.seconds.append(round((last - publication.at).total_seconds(), 3))
        by_channel = {
            channel: accepted.filter(channel=channel).count() for channel in ("email", "webhook")
        }
        counted = ", ".join(f"{count} by {name}" for name, count in by_channel.items() if count)
        return f"{counted}, {self.seconds[-1]:.1f} s after publishing"

    def shows(self, publication: Publication) -> bool:
        """Whether the public page carries the first sentence of what was said."""
        return first_sentence(publication) in read(f"/incidents/{self.incident.public_id}/")

    def expect_mail(self, to: User, about: str) -> None:
        """That a colleague has been written to about something."""
        arrived = wait(
            lambda: any(
                to.email == recipient and about in subject
                for recipient, subject in self.mailbox.to_accounts
            )
        )
        self.teller.expect(arrived, f"{to.name} has mail: “{about} …”")


def wait(is_so: Callable[[], object]) -> bool:
    return wait_for(is_so, PATIENCE)


def first_sentence(publication: Publication) -> str:
    """Of what was said, as it stands in HTML."""
    return html.escape(str(publication.words["page"]).split(". ")[0])


def read(path: str) -> str:
    """A page of the public face, as a reader without scripts gets it."""
    with urllib.request.urlopen(f"{settings.COMMSDESK_PUBLIC_URL}{path}", timeout=10) as page:  # noqa: S310
        return str(page.read().decode())
