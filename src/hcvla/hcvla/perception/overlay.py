"""What perception knows, drawn into the image: a box for each object and its name."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from hcvla.api.types import NamedObject
from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.palette import PALETTE
from hcvla.perception.view import project
from hcvla.world.shapes import local_outline

_DARK = (20, 20, 20)
_LIGHT = (250, 250, 250)


def draw_objects(frame: RgbdFrame, objects: Sequence[NamedObject]) -> np.ndarray:
    """Return the frame's color image with outlines and names, Shape=(height, width, 3), uint8, RGB.

    Solid lines: seen now; thin lines: hidden or remembered; "(held)" after the name: in the gripper.
    """
    image = frame.rgb.copy()
    for item in objects:
        _draw_box(image, frame, item)
    for item in objects:
        _write_name(image, frame, item)
    return image


def _draw_box(image: np.ndarray, frame: RgbdFrame, item: NamedObject) -> None:
    outline = local_outline(item)
    color = tuple(int(255 * c) for c in PALETTE.get(item.color, (1.0, 1.0, 1.0)))
    transform = item.pose.matrix
    for z in (-item.size[2] / 2.0, item.size[2] / 2.0):
        local = np.column_stack([outline, np.full(len(outline), z)])
        pixels, depth = project(frame, local @ transform[:3, :3].T + transform[:3, 3])
        if (depth <= 0.02).any():
            return
        corners = np.round(pixels).astype(np.int32).reshape(-1, 1, 2)
        backdrop = _LIGHT if sum(color) < 300 else _DARK
        cv2.polylines(image, [corners], True, backdrop, 3 if item.visible else 2, cv2.LINE_AA)
        cv2.polylines(image, [corners], True, color, 1, cv2.LINE_AA)


def _write_name(image: np.ndarray, frame: RgbdFrame, item: NamedObject) -> None:
    pixels, depth = project(frame, np.array([[item.pose.x, item.pose.y, item.top_z]]))
    if depth[0] <= 0.02:
        return
    text = item.name + (" (held)" if item.held else "" if item.visible else " (hidden)")
    (width, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.4, 1)
    column, row = int(pixels[0, 0] - width / 2), int(pixels[0, 1] - 8)
    for ink, thickness in ((_DARK, 3), (_LIGHT, 1)):
        cv2.putText(image, text, (column, row), cv2.FONT_HERSHEY_SIMPLEX, 0.4, ink, thickness, cv2.LINE_AA)
