"""What died is started again."""

from commsdesk.config.restarts import Restarts


def test_it_waits_longer_after_each_death_up_to_the_longest():
    restarts = Restarts(first=1, longest=5, settled=10)
    waits, now = [], 0.0
    for _ in range(5):
        restarts.begun(now)
        now += 1
        waits.append(restarts.wait_after_death(now))
        assert restarts.wait_after_death(now) is None  # told once
        assert not restarts.is_due(now + waits[-1] - 0.1)
        now += waits[-1]
        assert restarts.is_due(now)
    assert waits == [1, 2, 4, 5, 5]


def test_it_begins_anew_with_what_was_well_for_a_while():
    restarts = Restarts(first=1, longest=5, settled=10)
    waits = []
    for now, death in ((0, 1), (2, 3), (5, 16)):
        restarts.begun(now)
        waits.append(restarts.wait_after_death(death))
    assert waits == [1, 2, 1]
