"""The robot behind the wire: modes, motions, reflexes and recovery, one period at a time. No sockets."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hcvla.fake_franka import wire
from hcvla.fake_franka.collisions import CollisionMonitor
from hcvla.fake_franka.desired import DesiredJoints
from hcvla.fake_franka.limits import ROUNDING, measured_error, torque_error
from hcvla.fake_franka.motions import MotionGenerator, make_motion
from hcvla.fake_franka.plant import Plant
from hcvla.fake_franka.state import StateMessage
from hcvla.fake_franka.tool_frame import ToolFrame
from hcvla.fake_franka.wire import ERRORS, Controller, Generator, MoveStatus, RobotMode
from hcvla.robots.fr3.table import ACCELERATION, Q_LOWER, Q_UPPER

LOST_LIMIT = 20
"""So many periods in a row without a command end a motion."""
_SUCCESS_WINDOW = 100
"""The success rate is the share of answered periods among so many."""
_END_RAD_S = ACCELERATION * wire.TICK_SEC * ROUNDING
"""A motion ends at rest: the step to standing still is judged as any other [rad/s]."""
_INSIDE_RAD = 0.002
"""Recovery brings joints that are beyond their range so far back into it [rad]."""
_RECOVERY_STEP_RAD = 2e-4
"""And does so slowly, in a period [rad]."""


@dataclass
class LinkFigures:
    """How well a client has kept up since the start."""

    cycles: int = 0
    """Periods in which a command was expected."""
    lost_cycles: int = 0
    """Those in which none came."""
    lowest_success_rate: float = 1.0
    """The smallest share of answered periods among a hundred."""
    reflexes: int = 0
    """Motions that the robot ended by a reflex."""


class FakeRobot:
    """Takes moves and commands, moves the plant, and reports; `on_move_end` is called with how each motion ended."""

    def __init__(self, plant: Plant, *, strict: bool = True) -> None:
        """Stand idle where the plant is; commands and measured motion are judged if `strict`."""
        self.plant, self.strict = plant, strict
        self.tool = ToolFrame()
        self.desired = DesiredJoints(plant.q)
        self.collisions = CollisionMonitor()
        self.load = np.zeros(1, dtype=wire.LOAD)[0]
        self.mode = RobotMode.IDLE
        self.generator, self.controller = Generator.IDLE, Controller.OTHER
        self.errors = np.zeros(len(ERRORS), dtype=bool)
        self.reflex_reason = np.zeros(len(ERRORS), dtype=bool)
        self.on_move_end: Callable[[MoveStatus], None] = lambda status: None
        self.on_recovered: Callable[[], None] = lambda: None
        self.start_limit = LOST_LIMIT
        """So many periods may pass before the first command of a motion."""
        self.lost = 0
        self.started = False
        """A command of the running motion was received: from now on every period expects one."""
        self.motion: MotionGenerator | None = None
        self._tau: np.ndarray | None = None
        self._preempting = False
        self._answers: deque[bool] = deque(maxlen=_SUCCESS_WINDOW)
        self.figures = LinkFigures()
        self._state = StateMessage()

    @property
    def streaming(self) -> bool:
        """Whether the running motion expects a command in every period."""
        return self.motion is not None and self.motion.streamed and not self._preempting

    @property
    def success_rate(self) -> float:
        """Share of the last periods that were answered; 0 without a motion."""
        return sum(self._answers) / len(self._answers) if self.motion and self._answers else 0.0

    def start(self, move: np.void) -> MoveStatus:
        """Begin a motion; return MOTION_STARTED or why not."""
        if self.mode is RobotMode.USER_STOPPED:
            return MoveStatus.REJECTED_BY_SAFETY
        if self.mode is not RobotMode.IDLE or self.desired.dq.any():
            return MoveStatus.NOT_POSSIBLE
        motion = make_motion(move, self.desired, self.tool, self.strict)
        if motion is None or move["controller"] > Controller.EXTERNAL:
            return MoveStatus.INVALID_ARGUMENT
        self.motion = motion
        self.mode = RobotMode.MOVE
        self.generator, self.controller = Generator(int(move["generator"]) + 1), Controller(int(move["controller"]))
        self._tau = np.zeros(7) if self.controller is Controller.EXTERNAL else None
        self.lost, self.started, self._preempting = 0, False, False
        self._answers.clear()
        self.reflex_reason[:] = False
        return MoveStatus.MOTION_STARTED

    def stop(self) -> None:
        """Preempt a running motion: the robot brakes by itself, then the motion has ended."""
        if self.motion is not None:
            self._let_go()
            self._preempting = True

    def recover(self) -> bool:
        """Begin to recover, which ends with `on_recovered`; return False if people hold the robot."""
        if self.mode not in (RobotMode.REFLEX, RobotMode.IDLE):
            return False
        self.errors[:] = False
        self.mode = RobotMode.RECOVERY
        return True

    def abort(self, error: str) -> None:
        """End everything by a reflex with the robot's name for the error."""
        self.figures.reflexes += 1
        self.errors[ERRORS.index(error)] = self.reflex_reason[ERRORS.index(error)] = True
        self._end(MoveStatus.REFLEX_ABORTED, RobotMode.REFLEX)

    def enter(self, mode: RobotMode) -> None:
        """Switch to a mode that people at the robot choose: user stop, guiding, closed brakes (OTHER) or idle."""
        status = MoveStatus.PREEMPTED_BY_SAFETY if mode is RobotMode.USER_STOPPED else MoveStatus.ABORTED
        self._end(status, mode)

    def disconnect(self) -> None:
        """End what the client ran, which is gone; a reflex stays until someone recovers."""
        self._end(MoveStatus.ABORTED, RobotMode.IDLE if self.mode is RobotMode.MOVE else self.mode)

    def tick(self, command: np.void | None) -> None:
        """Let one period pass, with the newest command or none."""
        if self.motion is None or self._preempting:
            self._come_to_rest()
        else:
            self._follow(command)
        if self._tau is not None:
            self.plant.exert(self._tau)
        else:
            self.plant.drive_to(self.desired.q, self.desired.dq)
        self.plant.step()
        if self.generator is Generator.NONE:
            self.desired.measured(self.plant.q, self.plant.dq)
        self._watch()

    def state(self, message_id: int) -> bytes:
        """Return the state as a datagram."""
        return self._state.fill(self, message_id)

    @property
    def tau_desired(self) -> np.ndarray:
        """Torques that are exerted without the arm's own weight, Shape=(7,), [Nm]."""
        return self.plant.tau if self._tau is None else self._tau

    def _come_to_rest(self) -> None:
        if not self.desired.brake():
            return
        if self._preempting:
            self._end(MoveStatus.PREEMPTED, RobotMode.IDLE)
        elif self.mode is RobotMode.RECOVERY:
            way = np.clip(self.desired.q, Q_LOWER + _INSIDE_RAD, Q_UPPER - _INSIDE_RAD) - self.desired.q
            if way.any():
                self.desired.rest_at(self.desired.q + np.clip(way, -_RECOVERY_STEP_RAD, _RECOVERY_STEP_RAD))
            else:
                self.mode = RobotMode.IDLE
                self.on_recovered()

    def _follow(self, command: np.void | None) -> None:
        assert self.motion is not None
        if command is None:
            self._miss()
            return
        self.lost, self.started = 0, True
        self._count(True)
        error = self.motion.take(command)
        if not error and self._tau is not None:
            tau = np.array(command["tau_J_d"])
            error = torque_error(self._tau, tau) if self.strict else ""
            self._tau = self._tau if error else tau
        if error:
            self.abort(error)
        elif command["motion_generation_finished"] or command["torque_command_finished"]:
            self._finish()

    def _miss(self) -> None:
        """Go on without a command: a position is extrapolated, a torque repeated, 20 in a row end it."""
        assert self.motion is not None
        if not self.motion.streamed:
            self.motion.miss()
            return
        self.lost += 1
        if self.started:
            self._count(False)
            self.motion.miss()
        if self.strict and self.lost >= (LOST_LIMIT if self.started else self.start_limit):
            self.abort("communication_constraints_violation")

    def _count(self, answered: bool) -> None:
        self._answers.append(answered)
        self.figures.cycles += 1
        self.figures.lost_cycles += not answered
        if len(self._answers) == _SUCCESS_WINDOW:
            self.figures.lowest_success_rate = min(self.figures.lowest_success_rate, self.success_rate)

    def _finish(self) -> None:
        moving = np.abs(self.desired.dq).max() > _END_RAD_S
        generated = self.generator is not Generator.NONE
        if self.strict and moving and generated and self.motion is not None and self.motion.streamed:
            by_joints = self.generator in (Generator.JOINT_POSITION, Generator.JOINT_VELOCITY)
            self.abort(f"{'joint' if by_joints else 'cartesian'}_motion_generator_velocity_discontinuity")
        else:
            self._end(MoveStatus.SUCCESS, RobotMode.IDLE)
            if not moving:
                # Another motion may begin at once.
                self.desired.rest_at(self.desired.q)

    def _end(self, status: MoveStatus, mode: RobotMode) -> None:
        ended = self.motion is not None
        self._let_go()
        self.motion, self._preempting = None, False
        self.generator, self.controller, self.mode = Generator.IDLE, Controller.OTHER, mode
        if ended:
            self.on_move_end(status)

    def _let_go(self) -> None:
        """Take over from the client: without a position of its own the robot holds where the arm is."""
        if self._tau is not None:
            self._tau = None
            self.desired.measured(self.plant.q, self.plant.dq)

    def _watch(self) -> None:
        """Judge what is measured, also while the client commands torques: contacts, range, speed."""
        collision = self.collisions.update(self.plant.tau_ext, self.plant.external_wrench(), self.desired.ddq)
        if self.mode is not RobotMode.MOVE:
            return
        error = collision or (measured_error(self.plant.q, self.plant.dq) if self.strict else "")
        if error:
            self.abort(error)
