"""An arm that is connected to a fake robot of its own, for as long as something is measured of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.franka_link import WIDE_LIMITS, LinkBench
from benchmarks.franka_wire import Control
from hcvla.fake_franka.process import FakeFrankaProcess
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.config import FrankaConfig, WatchConfig


@contextmanager
def fake_link(control: Control, watch: WatchConfig, *options: str) -> Iterator[tuple[LinkBench, str]]:
    """Give an armed link and the fake robot's host; `options` are those of `hcvla fake-franka`."""
    with FakeFrankaProcess(*options) as fake:
        arm = FrankaArm(FrankaConfig(host=fake.host, control=control, watch=watch, guard=WIDE_LIMITS))
        try:
            arm.start()
            arm.enable()
            yield LinkBench("franka", control, arm, watch), fake.host
        finally:
            arm.close()
