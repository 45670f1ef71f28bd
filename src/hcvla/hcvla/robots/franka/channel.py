"""Messages between two processes of this backend: whole or not at all, never waiting for a reader that hangs."""

from __future__ import annotations

import pickle
import select
import socket
from contextlib import suppress
from typing import Any

_MOST_BYTES = 65536


class ChannelClosedError(ConnectionError):
    """The other process is gone."""


class Channel:
    """One end of a socket pair; the two ends trust each other, so that pickles will do.

    SOCK_SEQPACKET keeps messages apart: a process that is killed or stopped within one leaves no half of it.
    """

    def __init__(self, end: socket.socket) -> None:
        """Use this end."""
        self._socket = end
        end.setblocking(False)

    @staticmethod
    def pair() -> tuple[Channel, socket.socket]:
        """Return the own end and the socket to pass on to the other process."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        return Channel(ours), theirs

    def send(self, message: object) -> bool:
        """Send a message; False if the other end has not read for long and it was dropped. Raise ChannelClosedError."""
        try:
            self._socket.send(pickle.dumps(message))
        except BlockingIOError:
            return False
        except OSError as error:
            raise ChannelClosedError(str(error)) from error
        return True

    def receive(self, timeout_sec: float) -> Any:
        """Return the next message, None if none comes within `timeout_sec` [s]; raise ChannelClosedError."""
        try:
            if not select.select([self._socket], [], [], max(0.0, timeout_sec))[0]:
                return None
            data = self._socket.recv(_MOST_BYTES)
        except BlockingIOError:
            return None
        except (OSError, ValueError) as error:
            raise ChannelClosedError(str(error)) from error
        if not data:
            raise ChannelClosedError("the other process is gone")
        return pickle.loads(data)

    def shut(self) -> None:
        """Have both ends see that nothing comes any more, while another thread may still receive."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Give the socket back."""
        self._socket.close()
