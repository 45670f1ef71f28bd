"""What bridge and driver send each other: requests with answers, and the driver's state at every turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from hcvla.api.errors import HcvlaError
from hcvla.robots.arm import ArmState, GripperCommand, MoveCommand
from hcvla.robots.franka.config import FrankaConfig


class Phase(Enum):
    """How far the driver has come."""

    STARTING = "starting"
    CONNECTING = "connecting"
    READY = "ready"
    """Connected; nothing moves before `Enable`."""
    ARMED = "armed"
    """Commands are carried out."""
    FAULT = "fault"
    """Nothing moves before `Recover` and `Enable`."""


@dataclass(frozen=True)
class Setup:
    """The first message to a driver."""

    config: FrankaConfig
    clock_offset_sec: float
    """What to add to the monotonic clock to get the arm's."""


@dataclass(frozen=True)
class Stop:
    """Latch a stop and brake; answered with a StopReport when the arm is at rest."""


@dataclass(frozen=True)
class ClearStop:
    """Release a latched stop."""


@dataclass(frozen=True)
class Enable:
    """Carry out commands from now on."""


@dataclass(frozen=True)
class Disable:
    """Come to rest and carry out none."""


@dataclass(frozen=True)
class Recover:
    """Clear a fault; answered when the robot is idle again."""


@dataclass(frozen=True)
class HomeGripper:
    """Let the hand find its largest width; answered when it has."""


Order = MoveCommand | GripperCommand | Stop | ClearStop | Enable | Disable | Recover | HomeGripper


@dataclass(frozen=True)
class DriverRequest:
    """An order that wants an answer."""

    number: int
    order: Order


@dataclass(frozen=True)
class Answer:
    """What became of a request: a result, or the kind and message of the error."""

    number: int
    result: object = None
    error: tuple[type[HcvlaError], str] | None = None

    def unwrap(self) -> object:
        """Return the result or raise the error."""
        if self.error is None:
            return self.result
        kind, message = self.error
        # Errors write their own message from arguments that only the driver had.
        error = kind.__new__(kind)
        error.args = (message,)
        raise error


@dataclass(frozen=True, kw_only=True)
class DriverState:
    """What the driver says at every turn."""

    phase: Phase
    arm: ArmState | None = None
    """None before the first state of the robot."""
    fault: str = ""
    """Why nothing moves, with the next step."""
    warning: str = ""
    """What is not as it should be, though the arm moves."""
    robot_mode: str = ""
    """As the robot reports it: idle, move, reflex, user_stopped, guiding, other."""
    robot_time_sec: float = 0.0
    """The robot's own clock at the newest state [s]; that of a fake robot on a busy machine falls behind ours."""
    values: Mapping[str, object] = field(default_factory=dict)
    """Numbers for diagnostics; names end in their unit."""
    gripper_outcome: str = ""
    """How the newest gripper command ended: reached, grasped, missed, blocked, aborted or failed."""
    gripper_problem: str = ""
    """Why gripper commands are refused; empty if they are not."""
