"""What goes wrong in a node: named once in its log, and in its heartbeat as long as it is recent."""

from __future__ import annotations

import math
import re
import threading
import time
import traceback
from pathlib import Path

from rclpy.impl.rcutils_logger import RcutilsLogger

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt

QUIET_SEC = 2.0
"""A node that failed is not ready until it has not failed for so long [s]: four heartbeats say so."""
SAY_AGAIN_SEC = 10.0
"""What goes on going wrong is named again after so long [s]."""
_MOST_LINES = 20
"""Different lines in that time: a sender of nonsense could fill the disk otherwise."""
_NUMBER = re.compile(r"[-+]?(\d[\d.e+-]*|nan\b|inf\b)")
"""Lines that differ in their numbers and spaces only count as one."""


class Faults:
    """Distinguishes refusals (the sender's fault; the node goes on) from failures (the node's own); any thread."""

    def __init__(self, logger: RcutilsLogger) -> None:
        """Start without any; `logger` is the node's."""
        self._logger = logger
        self._lock = threading.Lock()
        self._said: set[tuple[str, str]] = set()
        self._said_since_sec = self._failed_sec = -math.inf
        self._failure = ""
        self.refusals = self.failures = 0
        """How often something was refused, or failed."""
        self.ended_because = ""
        """Why the node cannot go on and must end, so that it is restarted; empty if it can."""

    @property
    def newest(self) -> str:
        """What failed in the last `QUIET_SEC`, empty if nothing did."""
        if self.ended_because:
            return self.ended_because
        with self._lock:
            return self._failure if time.monotonic() - self._failed_sec < QUIET_SEC else ""

    def caught(self, where: str, error: BaseException) -> None:
        """Note what the callback or thread `where` raised: an HcvlaError refuses input, all else is a failure."""
        if isinstance(error, HcvlaError | UnicodeDecodeError):
            self.refused(where, str(error))
        else:
            self.failed(where, error)

    def refused(self, where: str, reason: str) -> None:
        """Name what was refused, without effect on the node."""
        self.refusals += 1
        if self._is_new(where, reason):
            self._logger.warning(f"{where}: refused: {' '.join(reason.split())}")

    def failed(self, where: str, error: BaseException) -> None:
        """Name what failed; the node is not ready until it has been quiet for `QUIET_SEC`."""
        failure = describe(where, error)
        self.failures += 1
        with self._lock:
            self._failure, self._failed_sec = failure, time.monotonic()
        if self._is_new(where, failure):
            self._logger.error(failure)

    def ended(self, where: str, error: BaseException) -> None:
        """Note that a thread without which the node is nothing has ended."""
        self.failed(where, error)
        self.ended_because = describe(where, error)

    def _is_new(self, where: str, words: str) -> bool:
        key, now_sec = (where, "".join(_NUMBER.sub("#", words).split())), time.monotonic()
        with self._lock:
            if now_sec - self._said_since_sec > SAY_AGAIN_SEC:
                self._said.clear()
                self._said_since_sec = now_sec
            if key in self._said or len(self._said) >= _MOST_LINES:
                return False
            self._said.add(key)
            return True


def describe(where: str, error: BaseException) -> str:
    """Return what failed in one line, with the place in the source where it was raised."""
    words = excerpt(" ".join(str(error).split()))
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{where} failed with {type(error).__name__}: {words}{place}"
