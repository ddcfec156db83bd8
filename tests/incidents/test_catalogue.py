"""The catalogue of components…"""

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.incidents.catalogue import keep_component, keep_group
from commsdesk.incidents.models import Component, Group
from commsdesk.people.models import Role
from commsdesk.people.refused import Refused
from tests import make

pytestmark = pytest.mark.django_db


def test_adds_and_renames_a_component_that_stays_the_same_one():
    shops = keep_group(Group(), " For  shops ", [], by=make.lee())
    added = keep_component(Component(), "Payouts", ["ledger-batch"], group=shops, by=make.lee())
    renamed = keep_component(added, "Pay-outs", [], group=None, by=make.iris())
    assert (shops.public_name, str(renamed), renamed.group) == ("For shops", "Pay-outs", None)
    assert Component.objects.get().public_id == added.public_id


@pytest.mark.parametrize(("name", "why"), [(" ", "Write the name"), ("card PAYMENTS", "already")])
def test_refuses_a_name_that_says_nothing_or_is_taken(name, why):
    make.component("Card payments")
    with pytest.raises(Refused, match=why):
        keep_component(Component(), name, [], group=None, by=make.lee())


def test_is_kept_by_administrators_commanders_and_liaisons():
    for role in (Role.RESPONDER, Role.EXECUTIVE, Role.SUPPORT):
        with pytest.raises(PermissionDenied):
            keep_group(Group(), "For shops", [], by=make.user("Somebody", role))
