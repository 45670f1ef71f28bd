"""The interface of skills: one subtask call -> motion, at 20 Hz.

A scripted oracle, a diffusion policy and a remote one implement the same classes, so any can stand in for any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, runtime_checkable

from hcvla.api.registry import Call
from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.image_stream import CameraImage
from hcvla.robots.arm import ArmState
from hcvla.skills.ending import Ending
from hcvla.skills.needs import Needs


@dataclass(frozen=True)
class Observation:
    """All that a skill may look at. No ground truth."""

    state: ArmState
    objects: Mapping[str, NamedObject]
    """What perception knows, by name."""
    images: Mapping[str, CameraImage] = field(default_factory=dict)
    """The newest images by camera: those that the library needs."""
    image_age_sec: float = 0.0
    """How much older than `state` the newest image is from which `objects` are known."""
    past: Sequence[Observation] = ()
    """Those of the control periods before, oldest first: as many as the library needs, fewer as a call begins."""


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


Seen = TypeVar("Seen")
"""What thinking starts from: a copy that observing goes on without changing."""
Step = TypeVar("Step")
"""What a chunk has of each control period."""


@runtime_checkable
class ChunkSkill(Protocol[Seen, Step]):
    """One running subtask call whose decisions take longer than a control period; `hcvla.skills.chunks` runs it."""

    @property
    def execute(self) -> int:
        """Steps of the chunk in hand to be carried out before the next one is requested."""
        ...

    def see(self, observation: Observation) -> Seen:
        """Note an observation, each control period; quick. Return what thinking would start from."""
        ...

    def think(self, seen: Seen) -> Sequence[Step]:
        """Return a chunk, one step a control period from the observation on; may take long, in another thread."""
        ...

    def act(self, step: Step, observation: Observation) -> Action | Ending:
        """Return the action of a step, adapted to what is observed now, or how the skill ends; quick."""
        ...


END_HEAD, FAIL_HEAD = "end_head", "fail_head"
"""Measures of a verdict: how likely the skill itself took it, as the call ended, that it was over, and had failed."""


@runtime_checkable
class Believes(Protocol):
    """A started skill with an opinion of its own on how its call stands."""

    def beliefs(self) -> Mapping[str, float]:
        """Return the probabilities END_HEAD and FAIL_HEAD now; empty before it has thought."""
        ...


def beliefs_of(started: Skill | ChunkSkill) -> Mapping[str, float]:
    """Return what a skill believes of its call; empty for one without an opinion."""
    return started.beliefs() if isinstance(started, Believes) else {}


class SkillLibrary(Protocol):
    """A family of skills: the oracle, or one diffusion policy."""

    needs: Needs

    @property
    def ended_by_judge(self) -> bool:
        """Whether a call ends once its judge has said done for a while: where a skill's own end is not certain."""
        ...

    def start(self, call: Call, observation: Observation) -> Skill | ChunkSkill:
        """Return a skill for the call; raise an HcvlaError if it cannot be tried (not found, unreachable)."""
        ...
