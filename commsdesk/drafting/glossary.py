"""Say which words not everybody knows, and what to say instead."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from commsdesk.drafting.keep_policy import require_administrator
from commsdesk.drafting.models import GlossaryTerm
from commsdesk.incidents.models import Audience
from commsdesk.people.models import User
from commsdesk.people.refused import Refused


@transaction.atomic
def keep_term(
    term: str, plain_words: str, *, fine_for: Collection[Audience], by: User, now: datetime
) -> GlossaryTerm:
    """Add a term, or say anew what is known of it. Raises PermissionDenied, Refused."""
    require_administrator(by)
    term, plain_words = " ".join(term.split()), " ".join(plain_words.split())
    if not term:
        raise Refused("term", "Write the word that not everybody knows.")
    if not plain_words or term.lower() == plain_words.lower():
        raise Refused("plain_words", "Write plain words that say the same.")
    row = GlossaryTerm.objects.filter(term__iexact=term).first() or GlossaryTerm()
    row.term, row.plain_words, row.by, row.at = term, plain_words, by, now
    row.save()
    row.fine_for.set(fine_for)
    return row


def drop_term(row: GlossaryTerm, *, by: User) -> None:
    require_administrator(by)
    row.delete()
