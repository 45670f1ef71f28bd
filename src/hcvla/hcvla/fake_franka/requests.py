"""Cuts a TCP stream into requests: both of the robot's protocols begin each with command, id and size."""

from __future__ import annotations

import socket
import struct

from hcvla.api.errors import HcvlaError

_LONGEST = 4096
"""No request is nearly so long [byte]."""
_RECEIVED = 65536
"""Most that is received at once [byte]."""


class NotARequestError(HcvlaError):
    """What a client sent is not the protocol; what follows cannot be understood either."""


class RequestStream:
    """The requests of one connection."""

    def __init__(self, header: struct.Struct) -> None:
        """Read command, id and size of the whole request [byte] by `header`."""
        self._header, self._input = header, b""

    def receive(self, connection: socket.socket) -> bool:
        """Take what has come; return whether the connection is still there."""
        try:
            received = connection.recv(_RECEIVED)
        except OSError:
            return False
        self._input += received
        return bool(received)

    def next(self) -> tuple[int, int, bytes] | None:
        """Return command, id and payload of the next whole request, None if there is none; raise NotARequestError."""
        head = self._header.size
        if len(self._input) < head:
            return None
        command, ident, size = self._header.unpack_from(self._input)
        if not head <= size <= _LONGEST:
            raise NotARequestError(f"a request of {size} bytes, expected {head} to {_LONGEST}")
        if len(self._input) < size:
            return None
        payload, self._input = self._input[head:size], self._input[size:]
        return command, ident, payload
