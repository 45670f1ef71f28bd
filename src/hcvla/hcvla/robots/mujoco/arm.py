"""The arm in MuJoCo, in lockstep: time passes only in `wait` and `stop`."""

from __future__ import annotations

from collections.abc import Callable

import mujoco
import numpy as np

from hcvla.robots.arm import ArmState, GripperCommand, GripperState, MoveCommand, StopReport
from hcvla.robots.controller import ArmController
from hcvla.robots.fr3.table import (
    FINGER_FORCE,
    FINGER_JOINT_NAMES,
    GRIPPER_ACTUATOR,
    HOME_Q,
    JOINT_NAMES,
    JOINTS,
    MAX_WIDTH_M,
    PAD_GEOMS,
)
from hcvla.robots.guard import Guard
from hcvla.robots.kinematics import IkConfig, Kinematics
from hcvla.robots.limits import SIM_LIMITS, GuardLimits

GRASP_FORCE_N = 0.5
"""Each pad must press this hard for something to count as grasped."""
GRASP_WIDTH_M = 0.002
"""A gripper narrower than this is shut on nothing."""
REST_RAD_S = 0.01
"""Below this measured joint speed the arm is at rest."""
STOP_LIMIT_SEC = 1.0
_FACING = 0.7
"""Cosine between a contact's normal and the closing direction from which it counts as squeezing."""


