"""Who: accounts with their roles, and each time a colleague was reached."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class Role(models.TextChoices):
    """What an account is for; on one incident people hold roles of their own."""

    ADMINISTRATOR = "administrator"
    COMMANDER = "commander"
    LIAISON = "liaison"
    RESPONDER = "responder"
    EXECUTIVE = "executive"
    SUPPORT = "support"


class Users(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def create_user(
        self, email: str, password: str | None = None, *, name: str, roles: list[str]
    ) -> User:
        user = self.model(email=email.strip(), name=name, roles=roles)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A colleague with an account. The e-mail address is the login."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=100)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)  # last request with a live session

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = Users()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_email"),
        ]

    def __str__(self) -> str:
        return self.name

    def has_role(self, *roles: Role) -> bool:
        return self.is_active and any(role in self.roles for role in roles)


class Page(models.Model):
    """One time that a colleague was reached: who, why, by what, and when it was seen."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="pages")
    title = models.CharField(max_length=200)
    body = models.TextField()
    about = models.CharField(max_length=100)  # "promise:12", as on the timeline
    way = models.CharField(max_length=20, default="email")
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)
