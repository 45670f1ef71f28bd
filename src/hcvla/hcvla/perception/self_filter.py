"""Which points belong to the arm itself, from its joint angles and the shapes of its links."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hcvla.perception.config import SegmentationConfig
from hcvla.robots.arm import ArmState
from hcvla.robots.fr3.shape import PAD_CENTER, PAD_HALF, SHAPES, Primitive
from hcvla.robots.kinematics import FINGER_YAWS, Kinematics

HAND_CAMERA = Primitive("fr3_hand", "box", (0.09, 0.0, 0.03), (0.012, 0.045, 0.012))
"""A camera on the hand, 24 x 90 x 24 mm, where the simulation and the printed bracket carry it."""
_PADS = tuple(Primitive(link, "box", PAD_CENTER, PAD_HALF) for link in FINGER_YAWS)


@dataclass(frozen=True, kw_only=True)
class Solid:
    """One primitive of the arm where it now is, in the base frame."""

    shape: Primitive
    T_shape_base: np.ndarray
    """Takes base coordinates into the link's frame, Shape=(4, 4), float32."""
    center: np.ndarray
    """Centre of the enclosing sphere in the base frame, Shape=(3,), [m]."""
    radius: float
    """Of the enclosing sphere, margin included [m]."""
    margin: float

    def contains(self, points: np.ndarray) -> np.ndarray:
        """Return which points, Shape=(n, 3), [m], are inside or within the margin, Shape=(n,), bool."""
        local = points @ self.T_shape_base[:3, :3].T + self.T_shape_base[:3, 3]
        start, end = np.array(self.shape.start, np.float32), np.array(self.shape.end, np.float32)
        if self.shape.kind == "box":
            offset = local - start
            if self.shape.tilt_rad:
                c, s = math.cos(self.shape.tilt_rad), math.sin(self.shape.tilt_rad)
                offset = np.stack(
                    [offset[:, 0], c * offset[:, 1] + s * offset[:, 2], c * offset[:, 2] - s * offset[:, 1]], axis=1
                )
            return (np.abs(offset) <= end + self.margin).all(axis=1)
        axis = end - start
        length = float(np.linalg.norm(axis))
        axis = axis / length
        offset = local - start
        along = offset @ axis
        nearest = np.clip(along, 0.0, length) if self.shape.kind == "capsule" else along
        across = offset - nearest[:, None] * axis
        inside = np.einsum("ij,ij->i", across, across) <= (self.shape.radius + self.margin) ** 2
        if self.shape.kind == "cylinder":
            inside &= (along >= -self.margin) & (along <= length + self.margin)
        return inside


class SelfFilter:
    """Separates the arm's own points from the rest."""

    def __init__(self, config: SegmentationConfig | None = None) -> None:
        """Choose the margins."""
        self.config = config or SegmentationConfig()
        self._kinematics = Kinematics()
        self._balls = [_ball(shape, self.config) for shape in (*SHAPES, *_PADS, HAND_CAMERA)]

    def solids(self, state: ArmState) -> list[Solid]:
        """Return the arm's primitives where the state says they are."""
        frames = self._kinematics.link_frames(state.q, state.gripper.width_m)
        inverses = {link: np.linalg.inv(T_base_link).astype(np.float32) for link, T_base_link in frames.items()}
        return [
            Solid(
                shape=ball.shape,
                T_shape_base=inverses[ball.shape.link],
                center=ball.in_base(frames[ball.shape.link]),
                radius=ball.radius,
                margin=ball.margin,
            )
            for ball in self._balls
        ]


@dataclass(frozen=True)
class _Ball:
    """A primitive with the sphere around it, in its link's frame."""

    shape: Primitive
    middle: np.ndarray
    radius: float
    margin: float

    def in_base(self, T_base_link: np.ndarray) -> np.ndarray:
        return T_base_link[:3, :3] @ self.middle + T_base_link[:3, 3]


def _ball(shape: Primitive, config: SegmentationConfig) -> _Ball:
    margin = config.finger_margin_m if shape.link in FINGER_YAWS else config.robot_margin_m
    start, end = np.array(shape.start), np.array(shape.end)
    if shape.kind == "box":
        return _Ball(shape, start, float(np.linalg.norm(end + margin)), margin)
    radius = float(np.linalg.norm(end - start)) / 2.0 + math.sqrt(2.0) * (shape.radius + margin)
    return _Ball(shape, (start + end) / 2.0, radius, margin)
