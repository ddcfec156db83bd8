"""The first administrator: made through a link that whoever starts Commsdesk can read."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused

LASTS = timedelta(minutes=30)
SALT = "commsdesk.people.first_administrator"
LOCK = 5_126_084_291  # two readers of one link at once make one administrator


class LinkSpent(Exception):
    """This link has been used or is older than 30 minutes."""


def needs_first() -> bool:
    return not User.objects.exists()


def first_token() -> str:
    """Good for 30 minutes, and only while nobody has an account."""
    return signing.dumps("first", salt=SALT)


def ensure_good(token: str) -> None:
    """Raises LinkSpent."""
    try:
        signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature as error:
        raise LinkSpent from error
    if not needs_first():
        raise LinkSpent


@transaction.atomic
def make_first(token: str, *, email: str, name: str, password: str) -> User:
    """Raises LinkSpent, and Refused for a password that is too weak."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    ensure_good(token)
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as weak:
        raise Refused("password", " ".join(weak.messages)) from weak
    # Whoever tries the desk alone wants to use it, not only to make accounts.
    roles: list[str] = [Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON]
    return User.objects.create_user(email, password, name=name, roles=roles)
