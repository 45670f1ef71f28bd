"""From raw frames to features, batched in torch: poses in the gripper frame, differences of pairs, other objects.

The gripper frame has its origin at the tool centre point and turns with the tool's yaw; z stays up. But for
`Features.tool` they hold nothing that changes when the whole world turns about the robot's vertical axis, joint 1
included.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import torch

from hcvla.robots.fr3.table import HAND_YAW
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.rotations import upright_from_tool, yaw_of, z_axis_of

PAIRS = (
    ("actor", "goal"),
    ("held", "goal"),
    ("actor_start", "actor"),
    ("actor", "target"),
    ("target_start", "target"),
    ("tool_start", "goal"),
    ("top", "actor"),
)
"""Differences of two slots: from the first to the second."""
TOOL = 6
"""Position over 0.3 m (3), cosine and sine of the yaw, gripper width over 0.04 m."""
_NEAR_M, _MIDDLE_M, FAR_M = 0.01, 0.05, 0.3
"""Scales of a position: the last millimetres, a hand's width, the table."""
_BEHIND_M = 0.035
"""Beyond an object's side, where a tool stands before it pushes."""
_TURNS = torch.tensor([0.0, 4.0, 6.0, 2.0, 4.0, 4.0, 4.0, 0.0])
"""Rotational symmetry of each kind of shape: it looks the same after a turn of 360 degrees / this; 0 = round."""


@dataclass(frozen=True)
class Features:
    """One batch, ready for the network."""

    vector: torch.Tensor
    """Shape=(batch, vector_width)."""
    others: torch.Tensor
    """Of the other objects, Shape=(batch, n, other_width)."""
    others_mask: torch.Tensor
    """Shape=(batch, n), bool."""
    function: torch.Tensor
    """Index of the subtask function, Shape=(batch,), int64."""
    tool: torch.Tensor
    """Where the tool is in the base frame, for images of a camera that stands still there, Shape=(batch, TOOL)."""


@cache
def widths(config: ObservationConfig) -> tuple[int, int]:
    """Return the widths of `Features.vector` and of one row of `Features.others`."""
    blank = features(torch.zeros(1, layout.frame_width(config.other_objects)), config)
    return blank.vector.shape[1], blank.others.shape[2]


def features(frames: torch.Tensor, config: ObservationConfig, blind: torch.Tensor | None = None) -> Features:
    """Return the features of raw frames, Shape=(batch, frame_width); `blind` marks those without a joint state.

    A policy that is told by text alone sees neither function, arguments nor objects.
    """
    if config.conditioning != "call":
        frames = torch.cat([frames[:, : layout.CALL_AT], torch.zeros_like(frames[:, layout.CALL_AT :])], dim=1)
    batch, slots = len(frames), len(layout.SLOTS)
    objects = frames[:, layout.SLOTS_AT :].view(batch, slots + config.other_objects, layout.SLOT)
    gripper = _Gripper(frames)
    goal = _goal_features(frames, objects[:, layout.SLOTS.index("goal")])
    objects = _without_goal_facts(objects)
    poses = _pose_features(objects, gripper)
    base = _base_features(frames, gripper, blind)
    index = {name: i for i, name in enumerate(layout.SLOTS)}
    pairs = [_pair_features(objects[:, index[a]], objects[:, index[b]], gripper) for a, b in PAIRS]
    behind = _behind_features(objects[:, index["actor"]], objects[:, index["goal"]], gripper)
    vector = torch.cat([base, poses[:, :slots].flatten(1), *pairs, behind, goal], dim=1)
    rest = objects[:, slots:]
    about = torch.where(objects[:, index["actor"], :1] > 0, objects[:, index["actor"]], objects[:, index["held"]])
    others = torch.cat(
        [poses[:, slots:], _offsets(about, rest, gripper), _offsets(objects[:, index["goal"]], rest, gripper)], 2
    )
    function = frames[:, layout.CALL_AT].long()
    tool = tool_features(gripper.position, gripper.yaw, frames[:, layout.WIDTH])
    return Features(vector, others, rest[:, :, 0] > 0.5, function, tool)


class _Gripper:
    """The gripper frame of each sample."""

    def __init__(self, frames: torch.Tensor) -> None:
        self.position = frames[:, layout.TOOL_POSITION]
        self.upright = upright_from_tool(frames[:, layout.TOOL_QUATERNION])
        self.yaw = yaw_of(self.upright)
        self.cos, self.sin = torch.cos(self.yaw), torch.sin(self.yaw)

    def turned(self, vectors: torch.Tensor) -> torch.Tensor:
        """Return base-frame vectors in the gripper frame, Shape=(batch, ..., 3)."""
        extra = vectors.dim() - 2
        c, s = (v.view(-1, *(1,) * extra) for v in (self.cos, self.sin))
        x, y = vectors[..., 0], vectors[..., 1]
        return torch.stack([c * x + s * y, -s * x + c * y, vectors[..., 2]], dim=-1)


