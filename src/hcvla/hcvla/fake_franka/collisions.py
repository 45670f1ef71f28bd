"""Contacts and collisions: external torques and forces against the thresholds that a client has set."""

from __future__ import annotations

import numpy as np

from hcvla.fake_franka.wire import COLLISION

_LOWER, _UPPER = 20.0, 40.0
"""Before a client sets others [Nm, N]; what a real robot starts with is not published."""
_ACCELERATING_RAD_S2 = 0.5
"""Above it the thresholds for accelerating hold."""


class CollisionMonitor:
    """Says which joints and directions touch (lower thresholds) and which collide (upper ones)."""

    def __init__(self) -> None:
        """Start with moderate thresholds."""
        self.thresholds = np.zeros((), dtype=COLLISION)
        for name in COLLISION.names or ():
            self.thresholds[name] = _LOWER if name.startswith("lower") else _UPPER
        self.wrench = np.zeros(6)
        """External force [N] and torque [Nm] at the tool, base frame."""
        self.flags: dict[str, np.ndarray] = {}
        """Contact and collision of joints and of directions, by the names of the state's fields."""

    def update(self, torques: np.ndarray, wrench: np.ndarray, ddq: np.ndarray) -> str:
        """Take external torques, Shape=(7,), [Nm], and the wrench, Shape=(6,); return the robot's reflex if any."""
        self.wrench = wrench
        phase = "acceleration" if np.abs(ddq).max() > _ACCELERATING_RAD_S2 else "nominal"
        torques, wrench = np.abs(torques), np.abs(wrench)
        self.flags = {
            "joint_contact": torques > self.thresholds[f"lower_torque_{phase}"],
            "joint_collision": torques > self.thresholds[f"upper_torque_{phase}"],
            "cartesian_contact": wrench > self.thresholds[f"lower_force_{phase}"],
            "cartesian_collision": wrench > self.thresholds[f"upper_force_{phase}"],
        }
        if self.flags["joint_collision"].any():
            return "joint_reflex"
        return "cartesian_reflex" if self.flags["cartesian_collision"].any() else ""
