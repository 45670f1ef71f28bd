"""What the real arm's backend reaches on the fake robot, with both links: real client libraries, real wire.

The fake robot's clock is paced: a busy machine slows the robot down, which no real robot is. So stops are timed by the
robot's clock; the tracking error still grows with the load, as targets come by the wall's. Each record names the load.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.record import Record, Target
from hcvla.api.types import Pose
from hcvla.fake_franka.control import inject
from hcvla.fake_franka.process import FakeFrankaProcess
from hcvla.fake_franka.recording import FciRecording, RecordedMotion
from hcvla.fake_franka.wire import Generator
from hcvla.nodes.ros.cpu import cores, seconds_by_session
from hcvla.robots.arm import MoveCommand
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.config import FRANKA_LIMITS, FrankaConfig, WatchConfig
from hcvla.robots.franka.messages import Phase
from hcvla.robots.waypoint import toward

_PERIOD_SEC = 0.05
_LIMIT_SEC = 20.0
_FAST_RAD_S = 0.25
_PATIENT = WatchConfig(link_lost_sec=1.0, success_stop=0.0, brake_sec=8.0, stop_sec=9.0, recoveries_per_minute=10000)
"""The fake robot shares this machine's processor, which no real robot does."""


@dataclass(frozen=True, kw_only=True)
class FrankaBenchConfig:
    """How often each thing is done."""

    stops: int = 40
    reflexes: int = 20
    stream_sec: float = 8.0
    """Of targets at 20 Hz with a jump at the end of each chunk of 0.4 s."""


@dataclass(frozen=True)
class LinkBench:
    """One link on one fake robot."""

    control: str
    host: str
    arm: FrankaArm

    def record(self, name: str, value: float | None, unit: str, bound: float | None = None, note: str = "") -> Record:
        """Return a figure of this link, at most `bound`."""
        target = None if bound is None else Target("value", "<=", bound)
        load = f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
        return Record(
            f"franka {self.control}: {name}", value, unit, target=target, note=", ".join(filter(None, (note, load)))
        )

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
            self.arm.wait(_PERIOD_SEC)


def _down(x: float, y: float, z: float) -> Pose:
    return Pose(x, y, z, 1.0, 0.0, 0.0, 0.0)


_SIDES = _down(0.45, 0.25, 0.3), _down(0.45, -0.25, 0.3)


def bench_franka(config: FrankaBenchConfig | None = None) -> list[Record]:
    """Measure both links."""
    config = config or FrankaBenchConfig()
    return [record for control in ("impedance", "position") for record in _bench_link(control, config)]


def _bench_link(control: str, config: FrankaBenchConfig) -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "wire.bin"
        with _connected(control, recording) as link:
            yield from _stream(link, config.stream_sec)
            yield from _stops(link, config.stops)
            yield from _reflexes(link, config.reflexes)
            yield _killed(link)
        yield from _wire(link, FciRecording(recording))


@contextmanager
def _connected(control: str, recording: Path) -> Iterator[LinkBench]:
    with FakeFrankaProcess("--record", str(recording)) as fake:
        limits = replace(FRANKA_LIMITS, max_joint_step_rad=np.pi)
        arm = FrankaArm(FrankaConfig(host=fake.host, control=control, watch=_PATIENT, guard=limits))  # type: ignore[arg-type]
        try:
            arm.start()
            arm.enable()
            yield LinkBench(control, fake.host, arm)
        finally:
            arm.close()


