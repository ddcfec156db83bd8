"""Make an account for a colleague."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction

from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused

LONGEST_EMAIL = 254  # characters that an address may have in SMTP
LONGEST_NAME = 100


@dataclass(frozen=True)
class Invited:
    user: User
    password: str  # shown once; it is kept nowhere


@transaction.atomic
def invite(email: str, *, name: str, roles: Sequence[str], by: User) -> Invited:
    """Raises PermissionDenied unless `by` is an administrator, Refused for a bad value."""
    if not by.has_role(Role.ADMINISTRATOR):
        raise PermissionDenied("Only an administrator makes accounts.")
    try:
        validate_email(email := email.strip())
    except ValidationError as error:
        raise Refused("email", "Write an e-mail address, such as ana@example.org.") from error
    if len(email) > LONGEST_EMAIL:
        raise Refused("email", f"Write an address of at most {LONGEST_EMAIL} characters.")
    if User.objects.filter(email__iexact=email).exists():
        raise Refused("email", f"There is already an account for {email}.")
    if not (name := " ".join(name.split())):
        raise Refused("name", "Write the name that colleagues know.")
    if len(name) > LONGEST_NAME:
        raise Refused("name", f"Keep it under {LONGEST_NAME} characters.")
    if not roles or not set(roles) <= set(Role.values):
        raise Refused("roles", f"Choose at least one of {', '.join(Role.values)}.")
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(email, password, name=name, roles=sorted(set(roles)))
    return Invited(user, password)
