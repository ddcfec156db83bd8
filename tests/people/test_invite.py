"""An invitation…"""

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.people.invite import invite
from commsdesk.people.models import Role
from commsdesk.people.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db


def ana():
    return make.user("Ana", Role.ADMINISTRATOR)


def test_makes_an_account_with_a_password_that_is_shown_once():
    invited = invite(" Bo@example.test ", name=" Bo  Lind ", roles=["liaison"], by=ana())
    assert (invited.user.email, invited.user.name) == ("Bo@example.test", "Bo Lind")
    assert invited.user.check_password(invited.password)
    assert invited.user.has_role(Role.LIAISON)


def test_is_sent_by_administrators_alone():
    with pytest.raises(PermissionDenied):
        invite("bo@example.test", name="Bo", roles=["liaison"], by=make.iris())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"email": "bo"}, "email"),
        ({"email": "ANA@example.test"}, "email"),
        ({"email": f"bo@{'x' * 63}.{'x' * 63}.{'x' * 63}.{'x' * 63}.example.test"}, "email"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"roles": []}, "roles"),
        ({"roles": ["king"]}, "roles"),
    ],
)
def test_with_what_cannot_be_is_refused_by_the_name_of_its_field(values, field):
    said = {"email": "bo@example.test", "name": "Bo", "roles": ["liaison"], **values}
    with pytest.raises(Refused) as refused:
        invite(said.pop("email"), by=ana(), **said)
    assert refused.value.field == field
