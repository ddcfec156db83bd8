"""Saying it: frozen publications, who reads them, and one delivery for each reader."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q

from commsdesk.drafting.models import Approval, Draft, Promise
from commsdesk.incidents.models import (
    Audience,
    Component,
    Group,
    Incident,
    Phase,
    Severity,
    public_id,
)
from commsdesk.people.models import User


def token() -> str:
    return secrets.token_urlsafe(24)


class Publication(models.Model):
    """What was said: never edited. A correction is a publication of its own that points here."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="publications")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="publications")
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="publication")
    approval = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="publication")
    promise = models.OneToOneField(
        Promise, null=True, on_delete=models.PROTECT, related_name="publication"
    )
    corrects = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="correction"
    )
    phase = models.CharField(max_length=13, choices=Phase.choices)
    severity = models.CharField(max_length=5, choices=Severity.choices)
    title = models.CharField(max_length=150)
    words = models.JSONField()  # channel to text
    # Frozen with the names of the day: [{"id", "name", "group", "state"}], id being public.
    components = models.JSONField()
    began_at = models.DateTimeField(null=True)  # occurred-at, as known when this was said
    next_update_at = models.DateTimeField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()  # posted-at
    is_drill = models.BooleanField()
    is_private = models.BooleanField()

    class Meta:
        ordering = ["at", "pk"]

    @property
    def is_public(self) -> bool:
        """Whether anyone may read it."""
        return self.audience.key == "public" and not (self.is_drill or self.is_private)


class Subscriber(models.Model):
    """A reader outside or inside: one address on one channel, for one audience."""

    class Way(models.TextChoices):
        EMAIL = "email", "e-mail"
        WEBHOOK = "webhook"

    class Body(models.TextChoices):
        OURS = "", "Ours, as Standard Webhooks has it"
        STATUSPAGE = "statuspage", "As Atlassian Statuspage's webhooks have it"

    channel = models.CharField(max_length=10, choices=Way.choices)
    address = models.CharField(max_length=500)
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="subscribers")
    token = models.CharField(max_length=32, unique=True, default=token, editable=False)
    secret = models.TextField(blank=True)  # a webhook's signing secret, encrypted
    body = models.CharField(  # of a webhook
        max_length=10, choices=Body.choices, default="", db_default="", blank=True
    )
    failing_since = models.DateTimeField(null=True, blank=True)  # a webhook, without one success
    failure = models.CharField(max_length=500, default="", db_default="", blank=True)  # the last
    switched_off_at = models.DateTimeField(null=True, blank=True)
    wants_everything = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "address", "audience"], name="one_subscriber_per_address"
            ),
        ]
        indexes = [
            models.Index(
                fields=["failing_since"],
                condition=Q(failing_since__isnull=False),
                name="failing_webhooks",
            ),
        ]


