"""The words that say what a trouble is…"""

import pytest

from commsdesk.checks.language.words import stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        "configuration configured configuring config configurations",
        "certificate certificates",
        "expired expires expiry expire",
        "payment payments",
        "booking bookings",
        "database databases",
    ],
)
def test_are_the_same_in_all_their_forms(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_leave_out_what_any_message_says():
    assert stems("we're sorry: some customers' errors may be due to this issue's cause") == set()


def test_hold_figures_in_one_spelling():
    assert stems("12,000, 12000, 12.000 or 12k") == {"12000"}
    assert stems("0.125 or 12.4k") == {"0.125", "12400"}
    assert stems("40 % or 40% or 40 per cent or forty percent") == {"40%", "40", "percen"}
    assert stems("at 10:40") == {"10:40"}
