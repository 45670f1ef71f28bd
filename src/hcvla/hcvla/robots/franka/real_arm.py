"""What a bridge may request of any real arm beyond `Arm`."""

from __future__ import annotations

from typing import Protocol

from hcvla.robots.arm import Arm
from hcvla.robots.franka.messages import DriverState


class RealArm(Arm, Protocol):
    """An arm that is connected to, armed, and recovered after a fault. Safe to use from several threads."""

    @property
    def now_sec(self) -> float:
        """The arm's clock [s]."""
        ...

    @property
    def driver(self) -> DriverState:
        """How the connection is, and what was measured last."""
        ...

    @property
    def connected(self) -> bool:
        """Whether there is, or was, a robot whose state can be published."""
        ...

    def start(self) -> DriverState:
        """Connect; return the state once that is done or has failed."""
        ...

    def close(self) -> None:
        """Bring the arm to rest and leave it."""
        ...

    def enable(self) -> None:
        """Have commands carried out from now on; raise RobotFaultError if the robot cannot be moved."""
        ...

    def disable(self) -> None:
        """Come to rest and carry out no command until `enable`."""
        ...

    def recover(self) -> None:
        """Clear a fault; raise RobotFaultError. The arm is not armed then."""
        ...

    def home_gripper(self) -> None:
        """Let the hand find its largest width, with nothing between its fingers; raise RobotFaultError."""
        ...
