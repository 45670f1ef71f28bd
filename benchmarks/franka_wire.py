"""What a link makes of setpoints: what goes over the wire, a jump and a stall that the guard does not see.

Motion and link turn in this process, so that setpoints can be noted, held back, and given past the guard.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import numpy as np

from benchmarks.franka_link import PERIOD_SEC, jumping_targets
from benchmarks.record import Record, loaded_record
from hcvla.api.types import Pose
from hcvla.fake_franka.process import FakeFrankaProcess
from hcvla.fake_franka.recording import FciRecording, RecordedMotion
from hcvla.robots.arm import GripperState, MoveCommand
from hcvla.robots.franka.config import FrankaConfig, WatchConfig
from hcvla.robots.franka.driver import make_link
from hcvla.robots.franka.motion import Motion
from hcvla.robots.franka.polls import PENDING
from hcvla.robots.waypoint import toward

Control = Literal["impedance", "position"]

STEP_RAD = 0.4
STEPPED_JOINTS = [0, 3, 6]
STALL_SEC = 0.4
SHORT_STALL_SEC = 0.03
_STREAM_SEC = 8.0
_SETTLING_SEC = 3.0
_STEP_RAD_S = 1.5
_RATIO = 1.3
_MOVED_RAD_S2 = 0.1
"""A joint that is accelerated less than this, rms, says nothing of the link."""
_HAND = GripperState(0.08, 0.0, False)


class NotedLink:
    """A link that keeps what it is given, and counts how often it braked because nothing came."""

    def __init__(self, link: Any) -> None:
        """Pass everything on to `link`."""
        self._link = link
        self.sent: list[np.ndarray] = []
        """Every setpoint, Shape=(3, 7) each, but those that were taken back."""
        self.restarts = 0

    def restarted(self) -> np.ndarray | None:
        """Count where the link came to rest by itself, and return it."""
        at: np.ndarray | None = self._link.restarted()
        self.restarts += at is not None
        return at

    def put(self, setpoints: np.ndarray, *, braking: bool = False) -> None:
        """Keep one period's setpoints, Shape=(n, 3, 7), and pass them on."""
        self.sent.extend(setpoints)
        self._link.put(setpoints, braking=braking)

    def rewind(self) -> np.ndarray | None:
        """Have setpoints taken back, and forget them."""
        left: np.ndarray | None = self._link.rewind()
        while left is not None and not np.array_equal(self.sent[-1], left):
            self.sent.pop()
        return left

    def __getattr__(self, name: str) -> Any:
        """Return what the link has."""
        return getattr(self._link, name)


class TurnedLink:
    """A fake robot, a link to it, and the motion on that link, which turns when it is told to."""

    def __init__(self, host: str, control: Control, watch: WatchConfig) -> None:
        """Connect and arm."""
        config = FrankaConfig(host=host, control=control, watch=watch)
        self.link = NotedLink(make_link(config))
        self.link.connect()
        self.motion = Motion(config, self.link, time.monotonic())
        poll = self.motion.enable(time.monotonic())
        while poll(time.monotonic()) is PENDING:
            self.turn()

    def turn(self) -> None:
        """Turn once and wait for the next one's time."""
        due_sec = time.monotonic() + self.motion.turn_sec
        self.motion.turn(time.monotonic())
        time.sleep(max(0.0, due_sec - time.monotonic()))

    def turn_for(self, duration_sec: float) -> None:
        """Turn for a while [s]."""
        end_sec = time.monotonic() + duration_sec
        while time.monotonic() < end_sec:
            self.turn()

    def send(self, goal: Pose) -> None:
        """Command a way point."""
        state = self.motion.arm_state(_HAND)
        target = toward(goal, state.T_base_tool)
        self.motion.move(MoveCommand(state.stamp_sec, T_base_tool=target), _HAND, time.monotonic())

    def stream(self, duration_sec: float) -> None:
        """Follow targets at 20 Hz."""
        for goal in jumping_targets(duration_sec):
            self.send(goal)
            self.turn_for(PERIOD_SEC)

    def come_to_rest(self) -> None:
        """Command nothing until the motion has ended."""
        end_sec = time.monotonic() + 3.0 * _SETTLING_SEC
        while self.motion.moving and time.monotonic() < end_sec:
            self.turn()


@contextmanager
def turned_link(control: Control, watch: WatchConfig, recording: Path) -> Iterator[TurnedLink]:
    """Yield a link to a fake robot that writes down what it is sent."""
    with FakeFrankaProcess("--record", str(recording)) as fake:
        turned = TurnedLink(fake.host, control, watch)
        try:
            yield turned
        finally:
            turned.link.close()


def bench_wire(control: Control, watch: WatchConfig) -> Iterator[Record]:
    """Yield the figures of one link."""
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "wire.bin"
        with turned_link(control, watch, recording) as turned:
            turned.stream(_STREAM_SEC)
            turned.come_to_rest()
            sent = np.array(turned.link.sent)
        motion = FciRecording(recording).motions()[0]
        yield _exact(motion, sent) if control == "position" else _smooth(motion, sent)
        yield from _stalls(watch, recording) if control == "position" else _step_and_stall(watch, recording)


