"""The driver's motion at 100 Hz: newest command -> guard -> controller -> link, and the robot's state back.

Covered: a command stream that ends, a link that is lost, a robot that stops by itself, a stop that braking does not
bring about. Not covered: collisions (the robot's own monitoring), and this process itself (the supervisor's).
One control period a turn, never two: a late turn slows the reference down, it does not make it jump.
"""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.errors import HcvlaError, StoppedError
from hcvla.robots.arm import ArmState, GripperState, MoveCommand
from hcvla.robots.controller import REFERENCE_PERIOD_SEC, ArmController, Mode, RobotFaultError
from hcvla.robots.franka.background import BackgroundCall
from hcvla.robots.franka.config import MotionConfig
from hcvla.robots.franka.explain import RECOVER, of_mode
from hcvla.robots.franka.link import BY_PEOPLE, Link, LinkError, LinkState
from hcvla.robots.franka.messages import Phase
from hcvla.robots.franka.permission import Permission
from hcvla.robots.franka.polls import PENDING, Poll
from hcvla.robots.franka.stopping import Stopping
from hcvla.robots.franka.tracking import JointTracking
from hcvla.robots.franka.watch import LinkWatch
from hcvla.robots.guard import Guard
from hcvla.robots.kinematics import Kinematics

_DONE = "done"


