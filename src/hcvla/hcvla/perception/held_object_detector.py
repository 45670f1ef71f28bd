"""What the wrist camera sees between the pads: names an object that no one saw being picked.

The scene camera knows what is held because it saw it lie on the table. What was in the gripper before the first image
has no such past; the wrist camera shows its nearer side and a part of its top.
"""

from __future__ import annotations

import math

import numpy as np

from hcvla.api.types import Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.config import InHandConfig, ShapeConfig
from hcvla.perception.detection import PICKED_SIDES, Detection
from hcvla.perception.outline import Fit, fit_outlines
from hcvla.perception.palette import color_name
from hcvla.perception.self_filter import SelfFilter
from hcvla.perception.view import check_frame
from hcvla.robots.arm import ArmState

_STRIDE = 2
_TOP_M = 0.002
"""What is no deeper than this below the highest point belongs to the top face."""
_EDGE_M = 0.003
"""Side faces are measured this far from their upper and lower edges."""
_SIDE_SHADE = 0.5
"""Brightness of a side face relative to a top face, sRGB, where no top shows."""


class InHand:
    """Looks at what the gripper holds."""

    def __init__(self, config: InHandConfig | None = None, shapes: ShapeConfig | None = None) -> None:
        """Choose where an object may be, when a look is worth while, and when something square is no cube."""
        self.config = config or InHandConfig()
        self._not_as_wide_m = (shapes or ShapeConfig()).not_as_wide_m
        self._self_filter = SelfFilter()

    def can_look(self, state: ArmState) -> bool:
        """Whether what shows between the pads can only be what they hold: the hand is up, upright and at rest."""
        upright = -float(state.T_base_tool.matrix[2, 2])
        still = float(np.abs(state.dq).max()) < self.config.still_rad_s
        return still and state.T_base_tool.z > self.config.min_height_m and upright > self.config.min_upright

    def look(self, frame: RgbdFrame, state: ArmState) -> Detection | None:
        """Return what the wrist camera's frame shows between the pads; None if too little. Raises BadFrameError."""
        check_frame(frame)
        points, rgb = self._between_pads(frame, state)
        if len(points) < self.config.min_pixels:
            return None
        bottom_z, top_z = (float(z) for z in np.percentile(points[:, 2], (1.0, 99.5)))
        side = (points[:, 2] < top_z - _EDGE_M) & (points[:, 2] > bottom_z + _EDGE_M)
        if np.count_nonzero(side) < self.config.min_pixels:
            return None
        shape, outlines = _shape(points[side, :2], state, self.config.width_std_m)
        top = points[:, 2] > top_z - _TOP_M
        if np.count_nonzero(top) >= self.config.min_pixels:
            color = np.median(rgb[top], axis=0)
        else:
            color = np.clip(np.median(rgb[side], axis=0) / _SIDE_SHADE, 0.0, 1.0)
        as_wide = abs(top_z - bottom_z - state.gripper.width_m) <= self._not_as_wide_m
        return Detection(
            color=color_name(color),
            shape="block" if shape == "cube" and not as_wide else shape,
            outline=outlines[shape],
            top_z=top_z,
            bottom_z=bottom_z,
            floor_z=top_z,
            rgb=color,
            floating=True,
            height_known=True,
            shape_costs={name: outline.rms for name, outline in outlines.items()},
        )

    def _between_pads(self, frame: RgbdFrame, state: ArmState) -> tuple[np.ndarray, np.ndarray]:
        """Return positions, Shape=(n, 3), [m], base frame, and colors, Shape=(n, 3), 0 to 1, of what is held."""
        depth = frame.depth_m[::_STRIDE, ::_STRIDE]
        v, u = np.nonzero(depth > 0.0)
        z = depth[v, u].astype(float)
        pixels = np.stack([u * _STRIDE * z, v * _STRIDE * z, z], axis=1)
        optical = pixels @ np.linalg.inv(frame.intrinsics).T
        points = optical @ frame.T_base_optical[:3, :3].T + frame.T_base_optical[:3, 3]
        T_tool_base = np.linalg.inv(state.T_base_tool.matrix)
        local = np.abs(points @ T_tool_base[:3, :3].T + T_tool_base[:3, 3])
        half_gap = state.gripper.width_m / 2.0 - self.config.pad_m
        reach_x, reach_z = self.config.reach_m
        held = np.flatnonzero((local[:, 0] < reach_x) & (local[:, 1] < half_gap) & (local[:, 2] < reach_z))
        for solid in self._self_filter.solids(state):
            if len(held) and np.linalg.norm(solid.center - state.T_base_tool.position) < solid.radius + reach_z:
                held = held[~solid.contains(points[held].astype(np.float32))]
        return points[held], frame.rgb[v[held] * _STRIDE, u[held] * _STRIDE] / 255.0


def _shape(points: np.ndarray, state: ArmState, width_std_m: float) -> tuple[str, dict]:
    """Return the shape whose outline, as wide as the gripper, fits points, Shape=(n, 2), best; and all outlines."""
    across = _across_pads(state.T_base_tool)
    center, half_width = state.T_base_tool.position[:2], state.gripper.width_m / 2.0
    points = points[:: max(1, len(points) // 200)]
    fits = [
        Fit(points=points, sides=sides, center=center, half_width=half_width, yaw=across, width_std_m=width_std_m)
        for sides in PICKED_SIDES.values()
    ]
    outlines = dict(zip(PICKED_SIDES, fit_outlines(fits), strict=True))
    return min(outlines, key=lambda name: outlines[name].rms), outlines


def _across_pads(T_base_tool: Pose) -> float:
    """Return the direction in which the gripper closes [rad]: that of a normal of each face the pads press on."""
    y_axis = T_base_tool.matrix[:2, 1]
    return math.atan2(y_axis[1], y_axis[0])
