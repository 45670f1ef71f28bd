"""RGB-D images of upright prisms on a table by ray casting: exact, without a simulator."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from hcvla.api.types import Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.perception.palette import PALETTE
from hcvla.robots.arm import ArmState, GripperState
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.kinematics import Kinematics

WIDTH, HEIGHT, FOCAL = 640, 480, 785.0
WRIST_FOCAL = 343.0
TABLE = (0.85, 0.77, 0.64)
SIDES = dict.fromkeys(("cube", "block", "tray", "mat", "pan"), 4) | {"prism": 6, "cylinder": 32}
_KINEMATICS = Kinematics()


@dataclass(frozen=True)
class Block:
    """An upright prism with a regular outline."""

    color: str
    shape: str
    x: float
    y: float
    yaw: float = 0.0
    half_width: float = 0.0225
    bottom: float = 0.0
    height: float = 0.045

    @property
    def name(self) -> str:
        return f"{self.color} {self.shape}"

    @property
    def center(self) -> np.ndarray:
        return np.array([self.x, self.y, self.bottom + self.height / 2.0])

    def moved(self, **changes: float) -> Block:
        return replace(self, **changes)


def camera_pose() -> np.ndarray:
    """In front of and above the table, looking back at it, Shape=(4, 4)."""
    return _looking([1.0, 0.0, 1.05], [0.46, 0.0, 0.02], [0.0, 0.0, 1.0])


def wrist_camera_pose(T_base_tool: Pose) -> np.ndarray:
    """On the hand, next to the fingers, looking past their tips, Shape=(4, 4)."""
    return T_base_tool.matrix @ _looking([0.09, 0.0, -0.0734], [0.0213, 0.0, 0.0966], [1.0, 0.0, 0.0])


def _looking(position: Sequence[float], target: Sequence[float], up: Sequence[float]) -> np.ndarray:
    forward = np.subtract(target, position)
    forward /= np.linalg.norm(forward)
    right = np.cross(forward, up)
    right /= np.linalg.norm(right)
    pose = np.eye(4)
    pose[:3, :3] = np.column_stack([right, np.cross(forward, right), forward])
    pose[:3, 3] = position
    return pose


def render(blocks: Sequence[Block], stamp_sec: float = 0.0) -> RgbdFrame:
    """Return what a camera sees of blocks on a table."""
    return replace(_render(tuple(blocks)), stamp_sec=stamp_sec)


def render_wrist(blocks: Sequence[Block], T_base_tool: Pose, stamp_sec: float = 0.0) -> RgbdFrame:
    """Return what the wrist camera sees of blocks, without the hand that carries it."""
    frame = _cast(tuple(blocks), wrist_camera_pose(T_base_tool), WRIST_FOCAL)
    return replace(frame, camera="wrist", stamp_sec=stamp_sec)


@lru_cache(maxsize=32)
def _render(blocks: tuple[Block, ...]) -> RgbdFrame:
    return _cast(blocks, camera_pose(), FOCAL)


def _cast(blocks: tuple[Block, ...], pose: np.ndarray, focal: float) -> RgbdFrame:
    K = np.array([[focal, 0.0, (WIDTH - 1) / 2], [0.0, focal, (HEIGHT - 1) / 2], [0.0, 0.0, 1.0]])
    v, u = np.mgrid[:HEIGHT, :WIDTH].astype(float)
    rays = np.stack([u, v, np.ones_like(u)], axis=-1) @ np.linalg.inv(K).T @ pose[:3, :3].T
    origin = pose[:3, 3]
    depth = -origin[2] / rays[..., 2]
    color = np.broadcast_to(np.array(TABLE), (HEIGHT, WIDTH, 3)).copy()
    for block in blocks:
        enter, shade = _hit(block, origin, rays)
        nearer = enter < depth
        depth[nearer] = enter[nearer]
        color[nearer] = np.array(PALETTE[block.color]) * shade[nearer, None]
    rgb = np.round(255 * color).astype(np.uint8)
    return RgbdFrame("scene", rgb, depth.astype(np.float32), K, pose, 0.0)


def _hit(block: Block, origin: np.ndarray, rays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where rays enter a block (inf = nowhere) and how bright it is there, both Shape=(h, w)."""
    count = SIDES[block.shape]
    angles = block.yaw + np.arange(count) * 2.0 * math.pi / count
    normals = np.column_stack([np.cos(angles), np.sin(angles), np.zeros(count)])
    reaches = normals @ block.center + block.half_width
    normals = np.vstack([normals, [0.0, 0.0, 1.0], [0.0, 0.0, -1.0]])
    reaches = np.array([*reaches, block.bottom + block.height, -block.bottom])
    enter, leave = np.full(rays.shape[:2], -np.inf), np.full(rays.shape[:2], np.inf)
    shade = np.zeros(rays.shape[:2])
    for normal, limit in zip(normals, reaches, strict=True):
        speed, gap = rays @ normal, limit - origin @ normal
        with np.errstate(divide="ignore"):
            at = gap / speed
        first = (speed < 0) & (at > enter)
        enter[first] = at[first]
        shade[first] = 1.0 if normal[2] > 0.5 else 0.5 + 0.12 * normal[1]
        leave = np.where(speed > 0, np.minimum(leave, at), leave)
    enter[enter > leave] = np.inf
    return enter, shade


def arm_state(
    stamp_sec: float = 0.0, tool: Pose | None = None, width_m: float = 0.08, grasped: bool = False
) -> ArmState:
    """Return the state of an arm at home, or with its tool at a pose, fingers down."""
    q = HOME_Q.copy() if tool is None else _KINEMATICS.solve(tool)
    gripper = GripperState(width_m, 20.0 if grasped else 0.0, grasped)
    return ArmState(stamp_sec, q, np.zeros(7), _KINEMATICS.forward(q), gripper)


def fingers_down(x: float, y: float, z: float, yaw: float = 0.0) -> Pose:
    """Return the tool's pose above a place, for an object with that yaw."""
    return Pose.from_matrix(Pose.from_yaw(x, y, z, yaw).matrix @ np.diag([1.0, -1.0, -1.0, 1.0]))
