"""What springs and dampers need to accelerate an arm: without it a braking arm swings past its end and creeps back."""

from __future__ import annotations

import mujoco
import numpy as np

from hcvla.robots.kinematics import Kinematics


class InertiaLead:
    """How far targets must be ahead of the reference for the joints to follow it.

    A target that is e ahead pulls with K e + D e', and joints that follow need M(q) q''. So D e' = M q'' - K e, which
    is solved joint by joint over each period with the mean of M q''.
    """

    def __init__(self, stiffness: np.ndarray, damping: np.ndarray, tick_sec: float) -> None:
        """Start with none; K [Nm/rad] and D [Nm s/rad], Shape=(7,) each; setpoints are `tick_sec` apart."""
        self._stiffness, self._rate, self._tick_sec = stiffness, stiffness / damping, tick_sec
        self._model = Kinematics().model
        self._data = mujoco.MjData(self._model)
        self.restart()

    def restart(self) -> None:
        """Begin at rest."""
        self._lead = np.zeros(7)

    def advance(self, setpoints: np.ndarray) -> np.ndarray:
        """Return the lead at the end of one period's setpoints, Shape=(n, 3, 7); Shape=(7,), [rad]."""
        torque = self.mass_matrix(setpoints[-1, 0]) @ setpoints[:, 2].mean(axis=0)
        steady = torque / self._stiffness
        left = np.exp(-self._rate * self._tick_sec * len(setpoints))
        self._lead = steady + left * (self._lead - steady)
        return self._lead

    def mass_matrix(self, q: np.ndarray) -> np.ndarray:
        """Return M(q) of the arm with its hand, without a load, Shape=(7, 7), [kg m^2]; `q`: Shape=(7,), [rad]."""
        self._data.qpos[:] = q
        mujoco.mj_kinematics(self._model, self._data)
        mujoco.mj_comPos(self._model, self._data)
        mujoco.mj_crb(self._model, self._data)
        matrix = np.empty((7, 7))
        mujoco.mj_fullM(self._model, self._data, matrix)
        return matrix
