"""A reader whom a colleague adds…"""

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.people.refused import Refused
from commsdesk.publishing.enrol import enrol
from commsdesk.publishing.subscribers import leave
from tests import make
from tests.make import NOON, minutes

pytestmark = pytest.mark.django_db


def added(address="reader@example.test", *, by=None, now=NOON):
    return enrol(address, audience=make.audience(), by=by or make.lee(), now=now)


def test_reads_from_then_on():
    assert added().verified_at == NOON


def test_is_added_once():
    added()
    with pytest.raises(Refused, match="already reads"):
        added(" Reader@example.test ")


def test_who_has_left_is_not_brought_back_by_somebody_else():
    leave(added().token, now=NOON + minutes(1))
    with pytest.raises(Refused, match="only they can come back"):
        added(now=NOON + minutes(2))


def test_is_not_added_by_who_only_reads():
    with pytest.raises(PermissionDenied):
        added(by=make.eve())
