"""What was said may be read…"""

import pytest

from commsdesk.incidents.models import Assignment
from commsdesk.people.models import Role
from commsdesk.publishing.may_read import may_read
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("to", "not_by"),
    [
        ("public", set()),
        ("support", set()),
        ("internal", set()),
        ("executive", {Role.SUPPORT, Role.RESPONDER}),
        ("responders", {Role.SUPPORT, Role.EXECUTIVE}),
    ],
)
def test_by_those_whose_role_lets_them_know_what_is_in_it(to, not_by):
    incident, audience = make.incident(), make.audience(to)
    readers = {role for role in Role if may_read(make.user(f"A {role}", role), incident, audience)}
    assert readers == set(Role) - not_by


def test_by_the_liaison_whatever_their_trade():
    incident, sam = make.incident(), make.user("Sam", Role.RESPONDER)
    assert not may_read(sam, incident, make.audience("executive"))
    incident.assignments.filter(role="internal_liaison").update(until=NOON)
    incident.assignments.create(user=sam, role=Assignment.Role.INTERNAL_LIAISON, since=NOON)
    assert may_read(sam, incident, make.audience("executive"))


def test_by_nobody_who_does_not_see_the_incident():
    incident = make.incident(is_private=True)
    assert not may_read(make.eve(), incident, make.audience("executive"))
