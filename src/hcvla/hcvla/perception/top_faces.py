"""Level faces: what the upper side of a solid says by itself of place, shape and color."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from hcvla.perception.borders import Border, border_of, top_region
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import PICKED_SIDES, Detection
from hcvla.perception.outline import Fit, fit_outlines
from hcvla.perception.palette import color_name
from hcvla.perception.segmentation import Patch, Segments, median_rgb
from hcvla.perception.shape_choice import candidate_fits, choose_shape
from hcvla.perception.view import View

_ROW_RATIO = 1.5
"""A face this much longer than wide is that of two or more solids in a row."""
_THINNEST_M = 0.02
"""Solids in a row are at least this wide."""


@dataclass(frozen=True)
class Top:
    """A level face that is the upper side of a solid."""

    solid: Detection
    """As far as the face shows: its underside is not known yet."""
    border: np.ndarray
    """Points where the face itself ends, Shape=(n, 2), [m]."""


@dataclass(frozen=True)
class _Face:
    z: float
    rgb: np.ndarray
    border: Border


class TopFaceReader:
    """Reads position, shape and color off every level face of a view."""

    def __init__(self, config: PerceptionConfig) -> None:
        """Choose thresholds and usual sizes."""
        self._config = config

    def read(self, view: View, segments: Segments) -> list[Top]:
        """Return the faces with outlines that solids can have, highest first."""
        faces = [face for patch in segments.tops for face in self._faces(view, segments, patch)]
        # Fitted together: one batch costs hardly more than one outline.
        outlines = fit_outlines([fit for face in faces for fit in self._fits(face.border)])
        tops = []
        for index, face in enumerate(faces):
            choice = choose_shape(outlines[index * len(PICKED_SIDES) : (index + 1) * len(PICKED_SIDES)])
            half_pixel = view.hidden_edge_m(np.array([*choice.outline.center, face.z]))
            outline = replace(choice.outline, half_width=choice.outline.half_width + half_pixel)
            limits = self._config.solids
            if outline.half_width < limits.min_half_width_m or outline.rms > limits.max_misfit_m:
                continue
            color, shape, costs = color_name(face.rgb), choice.shape, choice.misfit_m
            solid = Detection(
                color=color,
                shape=shape,
                outline=outline,
                top_z=face.z,
                bottom_z=0.0,
                floor_z=face.z,
                rgb=face.rgb,
                shape_costs=costs,
            )
            tops.append(Top(solid, face.border.true))
        return sorted(tops, key=lambda top: -top.solid.top_z)

    def _faces(self, view: View, segments: Segments, patch: Patch) -> list[_Face]:
        """Return the faces in a level patch that show enough of where they end."""
        z = float(np.median(view.z[patch.window][patch.mask]))
        region = top_region(view, patch, segments.solid, z)
        rgb = median_rgb(view, patch)
        borders = self._borders(view, patch, region, z)
        return [
            _Face(z, rgb, border) for border in borders if len(border.true) >= self._config.solids.min_border_points
        ]

    def _borders(self, view: View, patch: Patch, region: np.ndarray, z: float) -> list[Border]:
        """Return the border of a region, or those of its equal pieces if solids stand in a row."""
        border = border_of(view, patch, region, z, self._config.segmentation)
        if len(border.all) < self._config.solids.min_border_points:
            return []
        _, longer, shorter, _ = border.rectangle
        if longer / 2.0 <= self._config.shapes.max_solid_half_width_m or longer < _ROW_RATIO * shorter:
            return [border]
        pieces = _pieces(view, patch, region, border)
        return [border_of(view, patch, piece, z, self._config.segmentation) for piece in pieces]

    def _fits(self, border: Border) -> list[Fit]:
        """Return the outlines a face may have, to be fitted."""
        center, longer, shorter, _ = border.rectangle
        half_width, std = math.sqrt(longer * shorter) / 2.0, math.inf
        if len(border.true) < self._config.solids.measured_coverage * len(border.all):
            half_width, std = self._config.shapes.solid_half_width_m, self._config.solids.usual_width_std_m
        return candidate_fits(border.true, center, half_width, std)


def _pieces(view: View, patch: Patch, region: np.ndarray, border: Border) -> list[np.ndarray]:
    """Return a region cut across its longer side into pieces about as long as wide; masks like the region's."""
    center, longer, shorter, yaw = border.rectangle
    count = round(longer / max(shorter, _THINNEST_M))
    rows, columns = np.nonzero(region)
    x, y = view.x[patch.window][rows, columns], view.y[patch.window][rows, columns]
    along = (x - center[0]) * math.cos(yaw) + (y - center[1]) * math.sin(yaw)
    share = np.clip(((along / longer + 0.5) * count).astype(int), 0, count - 1)
    pieces = []
    for index in range(count):
        piece = np.zeros_like(region)
        piece[rows[share == index], columns[share == index]] = True
        pieces.append(piece)
    return pieces
