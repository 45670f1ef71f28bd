"""The seam of the skills: one subtask call -> motion, at 20 Hz, whatever carries it out.

A scripted oracle and a diffusion policy implement the same two classes, so any can stand in for any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from hcvla.api.registry import Call
from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.robots.arm import ArmState
from hcvla.skills.ending import Ending


@dataclass(frozen=True)
class Observation:
    """All that a skill may look at. No ground truth."""

    state: ArmState
    objects: Mapping[str, NamedObject]
    """What perception knows, by name."""
    frames: Mapping[str, RgbdFrame]
    """The newest images by camera; empty for skills that declare they need none."""


@dataclass(frozen=True)
class Action:
    """What a skill wants for the next control period; None leaves that part as it is."""

    T_base_tool: Pose | None = None
    gripper_width_m: float | None = None
    gripper_force_n: float = 30.0
    max_speed_m_s: float | None = None
    phase: str = ""
    """A word for people and data: "approach", "descend", "grasp", "lift", ..."""


class Skill(Protocol):
    """One running subtask call; made for each call."""

    def step(self, observation: Observation) -> Action | Ending:
        """Return the next action, or how it ended: what it believes, for the verdict is the judge's."""
        ...


class SkillLibrary(Protocol):
    """A family of skills: the oracle, or one diffusion policy."""

    needs_frames: bool
    ended_by_judge: bool
    """Whether a call ends as soon as its judge has said done for a while: for skills whose own end is not certain."""

    def start(self, call: Call, observation: Observation) -> Skill:
        """Return a skill for the call; raise an HcvlaError if it cannot be tried (not found, unreachable)."""
        ...
