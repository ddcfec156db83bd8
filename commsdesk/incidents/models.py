"""What is happening: components, incidents, their roles, facts, customers' reports and timeline."""

from __future__ import annotations

import secrets
import string
from datetime import datetime, timedelta
from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from commsdesk.incidents.plain_sql import rows
from commsdesk.people.models import User

HELD: Final = """
SELECT role FROM incidents_assignment WHERE incident_id = %s AND user_id = %s AND until IS NULL
"""
PUBLIC_ID_ALPHABET = string.ascii_lowercase + string.digits
ALONE_LASTS = timedelta(minutes=30)


def public_id() -> str:
    """A permanent name for the outside: 12 characters, as readers of status feeds expect."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(12))


class State(models.TextChoices):
    """How a component is; the values are those of the Statuspage public API."""

    OPERATIONAL = "operational"
    DEGRADED = "degraded_performance", "slow or partly failing"
    PARTIAL = "partial_outage", "failing for some"
    MAJOR = "major_outage", "failing for everyone"
    MAINTENANCE = "under_maintenance", "under maintenance"


class Group(models.Model):
    """Components that belong together on the public page."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    public_name = models.CharField(max_length=100, unique=True)
    internal_names = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "public_name"]

    def __str__(self) -> str:
        return self.public_name


class Component(models.Model):
    """A part of the service that customers know by its public name."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.SET_NULL, related_name="components"
    )
    public_name = models.CharField(max_length=100, unique=True)
    internal_names = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    description = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "public_name"]

    def __str__(self) -> str:
        return self.public_name


class Profile(models.TextChoices):
    """By which rules a text for an audience is read."""

    PUBLIC = "public"
    EXECUTIVE = "executive"
    INTERNAL = "internal"
    RESPONDERS = "responders"


class Audience(models.Model):
    """A group of readers, and what it does with what it is told."""

    key = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60, unique=True)
    purpose = models.CharField(max_length=200)
    profile = models.CharField(max_length=12, choices=Profile.choices)
    is_formal = models.BooleanField(default=False)
    cadence = models.DurationField(default=timedelta(minutes=20))  # between two updates
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Circle(models.Model):
    """A named set of audiences that the screen offers as "who may know".

    A new audience is in no circle until somebody puts it there.
    """

    key = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60, unique=True)
    audiences = models.ManyToManyField(Audience, related_name="+", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Severity(models.TextChoices):
    SEV1 = "SEV-1"
    SEV2 = "SEV-2"
    SEV3 = "SEV-3"
    SEV4 = "SEV-4"
    SEV5 = "SEV-5"


MAJOR = {Severity.SEV1, Severity.SEV2}


class Phase(models.TextChoices):
    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress", "in progress"
    VERIFYING = "verifying"
    COMPLETED = "completed"


INCIDENT_PHASES = (Phase.INVESTIGATING, Phase.IDENTIFIED, Phase.MONITORING, Phase.RESOLVED)
MAINTENANCE_PHASES = (Phase.SCHEDULED, Phase.IN_PROGRESS, Phase.VERIFYING, Phase.COMPLETED)
ENDED = {Phase.RESOLVED, Phase.COMPLETED}


class Incident(models.Model):
    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=150)  # for us; what the public reads is worded in a draft
    severity = models.CharField(max_length=5, choices=Severity.choices)
    phase = models.CharField(max_length=13, choices=Phase.choices, default=Phase.INVESTIGATING)
    is_drill = models.BooleanField(default=False)
    is_private = models.BooleanField(default=False)
    began_at = models.DateTimeField(null=True, blank=True)  # occurred-at, once it is known
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    components = models.ManyToManyField(Component, through="Affected")

    class Meta:
        ordering = ["-declared_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.phase not in ENDED

    @property
    def is_major(self) -> bool:
        return self.severity in MAJOR

    def holder(self, role: str) -> User | None:
        """Who holds `role` now; where several do (experts), the first."""
        held = self.assignments.filter(role=role, until=None).select_related("user").first()
        return held.user if held else None

    @property
    def commander(self) -> User | None:
        return self.holder(Assignment.Role.COMMANDER)

    def is_commanded_by(self, user: User) -> bool:
        """Whether `user` is the Incident Commander or the deputy."""
        return self.has_on_it(user, Assignment.Role.COMMANDER, Assignment.Role.DEPUTY)

    def has_on_it(self, user: User, *roles: str) -> bool:
        """Whether `user` holds one of `roles` here now; any role where none is named."""
        held = {role for (role,) in rows(HELD, self.pk, user.pk)}
        return user.is_active and bool(held.intersection(roles) if roles else held)

    def is_alone(self, user: User, now: datetime) -> bool:
        """Whether `user` has declared to be the only one here, within the last 30 minutes."""
        return self.alone.filter(user=user, at__gt=now - ALONE_LASTS, at__lte=now).exists()


class Affected(models.Model):
    """How one component is in one incident."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="affected")
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="affected")
    state = models.CharField(max_length=20, choices=State.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "component"], name="component_once"),
        ]


