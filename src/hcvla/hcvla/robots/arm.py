"""The interface between brain and body: what every arm backend is sent and what it reports.

MuJoCo in process, MuJoCo behind ROS topics and a real Franka all implement `Arm`; skills know nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose


@dataclass(frozen=True)
class GripperState:
    """The parallel gripper as measured."""

    width_m: float
    """Distance between the pads [m], 0 (shut) to 0.08 (open)."""
    force_n: float
    """Closing force at the pads [N]; 0 when nothing is squeezed."""
    grasped: bool
    """Whether both pads press on something (more than 0.5 N each, width above 2 mm)."""
    moving: bool = False


@dataclass(frozen=True)
class ArmState:
    """One measured state of arm and gripper."""

    stamp_sec: float
    """Clock of the backend [s]: simulated time in MuJoCo, system time on hardware."""
    q: np.ndarray
    """Joint positions, Shape=(7,), [rad], fr3_joint1..7."""
    dq: np.ndarray
    """Joint velocities, Shape=(7,), [rad/s]."""
    T_base_tool: Pose
    """Pose of the tool centre point (between the pads, `fr3_hand_tcp`) in the base frame."""
    gripper: GripperState
    stopped: bool = False
    """A stop is latched: every motion command is refused until `clear_stop`."""
    fault: str = ""
    """Why the backend cannot move, empty if it can."""
    tau_ext: np.ndarray = field(default_factory=lambda: np.zeros(7))
    """Estimated external joint torques, Shape=(7,), [Nm]."""
    tau: np.ndarray = field(default_factory=lambda: np.zeros(7))
    """Torques that the drives exert, the arm's weight included, Shape=(7,), [Nm]; zeros where they are not measured."""
    T_base_tool_commanded: Pose | None = None
    """Where the arm's own jerk-limited motion has the tool now; None where the backend does not report it."""

    def with_fault(self, fault: str) -> ArmState:
        """Return the state with a fault that came after it was measured; one that it has already is kept."""
        return replace(self, fault=self.fault or fault)


@dataclass(frozen=True)
class MoveCommand:
    """A streamed motion target; exactly one of the two targets is given."""

    stamp_sec: float
    """When the command was made, on the backend's clock [s]; the guard refuses old ones."""
    T_base_tool: Pose | None = None
    """Cartesian target of the tool centre point."""
    q: np.ndarray | None = None
    """Joint target, Shape=(7,), [rad]."""
    max_speed_m_s: float | None = None
    """Cap on the tool's speed for this command [m/s]; None = the guard's own limit."""


@dataclass(frozen=True)
class GripperCommand:
    """Where the gripper goes and how hard it may press."""

    width_m: float
    speed_m_s: float = 0.1
    force_n: float = 30.0
    stamp_sec: float | None = None
    """When the command was made, on the backend's clock [s]; None = now."""


@dataclass(frozen=True)
class StopReport:
    """What a stop saw; `at_rest` is True only if the arm was measured at rest."""

    at_rest: bool
    braking_sec: float
    """From the request to rest (or to giving up) [s]."""
    message: str


class CommandRefusedError(HcvlaError):
    """The guard refused a command; nothing moved because of it."""

    outcome = Outcome.BLOCKED


class StaleCommandError(CommandRefusedError):
    """A command came too late to be carried out; the next one of the stream replaces it."""


class Arm(Protocol):
    """A guarded arm with a parallel gripper."""

    def state(self) -> ArmState:
        """Return the newest measured state; raise RobotFaultError if there is none."""
        ...

    def begin_stream(self) -> None:
        """Begin a new stream of commands: a refusal of an earlier one that arrives late is no longer raised."""
        ...

    def move(self, command: MoveCommand) -> None:
        """Stream one motion target through the guard; raise CommandRefusedError or StoppedError."""
        ...

    def grip(self, command: GripperCommand) -> None:
        """Command the gripper through the guard; returns at once."""
        ...

    def stop(self) -> StopReport:
        """Latch a stop, brake within the limits, return when at rest (or after 1 s, saying so)."""
        ...

    def clear_stop(self) -> None:
        """Release a latched stop; targets from before it stay refused."""
        ...

    def wait(self, duration_sec: float) -> None:
        """Let time pass: steps physics in lockstep, sleeps in real time."""
        ...