class Motion:
    """The arm behind a link; `turn` is called 100 times a second, everything else between two turns."""

    def __init__(self, config: MotionConfig, link: Link, now_sec: float) -> None:
        """Take over a link that is connected; nothing moves before `enable`."""
        self._watch_config, self._link = config.watch, link
        self.link_state: LinkState = link.state()
        self.guard = Guard(config.guard)
        self._kinematics = Kinematics(config.ik, config.guard.joint_margin_rad)
        self._controller = ArmController(self.link_state.q, self.guard, link.tick_sec, self._kinematics)
        self._watch = LinkWatch(self._watch_config, now_sec)
        self._permission = Permission(self._watch)
        self.lost = False
        """Whether the connection is gone for good: another process must make a new one."""
        self._moving = False
        self._commanded_sec = -math.inf
        self._wanted: MoveCommand | None = None
        self._stopping: Stopping | None = None
        self._call: BackgroundCall | None = None
        self._recovery = ""
        """What came of the recovery under way: nothing yet, that it is done, or why it failed."""
        self.tracking = JointTracking()
        """How far the joints were from their setpoints."""

    # -- what is known ----------------------------------------------------------------------------------------

    @property
    def fault(self) -> str:
        """Why nothing moves, with the next step; empty if it can."""
        return self._permission.fault

    @property
    def warning(self) -> str:
        """What is not as it should be."""
        return self._watch.warning

    @property
    def phase(self) -> Phase:
        """Whether commands are carried out."""
        return self._permission.phase

    @property
    def moving(self) -> bool:
        """Whether a motion of the link runs, at rest or not, or is being begun or ended."""
        return self._moving or self._call is not None

    @property
    def turn_sec(self) -> float:
        """How long until the next turn [s]: sooner while the link's setpoints run short."""
        short = self._moving and self._link.lead_sec < self._link.wanted_lead_sec
        return REFERENCE_PERIOD_SEC / 2.0 if short else REFERENCE_PERIOD_SEC

    def arm_state(self, gripper: GripperState) -> ArmState:
        """Return the measured state; the tool's pose is by our own kinematics, not by what the robot is set to."""
        state = self.link_state
        commanded = self._kinematics.forward(self._controller.state[0]) if self._moving else None
        return ArmState(
            stamp_sec=self._watch.measured_sec,
            q=state.q,
            dq=state.dq,
            T_base_tool=self._kinematics.forward(state.q),
            gripper=gripper,
            stopped=self.guard.stopped,
            fault=self.fault or self._controller.fault,
            tau_ext=state.tau_ext,
            tau=state.tau,
            T_base_tool_commanded=commanded,
        )

    # -- orders -----------------------------------------------------------------------------------------------

    def move(self, command: MoveCommand, gripper: GripperState, now_sec: float) -> None:
        """Head for a target; raise HcvlaError if it is refused. The first one begins a motion of the link."""
        self.guard.check_stop(command.stamp_sec)
        self._permission.require(command.stamp_sec)
        if self._stopping is not None:
            raise StoppedError("the arm is still coming to rest")
        self.guard.check_move(command, self.arm_state(gripper))
        self._commanded_sec = now_sec
        if self._moving and self._call is None:
            self._controller.command(command, now_sec)
        else:
            self._wanted = command

    def stop(self, now_sec: float) -> Poll:
        """Latch a stop and brake; the poll returns a StopReport."""
        self.guard.latch_stop()
        stopping = self._begin_stop(now_sec)
        return lambda _: stopping.final or PENDING

    def clear_stop(self, now_sec: float) -> None:
        """Release a latched stop, and a fault of the controller's; a fault of robot or link stays."""
        self.guard.clear_stop(now_sec)
        self._controller.clear_fault()

    def enable(self, now_sec: float) -> Poll:
        """Carry out commands made from now on; raise RobotFaultError if the robot cannot be moved."""
        return self._permission.grant(now_sec)

    def disable(self, _: float) -> Poll:
        """Come to rest, end the motion, and carry out no command until `enable`."""
        self._permission.armed, self._wanted = False, None
        if self._moving:
            self._controller.brake(self._link.rewind())
        return lambda _: PENDING if self.moving else None

    def recover(self, now_sec: float) -> Poll:
        """Clear the robot's errors and the fault; raise RobotFaultError, always if someone at the robot must act."""
        if self.link_state.mode in BY_PEOPLE:
            raise RobotFaultError(of_mode(self.link_state.mode))
        if self.moving and not self.fault:
            raise RobotFaultError("the arm moves and has no fault: nothing to recover from")
        self._recovery = ""

        def poll(later_sec: float) -> object:
            limit_sec = self._watch_config.recover_sec
            if self._recovery == _DONE and self._watch.fresh and not self._permission.blocked:
                return None
            if self._recovery not in ("", _DONE):
                raise RobotFaultError(self._recovery)
            if not self._recovery and not self.moving and self._stopping is None:
                # What was still coming to rest has.
                self._call = BackgroundCall("recovery", self._link.recover, self._recovered, later_sec, limit_sec)
            if later_sec > now_sec + 2.0 * limit_sec:
                raise RobotFaultError(self.fault or "no state came from the robot after its recovery")
            return PENDING

        return poll

    # -- each turn --------------------------------------------------------------------------------------------

    def turn(self, now_sec: float) -> None:
        """Measure, give the link one period's setpoints, and see how far a stop has come."""
        self._collect(now_sec)
        self._measure(now_sec)
        if self._call is None:
            if self._moving:
                self._drive(now_sec)
            elif self._permission.armed and self._wanted is not None:
                self._call = BackgroundCall("the beginning of a motion", self._link.begin, self._begun, now_sec)
        self._follow_stop(now_sec)

    def _collect(self, now_sec: float) -> None:
        call = self._call
        if call is None or not call.done(now_sec):
            return
        self._call = None
        # States stood still meanwhile.
        self._watch.restart(now_sec)
        try:
            call.finish(now_sec)
        except HcvlaError as error:
            self._latch(str(error), now_sec)

    def _measure(self, now_sec: float) -> None:
        try:
            self.link_state = self._link.state()
        except LinkError as error:
            self.lost, self._moving = True, False
            self._latch(str(error), now_sec)
            return
        if self._call is not None:
            return
        if self._moving and (reason := self._link.fault()):
            self._moving = False
            self._latch(reason, now_sec)
        permission = self._permission
        permission.blocked = self._watch.problem(self.link_state, now_sec, self._moving)
        if permission.blocked and (permission.armed or self._moving):
            self._latch(permission.blocked, now_sec)
        if self.link_state.mode in BY_PEOPLE or (self._watch.silent and self.link_state.problem):
            # A motion that ends without a reason may have been ended so; mode and problem come a moment later.
            permission.correct(permission.blocked)

    def _drive(self, now_sec: float) -> None:
        restart = self._link.restarted()
        if restart is not None:
            self._controller.reset(restart)
        state = self.link_state
        sent = self._controller.state[0] if state.q_sent is None else state.q_sent
        self.tracking.add(sent - state.q)
        # What waits ahead of the robot would move it on for longer than the watchdog allows.
        self._controller.watch(now_sec, self._link.rewind)
        if self._link.lead_sec <= self._link.wanted_lead_sec + REFERENCE_PERIOD_SEC:
            setpoints = self._controller.advance(now_sec, state.q)
            self._link.put(setpoints, braking=self._controller.mode is Mode.BRAKE)
        silent = now_sec - self._commanded_sec > self._watch_config.hold_sec
        resting = self._controller.mode is Mode.HOLD and self._controller.at_rest and self._speed < self._rest
        if resting and self._stopping is None and (silent or not self._permission.armed):
            self._call = BackgroundCall("the end of a motion", self._link.end, self._ended, now_sec)

    def _follow_stop(self, now_sec: float) -> None:
        stopping = self._stopping
        if stopping is None:
            return
        measured = self._watch.measured_sec > stopping.begun_sec
        at_rest = not self._moving or self._controller.at_rest
        robot_sec = self.link_state.time_sec
        if stopping.ended(now_sec, robot_sec, self._speed, measured=measured, reference_at_rest=at_rest):
            self._stopping = None
        elif self._call is None and self._moving and stopping.needs_hard_stop(now_sec, self._watch.silent):
            stopping.hard = True
            self._call = BackgroundCall("the robot's own stop", self._link.hard_stop, self._hard_stopped, now_sec)

    @property
    def _speed(self) -> float:
        return float(np.abs(self.link_state.dq).max())

    @property
    def _rest(self) -> float:
        return self._watch_config.rest_rad_s

    # -- transitions ------------------------------------------------------------------------------------------

    def _begun(self, call: BackgroundCall, now_sec: float) -> None:
        start = call.result()
        assert isinstance(start, np.ndarray)
        self._controller.reset(start)
        self._moving = True
        wanted, self._wanted = self._wanted, None
        if self._permission.armed and wanted is not None and not self.guard.stopped:
            self._controller.command(wanted, now_sec)

    def _ended(self, call: BackgroundCall, _: float) -> None:
        self._moving = False
        call.result()

    def _hard_stopped(self, call: BackgroundCall, _: float) -> None:
        self._moving = False
        call.result()
        raise LinkError(
            f"braking did not bring the arm to rest, so the robot's own stop was called; look at the arm, {RECOVER}"
        )

    def _recovered(self, call: BackgroundCall, _: float) -> None:
        try:
            call.result()
        except LinkError as error:
            self._recovery = str(error)
            return
        self._recovery = _DONE
        self._permission.clear()

    def _begin_stop(self, now_sec: float) -> Stopping:
        self._wanted = None
        if self._moving and self._stopping is None:
            self._controller.brake(self._link.rewind())
        self._stopping = self._stopping or Stopping(self._watch_config, now_sec)
        return self._stopping

    def _latch(self, reason: str, now_sec: float) -> None:
        """Refuse commands, and brake if something can still be braked; the first reason is kept."""
        if self._permission.latch(reason):
            self._begin_stop(now_sec)
