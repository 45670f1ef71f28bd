"""What a ros2_control robot offers to a client, as plain calls: the nodes give them to topics, services and actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

ACTIVE = "active"
"""The state of controllers that run and hardware that obeys, as ros2_control writes it."""


@dataclass(frozen=True)
class JointSample:
    """One state of the arm's joints."""

    stamp_sec: float
    """On the robot's clock [s]."""
    q: np.ndarray
    """Shape=(7,), [rad]."""
    dq: np.ndarray
    """Shape=(7,), [rad/s]."""
    tau: np.ndarray
    """Shape=(7,), [Nm]; zeros where they are not published."""


@dataclass(frozen=True)
class StampedTrajectory:
    """Points and when they are due."""

    start_sec: float
    """On the robot's clock [s]."""
    from_start_sec: np.ndarray
    """Shape=(n,), [s]."""
    points: np.ndarray
    """Shape=(n, 3, 7): [rad], [rad/s], [rad/s^2]."""


class ControlledRobot(Protocol):
    """The first three return at once; the others wait for an answer. All raise LinkError, with the next step."""

    def joints(self) -> JointSample | None:
        """Return the newest state; None before the first."""
        ...

    def external_torques(self) -> np.ndarray | None:
        """Return the newest estimate of external torques, Shape=(7,), [Nm]; None if there is none."""
        ...

    def publish(self, trajectory: StampedTrajectory) -> None:
        """Have the controller follow a trajectory from now on."""
        ...

    def controllers(self) -> Mapping[str, str]:
        """Return the state of every loaded controller, by name."""
        ...

    def hardware(self) -> Mapping[str, str]:
        """Return the state of every hardware component, by name."""
        ...

    def activate_hardware(self, name: str) -> None:
        """Have a hardware component obey."""
        ...

    def switch(self, activate: Sequence[str], deactivate: Sequence[str]) -> None:
        """Activate and deactivate controllers."""
        ...

    def recover_errors(self) -> None:
        """Have the robot clear its errors."""
        ...
