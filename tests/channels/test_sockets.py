"""The sockets that are ready: those that are watched, and none that was closed or put by."""

from __future__ import annotations

import socket

import pytest

from commsdesk.channels.sockets import Selected, Sockets

READ, WRITE = 1, 2


@pytest.fixture(params=[Selected, Sockets])
def sockets(request):
    opened = request.param()
    yield opened
    opened.close()


@pytest.fixture
def pair():
    near, far = socket.socketpair()
    with near, far:
        yield near, far


def test_one_is_ready_for_what_it_is_watched_for(sockets, pair):
    near, far = pair
    sockets.watch(near.fileno(), READ)
    assert list(sockets.ready()) == []
    sockets.watch(near.fileno(), READ | WRITE)
    assert list(sockets.ready()) == [near.fileno()]
    sockets.watch(near.fileno(), READ)
    far.send(b"x")
    assert list(sockets.ready()) == [near.fileno()]


def test_one_that_is_put_by_is_not_and_may_be_watched_again(sockets, pair):
    near, far = pair
    far.send(b"x")
    for _ in range(2):
        sockets.watch(near.fileno(), READ)
        assert list(sockets.ready()) == [near.fileno()]
        sockets.forget(near.fileno())
        assert list(sockets.ready()) == []


def test_a_number_may_come_back_as_another_socket_s(sockets, pair):
    near, _ = pair
    number = near.fileno()
    sockets.watch(number, READ)
    sockets.forget(number)
    near.close()
    again, far = socket.socketpair()
    with again, far:
        assert again.fileno() == number
        far.send(b"x")
        assert list(sockets.ready()) == []
        sockets.watch(number, READ)
        assert list(sockets.ready()) == [number]
        sockets.forget(number)
