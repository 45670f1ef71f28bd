"""Forward and inverse kinematics of the FR3's tool, on a model of the seven joints alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import daqp
import mujoco
import numpy as np

from hcvla.api.errors import UnreachableError
from hcvla.api.types import Pose
from hcvla.configuration.ranges import PositiveFloat, PositiveInt, Share
from hcvla.robots.fr3 import add_fr3
from hcvla.robots.fr3.table import FINGER_D, HOME_Q, JOINT_NAMES, Q_LOWER, Q_UPPER, TOOL_SITE


@dataclass(frozen=True, kw_only=True)
class IkConfig:
    """How inverse kinematics is solved."""

    position_tolerance_m: PositiveFloat = 1e-4
    """A solution is accepted when the tool is this close."""
    rotation_tolerance_rad: PositiveFloat = 1e-3
    """And turned by no more than this."""
    max_iterations: PositiveInt = 40
    """For each seed."""
    joint_margin_rad: PositiveFloat = 0.02
    """Kept from the ends of every joint's range; the guard's margin counts where it is wider."""
    posture_cost: PositiveFloat = 1e-3
    """Weight of the comfortable posture against the tool's pose; small, so that it only picks the elbow's place."""
    posture_gain: Share = 0.04
    """Share of the elbow's error removed in each streamed step."""
    limit_gain: Share = 0.08
    """Share of the way left to a joint's end that a streamed step may take: joints run gently up to their ends."""
    damping: PositiveFloat = 1e-7
    """Keeps steps finite near singular postures."""


_POSTURE_SHAPE = np.array([0.0, 0.3, 1.0, 0.3, 1.0, 0.3, 0.0])
"""Shoulder and last joint stay free: the first points at the target, the last turns the tool."""
_POSE_WEIGHTS = np.array([1.0, 1.0, 1.0, 0.3, 0.3, 0.3])
"""A radian of turn counts as 0.3 m of way."""
_LONGEST_STEP_RAD = 0.5
"""Beyond it the Jacobian means nothing."""
_NO_ROWS = np.zeros((0, 7))
FINGER_YAWS = {"fr3_leftfinger": 0.0, "fr3_rightfinger": math.pi}
"""How each finger's link is turned about the hand's z axis [rad]."""


