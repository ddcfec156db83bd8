"""A colleague may know…"""

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.incidents.may_know import known_by, require_wording
from commsdesk.incidents.models import Assignment
from commsdesk.incidents.restate import restate
from commsdesk.people.models import Role
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db

STATED = {
    "effect": "everyone",
    "workaround": "inside",
    "risk": "executives",
    "action": "responders",
    "cause": "executives-and-responders",
    "decision": "nobody",
}
KNOWN = {
    Role.SUPPORT: {"effect", "workaround"},
    Role.EXECUTIVE: {"effect", "workaround", "risk", "cause"},
    Role.RESPONDER: {"effect", "workaround", "action", "cause"},
    Role.LIAISON: set(STATED) - {"decision"},
    Role.COMMANDER: set(STATED) - {"decision"},
}


def stated():
    incident = make.incident()
    for fact, circle in STATED.items():
        restate(
            incident, fact, f"The {fact}", known_to=make.circle(circle), by=make.iris(), now=NOON
        )
    return incident


@pytest.mark.parametrize(("role", "facts"), KNOWN.items(), ids=list(KNOWN))
def test_what_their_role_lets_them(role, facts):
    known = known_by(make.user("Somebody", role), stated())
    assert {one.fact for one in known} == facts


def test_everything_while_they_command():
    incident = stated()
    for one in (make.iris(), make.dara()):
        assert known_by(one, incident).count() == len(STATED)


def test_what_the_liaison_must_while_they_are_it():
    incident = stated()
    sam = make.user("Sam", Role.SUPPORT)
    incident.assignments.filter(role="customer_liaison").update(until=NOON)
    incident.assignments.create(user=sam, role=Assignment.Role.CUSTOMER_LIAISON, since=NOON)
    assert {one.fact for one in known_by(sam, incident)} == KNOWN[Role.LIAISON]


@pytest.mark.parametrize(
    ("role", "audiences"),
    [
        (Role.RESPONDER, {"public", "partners", "support", "internal", "responders"}),
        (Role.LIAISON, {"public", "partners", "support", "executive", "internal", "responders"}),
        (Role.SUPPORT, set()),
    ],
)
def test_the_texts_that_they_may_write(role, audiences):
    incident, somebody = make.incident(), make.user("Somebody", role)

    def may_write(key):
        try:
            require_wording(somebody, incident, make.audience(key))
        except PermissionDenied:
            return False
        return True

    assert {key for key in KEYS if may_write(key)} == audiences


KEYS = ("public", "partners", "support", "executive", "internal", "responders")
