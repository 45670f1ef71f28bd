"""An arm on a link, and what is measured of it whatever robot is at the other end: tracking and stops."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.record import Record, Target
from hcvla.api.types import Pose
from hcvla.nodes.ros.cpu import cores, seconds_by_session
from hcvla.robots.arm import MoveCommand
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.config import WatchConfig
from hcvla.robots.waypoint import toward

PERIOD_SEC = 0.05
_LIMIT_SEC = 20.0
_FAST_RAD_S = 0.25
_CHUNK = 8
"""Targets of a chunk: 0.4 s."""


@dataclass(frozen=True)
class LinkBench:
    """One link on one robot."""

    robot: str
    control: str
    arm: FrankaArm
    watch: WatchConfig

    def record(self, name: str, value: float | None, unit: str, bound: float | None = None, note: str = "") -> Record:
        """Return a figure of this link, at most `bound`."""
        target = None if bound is None else Target("value", "<=", bound)
        load = f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
        note = ", ".join(filter(None, (note, load)))
        return Record(f"{self.robot} {self.control}: {name}", value, unit, target=target, note=note)

    def send(self, goal: Pose) -> None:
        """Command a way point."""
        state = self.arm.state()
        self.arm.move(MoveCommand(state.stamp_sec, T_base_tool=toward(goal, state.T_base_tool)))

    def fast(self) -> None:
        """Stream to the farther of two sides until the arm is fast."""
        goal = max(_SIDES, key=self.arm.state().T_base_tool.distance)
        end_sec = time.monotonic() + _LIMIT_SEC
        while np.abs(self.arm.state().dq).max() < _FAST_RAD_S and time.monotonic() < end_sec:
            self.send(goal)
            self.arm.wait(PERIOD_SEC)

    def stream(self, duration_sec: float) -> Iterator[Record]:
        """Follow a circle whose targets jump by 15 to 24 mm every 0.4 s, as the chunks of a policy do."""
        rng = np.random.default_rng(0)
        pid, started, before = self.arm.driver_pid, time.monotonic(), seconds_by_session()
        offset = np.zeros(3)
        for step in range(round(duration_sec / PERIOD_SEC)):
            if step % _CHUNK == 0:
                direction = rng.normal(size=3)
                offset = rng.uniform(0.015, 0.024) * direction / np.linalg.norm(direction)
            angle = 0.04 * step
            x, y, z = np.array([0.45 + 0.08 * np.cos(angle), 0.15 * np.sin(angle), 0.3]) + offset
            self.send(_down(float(x), float(y), float(z)))
            self.arm.wait(PERIOD_SEC)
        used = cores(before, seconds_by_session(), time.monotonic() - started, pid)
        rms = 1000.0 * float(self.arm.driver.values["rms_tracking_error_rad"])  # type: ignore[arg-type]
        bound = 10.0 if self.control == "impedance" else 3.0
        note = "20 Hz targets with jumps of 15 to 24 mm"
        yield self.record("tracking error of the worst joint, rms", rms, "mrad", bound, note)
        yield self.record("processor of driver and player while moving", used, "cores", 0.25)

    def stops(self, count: int, bound_sec: float) -> Iterator[Record]:
        """Stop from speed, timed by the robot's clock, and look whether the arm was at rest when it was said to be."""
        times, false = [], 0
        for _ in range(count):
            self.fast()
            started = self.arm.driver.robot_time_sec
            report = self.arm.stop()
            times.append(self.arm.driver.robot_time_sec - started - self.watch.rest_sec)
            self.arm.wait(PERIOD_SEC)
            false += not report.at_rest or bool(np.abs(self.arm.state().dq).max() > self.watch.rest_rad_s)
            self.arm.clear_stop()
        begun_at = f"{count} from {_FAST_RAD_S:g} rad/s or more"
        note = f"{begun_at}, median {np.median(times):.3f} s, by the robot's clock"
        yield self.record("longest stop", max(times), "s", bound_sec, note)
        note = f"of {count}: reported at rest and moving 50 ms later, or reported as not at rest"
        yield self.record("stops with a false report", float(false), "", 0.0, note)


def _down(x: float, y: float, z: float) -> Pose:
    return Pose(x, y, z, 1.0, 0.0, 0.0, 0.0)


_SIDES = _down(0.45, 0.25, 0.3), _down(0.45, -0.25, 0.3)