class Scope(models.Model):
    """What a reader who does not want everything wants: a group, a component or one incident."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="scopes")
    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE)
    component = models.ForeignKey(Component, null=True, on_delete=models.CASCADE)
    incident = models.ForeignKey(Incident, null=True, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(group__isnull=False, component=None, incident=None)
                | Q(group=None, component__isnull=False, incident=None)
                | Q(group=None, component=None, incident__isnull=False),
                name="scope_is_one_thing",
            ),
        ]


class Outlet(models.Model):
    """A place of our own that words go to, beside the readers: a channel with its address."""

    name = models.CharField(max_length=100, unique=True)
    channel = models.CharField(max_length=10)
    address = models.TextField()  # encrypted
    secret = models.TextField(blank=True)  # encrypted
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="outlets")
    is_on = models.BooleanField(default=True)


class Delivery(models.Model):
    """One publication on its way to one reader or outlet, with the receipt or the reason."""

    class State(models.TextChoices):
        WAITING = "waiting"  # or on its way, where a worker holds its batch
        ACCEPTED = "accepted"
        REFUSED = "refused"
        UNKNOWN = "unknown"  # begun, but the answer was lost: counts as told
        SUPERSEDED = "superseded"
        STOPPED = "stopped"
        REHEARSED = "rehearsed"

    class Lane(models.IntegerChoices):
        COLLEAGUES = 0
        CORRECTIONS = 1
        NEWS = 2

    # A row is written twice, put in and marked, and both cost more with each index: so what is left
    # to do is found by its batch, the three keys have no index beside those of the constraints
    # below, and no index holds what a mark changes (PostgreSQL then writes the row anew beside
    # itself, HOT, for which the table's pages are not half full to begin with). Nor does the
    # database check the keys: each check costs as much as all else that is done to put a row in.
    publication = models.ForeignKey(
        Publication,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="deliveries",
    )
    subscriber = models.ForeignKey(
        Subscriber,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    outlet = models.ForeignKey(
        Outlet,
        null=True,
        on_delete=models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    channel = models.CharField(max_length=10)
    lane = models.SmallIntegerField(choices=Lane.choices, default=Lane.NEWS)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    is_drill = models.BooleanField()
    is_private = models.BooleanField()
    tries = models.PositiveSmallIntegerField(default=0)
    # Not told what a correction corrects, so it gets the right text alone.
    is_untold = models.BooleanField(db_default=False)
    # A copy may have left whose answer was lost: whatever comes, it counts as told.
    is_doubtful = models.BooleanField(db_default=False)
    due_at = models.DateTimeField()  # not before
    settled_at = models.DateTimeField(null=True)  # null while it waits or is on its way
    reference = models.CharField(max_length=300, default="")  # the far side's receipt
    reason = models.CharField(max_length=500, default="")  # why not, in the far side's words

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(subscriber=None, outlet__isnull=False)
                | Q(subscriber__isnull=False, outlet=None),
                name="one_receiver",
            ),
            models.CheckConstraint(
                condition=Q(is_drill=False, is_private=False) | Q(channel="rehearsal"),
                name="no_drill_and_nothing_private_leaves",
            ),
            models.UniqueConstraint(fields=["publication", "subscriber"], name="each_reader_once"),
            models.UniqueConstraint(
                fields=["publication", "outlet"],
                condition=Q(subscriber=None),
                name="each_outlet_once",
            ),
        ]


class Batch(models.Model):
    """Deliveries of one publication by one channel that a worker takes as one: from the first
    number to the last, those of other streams between them not counted."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, db_index=False, related_name="batches"
    )
    channel = models.CharField(max_length=10)
    is_untold = models.BooleanField()
    lane = models.SmallIntegerField(choices=Delivery.Lane.choices)
    first = models.BigIntegerField()  # a delivery's number
    last = models.BigIntegerField()
    due_at = models.DateTimeField(null=True)  # some delivery of it; null: all are settled
    worker = models.UUIDField(null=True, db_index=True)  # the last that held it
    taken_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)  # null: nobody holds it

    class Meta:
        indexes = [
            models.Index(  # in the order of claiming
                fields=["publication", "channel", "is_untold", "lane", "first"],
                condition=Q(due_at__isnull=False),
                name="batches_to_do",
            ),
            models.Index(
                fields=["publication"], condition=Q(lease_until__isnull=False), name="batches_held"
            ),
        ]


class Stop(models.Model):
    """From then on nothing more of a publication is begun."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="stop")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Withdrawal(models.Model):
    """Readers of the page are told that this is being corrected, until its correction is there."""

    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, related_name="withdrawal"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class RelayPace(models.Model):
    """How fast one relay is sent to. Times are seconds since 1970, as its arithmetic wants them."""

    relay = models.CharField(max_length=300, unique=True)  # host and port
    next_at = models.FloatField()  # when the next slice begins
    slowed_at = models.FloatField()  # when it last asked us to slow down, 0 if never
    slowed_to = models.FloatField()  # copies a second from then on; growing again by themselves
    colleagues_until = models.FloatField()  # until when this lane has the relay to itself
    corrections_until = models.FloatField()