class Kinematics:
    """Where the tool is for given joints, and which joints bring it to a pose. Not safe to share between threads.

    Inverse kinematics is Gauss-Newton on the tool's pose error, each step a quadratic program within the joints'
    ranges (the one mink poses, written out for this one arm: a streamed step costs an eighth).
    """

    def __init__(self, config: IkConfig | None = None, kept_rad: float = 0.0) -> None:
        """Build the model; solutions stay `kept_rad` from the ends of each joint's range, whatever `config` says."""
        self.config = config or IkConfig()
        self.model = _joints_only_model()
        self._data = mujoco.MjData(self.model)
        self._site = self.model.site(TOOL_SITE).id
        self._links = [self.model.body(index).name for index in range(1, self.model.nbody)]
        self._position = self._data.site_xpos[self._site]
        self._rotation = self._data.site_xmat[self._site].reshape(3, 3)
        self._jacobian = np.zeros((6, 7))
        self._posture = (self.config.posture_cost * _POSTURE_SHAPE) ** 2
        self._regular = np.diag(self._posture + self.config.damping)
        margin = max(self.config.joint_margin_rad, kept_rad)
        self._lower, self._upper = Q_LOWER + margin, Q_UPPER - margin

    def forward(self, q: np.ndarray) -> Pose:
        """Return the tool's pose T_base_tool for joints `q`, Shape=(7,), [rad]."""
        self._data.qpos[:] = q
        mujoco.mj_kinematics(self.model, self._data)
        quaternion = np.empty(4)
        mujoco.mju_mat2Quat(quaternion, self._rotation.ravel())
        w, qx, qy, qz = quaternion.tolist()
        x, y, z = self._position.tolist()
        return Pose(x, y, z, qx, qy, qz, w)

    def forward_arrays(self, q: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the tool's position, Shape=(3,), [m], and rotation matrix, Shape=(3, 3), in the base frame."""
        self._data.qpos[:] = q
        mujoco.mj_kinematics(self.model, self._data)
        return self._position.copy(), self._rotation.copy()

    def link_frames(self, q: np.ndarray, width_m: float) -> dict[str, np.ndarray]:
        """Return T_base_link by link name, each Shape=(4, 4), for joints `q`, Shape=(7,), [rad] and a gripper width.

        The width is the distance between the pads [m]. Links are fr3_link0 to fr3_link8, fr3_hand and both fingers.
        """
        self._data.qpos[:] = q
        mujoco.mj_kinematics(self.model, self._data)
        frames = np.zeros((len(self._links), 4, 4))
        frames[:, :3, :3] = self._data.xmat[1:].reshape(-1, 3, 3)
        frames[:, :3, 3] = self._data.xpos[1:]
        frames[:, 3, 3] = 1.0
        found = dict(zip(self._links, frames, strict=True))
        # The fingers are no joints of this model: they slide along the hand's y axis, and the right one faces back.
        for name, yaw in FINGER_YAWS.items():
            found[name] = found["fr3_hand"] @ _finger_in_hand(yaw, width_m)
        return found

    def jacobian(self, q: np.ndarray) -> np.ndarray:
        """Return the tool's Jacobian, Shape=(6, 7): linear [m/rad] over angular rows, in the base frame."""
        self._place(q)
        return self._jacobian.copy()

    def step(
        self, q: np.ndarray, position: np.ndarray, quaternion_wxyz: np.ndarray, *, gently: bool = True
    ) -> np.ndarray:
        """Return joints one differential step from `q` toward a tool pose near by; for streaming.

        Position Shape=(3,), [m]; quaternion Shape=(4,), MuJoCo's order; `q` and the result Shape=(7,), [rad]. Gently,
        joints run slowly up to the ends of their range; otherwise up to them at once, for looking ahead.
        """
        gain = self.config.limit_gain if gently else 1.0
        return self._iterate(q, position, quaternion_wxyz, self.config.posture_gain, gain)

    def solve(self, T_base_tool: Pose, q_seed: np.ndarray | None = None) -> np.ndarray:
        """Return joints, Shape=(7,), [rad], that bring the tool to the pose, near the seed if that can be.

        Raises UnreachableError, saying by how much the best attempt misses.
        """
        best = (math.inf, math.inf)
        for seed in self._seeds(T_base_tool, q_seed):
            q, error = self._descend(seed, T_base_tool)
            if error[0] <= self.config.position_tolerance_m and error[1] <= self.config.rotation_tolerance_rad:
                return q
            best = min(best, error, key=lambda e: e[0] + 0.1 * e[1])
        x, y, z = T_base_tool.position
        raise UnreachableError(
            f"the tool cannot reach ({x:.3f}, {y:.3f}, {z:.3f}) m with that orientation: the nearest posture misses "
            f"by {1000 * best[0]:.1f} mm and {math.degrees(best[1]):.1f} degrees"
        )

    def margin(self, q: np.ndarray) -> float:
        """Return the distance of the joint nearest to an end of its range [rad]; larger is more comfortable."""
        return float(np.minimum(q - Q_LOWER, Q_UPPER - q).min())

    def _seeds(self, pose: Pose, q_seed: np.ndarray | None) -> list[np.ndarray]:
        facing = HOME_Q.copy()
        facing[0] = math.atan2(pose.y, pose.x)
        low = facing + np.array([0.0, 1.0, 0.0, 0.1, 0.0, 0.9, 0.0])
        turned = [low + np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, turn]) for turn in (0.0, 1.5, -1.5)]
        first = [] if q_seed is None else [np.asarray(q_seed, dtype=float)]
        return [*first, facing, *turned]

    def _descend(self, seed: np.ndarray, target: Pose) -> tuple[np.ndarray, tuple[float, float]]:
        q = np.clip(seed, self._lower, self._upper)
        position, quaternion = target.position, target.quaternion[[3, 0, 1, 2]]
        for _ in range(self.config.max_iterations):
            moved = self._iterate(q, position, quaternion, 1.0, 1.0)
            still = float(np.abs(moved - q).max())
            q = moved
            if still < 1e-5:
                break
        error = self._error(q, position, quaternion)
        return q, (float(np.linalg.norm(error[:3])), float(np.linalg.norm(error[3:])))

    def _iterate(
        self, q: np.ndarray, position: np.ndarray, quaternion: np.ndarray, posture_gain: float, limit_gain: float
    ) -> np.ndarray:
        error = _POSE_WEIGHTS * self._error(q, position, quaternion)
        jacobian = _POSE_WEIGHTS[:, None] * self._jacobian
        hessian = jacobian.T @ jacobian + self._regular
        gradient = -(error @ jacobian) - posture_gain * self._posture * (HOME_Q - q)
        upper = np.minimum(limit_gain * (self._upper - q), _LONGEST_STEP_RAD)
        lower = np.maximum(limit_gain * (self._lower - q), -_LONGEST_STEP_RAD)
        # Outside the range (a seed, a joint that sagged) the way back must stay open.
        solution, _, flag, _ = daqp.solve(hessian, gradient, _NO_ROWS, np.maximum(upper, 0.0), np.minimum(lower, 0.0))
        if flag <= 0:
            raise UnreachableError(f"inverse kinematics failed: the solver returned {flag} at q = {np.round(q, 3)}")
        return q + solution

    def _place(self, q: np.ndarray) -> None:
        self._data.qpos[:] = q
        mujoco.mj_kinematics(self.model, self._data)
        mujoco.mj_comPos(self.model, self._data)
        mujoco.mj_jacSite(self.model, self._data, self._jacobian[:3], self._jacobian[3:], self._site)

    def _error(self, q: np.ndarray, position: np.ndarray, quaternion: np.ndarray) -> np.ndarray:
        """Return the pose error at `q`, Shape=(6,): [m] and rotation vector [rad], base frame; updates the Jacobian."""
        self._place(q)
        error, tool, turn = np.empty(6), np.empty(4), np.empty(3)
        error[:3] = position - self._position
        mujoco.mju_mat2Quat(tool, self._rotation.ravel())
        mujoco.mju_subQuat(turn, quaternion, tool)
        error[3:] = self._rotation @ turn
        return error


def _finger_in_hand(yaw_rad: float, width_m: float) -> np.ndarray:
    """Return T_hand_finger, Shape=(4, 4), for a finger turned about the hand's z axis and opened along its own y."""
    c, s = math.cos(yaw_rad), math.sin(yaw_rad)
    transform = np.eye(4)
    transform[:2, :2] = [[c, -s], [s, c]]
    transform[:3, 3] = (-s * width_m / 2.0, c * width_m / 2.0, FINGER_D)
    return transform


@cache
def home_tool() -> Pose:
    """Return the tool's pose T_base_tool with the arm at home."""
    return Kinematics().forward(HOME_Q)


def _joints_only_model() -> mujoco.MjModel:
    spec = mujoco.MjSpec()
    add_fr3(spec, fingers=False)
    for geom in list(spec.geoms):
        spec.delete(geom)
    model = spec.compile()
    if tuple(model.joint(i).name for i in range(model.njnt)) != JOINT_NAMES:
        raise AssertionError("the kinematic model must have exactly the seven arm joints, in order")
    return model
