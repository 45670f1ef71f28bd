"""The simulated arm in lockstep: one lock around it, and a hook for everything that happens as time passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hcvla.robots.arm import ArmState, CommandRefusedError, GripperCommand, MoveCommand, StopReport
from hcvla.robots.kinematics import IkConfig
from hcvla.robots.limits import SIM_LIMITS, GuardLimits
from hcvla.robots.mujoco.arm import MujocoArm
from hcvla.sim.simulation import Simulation


class LockstepArm:
    """Implements Arm; time passes only in `wait` and `stop`. A stop may come from another thread."""

    def __init__(self, simulation: Simulation, limits: GuardLimits = SIM_LIMITS, ik: IkConfig | None = None) -> None:
        """Take over the arm of a simulation."""
        self._lock = simulation.lock
        self._arm = MujocoArm(simulation.model, simulation.data, limits, ik)
        self.on_wait: list[Callable[[], object]] = []
        """Called after each wait, in the thread that waits."""
        self.on_physics_step = self._arm.on_step
        """Called after each step of 2 ms; has to be quick."""
        self.refusal = ""
        """Why the guard refused a command; the newest refusal, until it is emptied."""

    def state(self) -> ArmState:
        """Return the measured state."""
        with self._lock:
            return self._arm.state()

    def begin_stream(self) -> None:
        """Nothing: a refusal is raised by the very command that is refused."""

    def move(self, command: MoveCommand) -> None:
        """Stream one motion target through the guard."""
        with self._lock, self._noting_refusal():
            self._arm.move(command)

    def grip(self, command: GripperCommand) -> None:
        """Command the gripper through the guard."""
        with self._lock, self._noting_refusal():
            self._arm.grip(command)

    def stop(self) -> StopReport:
        """Latch a stop and step until the arm is at rest."""
        with self._lock:
            return self._arm.stop()

    def clear_stop(self) -> None:
        """Release a latched stop."""
        with self._lock:
            self._arm.clear_stop()

    def wait(self, duration_sec: float) -> None:
        """Step physics for a duration [s], then notify the observers."""
        with self._lock:
            self._arm.wait(duration_sec)
        for notify in self.on_wait:
            notify()

    @contextmanager
    def _noting_refusal(self) -> Iterator[None]:
        try:
            yield
        except CommandRefusedError as error:
            self.refusal = str(error)
            raise