def off_the_wire(motion: RecordedMotion, sent: np.ndarray) -> float | None:
    """Return how far the commanded joints were from setpoints that were sent, Shape=(n, 3, 7), at most [rad].

    None if some are missing. While it holds, before and after, the link repeats a setpoint as often as it must.
    """
    wire = motion.commands["q_c"]
    planned = _without_holding(np.vstack((wire[:1], sent[:, 0])))
    wire = _without_holding(wire)
    return float(np.abs(wire - planned).max(initial=0.0)) if len(wire) == len(planned) else None


def acceleration_ratio(motion: RecordedMotion, sent: np.ndarray) -> float:
    """Return how much more the measured joints accelerate than their reference: the worst joint, root mean square."""
    reference, measured = sent[:, 2], motion.differences("dq", 1)
    moved = np.sqrt((reference**2).mean(axis=0)) > _MOVED_RAD_S2
    # Sums, not means: at rest before and after, neither accelerates, however long that takes.
    return float(np.sqrt((measured**2).sum(axis=0)[moved] / (reference**2).sum(axis=0)[moved]).max(initial=0.0))


def _exact(motion: RecordedMotion, sent: np.ndarray) -> Record:
    jerk = np.sqrt((motion.differences("q_c", 3) ** 2).mean())
    note = f"of {len(sent)} setpoints in joint positions, jerk {jerk:.0f} rad/s^3 rms"
    name = "largest difference between the wire and the checked setpoints"
    return loaded_record(f"franka position: {name}", off_the_wire(motion, sent), "rad", 0.0, note)


def _smooth(motion: RecordedMotion, sent: np.ndarray) -> Record:
    name = "acceleration over the reference's, rms, worst joint"
    return loaded_record(f"franka impedance: {name}", acceleration_ratio(motion, sent), "x", _RATIO)


def _step_and_stall(watch: WatchConfig, recording: Path) -> Iterator[Record]:
    """Give the compliant link a target far away, and none at all while it moves fast."""
    with turned_link("impedance", watch, recording) as turned:
        link = turned.link
        goal = link.begin()
        goal[STEPPED_JOINTS] += STEP_RAD
        setpoints = np.vstack((goal, np.zeros((2, 7))))[None]
        end_sec = time.monotonic() + _SETTLING_SEC
        while time.monotonic() < end_sec:
            link.put(setpoints)
            time.sleep(turned.motion.turn_sec)
        off_rad = float(np.abs(link.state().q - goal).max())
        fault = link.fault()
        link.end()
        turned.turn_for(2.0 * PERIOD_SEC)
        turned.stream(0.5 * _STREAM_SEC)
        time.sleep(STALL_SEC)
        turned.stream(0.5 * _STREAM_SEC)
        turned.come_to_rest()
        after = turned.motion.fault
    step, stall = FciRecording(recording).motions()[:2]
    note = fault or f"joints 1, 4 and 7, {1000 * off_rad:.1f} mrad from the target after {_SETTLING_SEC:g} s"
    name = f"fastest joint after a step of {STEP_RAD:g} rad"
    yield loaded_record(f"franka impedance: {name}", _fastest(step, fault), "rad/s", _STEP_RAD_S, note)
    name = f"fastest joint when the driver stalls for {1000 * STALL_SEC:.0f} ms"
    yield loaded_record(f"franka impedance: {name}", _fastest(stall, after), "rad/s", _STEP_RAD_S, after)


def _stalls(watch: WatchConfig, recording: Path) -> Iterator[Record]:
    """Hold back the stiff link's setpoints while the arm moves, for less and for more than it has ahead."""
    with turned_link("position", watch, recording) as turned:
        turned.stream(0.25 * _STREAM_SEC)
        time.sleep(SHORT_STALL_SEC)
        turned.stream(0.25 * _STREAM_SEC)
        seen = turned.link.restarts
        time.sleep(STALL_SEC)
        turned.stream(0.25 * _STREAM_SEC)
        braked = turned.link.restarts - seen
        turned.come_to_rest()
        fault, limits = turned.motion.fault, turned.motion.guard.limits
    motion = FciRecording(recording).motions()[0]
    name = f"stalls of {1000 * SHORT_STALL_SEC:.0f} ms that the robot saw"
    yield loaded_record(f"franka position: {name}", float(seen), "", 0.0, fault)
    note = fault or f"it braked {braked} times and went on"
    name = f"largest commanded acceleration in a stall of {1000 * STALL_SEC:.0f} ms"
    peak = None if fault else _peak(motion, "q_c", 2)
    yield loaded_record(f"franka position: {name}", peak, "rad/s^2", 1.01 * limits.brake_acceleration, note)
    name = f"largest commanded jerk in a stall of {1000 * STALL_SEC:.0f} ms"
    peak = None if fault else _peak(motion, "q_c", 3)
    yield loaded_record(f"franka position: {name}", peak, "rad/s^3", 1.01 * limits.brake_jerk, fault)


def _peak(motion: RecordedMotion, field: str, order: int) -> float:
    return float(np.abs(motion.differences(field, order)).max(initial=0.0))


def _fastest(motion: RecordedMotion, fault: str) -> float | None:
    return None if fault else float(np.abs(motion.rows["dq"]).max(initial=0.0))


def _without_holding(positions: np.ndarray) -> np.ndarray:
    """Return joints, Shape=(n, 7), from the first to the last change."""
    changed = np.flatnonzero((np.diff(positions, axis=0) != 0.0).any(axis=1))
    return positions[changed[0] : changed[-1] + 2] if changed.size else positions[:1]