def tool_features(position: torch.Tensor, yaw: torch.Tensor, width: torch.Tensor) -> torch.Tensor:
    """Return `Features.tool`; positions [m] have Shape=(n, 3), yaws [rad] Shape=(n,), widths [m] Shape=(n, 1)."""
    return torch.cat([position / FAR_M, torch.stack([yaw.cos(), yaw.sin()], dim=1), width / 0.04], dim=1)


def _base_features(frames: torch.Tensor, gripper: _Gripper, blind: torch.Tensor | None) -> torch.Tensor:
    z = frames[:, 2:3]
    base = gripper.turned(-gripper.position)[:, :2]
    distance = base.norm(dim=1, keepdim=True)
    tilt = z_axis_of(gripper.upright)
    tilt = gripper.turned(tilt)
    # Joint 1 turns with the world.
    q = frames[:, layout.JOINT_POSITIONS][:, 1:]
    dq, tau = frames[:, layout.JOINT_VELOCITIES] / 2.0, frames[:, layout.TORQUES] / 10.0
    joint7 = q[:, 5:6]
    joints = torch.cat([q / 2.0, torch.sin(joint7), torch.cos(joint7), dq, tau], dim=1)
    if blind is not None:
        joints = joints * (~blind).float()[:, None]
    width, force, grasped = frames[:, layout.WIDTH], frames[:, layout.FORCE], frames[:, layout.GRASPED]
    memory = frames[:, layout.MEMORY_AT : layout.CALL_AT]
    contact = torch.asinh(memory[:, 0:2])
    heights = torch.asinh((memory[:, 2:4] - z) / _MIDDLE_M)
    change = (width - memory[:, 6:7]) / 0.005
    parts = [
        scaled(z),
        base / FAR_M,
        base / distance.clamp(min=1e-6),
        distance / FAR_M,
        tilt,
        joints,
        width / 0.04,
        torch.asinh(width / 0.004) / 2.0,
        force / 30.0,
        grasped,
        contact,
        heights,
        memory[:, 4:5],
        memory[:, 5:6] / 0.04,
        memory[:, 7:8],
        change,
        torch.asinh((width - memory[:, 5:6]) / 0.004),
        frames[:, layout.CALL_AT + 1 : layout.CALL_AT + 2],
        *_gripper_width(frames),
    ]
    return torch.cat(parts, dim=1)