class Assignment(models.Model):
    """Who holds which role on an incident, and from when to when."""

    class Role(models.TextChoices):
        COMMANDER = "commander", "Incident Commander"
        DEPUTY = "deputy"
        SCRIBE = "scribe"
        CUSTOMER_LIAISON = "customer_liaison", "customer liaison"
        INTERNAL_LIAISON = "internal_liaison", "internal liaison"
        EXPERT = "expert", "subject-matter expert"

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "role"],
                condition=Q(until=None) & ~Q(role="expert"),
                name="one_holder_per_role",
            ),
            models.UniqueConstraint(
                fields=["incident", "user", "role"],
                condition=Q(until=None),
                name="each_holder_once",
            ),
        ]


class Alone(models.Model):
    """A commander's declaration to be the only one here, which lets an author approve."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="alone")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()


class Fact(models.TextChoices):
    """The lines of the fact sheet."""

    EFFECT = "effect", "what customers cannot do"
    STILL_WORKS = "still_works", "what still works"
    SINCE = "since", "since when"
    WHO = "who", "who is affected"
    IMPACT = "impact", "impact on a segment"
    SEVERITY = "severity", "severity in plain words"
    ACTION = "action", "what is being done"
    TEAM = "team", "which team is on it"
    WORKAROUND = "workaround", "workaround"
    ADVICE = "advice", "safety or deadline advice"
    CAUSE = "cause", "cause"
    RECOVERY = "recovery", "expected recovery"
    RISK = "risk", "risk"
    DECISION = "decision", "decision needed, and by when"
    MILESTONE = "milestone", "milestone"
    REQUEST = "request", "what we ask of a team"
    CONFIRMATION = "confirmation", "how recovery was confirmed"
    DATA = "data", "whether data was lost"


class Standing(models.TextChoices):
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    UNKNOWN = "unknown", "unknown and being found out"


class Effect(models.TextChoices):
    UNAVAILABLE = "unavailable"
    SLOW = "slow"
    DELAYED = "delayed"
    WRONG = "wrong"
    PARTLY = "partly", "partly working"


class Statement(models.Model):
    """What is said to be true of one fact. Restating adds a row and never changes this one's words.

    Impact is one statement per segment (`about`), with a share or a number where it is known;
    milestones and requests to teams are told apart by `about` too.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="statements")
    fact = models.CharField(max_length=15, choices=Fact.choices)
    about = models.CharField(max_length=100, blank=True)
    text = models.CharField(max_length=500, blank=True)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    finding_out = models.CharField(max_length=100, blank=True)  # who finds out what is unknown
    effect = models.CharField(max_length=12, choices=Effect.choices, blank=True)
    share = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)  # per cent
    number = models.PositiveBigIntegerField(null=True, blank=True)  # of customers
    known_to = models.ManyToManyField(Audience, related_name="+")
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    true_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "fact", "about"],
                condition=Q(is_current=True),
                name="one_current_statement",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(standing="unknown"), name="only_the_unknown_is_wordless"
            ),
            models.CheckConstraint(
                condition=Q(share=None) | Q(share__gte=0, share__lte=100), name="share_in_per_cent"
            ),
        ]

    def __str__(self) -> str:
        return self.text or f"{self.get_fact_display()}: not known yet"


class Report(models.Model):
    """What a customer, or a colleague who talks to customers, told us."""

    class Source(models.TextChoices):
        CUSTOMER = "customer"
        FRONTLINE = "frontline", "frontline colleague"

    class Hurt(models.TextChoices):
        BLOCKED = "blocked", "cannot do their work"
        HINDERED = "hindered", "works with difficulty"
        NOTICED = "noticed", "noticed it"

    incident = models.ForeignKey(
        Incident, null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    text = models.TextField(max_length=2000)
    symptom = models.CharField(max_length=100)
    segment = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    hurt = models.CharField(max_length=10, choices=Hurt.choices)
    reached_us_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    seen_by_commander_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["reached_us_at", "pk"]


class Entry(models.Model):
    """One line of the timeline. A trigger of the database refuses every change and removal."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="timeline")
    verb = models.CharField(max_length=40)
    text = models.CharField(max_length=1000, blank=True)
    about = models.CharField(max_length=100, blank=True)  # "publication:123"
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
