"""What we want to say: drafts with every revision, approvals, the promises made in them, and the
organisation's choices by which the checker reads."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from commsdesk.incidents.models import Audience, Incident
from commsdesk.incidents.plain_sql import rows
from commsdesk.people.models import User

WRITTEN_BY = "SELECT 1 FROM drafting_revision WHERE draft_id = %s AND by_id = %s LIMIT 1"


class Draft(models.Model):
    """A message for one audience of one incident, until it is published or put away."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="drafts")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="drafts")
    template = models.CharField(max_length=100, blank=True)  # file, with the hash of what it said
    corrects = models.CharField(max_length=12, blank=True)  # public id of the wrong publication
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    put_away_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_at"]

    @property
    def is_open(self) -> bool:
        return self.published_at is None and self.put_away_at is None

    @property
    def current(self) -> Revision:
        revision: Revision = self.revisions.latest("number")
        revision.draft = self
        return revision

    def was_written_by(self, user: User) -> bool:
        return bool(rows(WRITTEN_BY, self.pk, user.pk))

    def approval_under(self, seal: str) -> Approval | None:
        return self.approvals.filter(seal=seal).first()


class Revision(models.Model):
    """The whole of a draft as it stood after one edit. Going back is a new revision too."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    title = models.CharField(max_length=150)
    words = models.JSONField()  # channel to text: {"page": "…", "email": "…"}
    next_update_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="revisions_count_up"),
        ]


class Override(models.Model):
    """The decision to let one finding stand. It is for one revision and lapses with it.

    A block is overridden by the commander with a reason, a warning dismissed by an author.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="overrides")
    fingerprint = models.CharField(max_length=64)  # of what the finding says, and of which words
    rule = models.CharField(max_length=60)
    level = models.CharField(max_length=5)
    text = models.TextField(blank=True)  # the words found; none where something is missing
    advice = models.TextField()
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "fingerprint"], name="one_decision_each"),
            models.CheckConstraint(
                condition=Q(level="warn") | (Q(level="block") & ~Q(reason="")),
                name="a_block_is_overridden_with_a_reason",
            ),
        ]


class Approval(models.Model):
    """Permission for exactly what the seal covers, which it keeps: so a lapse names what moved."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="approvals")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seal = models.CharField(max_length=64)
    covers = models.TextField()  # the canonical JSON that was sealed
    was_alone = models.BooleanField(default=False)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "seal"], name="one_approval_per_seal"),
        ]


class Promise(models.Model):
    """ "Next update by 10:40 UTC", made to one audience by one draft, kept or broken."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="promises")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="promises")
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="promise")
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True, blank=True)
    broken_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)  # the next message, kept or late
    rung = ArrayField(models.CharField(max_length=10), default=list)  # steps already rung

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "audience"],
                condition=Q(answered_at=None),
                name="one_running_promise",
            ),
            models.CheckConstraint(
                condition=Q(kept_at=None) | Q(broken_at=None), name="kept_or_broken"
            ),
        ]

    @classmethod
    def running(cls, incident: Incident, audience: Audience) -> Promise | None:
        """The one that nothing has answered yet."""
        return cls.objects.filter(incident=incident, audience=audience, answered_at=None).first()


class Switches(models.Model):
    """How the checker is set. The newest row is in force; the others are its history."""

    allows_estimates = models.BooleanField(default=False)
    blocks_missing_next_update = models.BooleanField(default=False)
    sms_segments = models.PositiveSmallIntegerField(default=1)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class HouseRules(models.Model):
    """The organisation's own rules as YAML. The newest version is in force, the others its past."""

    version = models.PositiveIntegerField(unique=True)
    text = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]


class GlossaryTerm(models.Model):
    """A word that not every audience knows, and the plain words to use instead."""

    term = models.CharField(max_length=100)
    plain_words = models.CharField(max_length=200)
    fine_for = models.ManyToManyField(Audience, related_name="+", blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = [Lower("term")]
        constraints = [models.UniqueConstraint(Lower("term"), name="one_entry_per_term")]
