"""The first copies of a publication…"""

import threading
import time

from commsdesk.publishing.first_copies import first_copies_leave, wait_for_first_copies

LONG = 30  # seconds


def waited(at_most, publication=1):
    began = time.monotonic()
    wait_for_first_copies(publication, at_most=at_most)
    return time.monotonic() - began


def test_are_waited_for_until_they_leave():
    tell = threading.Timer(0.1, first_copies_leave, [1])
    tell.start()
    assert waited(LONG) < LONG / 2
    tell.join()


def test_are_waited_for_no_longer_than_was_said():
    first_copies_leave(2)  # another's
    assert waited(0.01) >= 0.01
