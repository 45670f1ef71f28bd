"""What is watched of the link at every turn: states that stop, a bad connection, modes in which nothing may move."""

from __future__ import annotations

import numpy as np

from hcvla.robots.franka.config import WatchConfig
from hcvla.robots.franka.explain import RECOVER, of_mode
from hcvla.robots.franka.link import LinkState

FRESH_STATES = 2
"""The first state after a pause may be an old one out of a buffer."""


class LinkWatch:
    """Looks at each state once; `problem` ends motion, `warning` does not."""

    def __init__(self, config: WatchConfig, now_sec: float) -> None:
        """Start with nothing seen."""
        self._config = config
        self._time_sec = -1.0
        self.measured_sec = now_sec
        """When the newest state was measured [s]."""
        self.restart(now_sec)

    def restart(self, now_sec: float) -> None:
        """Begin again, e.g. after a recovery: what was seen before does not count, a silence neither."""
        self._since_sec = now_sec
        self._fresh = 0
        self._poor_since_sec: float | None = None
        self.silent = False
        """Whether states have ceased to come."""
        self.warning = ""

    @property
    def fresh(self) -> bool:
        """Whether states come, and the newest is not one that waited in a buffer."""
        return self._fresh >= FRESH_STATES

    def problem(self, state: LinkState, now_sec: float, moving: bool) -> str:
        """Return why the arm must not be moved, with the next step; empty if it may."""
        if state.time_sec != self._time_sec:
            self._time_sec = state.time_sec
            self._since_sec = now_sec
            self.measured_sec = now_sec if state.measured_sec is None else state.measured_sec
            self._fresh += 1
        silent_sec = now_sec - self._since_sec
        self.silent = silent_sec > self._config.link_lost_sec
        if self.silent:
            self._fresh = 0
        if state.problem:
            return state.problem
        if self.silent:
            line = f"link lost: no state from the robot for {1000 * silent_sec:.0f} ms"
            return f"{line}; check the cable to the control box, and that this computer is not too busy, {RECOVER}"
        if not all(np.isfinite(values).all() for values in (state.q, state.dq, state.tau_ext)):
            return f"the robot sent a state with numbers that are not finite; restart its control box, {RECOVER}"
        return of_mode(state.mode, state.errors) or self._of_success(state.success_rate, now_sec, moving)

    def _of_success(self, rate: float, now_sec: float, moving: bool) -> str:
        """Judge the share of cycles that were answered in time; a motion begins with few cycles to count."""
        config = self._config
        if not moving or rate >= config.success_warn:
            self._poor_since_sec, self.warning = None, ""
            return ""
        self._poor_since_sec = self._poor_since_sec or now_sec
        if now_sec - self._poor_since_sec < config.success_sec:
            return ""
        line = f"{100 * rate:.0f} % of the robot's cycles were answered in time, expected at least"
        if rate < config.success_stop:
            return f"{line} {100 * config.success_stop:.0f}: free this computer's processor, {RECOVER}"
        self.warning = f"{line} {100 * config.success_warn:.0f}; free this computer's processor"
        return ""
