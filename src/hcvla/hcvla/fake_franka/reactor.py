"""Sockets of the fake robot, all in one thread with its physics: nothing to lock."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Callable


class Reactor:
    """Calls back for every socket that can be read."""

    def __init__(self) -> None:
        """Start without sockets."""
        self._readers: dict[socket.socket, Callable[[], None]] = {}

    def add(self, sock: socket.socket, on_readable: Callable[[], None]) -> None:
        """Watch a socket, which is made non-blocking."""
        sock.setblocking(False)
        self._readers[sock] = on_readable

    def close(self, sock: socket.socket) -> None:
        """Close a socket and watch it no longer."""
        self._readers.pop(sock, None)
        sock.close()

    def close_all(self) -> None:
        """Close every socket."""
        for sock in list(self._readers):
            self.close(sock)

    def poll(self, limit_sec: float) -> None:
        """Wait until a socket can be read, for at most `limit_sec` [s], and call back for those that can."""
        # Not epoll: its time-out counts in whole milliseconds, the robot's period is one.
        ready = select.select(list(self._readers), (), (), max(0.0, limit_sec))[0]
        for sock in ready:
            if sock in self._readers:
                self._readers[sock]()

    def poll_until(self, deadline: float, done: Callable[[], bool] = lambda: False) -> None:
        """Serve sockets until `deadline` on time.monotonic [s] or until `done`."""
        self.poll(0.0)
        while not done() and (left := deadline - time.monotonic()) > 0.0:
            self.poll(left)


def listen(host: str, port: int) -> socket.socket:
    """Return a listening TCP socket; raise OSError."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(4)
    except OSError:
        sock.close()
        raise
    return sock


def has_left(sock: socket.socket) -> bool:
    """Whether the other end of a non-blocking TCP connection has closed it; what it still said is not lost."""
    try:
        return not sock.recv(1, socket.MSG_PEEK)
    except BlockingIOError:
        return False
    except OSError:
        return True