def _stream(link: LinkBench, duration_sec: float) -> Iterator[Record]:
    """Follow a circle whose targets jump by 15 to 24 mm every 0.4 s, as the chunks of a policy do."""
    rng = np.random.default_rng(0)
    pid, begun, before = link.arm.driver_pid, time.monotonic(), seconds_by_session()
    offset = np.zeros(3)
    for step in range(round(duration_sec / _PERIOD_SEC)):
        if step % 8 == 0:
            direction = rng.normal(size=3)
            offset = rng.uniform(0.015, 0.024) * direction / np.linalg.norm(direction)
        angle = 0.04 * step
        x, y, z = np.array([0.45 + 0.08 * np.cos(angle), 0.15 * np.sin(angle), 0.3]) + offset
        link.send(_down(float(x), float(y), float(z)))
        link.arm.wait(_PERIOD_SEC)
    used = cores(before, seconds_by_session(), time.monotonic() - begun, pid)
    rms = 1000.0 * float(link.arm.driver.values["rms_tracking_error_rad"])  # type: ignore[arg-type]
    bound = 10.0 if link.control == "impedance" else 3.0
    yield link.record(
        "tracking error of the worst joint, rms", rms, "mrad", bound, "20 Hz targets with jumps of 15 to 24 mm"
    )
    yield link.record("processor of driver and player while moving", used, "cores", 0.25)


def _stops(link: LinkBench, count: int) -> Iterator[Record]:
    times = []
    false, confirming = 0, _PATIENT.rest_sec
    for _ in range(count):
        link.fast()
        begun = link.arm.driver.robot_time_sec
        report = link.arm.stop()
        times.append(link.arm.driver.robot_time_sec - begun - confirming)
        link.arm.wait(_PERIOD_SEC)
        false += not report.at_rest or bool(np.abs(link.arm.state().dq).max() > _PATIENT.rest_rad_s)
        link.arm.clear_stop()
    note = f"{count} stops from {_FAST_RAD_S:g} rad/s or more, median {np.median(times):.3f} s, on the robot's clock"
    yield link.record("longest stop", max(times), "s", 0.5, note)
    note = "reported at rest and moving 50 ms later, or reported as not at rest"
    yield link.record("stops with a false report", float(false), "", 0.0, note)


def _reflexes(link: LinkBench, count: int) -> Iterator[Record]:
    times = []
    for _ in range(count):
        link.fast()
        inject(link.host, "cartesian_reflex")
        _until(lambda: link.arm.driver.phase is Phase.FAULT, "a fault")
        begun = time.monotonic()
        link.arm.recover()
        link.arm.enable()
        times.append(time.monotonic() - begun)
    note = f"{count} reflexes, median {np.median(times):.3f} s, from the fault to armed by the two services"
    yield link.record("longest recovery", max(times), "s", 2.0, note)


def _killed(link: LinkBench) -> Record:
    link.fast()
    begun = time.monotonic()
    os.kill(link.arm.driver_pid, signal.SIGKILL)
    _until(lambda: link.arm.driver.phase is Phase.FAULT, "a fault")
    return link.record("a killed driver is named", time.monotonic() - begun, "s", 0.5)


def _wire(link: LinkBench, recording: FciRecording) -> Iterator[Record]:
    """Judge what went over the wire, all motions but those that were killed."""
    kind = Generator.JOINT_POSITION if link.control == "position" else Generator.NONE
    motions = [motion for motion in recording.motions() if motion.generator is kind and len(motion.commands) > 10]
    lost = sum(motion.lost for motion in motions)
    yield link.record("lost cycles", float(lost), "", note=f"of {sum(len(motion.rows) for motion in motions)}")
    if link.control == "impedance":
        yield link.record("largest step of a commanded torque", _peak(motions, "tau_J_d", 1) / 1000.0, "Nm/ms", 1.0)
        return
    limits = FRANKA_LIMITS
    yield link.record(
        "largest commanded acceleration", _peak(motions, "q_c", 2), "rad/s^2", 1.01 * limits.brake_acceleration
    )
    yield link.record("largest commanded jerk", _peak(motions, "q_c", 3), "rad/s^3", 2.0 * limits.brake_jerk)


def _peak(motions: list[RecordedMotion], field: str, order: int) -> float:
    peaks = [np.abs(motion.differences(field, order)).max(initial=0.0) for motion in motions]
    return float(max(peaks, default=0.0))


def _until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + _LIMIT_SEC
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not come within {_LIMIT_SEC:g} s")
        time.sleep(0.002)