def _gripper_width(frames: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """Return what tells round numbers apart: whether the gripper is shut, open, or in between, and presses."""
    width, force = frames[:, layout.WIDTH], frames[:, layout.FORCE]
    return ((width < 0.003).float(), (width > 0.077).float(), (force > 0.5).float(), torch.asinh(force))


def _pose_features(objects: torch.Tensor, gripper: _Gripper) -> torch.Tensor:
    """Return features of poses, Shape=(batch, n, width); zero where the mask is."""
    mask, position = objects[..., :1], objects[..., layout.POSITION]
    relative = gripper.turned(position - gripper.position[:, None])
    kind = objects[..., layout.KIND].long()
    yaw = yaw_of(objects[..., layout.ORIENTATION]) - gripper.yaw[:, None]
    turns = _TURNS.to(objects.device)[kind]
    round_ = (turns == 0).float()
    fraction = _wrapped(yaw * turns) / math.pi
    size = objects[..., layout.SIZE]
    width, height = torch.minimum(size[..., 0], size[..., 1]), size[..., 2]
    distance = position[..., :2].norm(dim=-1, keepdim=True)
    bearing = gripper.turned(torch.cat([position[..., :2] / distance.clamp(min=1e-6), torch.zeros_like(distance)], -1))
    bottom = position[..., 2] - height / 2.0
    parts = [
        torch.ones_like(mask),
        scaled(relative),
        _harmonics(yaw, (1.0, 2.0)),
        torch.stack([torch.cos(yaw * turns), torch.sin(yaw * turns), fraction], -1) * (1.0 - round_)[..., None],
        gripper.turned(z_axis_of(objects[..., layout.ORIENTATION])),
        torch.stack([width, height], -1) / 0.05,
        scaled(relative[..., 2:3] + height[..., None] / 2.0),
        bottom[..., None] / 0.1,
        distance / FAR_M,
        bearing[..., :2],
        torch.stack([round_, *((kind == k).float() for k in (layout.TRAY, layout.MAT, layout.PAN, layout.NONE))], -1),
    ]
    return torch.cat(parts, dim=-1) * mask


def _goal_features(frames: torch.Tensor, goal: torch.Tensor) -> torch.Tensor:
    """Return how far to open the gripper at the goal, how far to turn the wrist, and which way, Shape=(batch, 5)."""
    mask, known = goal[:, :1], goal[:, 9:10]
    # As if the elbow were upright; joint 1 and the goal's yaw turn with the world alike.
    joints = frames[:, layout.JOINT_POSITIONS]
    now = joints[:, :1] - joints[:, 6:] - HAND_YAW
    turn = (goal[:, 10:11] - now) * known
    return torch.cat([goal[:, 8:9] / 0.04, known, turn / 2.0, torch.sin(turn / 2.0), torch.tanh(turn / 0.2)], 1) * mask


def _without_goal_facts(objects: torch.Tensor) -> torch.Tensor:
    """Return the objects with nothing but zero in place of the goal's size."""
    objects = objects.clone()
    objects[:, layout.SLOTS.index("goal"), layout.SIZE] = 0.0
    return objects


def _pair_features(first: torch.Tensor, second: torch.Tensor, gripper: _Gripper) -> torch.Tensor:
    """Return features of the way from one slot to another, Shape=(batch, width)."""
    both = first[:, :1] * second[:, :1]
    way = gripper.turned(second[:, layout.POSITION] - first[:, layout.POSITION])
    distance = way[:, :2].norm(dim=1, keepdim=True)
    yaw = yaw_of(second[:, layout.ORIENTATION]) - yaw_of(first[:, layout.ORIENTATION])
    turns = _TURNS.to(first.device)[first[:, layout.KIND].long()]
    turning = torch.stack([torch.cos(turns * yaw), torch.sin(turns * yaw)], 1)
    parts = [scaled(way), way[:, :2] / distance.clamp(min=1e-4), torch.asinh(distance / _NEAR_M)]
    parts += [_harmonics(yaw, (1.0, 2.0)), turning, both]
    return torch.cat(parts, dim=1) * both


def _behind_features(actor: torch.Tensor, goal: torch.Tensor, gripper: _Gripper) -> torch.Tensor:
    """Return where a tool stands that pushes the actor to the goal, Shape=(batch, width)."""
    both = actor[:, :1] * goal[:, :1]
    way = goal[:, layout.POSITION] - actor[:, layout.POSITION]
    flat = torch.cat([way[:, :2], torch.zeros_like(way[:, :1])], 1)
    distance = flat.norm(dim=1, keepdim=True)
    ahead = flat / distance.clamp(min=1e-4)
    width = torch.minimum(actor[:, 8], actor[:, 9])[:, None]
    behind = actor[:, layout.POSITION] - (width / 2.0 + _BEHIND_M) * ahead
    relative = gripper.turned(behind - gripper.position)
    heading = gripper.turned(ahead)
    angle = torch.atan2(heading[:, 1], heading[:, 0])
    beside = gripper.turned(actor[:, layout.POSITION] - gripper.position)
    aside = heading[:, 0:1] * beside[:, 1:2] - heading[:, 1:2] * beside[:, 0:1]
    along = (heading[:, :2] * beside[:, :2]).sum(1, keepdim=True)
    parts = [scaled(relative), heading[:, :2], _harmonics(angle, (2.0,)), torch.asinh(aside / 0.005)]
    return torch.cat([*parts, torch.asinh(along / _MIDDLE_M)], dim=1) * both


def _offsets(first: torch.Tensor, others: torch.Tensor, gripper: _Gripper) -> torch.Tensor:
    """Return the ways from one slot to each other object, Shape=(batch, n, 9)."""
    both = first[:, None, :1] * others[:, :, :1]
    return scaled(gripper.turned(others[:, :, layout.POSITION] - first[:, None, layout.POSITION])) * both


def scaled(lengths: torch.Tensor) -> torch.Tensor:
    """Return lengths [m] at three scales, the last dimension three times as wide."""
    near, middle = torch.asinh(lengths / _NEAR_M) / 3.0, torch.asinh(lengths / _MIDDLE_M) / 1.5
    return torch.cat([near, middle, lengths / FAR_M], dim=-1)


def _harmonics(angle: torch.Tensor, orders: tuple[float, ...]) -> torch.Tensor:
    """Return cosine and sine of multiples of an angle [rad] in a new last dimension."""
    return torch.stack([f(k * angle) for k in orders for f in (torch.cos, torch.sin)], dim=-1)


def _wrapped(angle: torch.Tensor) -> torch.Tensor:
    return torch.remainder(angle + math.pi, 2.0 * math.pi) - math.pi
