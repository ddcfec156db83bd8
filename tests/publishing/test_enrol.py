"""A reader whom a colleague adds…"""

import pytest
from django.core.exceptions import PermissionDenied

from commsdesk.people.refused import Refused
from commsdesk.publishing.enrol import enrol, enrol_endpoint
from commsdesk.publishing.models import Subscriber
from commsdesk.publishing.readers import readers_of
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


def test_hears_of_everything_or_only_of_what_was_named():
    touched, other = make.component(), make.component("Refunds")
    for name, only in (("all", []), ("card", [touched]), ("group", [touched.group]),
                       ("refund", [other])):  # fmt: skip
        enrol(f"{name}@example.test", audience=make.audience(), by=make.lee(), now=NOON, only=only)
    told = readers_of(make.incident(), make.audience())
    assert {one.address.partition("@")[0] for one in told} == {"all", "card", "group"}


def test_who_is_added_again_hears_of_what_was_named_last():
    reader = added()
    Subscriber.objects.update(verified_at=None)  # never confirmed, say
    enrol(reader.address, audience=make.audience(), by=make.lee(), now=NOON,
          only=[make.component()])  # fmt: skip
    reader.refresh_from_db()
    assert not reader.wants_everything
    assert reader.scopes.count() == 1


def test_is_not_added_by_who_only_reads():
    with pytest.raises(PermissionDenied):
        added(by=make.eve())


def endpoint(url="https://shop.example/hook", **options):
    return enrol_endpoint(url, audience=make.audience(), by=make.lee(), now=NOON, **options)


def test_chooses_what_a_webhook_of_theirs_is_sent():
    assert endpoint().subscriber.body == ""
    assert endpoint("https://zulip.example/", body="statuspage").subscriber.body == "statuspage"


def test_cannot_choose_a_body_that_we_do_not_have():
    with pytest.raises(Refused, match="There is no body 'xml'; leave it out to get ours"):
        endpoint(body="xml")
    assert not Subscriber.objects.exists()
