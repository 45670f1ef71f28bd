"""How soon the arm brakes when whoever moved it is gone, and how soon it is said why a robot cannot be driven."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks.franka_fake import fake_link
from benchmarks.franka_link import LinkBench, wait_until
from benchmarks.franka_wire import Control
from benchmarks.record import Record
from hcvla.fake_franka.control import inject
from hcvla.fake_franka.process import FakeFrankaProcess
from hcvla.fake_franka.recording import FciRecording, RecordedMotion
from hcvla.fake_franka.wire import TICK_SEC, MoveStatus
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.config import FrankaConfig, WatchConfig
from hcvla.robots.franka.messages import Phase

_BRAKING_SEC = 0.15
_LOST_SEC = 0.2
_CONNECTING: dict[str, tuple[str, float]] = {
    "a wrong version": ("version 9", 0.1),
    "a silent robot": ("silent", 3.5),
}
"""The fault of the fake robot, and within what time it is named [s]."""
_SEEN_SEC = 1.5
"""The fake robot waits for a client that is silent for 0.5 s before it lets time pass without it."""
_SLOWER = 0.98
"""Share of its speed at which an arm is seen to brake."""

_LOSSES: dict[str, Callable[[FrankaArm], object]] = {
    "commands cease": lambda _: None,
    "the bridge is gone": lambda arm: threading.Thread(target=arm.close).start(),
    "the driver is killed": lambda arm: os.kill(arm.driver_pid, signal.SIGKILL),
    "the driver is stopped": lambda arm: os.kill(arm.driver_pid, signal.SIGSTOP),
}


def bench_losses(control: Control, patient: WatchConfig) -> Iterator[Record]:
    """Yield the figures of one link; `patient` is for what a busy machine would end too soon."""
    for name, lose in _LOSSES.items():
        yield _braking(name, lose, control, patient)
    yield _lost_link(control)
    for name, (fault, bound_sec) in _CONNECTING.items():
        yield _refused(name, fault, bound_sec, control)


def braking_sec(motion: RecordedMotion, lost_at_sec: float) -> float:
    """Return how long after a moment of the system's clock an arm that was turning braked, by the robot's clock [s].

    A motion that the robot has ended brakes from its last period on.
    """
    rows = motion.rows[motion.rows["wall_sec"] >= lost_at_sec]
    if not len(rows):
        return 0.0
    speed = np.abs(rows["dq"]).max(axis=1)
    slower = np.flatnonzero(speed < _SLOWER * speed[0])
    braking = int(slower[0]) if slower.size else len(rows) - 1
    return float(int(rows["message_id"][braking]) - int(rows["message_id"][0])) * TICK_SEC


def _braking(name: str, lose: Callable[[FrankaArm], object], control: Control, watch: WatchConfig) -> Record:
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "wire.bin"
        with fake_link(control, watch, "--record", str(recording)) as (link, _):
            link.full_speed()
            lost_at_sec = time.time()
            lose(link.arm)
            link.arm.wait(_SEEN_SEC)
        motion = FciRecording(recording).motions()[-1]
    how = "braked" if motion.status is MoveStatus.SUCCESS else "stopped by the robot itself"
    return link.record(f"braking when {name}", braking_sec(motion, lost_at_sec), "s", _BRAKING_SEC, how)


def _lost_link(control: Control) -> Record:
    with fake_link(control, WatchConfig()) as (link, host):
        link.fast()
        started_sec = time.monotonic()
        inject(host, f"freeze {_SEEN_SEC:g}")
        wait_until(lambda: link.arm.driver.phase is Phase.FAULT, "a fault")
        taken_sec = time.monotonic() - started_sec
        return link.record("a lost link is named", taken_sec, "s", _LOST_SEC, link.arm.driver.fault)


def _refused(name: str, fault: str, bound_sec: float, control: Control) -> Record:
    """Connect to a robot with a fault; counted from the driver's word that it connects."""
    with FakeFrankaProcess() as fake:
        inject(fake.host, fault)
        arm = FrankaArm(FrankaConfig(host=fake.host, control=control))
        link = LinkBench("franka", control, arm, WatchConfig())
        starting = threading.Thread(target=arm.start)
        try:
            starting.start()
            wait_until(lambda: arm.driver.phase is not Phase.STARTING, "the driver's imports")
            started_sec = time.monotonic()
            wait_until(lambda: arm.driver.phase is Phase.FAULT, "a fault")
            return link.record(f"{name} is named", time.monotonic() - started_sec, "s", bound_sec, arm.driver.fault)
        finally:
            starting.join()
            arm.close()
