"""The link of a page to a colleague…"""

import pytest

from commsdesk.drafting.remind import remind
from commsdesk.incidents.alone import declare_alone
from commsdesk.people.models import Page
from commsdesk.people.reach import reach
from tests import make
from tests.make import NOON, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def rung():
    """What dara is sent when the promise of a first publication was not kept."""
    promise = make.published().promise
    remind(promise.pk, "due", promise.due_at)
    return Page.objects.get(user=make.dara(), about=f"promise:{promise.pk}"), promise.incident


@pytest.mark.parametrize(("before", "after"), [(None, NOON + minutes(1)), (NOON, NOON)])
def test_leads_to_the_incident_and_is_seen_from_the_first_time_on(as_, before, after):
    page, incident = rung()
    Page.objects.filter(pk=page.pk).update(seen_at=before)
    answer = as_(make.dara()).get(f"/desk/pages/{page.pk}/")
    assert (answer.status_code, answer.url) == (302, f"/desk/incidents/{incident.public_id}/")
    page.refresh_from_db()
    assert page.seen_at == after


def test_says_on_the_timeline_that_it_was_seen(as_):
    page, incident = rung()
    Page.objects.filter(pk=page.pk).update(seen_at=NOON + minutes(21))
    text = as_(make.lee()).get(f"/desk/incidents/{incident.public_id}/").text
    assert text.count("Seen by Dara at") == 1


def test_is_for_whom_it_was_sent_to_only(as_, client):
    page, _ = rung()
    assert as_(make.lee()).get(f"/desk/pages/{page.pk}/").status_code == 404
    assert client.get(f"/desk/pages/{page.pk}/").status_code == 302  # to sign in
    page.refresh_from_db()
    assert page.seen_at is None


def test_leads_to_whatever_it_is_about(as_):
    said = make.published()
    declare_alone(said.incident, by=make.iris(), reason="Dara is on a plane.", now=NOON)
    told = [
        Page.objects.get(user=make.dara()),
        *(
            reach(make.dara(), title="x", body="x", about=about, now=NOON)
            for about in (f"publication:{said.pk}", "subscribers")
        ),
    ]
    incident = f"/desk/incidents/{said.incident.public_id}/"
    led = [as_(make.dara()).get(f"/desk/pages/{one.pk}/").url for one in told]
    assert led == [incident, f"{incident}said/{said.public_id}/", "/desk/subscribers/"]
