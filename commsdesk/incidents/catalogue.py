"""Name the parts of the service: components and their groups, added and renamed."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from commsdesk.incidents.models import Component, Group
from commsdesk.people.models import Role, User
from commsdesk.people.refused import Refused

LONGEST = 100  # characters of a name
KEEPERS = (Role.ADMINISTRATOR, Role.COMMANDER, Role.LIAISON)


@transaction.atomic
def keep_group(group: Group, name: str, internal_names: Sequence[str], *, by: User) -> Group:
    """Add a group, or name an old one anew. Raises PermissionDenied, Refused."""
    require_keeper(by)
    group.public_name = free_name(group, name)
    group.internal_names = short_names(internal_names)
    group.save()
    return group


@transaction.atomic
def keep_component(
    component: Component,
    name: str,
    internal_names: Sequence[str],
    *,
    group: Group | None,
    by: User,
) -> Component:
    """Add a component, or name an old one anew. What was published keeps the name of its day."""
    require_keeper(by)
    component.public_name = free_name(component, name)
    component.internal_names = short_names(internal_names)
    component.group = group
    component.save()
    return component


def require_keeper(by: User) -> None:
    if not by.has_role(*KEEPERS):
        raise PermissionDenied("An administrator, a commander or a liaison names components.")


def short_names(names: Sequence[str]) -> list[str]:
    if any(len(name) > LONGEST for name in names):
        raise Refused("internal_names", f"Keep each name under {LONGEST} characters.")
    return list(names)


def free_name(row: Component | Group, name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("public_name", "Write the name that customers know.")
    if type(row).objects.filter(public_name__iexact=name).exclude(pk=row.pk).exists():
        raise Refused("public_name", f"There is already one that customers know as {name}.")
    return name