class MujocoArm:
    """`hcvla.robots.arm.Arm` on the FR3 of a MuJoCo model (see `add_fr3`); deterministic."""

    def __init__(
        self,
        model: mujoco.MjModel,
        data: mujoco.MjData,
        limits: GuardLimits = SIM_LIMITS,
        ik: IkConfig | None = None,
    ) -> None:
        """Take over the arm of `model` where it stands in `data`."""
        self.model, self.data = model, data
        self.guard = Guard(limits)
        self.kinematics = Kinematics(ik, limits.joint_margin_rad)
        self.on_step: list[Callable[[], None]] = []
        """Called after every physics step."""
        self._drives = np.array([model.actuator(name).id for name in JOINT_NAMES])
        self._gripper_width = model.actuator(GRIPPER_ACTUATOR).id
        self._qpos = np.array([model.joint(name).qposadr[0] for name in JOINT_NAMES])
        self._dofs = np.array([model.joint(name).dofadr[0] for name in JOINT_NAMES])
        self._finger_qpos = np.array([model.joint(name).qposadr[0] for name in FINGER_JOINT_NAMES])
        self._finger_dofs = np.array([model.joint(name).dofadr[0] for name in FINGER_JOINT_NAMES])
        # A view that MuJoCo writes and reads: asking for it anew at each step costs as much as setting it.
        self._ctrl = data.ctrl
        self._pads = [model.geom(name).id for name in PAD_GEOMS]
        # The drive damps against the setpoint's velocity, not against standing still.
        self._velocity_feed = np.array([joint.damping / joint.stiffness for joint in JOINTS])
        self._timestep = float(model.opt.timestep)
        q = data.qpos[self._qpos].copy()
        self._controller = ArmController(q, self.guard, self._timestep, self.kinematics)
        self.reset()

    def place(self, q: np.ndarray = HOME_Q, width_m: float = MAX_WIDTH_M) -> None:
        """Put the arm at `q`, Shape=(7,), [rad], at rest, the gripper open by `width_m` [m]; to start an episode."""
        self.data.qpos[self._qpos], self.data.qvel[self._dofs] = q, 0.0
        self.data.qpos[self._finger_qpos], self.data.qvel[self._finger_dofs] = width_m / 2.0, 0.0
        self.data.ctrl[self._gripper_width] = width_m
        self.reset()
        mujoco.mj_forward(self.model, self.data)

    def reset(self) -> None:
        """Forget motion and stop, and hold what `data` says; after something else has written the state."""
        self._controller.reset(self.data.qpos[self._qpos].copy())
        self.guard.clear_stop(self.data.time)
        self._setpoints = self._controller.state[None]
        self._next = 1
        width = float(self.data.qpos[self._finger_qpos].sum())
        # A gripper that was commanded to close on something goes on holding it.
        squeezes = self._measure_gripper().grasped and float(self.data.ctrl[self._gripper_width]) < width
        self._width_goal = self._width_setpoint = float(self.data.ctrl[self._gripper_width]) if squeezes else width
        self._width_speed = 0.0
        self.model.actuator_forcerange[self._gripper_width] = (-FINGER_FORCE, FINGER_FORCE)
        self.data.ctrl[self._drives] = self._setpoints[0, 0]
        self.data.ctrl[self._gripper_width] = self._width_setpoint
        self._state: ArmState | None = None

    @property
    def setpoint(self) -> np.ndarray:
        """The commanded joint state last sent, Shape=(3, 7): [rad], [rad/s], [rad/s^2]."""
        return self._setpoints[self._next - 1]

    def state(self) -> ArmState:
        """Return the measured state at the present simulated time."""
        if self._state is None or self._state.stamp_sec != self.data.time:
            self._state = self._measure()
        return self._state

    def begin_stream(self) -> None:
        """Nothing: a refusal is raised by the very command that is refused."""

    def move(self, command: MoveCommand) -> None:
        """Stream one motion target through the guard; raise an HcvlaError if refused."""
        self.guard.check_move(command, self.state())
        self._controller.command(command, self.data.time)

    def grip(self, command: GripperCommand) -> None:
        """Command the gripper through the guard; returns at once."""
        self.guard.check_gripper(command, self.data.time)
        width = float(self.data.qpos[self._finger_qpos].sum())
        if command.width_m > self._width_goal:
            # Opening starts from where the pads are, not from deep inside what they squeeze.
            self._width_setpoint = max(self._width_setpoint, width)
        self._width_goal, self._width_speed = command.width_m, command.speed_m_s
        self.model.actuator_forcerange[self._gripper_width] = (-command.force_n, command.force_n)
        self._state = None

    def stop(self) -> StopReport:
        """Latch a stop and step physics until the arm is measured at rest, for at most 1 s."""
        self.guard.latch_stop()
        start = self.data.time
        self._controller.brake(self.setpoint)
        self._next = len(self._setpoints)
        self._width_goal = self._width_setpoint
        while self.data.time - start < STOP_LIMIT_SEC:
            if self._controller.at_rest and np.abs(self.data.qvel[self._dofs]).max() < REST_RAD_S:
                braking = self.data.time - start
                return StopReport(True, braking, f"at rest after {1000 * braking:.0f} ms")
            self._step()
        speed = float(np.abs(self.data.qvel[self._dofs]).max())
        return StopReport(
            False, self.data.time - start, f"still moving at {speed:.3f} rad/s after {STOP_LIMIT_SEC:g} s"
        )

    def clear_stop(self) -> None:
        """Release a latched stop or fault; targets from before it stay refused."""
        self.guard.clear_stop(self.data.time)
        self._controller.clear_fault()
        self._state = None

    def wait(self, duration_sec: float) -> None:
        """Step physics and controller for `duration_sec` of simulated time [s]."""
        for _ in range(round(duration_sec / self._timestep)):
            self._step()

    def _step(self) -> None:
        if self._next >= len(self._setpoints):
            self._setpoints = self._controller.advance(self.data.time, self.data.qpos[self._qpos])
            self._drive_targets = self._setpoints[:, 0] + self._velocity_feed * self._setpoints[:, 1]
            self._next = 0
        ctrl = self._ctrl
        ctrl[self._drives] = self._drive_targets[self._next]
        self._next += 1
        if self._width_setpoint != self._width_goal:
            reach = self._width_speed * self._timestep
            self._width_setpoint += min(max(self._width_goal - self._width_setpoint, -reach), reach)
            ctrl[self._gripper_width] = self._width_setpoint
        mujoco.mj_step(self.model, self.data)
        for callback in self.on_step:
            callback()

    def _measure(self) -> ArmState:
        q = self.data.qpos[self._qpos].copy()
        return ArmState(
            stamp_sec=self.data.time,
            q=q,
            dq=self.data.qvel[self._dofs].copy(),
            T_base_tool=self.kinematics.forward(q),
            gripper=self._measure_gripper(),
            stopped=self.guard.stopped,
            fault=self._controller.fault,
            tau_ext=self.data.qfrc_constraint[self._dofs].copy(),
            # The model compensates gravity outside its drives; a real arm's drives carry its weight.
            tau=self.data.qfrc_actuator[self._dofs] + self.data.qfrc_gravcomp[self._dofs],
            T_base_tool_commanded=self.kinematics.forward(self.setpoint[0]),
        )

    def _measure_gripper(self) -> GripperState:
        width = float(self.data.qpos[self._finger_qpos].sum())
        force = min(self._pad_force(pad) for pad in self._pads)
        speed = abs(float(self.data.qvel[self._finger_dofs].sum()))
        return GripperState(
            width_m=min(max(width, 0.0), MAX_WIDTH_M),
            force_n=force,
            grasped=force > GRASP_FORCE_N and width > GRASP_WIDTH_M,
            moving=speed > 1e-3,
        )

    def _pad_force(self, pad: int) -> float:
        """Return the force on a pad's inner face [N]; fingertips pressed on a table do not count."""
        geoms = self.data.contact.geom
        inward, total, wrench = self.data.geom_xmat[pad].reshape(3, 3)[:, 1], 0.0, np.empty(6)
        for index in np.flatnonzero((geoms == pad).any(axis=1)).tolist():
            if abs(float(self.data.contact.frame[index, :3] @ inward)) > _FACING:
                mujoco.mj_contactForce(self.model, self.data, index, wrench)
                total += float(wrench[0])
        return total
