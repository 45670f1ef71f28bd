"""Pans of a scale: level squares that are wider than anything that is picked and higher than a tray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from hcvla.perception.borders import Border, border_of, top_region
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import Detection
from hcvla.perception.outline import Fit, fit_outlines
from hcvla.perception.palette import color_name
from hcvla.perception.segmentation import Patch, Segments, median_rgb
from hcvla.perception.view import View

_LONG_M = 0.062
"""Nothing that is picked has a longer side, but what is left to see of a pan has."""
_HIGHEST_M = 0.06
_SAME_LEVEL_M = 0.004
_MIN_BORDER = 25
_MAX_RMS_M = 0.003
_HIDDEN_STD_M = 0.002
_SIDE_M = 0.005
_ABOVE_M = 0.003


@dataclass(frozen=True)
class Face:
    """A level patch with its height, color and border."""

    patch: Patch
    z: float
    rgb: np.ndarray
    border: Border


class PanFinder:
    """Finds the pans of scales among level patches."""

    def __init__(self, config: PerceptionConfig | None = None) -> None:
        """Choose sizes."""
        self.config = config or PerceptionConfig()

    def find(self, view: View, segments: Segments) -> tuple[list[Detection], Segments]:
        """Return the pans of a view, and the rest of what it shows."""
        wide = [patch for patch in segments.tops if _extent_m(view, patch) > _LONG_M]
        if not wide:
            return [], segments
        faces = [face for patch in segments.tops if (face := self._face(view, segments, patch)) is not None]
        groups = _groups([face for face in faces if any(face.patch is patch for patch in wide)], faces)
        groups = [group for group in groups if sum(len(face.border.true) for face in group) >= _MIN_BORDER]
        outlines = fit_outlines([self._fit(group) for group in groups])
        found, used = [], []
        for group, outline in zip(groups, outlines, strict=True):
            half_pixel = view.hidden_edge_m(np.array([*outline.center, group[0].z]))
            outline = replace(outline, half_width=outline.half_width + half_pixel)
            low, high = self.config.shapes.pan_width_m
            if low <= 2.0 * outline.half_width <= high and outline.rms <= _MAX_RMS_M:
                z, rgb = group[0].z, group[0].rgb
                thickness = self.config.shapes.pan_height_m
                found.append(
                    Detection(
                        color=color_name(rgb),
                        shape="pan",
                        outline=outline,
                        top_z=z,
                        bottom_z=z - thickness,
                        floor_z=z,
                        rgb=rgb,
                    )
                )
                used += [face.patch for face in group]
        return found, _without(view, segments, found, used)

    def _face(self, view: View, segments: Segments, patch: Patch) -> Face | None:
        z = float(np.median(view.z[patch.window][patch.mask]))
        if z > _HIGHEST_M:
            return None
        region = top_region(view, patch, segments.solid, z)
        return Face(patch, z, median_rgb(view, patch), border_of(view, patch, region, z, self.config.segmentation))

    def _fit(self, group: Sequence[Face]) -> Fit:
        border = _joined(group)
        center, longer, shorter, yaw = border.rectangle
        sides_m, width_std_m = (longer, shorter), np.inf
        if len(border.true) < 0.9 * len(border.all):
            sides_m, width_std_m = self.config.shapes.pan_width_m, _HIDDEN_STD_M
        return Fit(
            points=border.true,
            sides=4,
            center=center,
            half_width=sum(sides_m) / 4.0,
            yaw=yaw,
            width_std_m=width_std_m,
        )


def _extent_m(view: View, patch: Patch) -> float:
    """Return the longer side of the smallest rectangle about a patch [m]."""
    if max(patch.mask.shape) * view.pixel_size_m(np.zeros(3)) < _LONG_M / 2.0:
        return 0.0
    x, y = view.x[patch.window][patch.mask], view.y[patch.window][patch.mask]
    _, sides, _ = cv2.minAreaRect((np.column_stack([x, y]) * 1000.0).astype(np.float32))
    return max(sides) / 1000.0


def _groups(wide: Sequence[Face], faces: Sequence[Face]) -> list[list[Face]]:
    """Return each wide face, largest first, with the other pieces of it that something in front leaves to see."""
    groups: list[list[Face]] = []
    taken: list[Face] = []
    for face in wide:
        if any(face is other for other in taken):
            continue
        group = [face]
        for other in faces:
            free = all(other is not item for item in (*group, *taken))
            alike = color_name(other.rgb) == color_name(face.rgb) and abs(other.z - face.z) < _SAME_LEVEL_M
            if free and alike and _fits(_joined([*group, other])):
                group.append(other)
        groups.append(group)
        taken += group
    return groups


def _fits(border: Border) -> bool:
    _, longer, shorter, _ = border.rectangle
    return longer < 2.0 * _LONG_M and longer < 1.3 * shorter


def _joined(group: Sequence[Face]) -> Border:
    return Border(
        np.concatenate([face.border.true for face in group]), np.concatenate([face.border.hidden for face in group])
    )


def _without(view: View, segments: Segments, pans: Sequence[Detection], used: Sequence[Patch]) -> Segments:
    """Return the segments without the pans' own pixels, upper faces and sides."""
    solid = segments.solid.copy()
    for pan in pans:
        window = view.window_of(pan.center, 1.45 * pan.outline.half_width + _SIDE_M)
        rows, columns = np.nonzero(solid[window] & (view.z[window] < pan.top_z + _ABOVE_M))
        points = np.stack([view.x[window][rows, columns], view.y[window][rows, columns]], axis=1)
        inside = pan.outline.depth_inside(points) > -_SIDE_M
        solid[window][rows[inside], columns[inside]] = False
    tops = [patch for patch in segments.tops if all(patch is not other for other in used)]
    return replace(segments, solid=solid, tops=tops)
