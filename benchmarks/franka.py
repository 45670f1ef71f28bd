"""What the real arm's backend reaches on the fake robot, with both links: real client libraries, real wire.

The fake robot's clock is paced: a busy machine slows the robot down, which no real robot is. So stops are timed by the
robot's clock; the tracking error still grows with the load, as targets come by the wall's. Each record names the load.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.franka_fake import fake_link
from benchmarks.franka_link import LinkBench, wait_until
from benchmarks.franka_losses import bench_losses
from benchmarks.franka_wire import Control, bench_wire
from benchmarks.record import Record
from hcvla.fake_franka.control import inject
from hcvla.fake_franka.recording import FciRecording, RecordedMotion
from hcvla.fake_franka.wire import Generator
from hcvla.robots.franka.config import FRANKA_LIMITS, WatchConfig
from hcvla.robots.franka.messages import Phase

_STOP_SEC = 0.3
"""From the speeds of tool commands, which are a demo's, to rest."""
_FULL_STOP_SEC = 0.5
"""From the guard's full speed."""
_CONTROLS: tuple[Control, ...] = ("impedance", "position")
_PATIENT = WatchConfig(link_lost_sec=1.0, success_stop=0.0, brake_sec=8.0, stop_sec=9.0, recoveries_per_minute=10000)
"""The fake robot shares this machine's processor, which no real robot does."""


@dataclass(frozen=True, kw_only=True)
class FrankaBenchConfig:
    """On which link, and how often each thing is done."""

    link: Control | None = None
    """None: both."""
    stops: int = 40
    """Of tool commands, and a tenth as many from full speed."""
    reflexes: int = 20
    stream_sec: float = 8.0
    """Of targets at 20 Hz with a jump at the end of each chunk of 0.4 s."""


def bench_franka(config: FrankaBenchConfig | None = None) -> list[Record]:
    """Measure both links, or one."""
    config = config or FrankaBenchConfig()
    controls = _CONTROLS if config.link is None else (config.link,)
    return [record for control in controls for record in _bench_link(control, config)]


def _bench_link(control: Control, config: FrankaBenchConfig) -> Iterator[Record]:
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "wire.bin"
        with fake_link(control, _PATIENT, "--record", str(recording)) as (link, host):
            yield from link.stream(config.stream_sec)
            yield from link.stops(config.stops, _STOP_SEC)
            yield from link.full_speed_stops(max(1, config.stops // 10), _FULL_STOP_SEC)
            yield from _reflexes(link, host, config.reflexes)
            yield _killed(link)
        yield from _wire(link, FciRecording(recording))
    yield from bench_wire(control, _PATIENT)
    yield from bench_losses(control, _PATIENT)


def _reflexes(link: LinkBench, host: str, count: int) -> Iterator[Record]:
    times = []
    for _ in range(count):
        link.fast()
        inject(host, "cartesian_reflex")
        wait_until(lambda: link.arm.driver.phase is Phase.FAULT, "a fault")
        started = time.monotonic()
        link.arm.recover()
        link.arm.enable()
        times.append(time.monotonic() - started)
    note = f"{count} reflexes, median {np.median(times):.3f} s, from the fault to armed by the two services"
    yield link.record("longest recovery", max(times), "s", 2.0, note)


def _killed(link: LinkBench) -> Record:
    link.fast()
    started = time.monotonic()
    os.kill(link.arm.driver_pid, signal.SIGKILL)
    wait_until(lambda: link.arm.driver.phase is Phase.FAULT, "a fault")
    return link.record("a killed driver is named", time.monotonic() - started, "s", 0.5)


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
    yield link.record("largest commanded jerk", _peak(motions, "q_c", 3), "rad/s^3", 1.01 * limits.brake_jerk)


def _peak(motions: list[RecordedMotion], field: str, order: int) -> float:
    peaks = [np.abs(motion.differences(field, order)).max(initial=0.0) for motion in motions]
    return float(max(peaks, default=0.0))
