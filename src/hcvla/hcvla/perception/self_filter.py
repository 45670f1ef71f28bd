"""Which points belong to the arm itself, from its joint angles and the shapes of its links."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

import numpy as np

from hcvla.perception.config import SegmentationConfig
from hcvla.robots.arm import ArmState
from hcvla.robots.fr3.shape import PAD_CENTER, PAD_HALF, SHAPES, Primitive
from hcvla.robots.kinematics import FINGER_YAWS, Kinematics

HAND_CAMERA = Primitive("fr3_hand", "box", (0.09, 0.0, 0.03), (0.012, 0.045, 0.012))
"""A camera on the hand, 24 x 90 x 24 mm, where the simulation and the printed bracket carry it."""
_PADS = tuple(Primitive(link, "box", PAD_CENTER, PAD_HALF) for link in FINGER_YAWS)


@dataclass(frozen=True, kw_only=True)
class Form:
    """One primitive with its margin and the sphere around both, in its link's frame; made once."""

    shape: Primitive
    start: np.ndarray
    """The primitive's `start` as a column, Shape=(3, 1), float32 [m]."""
    extent: np.ndarray
    """Half extents of a box, margin included, or the unit vector along the axis, Shape=(3, 1), float32."""
    length: float
    """From `start` to `end` along the axis [m]."""
    middle: np.ndarray
    """Centre of the enclosing sphere, Shape=(3,), [m]."""
    radius: float
    """Of the enclosing sphere [m]."""
    margin: float
    """Points this close count as inside [m]."""

    @classmethod
    def of(cls, shape: Primitive, margin: float) -> Self:
        """Return a primitive with a margin [m]."""
        start, end = (np.array(corner, np.float32)[:, None] for corner in (shape.start, shape.end))
        middle, across = np.array(shape.start), np.array(shape.end)
        if shape.kind == "box":
            radius, extent, length = float(np.linalg.norm(across + margin)), end + np.float32(margin), 0.0
        else:
            radius = float(np.linalg.norm(across - middle)) / 2.0 + math.sqrt(2.0) * (shape.radius + margin)
            middle, length = (middle + across) / 2.0, float(np.linalg.norm(end - start))
            extent = (end - start) / np.float32(length)
        return cls(shape=shape, start=start, extent=extent, length=length, middle=middle, radius=radius, margin=margin)

    def contains(self, local: np.ndarray) -> np.ndarray:
        """Return which points of the link's frame, Shape=(3, n), [m], are inside, Shape=(n,), bool."""
        offset = local - self.start
        if self.shape.kind == "box":
            if self.shape.tilt_rad:
                c, s = math.cos(self.shape.tilt_rad), math.sin(self.shape.tilt_rad)
                offset = np.stack([offset[0], c * offset[1] + s * offset[2], c * offset[2] - s * offset[1]])
            return (np.abs(offset) <= self.extent).all(axis=0)
        along = self.extent[:, 0] @ offset
        nearest = np.clip(along, 0.0, self.length) if self.shape.kind == "capsule" else along
        across = offset - nearest * self.extent
        inside = np.einsum("ij,ij->j", across, across) <= (self.shape.radius + self.margin) ** 2
        if self.shape.kind == "cylinder":
            inside &= (along >= -self.margin) & (along <= self.length + self.margin)
        return inside


@dataclass(frozen=True)
class Solid:
    """One primitive of the arm where it now is."""

    form: Form
    T_link_base: np.ndarray
    """Takes base coordinates into the link's frame, Shape=(4, 4), float32."""
    center: np.ndarray
    """Centre of the enclosing sphere in the base frame, Shape=(3,), [m]."""

    @property
    def radius(self) -> float:
        """Of the enclosing sphere, margin included [m]."""
        return self.form.radius

    def contains(self, points: np.ndarray) -> np.ndarray:
        """Return which points, Shape=(n, 3), [m], are inside or within the margin, Shape=(n,), bool.

        Quickest for the transpose of a contiguous array of Shape=(3, n).
        """
        return self.form.contains(self.T_link_base[:3, :3] @ points.T + self.T_link_base[:3, 3:])


class SelfFilter:
    """Separates the arm's own points from the rest."""

    def __init__(self, config: SegmentationConfig | None = None) -> None:
        """Choose the margins."""
        self.config = config or SegmentationConfig()
        self._kinematics = Kinematics()
        self._forms = [Form.of(shape, self._margin_m(shape)) for shape in (*SHAPES, *_PADS, HAND_CAMERA)]
        self._middles = np.array([form.middle for form in self._forms])[:, :, None]

    def solids(self, state: ArmState) -> list[Solid]:
        """Return the arm's primitives where the state says they are."""
        frames = self._kinematics.link_frames(state.q, state.gripper.width_m)
        inverses = dict(zip(frames, np.linalg.inv(np.array(list(frames.values()))).astype(np.float32), strict=True))
        T_base_links = np.array([frames[form.shape.link] for form in self._forms])
        centers = (T_base_links[:, :3, :3] @ self._middles)[:, :, 0] + T_base_links[:, :3, 3]
        return [
            Solid(form, inverses[form.shape.link], center) for form, center in zip(self._forms, centers, strict=True)
        ]

    def _margin_m(self, shape: Primitive) -> float:
        return self.config.finger_margin_m if shape.link in FINGER_YAWS else self.config.robot_margin_m
