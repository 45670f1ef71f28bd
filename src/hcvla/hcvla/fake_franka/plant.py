"""Arm, hand and table as a body that moves: hcvla's own MuJoCo scene, stepped at the robot's rate."""

from __future__ import annotations

import mujoco
import numpy as np

from hcvla.fake_franka.wire import TICK_SEC
from hcvla.robots.fr3.table import JOINT_NAMES, JOINTS, TOOL_SITE
from hcvla.sim.scene import Scene
from hcvla.sim.simulation import Simulation

EXTERNAL_TORQUE_SEC = 0.02
"""Time constant of the estimate of external torques [s]: the robot filters too, and an impact is one step long."""


class Plant:
    """The arm's joints, driven by position or by torque, among the objects of a scene."""

    def __init__(self, scene: Scene) -> None:
        """Build the scene with the arm at home, holding its position."""
        self.simulation = Simulation(scene)
        self.model, self.data = self.simulation.model, self.simulation.data
        self.model.opt.timestep = TICK_SEC
        drive = self.model.actuator(JOINT_NAMES[0]).id
        self._drives = slice(drive, drive + len(JOINT_NAMES))
        # The arm's joints are neighbors: a slice is a view, and costs a tenth of a list of indices.
        first = self.model.joint(JOINT_NAMES[0])
        self._qpos = slice(first.qposadr[0], first.qposadr[0] + len(JOINT_NAMES))
        self._dofs = slice(first.dofadr[0], first.dofadr[0] + len(JOINT_NAMES))
        self._site = self.model.site(TOOL_SITE).id
        self._position_gain = self.model.actuator_gainprm[self._drives].copy()
        self._position_bias = self.model.actuator_biasprm[self._drives].copy()
        # The drive damps against the desired velocity, not against standing still.
        self._velocity_feed = np.array([joint.damping / joint.stiffness for joint in JOINTS])
        self._jacobian = np.zeros((6, self.model.nv))
        self._by_torque = False
        self.tau_ext = np.zeros(7)
        """Filtered torques of contacts on the joints, Shape=(7,), [Nm]."""

    @property
    def q(self) -> np.ndarray:
        """Joint positions, Shape=(7,), [rad]; a view that changes with every step."""
        return self.data.qpos[self._qpos]

    @property
    def dq(self) -> np.ndarray:
        """Joint velocities, Shape=(7,), [rad/s]; a view too."""
        return self.data.qvel[self._dofs]

    @property
    def tau(self) -> np.ndarray:
        """Torques of the drives without the arm's own weight, Shape=(7,), [Nm]."""
        return self.data.qfrc_actuator[self._dofs]

    @property
    def tau_gravity(self) -> np.ndarray:
        """Torques that carry the arm's own weight, Shape=(7,), [Nm]."""
        return self.data.qfrc_gravcomp[self._dofs]

    def drive_to(self, q: np.ndarray, dq: np.ndarray) -> None:
        """Have the stiff drives follow joint positions [rad] that move at `dq` [rad/s], both Shape=(7,)."""
        if self._by_torque:
            self.model.actuator_gainprm[self._drives] = self._position_gain
            self.model.actuator_biasprm[self._drives] = self._position_bias
            self._by_torque = False
        self.data.ctrl[self._drives] = q + self._velocity_feed * dq

    def exert(self, tau: np.ndarray) -> None:
        """Exert joint torques, Shape=(7,), [Nm], besides those that carry the arm's own weight."""
        if not self._by_torque:
            self.model.actuator_gainprm[self._drives] = 0.0
            self.model.actuator_gainprm[self._drives, 0] = 1.0
            self.model.actuator_biasprm[self._drives] = 0.0
            self._by_torque = True
        self.data.ctrl[self._drives] = tau

    def step(self) -> None:
        """Let one period pass."""
        mujoco.mj_step(self.model, self.data)
        share = TICK_SEC / EXTERNAL_TORQUE_SEC
        self.tau_ext += share * (self.data.qfrc_constraint[self._dofs] - self.tau_ext)

    def external_wrench(self) -> np.ndarray:
        """Return force [N] and torque [Nm] at the tool that explain the external torques, Shape=(6,), base frame."""
        if np.abs(self.tau_ext).max() < 1e-6:
            return np.zeros(6)
        mujoco.mj_jacSite(self.model, self.data, self._jacobian[:3], self._jacobian[3:], self._site)
        jacobian = self._jacobian[:, self._dofs]
        return np.linalg.solve(jacobian @ jacobian.T + 1e-6 * np.eye(6), jacobian @ self.tau_ext)
