"""The process that owns a camera: opens it, opens it again when it fails, and hands on the newest image on request.

Each request (any message) is answered once, with a Capture or with the CameraError that holds now. Imports no ROS.
Started as `python -m hcvla.cameras.process.server FD`, with the configuration as the first message.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection

from hcvla.cameras.capture import CameraSource, Capture
from hcvla.cameras.errors import CameraError, RecordingEndedError
from hcvla.cameras.opencv.config import OpenCvConfig
from hcvla.cameras.realsense.config import RealSenseConfig

RETRY_SEC = 1.0
"""So often a camera that failed is looked for again: a device that is plugged in again needs seconds itself [s]."""


class CaptureServer:
    """Serves one camera to one connection until that is closed."""

    def __init__(
        self, connection: Connection, open_source: Callable[[], CameraSource], retry_sec: float = RETRY_SEC
    ) -> None:
        """Answer on `connection`; the camera is opened by `run`."""
        self._connection, self._open_source, self._retry_sec = connection, open_source, retry_sec
        self._is_wanted = False

    def run(self) -> None:
        """Serve; return when the other side is gone."""
        try:
            while True:
                try:
                    self._serve()
                except CameraError as error:
                    # What has ended does not begin again by waiting.
                    self._report(error, float("inf") if isinstance(error, RecordingEndedError) else self._retry_sec)
        except (EOFError, OSError):
            return

    def _serve(self) -> None:
        with closing(self._open_source()) as source:
            while True:
                # Each image is taken, wanted or not: those that wait in a driver's queue grow old.
                capture = source.read()
                self._take_requests(0.0)
                self._answer(capture)

    def _report(self, error: CameraError, retry_sec: float) -> None:
        deadline = time.monotonic() + retry_sec
        while (left_sec := deadline - time.monotonic()) > 0.0:
            self._take_requests(min(left_sec, RETRY_SEC))
            self._answer(error)

    def _take_requests(self, wait_sec: float) -> None:
        """Note whether an image is wanted; raise EOFError if the other side is gone."""
        while self._connection.poll(wait_sec):
            self._connection.recv()
            self._is_wanted, wait_sec = True, 0.0

    def _answer(self, answer: Capture | CameraError) -> None:
        if self._is_wanted:
            self._is_wanted = False
            self._connection.send(answer)


def open_source(config: RealSenseConfig | OpenCvConfig) -> CameraSource:
    """Return the camera of a configuration, with only its own library imported; raise CameraError."""
    if isinstance(config, RealSenseConfig):
        from hcvla.cameras.realsense.device import open_realsense

        return open_realsense(config)
    from hcvla.cameras.opencv.source import OpenCvSource

    return OpenCvSource(config)


def main() -> None:
    """Serve the camera whose configuration comes first."""
    # Ctrl-C is for the node, which then closes the connection.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = Connection(int(sys.argv[1]))
    config = connection.recv()
    CaptureServer(connection, lambda: open_source(config)).run()


if __name__ == "__main__":
    main()
