"""How often one place may ask for something."""

import pytest
from django.core.cache import cache

from commsdesk.people.allowance import Allowance, place_of

TWICE = Allowance("trial", times=2, within=60)


@pytest.fixture(autouse=True)
def nothing_was_asked():
    cache.clear()


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("::ffff:192.0.2.7", "192.0.2.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "here"),
        ("unix:", "here"),
    ],
)
def test_one_place_is_an_address_or_what_one_customer_has(address, place):
    assert place_of(address) == place


def test_it_is_spent_after_so_many_times_for_this_place_and_this_thing_alone():
    assert [TWICE.is_spent("192.0.2.7") for _ in range(3)] == [False, False, True]
    assert not TWICE.is_spent("192.0.2.8")
    assert not Allowance("another", times=2, within=60).is_spent("192.0.2.7")
