"""An arm on a link, and what is measured of it whatever robot is at the other end: tracking and stops."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.record import Record, loaded_record
from hcvla.api.types import Pose
from hcvla.nodes.ros.cpu import cores, seconds_by_session
from hcvla.robots.arm import MoveCommand, StaleCommandError
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.config import FRANKA_LIMITS, WatchConfig
from hcvla.robots.franka.supervisor import DriverLostError
from hcvla.robots.waypoint import toward

PERIOD_SEC = 0.05
WIDE_LIMITS = replace(FRANKA_LIMITS, max_joint_step_rad=np.pi)
"""Those of hardware; joint targets may lie far away, as in simulation."""
_LIMIT_SEC = 20.0
_FAST_RAD_S = 0.25
_FULL_RAD_S = 0.95
"""Of the wrist, which may run at 1 rad/s."""
_LONGER_SEC = 0.5
"""From fast to the middle of the way: all speeds of tool commands."""
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
        return loaded_record(f"{self.robot} {self.control}: {name}", value, unit, bound, note)

    def send(self, goal: Pose) -> None:
        """Command a way point."""
        state = self.arm.state()
        self._move(MoveCommand(state.stamp_sec, T_base_tool=toward(goal, state.T_base_tool)))

    def fast(self, longer_sec: float = 0.0) -> None:
        """Stream to the farther of two sides until the arm is fast, and for a while longer."""
        goal = max(_SIDES, key=self.arm.state().T_base_tool.distance)
        end_sec = time.monotonic() + _LIMIT_SEC
        while np.abs(self.arm.state().dq).max() < _FAST_RAD_S and time.monotonic() < end_sec:
            self.send(goal)
            self.arm.wait(PERIOD_SEC)
        end_sec = time.monotonic() + longer_sec
        while (left_sec := end_sec - time.monotonic()) > 0.0:
            self.send(goal)
            self.arm.wait(min(PERIOD_SEC, left_sec))

    def full_speed(self) -> None:
        """Stream to the farther of two joint targets until a joint has the guard's full speed; ends with a command."""
        start = self.arm.state().q
        goal = _farther(start)
        end_sec = time.monotonic() + _LIMIT_SEC
        fast = False
        while not fast and time.monotonic() < end_sec:
            self.arm.wait(PERIOD_SEC)
            state = self.arm.state()
            fast = bool(np.abs(state.dq).max() >= _FULL_RAD_S)
            if np.abs(goal - state.q).max() < _THERE_RAD:
                # From far aside the tool's speed has held the wrist back on the way.
                goal = _farther(state.q)
            self._move(MoveCommand(state.stamp_sec, q=goal))

    def stream(self, duration_sec: float, *, servo_follows: bool = True) -> Iterator[Record]:
        """Follow targets with jumps; no tracking error is too large for a robot whose own servo trails."""
        pid, started, before = self.arm.driver_pid, time.monotonic(), seconds_by_session()
        for goal in jumping_targets(duration_sec):
            self.send(goal)
            self.arm.wait(PERIOD_SEC)
        used = cores(before, seconds_by_session(), time.monotonic() - started, pid)
        rms = 1000.0 * float(self.arm.driver.values["rms_tracking_error_rad"])  # type: ignore[arg-type]
        bound = None if not servo_follows else 10.0 if self.control == "impedance" else 3.0
        note = "20 Hz targets with jumps of 15 to 24 mm"
        yield self.record("tracking error of the worst joint, rms", rms, "mrad", bound, note)
        yield self.record("processor of driver and player while moving", used, "cores", 0.25)

    def stops(self, count: int, bound_sec: float) -> Iterator[Record]:
        """Stop anywhere on the way between two sides."""
        rng = np.random.default_rng(1)
        stops = [self._stop(lambda: self.fast(rng.uniform(0.0, _LONGER_SEC))) for _ in range(count)]
        yield from self._stop_records("", stops, f"tool commands, {_FAST_RAD_S:g} rad/s or more", bound_sec)

    def full_speed_stops(self, count: int, bound_sec: float) -> Iterator[Record]:
        """Stop from the fastest that the guard lets pass."""
        stops = [self._stop(self.full_speed) for _ in range(count)]
        yield from self._stop_records(" from full speed", stops, f"joint commands, {_FULL_RAD_S:g} rad/s", bound_sec)

    def _move(self, command: MoveCommand) -> None:
        # As in the bridge: one that a busy machine held up is replaced by the next, as long as the driver lives.
        with suppress(StaleCommandError):
            try:
                self.arm.move(command)
            except DriverLostError:
                if self.arm.driver.fault:
                    raise

    def _stop(self, get_going: Callable[[], None]) -> tuple[float, bool]:
        """Return how long a stop took by the robot's clock [s], and whether its report was true."""
        get_going()
        started = self.arm.driver.robot_time_sec
        report = self.arm.stop()
        taken_sec = self.arm.driver.robot_time_sec - started - self.watch.rest_sec
        self.arm.wait(PERIOD_SEC)
        true = report.at_rest and bool(np.abs(self.arm.state().dq).max() <= self.watch.rest_rad_s)
        self.arm.clear_stop()
        return taken_sec, true

    def _stop_records(
        self, which: str, stops: list[tuple[float, bool]], speed: str, bound_sec: float
    ) -> Iterator[Record]:
        times = [taken_sec for taken_sec, _ in stops]
        late = sum(taken_sec > bound_sec for taken_sec in times)
        note = f"{len(stops)} from {speed}, median {np.median(times):.3f} s, {late} longer than {bound_sec:g} s"
        yield self.record(f"longest stop{which}", max(times), "s", bound_sec, f"{note}, by the robot's clock")
        false = sum(not true for _, true in stops)
        note = f"of {len(stops)}: reported at rest and moving 50 ms later, or reported as not at rest"
        yield self.record(f"stops{which} with a false report", float(false), "", 0.0, note)


def jumping_targets(duration_sec: float) -> Iterator[Pose]:
    """Yield targets at 20 Hz on a circle that jump by 15 to 24 mm every 0.4 s, as the chunks of a policy do."""
    rng = np.random.default_rng(0)
    offset = np.zeros(3)
    for step in range(round(duration_sec / PERIOD_SEC)):
        if step % _CHUNK == 0:
            direction = rng.normal(size=3)
            offset = rng.uniform(0.015, 0.024) * direction / np.linalg.norm(direction)
        angle = 0.04 * step
        x, y, z = np.array([0.45 + 0.08 * np.cos(angle), 0.15 * np.sin(angle), 0.3]) + offset
        yield _down(float(x), float(y), float(z))


def _down(x: float, y: float, z: float) -> Pose:
    return Pose(x, y, z, 1.0, 0.0, 0.0, 0.0)


_SIDES = _down(0.45, 0.25, 0.3), _down(0.45, -0.25, 0.3)
_TURN = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.9])
_TURNED_Q = HOME_Q + _TURN, HOME_Q - _TURN
"""The last joint alone: others move the tool, whose speed is limited too."""
_THERE_RAD = 0.02


def _farther(q: np.ndarray) -> np.ndarray:
    """Return the joint target that is farther from `q`, Shape=(7,), [rad]."""
    return max(_TURNED_Q, key=lambda turned: float(np.abs(turned - q).max()))


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Wait for a condition; raise TimeoutError after a limit, saying what did not come."""
    deadline = time.monotonic() + _LIMIT_SEC
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not come within {_LIMIT_SEC:g} s")
        time.sleep(0.002)
