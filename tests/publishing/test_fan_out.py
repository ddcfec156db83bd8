"""Writing the deliveries of a publication…"""

import pytest

from commsdesk.publishing import fan_out
from tests import make

pytestmark = pytest.mark.django_db


def test_calls_off_older_ones_without_a_loop_over_all_the_new(monkeypatch):
    make.subscriber()
    plans = []
    first = make.published()
    supersede = fan_out.supersede

    def explained(replaced, publication, now):
        plans.append(replaced.explain())
        supersede(replaced, publication, now)

    monkeypatch.setattr(fan_out, "supersede", explained)
    make.published(make.draft(first.incident))
    assert len(plans) == 2
    assert "Nested Loop" not in "".join(plans)
    assert first.deliveries.get().state == "superseded"
