"""Requests cut out of a stream: whole, in order, however they were packed; and what is none."""

import socket
import struct

import pytest

from hcvla.fake_franka.requests import NotARequestError, RequestStream

HEADER = struct.Struct("<III")


def request(command, ident, payload=b""):
    return HEADER.pack(command, ident, HEADER.size + len(payload)) + payload


@pytest.fixture
def ends():
    theirs, ours = socket.socketpair()
    with theirs, ours:
        yield theirs, ours


def test_requests_come_whole_and_in_order_however_they_were_packed(ends):
    theirs, ours = ends
    stream, both = RequestStream(HEADER), request(1, 7, b"abc") + request(2, 8)
    cut = HEADER.size + 2
    theirs.sendall(both[:cut])
    assert stream.receive(ours)
    assert stream.next() is None
    theirs.sendall(both[cut:])
    assert stream.receive(ours)
    assert [stream.next() for _ in range(3)] == [(1, 7, b"abc"), (2, 8, b""), None]


@pytest.mark.parametrize("size", [0, 11, 4097])
def test_a_size_that_no_request_has_is_not_the_protocol(ends, size):
    theirs, ours = ends
    theirs.sendall(HEADER.pack(1, 1, size))
    stream = RequestStream(HEADER)
    assert stream.receive(ours)
    with pytest.raises(NotARequestError, match=f"a request of {size} bytes, expected 12 to 4096"):
        stream.next()


def test_a_connection_that_was_closed_is_noticed(ends):
    theirs, ours = ends
    theirs.close()
    assert not RequestStream(HEADER).receive(ours)
