"""What a part of a node reports of itself: a level, a sentence and numbers. No ROS in here."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from hcvla.api.outcomes import Verdict

_WINDOW_SEC = 5.0
"""Rates are those of the last seconds, as diagnostic_updater counts them [s, system clock]."""
_MOST_EVENTS = 512
"""Enough for 100 Hz over the window."""
_SLOW_SHARE = 0.8
"""Less than this share of an expected rate is a warning."""
_SILENT_PERIODS = 5.0
_SILENT_SEC = 1.0
"""What has not come for so many expected periods, and at least so long [s], is stale."""
_RECENT_CALLS = 10
_FEW_DONE = 0.5
"""Of the newest calls at least this share is done, or it is a warning."""


class Level(IntEnum):
    """The levels of diagnostic_msgs/DiagnosticStatus."""

    OK = 0
    WARN = 1
    ERROR = 2
    STALE = 3


@dataclass(frozen=True)
class PartStatus:
    """How one part is."""

    level: Level
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    """Numbers and words behind it; a name ends in its unit."""


class RateMeter:
    """How often something happens; any thread."""

    def __init__(self) -> None:
        """Start without any."""
        self._times_sec: deque[float] = deque(maxlen=_MOST_EVENTS)

    def add(self) -> None:
        """Note that it happens now."""
        self._times_sec.append(time.monotonic())

    @property
    def age_sec(self) -> float | None:
        """How long ago it happened last [s], None if it never did."""
        return time.monotonic() - self._times_sec[-1] if self._times_sec else None

    @property
    def rate_hz(self) -> float:
        """How often it happened a second in the last seconds; 0 where that is not known."""
        since_sec = time.monotonic() - _WINDOW_SEC
        recent = [when for when in tuple(self._times_sec) if when >= since_sec]
        if len(recent) < 2 or recent[-1] == recent[0]:
            return 0.0
        return (len(recent) - 1) / (recent[-1] - recent[0])

    def status(self, expected_hz: float) -> PartStatus:
        """Return whether it happens as often as expected."""
        age_sec, rate_hz = self.age_sec, self.rate_hz
        values = {"rate_hz": round(rate_hz, 2), "expected_hz": expected_hz}
        if age_sec is None:
            return PartStatus(Level.STALE, "nothing yet", values)
        values["age_sec"] = round(age_sec, 3)
        if age_sec > max(_SILENT_SEC, _SILENT_PERIODS / expected_hz):
            return PartStatus(Level.STALE, f"nothing for {age_sec:.1f} s", values)
        # A single event has no rate yet.
        if 0.0 < rate_hz < _SLOW_SHARE * expected_hz:
            return PartStatus(Level.WARN, f"{rate_hz:.1f} Hz, expected {expected_hz:g}", values)
        return PartStatus(Level.OK, f"{rate_hz:.1f} Hz", values)


class CallTally:
    """What became of calls, subtasks or whole tasks; any thread."""

    def __init__(self, what: str) -> None:
        """Start without any; `what` they are called, in the plural."""
        self._what = what
        self._lock = threading.Lock()
        self._counts: dict[str, int] = {}
        self._recent: deque[bool] = deque(maxlen=_RECENT_CALLS)
        self._newest, self.running = "", ""
        """The one that runs now, empty if none does."""

    def add(self, label: str, verdict: Verdict) -> None:
        """Note how one ended."""
        with self._lock:
            name = verdict.outcome.label
            self._counts[name] = self._counts.get(name, 0) + 1
            self._recent.append(verdict.done or verdict.outcome.ran_to_end)
            self._newest = f"{label}: {name}" + (f": {verdict.message}" if verdict.message else "")

    def status(self) -> PartStatus:
        """Return how many ended how; a warning if most of the newest failed."""
        with self._lock:
            counts, recent = dict(self._counts), list(self._recent)
            values = {"running": self.running, "newest": self._newest, **counts}
        ended = sum(counts.values())
        if not ended:
            return PartStatus(Level.OK, f"no {self._what} yet", values)
        few = len(recent) >= _RECENT_CALLS / 2 and sum(recent) < _FEW_DONE * len(recent)
        words = f"{sum(recent)} of the last {len(recent)} {self._what} done, {ended} in all"
        return PartStatus(Level.WARN if few else Level.OK, words, values)
