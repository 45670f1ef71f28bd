"""Objects in the gripper: which one it is, and how it moves with the tool."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hcvla.api.types import SUPPORT_SHAPES, Pose
from hcvla.perception.config import TrackerConfig
from hcvla.perception.track import Track, wrap
from hcvla.robots.arm import ArmState
from hcvla.world.shapes import period_rad

_PAD_REACH_M = 0.02
_CHANGED_M = 0.004
_LOOSE_IMAGES = 2
_RELEASED_STD_M = 0.003
_ALIGNED_RAD = math.radians(20.0)
_FALL_M = 0.004


class Grasping:
    """Attaches the grasped track to the tool, and lets go of it."""

    def __init__(self, config: TrackerConfig) -> None:
        """Choose how near the pads an object must be."""
        self._config = config
        self._width_m = 0.0
        self._loose = 0

    def update(self, tracks: Sequence[Track], state: ArmState) -> None:
        """Follow the gripper: attach, carry or release; changes the tracks."""
        held = next((track for track in tracks if track.held), None)
        if held is None:
            if state.gripper.grasped:
                self._attach(tracks, state)
            return
        changed = abs(state.gripper.width_m - self._width_m) > _CHANGED_M
        self._loose = 0 if state.gripper.grasped else self._loose + 1
        if (changed and not state.gripper.grasped) or self._loose >= _LOOSE_IMAGES:
            release(held, tracks)
        else:
            carry(held, state.T_base_tool, self._config)

    def _attach(self, tracks: Sequence[Track], state: ArmState) -> None:
        T_tool_base = np.linalg.inv(state.T_base_tool.matrix)
        best, least = None, math.inf
        for track in tracks:
            if track.shape in SUPPORT_SHAPES or not track.confirmed:
                continue
            local = T_tool_base[:3, :3] @ track.mean[:3] + T_tool_base[:3, 3]
            aside = math.hypot(local[0], local[1])
            above = max(0.0, abs(local[2]) - track.size[2] / 2.0)
            # What a box covers is as near as the box, but not as wide as the gripper is open.
            misfit = aside + above + min(abs(state.gripper.width_m - extent) for extent in track.size[:2])
            if aside < self._config.grasp_reach_m and above < _PAD_REACH_M and misfit < least:
                best, least = track, misfit
        if best is not None:
            self.hold(best, state)

    def hold(self, track: Track, state: ArmState) -> None:
        """Attach a track that is between the pads to the tool."""
        track.T_tool_object = np.linalg.inv(state.T_base_tool.matrix) @ track.pose.matrix
        # The closing gripper has centred the object between the pads and turned two of its faces against them.
        track.T_tool_object[1, 3] = 0.0
        track.T_tool_object = _turned_to_pads(track)
        track.empty_images, track.empty_since_sec = 0, None
        self._width_m, self._loose = state.gripper.width_m, 0
        carry(track, state.T_base_tool, self._config)


def carry(track: Track, T_base_tool: Pose, config: TrackerConfig) -> None:
    """Move a held track with the tool."""
    assert track.T_tool_object is not None
    T_base_object = T_base_tool.matrix @ track.T_tool_object
    yaw = math.atan2(T_base_object[1, 0], T_base_object[0, 0])
    track.mean = np.array([*T_base_object[:3, 3], yaw])
    variance = config.held_std_m**2
    track.covariance = np.diag([variance] * 3 + [config.seen_std_rad**2])


def release(track: Track, tracks: Sequence[Track]) -> None:
    """Let go of a track: it comes to lie on what is below it."""
    track.T_tool_object = None
    track.covariance = track.covariance + np.diag([_RELEASED_STD_M**2] * 3 + [0.01])
    levels = [0.0]
    for other in tracks:
        reach = max(other.size[:2]) / 2.0
        if other is not track and np.abs(other.mean[:2] - track.mean[:2]).max() < reach:
            levels.append(other.top_z if other.shape != "tray" else other.bottom_z + 0.003)
    below = [z for z in levels if z < track.bottom_z + 0.01]
    if below and track.bottom_z - max(below) > _FALL_M:
        track.mean[2] = max(below) + track.size[2] / 2.0


def _turned_to_pads(track: Track) -> np.ndarray:
    """Return T_tool_object with the object's faces parallel to the pads, where they nearly are."""
    transform = np.array(track.T_tool_object)
    period = period_rad(track.shape)
    if not period:
        return transform
    # Seen from the tool, the angle of the object's x axis about the tool's z; a prism's faces are half a period off.
    angle = math.atan2(transform[1, 0], transform[0, 0])
    face = angle + (period / 2.0 if track.shape == "prism" else 0.0) - math.pi / 2.0
    missing = -wrap(face, period)
    if abs(missing) > _ALIGNED_RAD:
        return transform
    c, s = math.cos(missing), math.sin(missing)
    turn = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
    transform[:3, :3] = turn @ transform[:3, :3]
    return transform
