"""A test cannot reach another machine."""

import socket

import pytest

from tests.network import OutsideNetwork


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("10.0.0.1", 25), ("example.com", 443)])
def test_a_connection_to_elsewhere_fails(address):
    with pytest.raises(OutsideNetwork):
        socket.create_connection(address, timeout=1)


def test_a_packet_to_elsewhere_fails():
    with socket.socket(type=socket.SOCK_DGRAM) as line, pytest.raises(OutsideNetwork):
        line.sendto(b"hello", ("192.0.2.1", 53))


def test_a_connection_to_this_machine_is_made():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=1) as line,
    ):
        assert line.getpeername() == server.getsockname()
