"""Bring-up with a fake robot: one is started for the stack unless an address is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from hcvla.fake_franka.process import FakeFrankaProcess

FAKE = "fake-franka"
"""The value of `robot` for which this is."""


def fake_notice(arguments: Mapping[str, str]) -> str:
    """Return what whoever watches a stack must know of its robot; empty if that may be a real one."""
    if arguments.get("robot") != FAKE:
        return ""
    return f"the robot is a FAKE one, at {arguments['robot_host']}: nothing real moves"


@contextmanager
def with_fake_robot(arguments: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Start a fake robot if `robot` wants one that does not run yet; give the arguments with its address."""
    if arguments.get("robot") != FAKE or arguments.get("robot_host"):
        yield dict(arguments)
        return
    options = [word for name in ("scene", "seed") if name in arguments for word in (f"--{name}", arguments[name])]
    with FakeFrankaProcess(*options) as robot:
        yield {**arguments, "robot_host": robot.host}
