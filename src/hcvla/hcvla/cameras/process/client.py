"""The node's side of a camera's process."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from multiprocessing.connection import Connection

from hcvla.cameras.capture import Capture
from hcvla.cameras.errors import CameraError
from hcvla.cameras.opencv.config import OpenCvConfig
from hcvla.cameras.realsense.config import RealSenseConfig

HUNG_SEC = 25.0
"""A process that has answered nothing for so long is replaced: a driver may hold an interpreter for 15 s [s]."""
_END_SEC = 2.0


class CameraProcessError(CameraError):
    """The process of a camera is gone or hangs."""

    def __init__(self, what: str) -> None:
        """Say what became of it."""
        super().__init__(f"the process of the camera {what}; it is started again")


class CameraProcess:
    """One camera in a process of its own; use from one thread, close when done."""

    def __init__(self, config: RealSenseConfig | OpenCvConfig) -> None:
        """Start the process, which opens the camera."""
        self._config = config
        self._is_requested = False
        self._start()

    def read(self, limit_sec: float) -> Capture | None:
        """Return the next image, None if none came in time [s].

        Raises the CameraError that the camera has, or CameraProcessError.
        """
        try:
            if not self._is_requested:
                self._connection.send(None)
                self._is_requested = True
            if not self._connection.poll(limit_sec):
                self._require_alive()
                return None
            answer = self._connection.recv()
        except (EOFError, OSError):
            self._restart()
            raise CameraProcessError("has ended") from None
        self._is_requested, self._answered_sec = False, time.monotonic()
        if isinstance(answer, CameraError):
            raise answer
        return answer

    def close(self) -> None:
        """End the process; the device is free then."""
        self._connection.close()
        try:
            self._process.wait(_END_SEC)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _require_alive(self) -> None:
        if time.monotonic() - self._answered_sec > HUNG_SEC:
            self._restart()
            raise CameraProcessError(f"has not answered for {HUNG_SEC:g} s")

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hcvla.cameras.process.server", str(theirs.fileno())], pass_fds=[theirs.fileno()]
        )
        theirs.close()
        self._connection = Connection(ours.detach())
        self._connection.send(self._config)
        self._is_requested, self._answered_sec = False, time.monotonic()

    def _restart(self) -> None:
        self.close()
        self._start()
