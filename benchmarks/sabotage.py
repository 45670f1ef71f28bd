"""Skills that do less than they say: honest about none of it, so that only the judge can tell."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.chunks import as_skill
from hcvla.skills.diffusion.skill import LEARNED
from hcvla.skills.ending import Ending, Finished, GaveUp
from hcvla.skills.skill import Action, ChunkSkill, Observation, Skill, SkillLibrary
from hcvla.skills.thinking import SimulatedDelay

KINDS: Mapping[str, tuple[str, ...]] = {
    "pick": ("end early", "hold nothing", "grasp beside", "let go early"),
    "place": ("end early", "let go early", "place beside", "unturned"),
    "cover": ("end early", "let go early", "cover beside"),
    "move_to": ("end early",),
    "push": ("end early", "push too short", "push beside"),
    "nudge": ("end early", "push beside"),
    "touch": ("end early", "touch nothing"),
    "throw": ("end early", "let go early"),
    "topple": ("end early", "topple nothing"),
    "open_gripper": ("end early",),
    "close_gripper": ("end early",),
    "go_home": ("end early",),
}
"""By function: what can be done wrong on purpose."""
_LONGEST_STEPS = {"open_gripper": 4, "close_gripper": 4, "move_to": 25, "go_home": 25, "throw": 55}
_USUAL_STEPS = 60
"""About as many control steps as most calls take: one that ends early ends somewhere before."""
_OPEN_M = 0.08
_LET_GO = ("lift", "carry", "wind up")
"""Phases of the scripts in which an object is in the hand; other skills have none of these words."""
_ASIDE_M = (0.045, 0.08)
_TRIES = 12


class SabotagedLibrary:
    """Implements SkillLibrary: a family of skills of which one call is sabotaged."""

    def __init__(self, library: SkillLibrary, index: int, rng: np.random.Generator) -> None:
        """Sabotage the call of that number, from 0."""
        self._library, self._index, self._rng = library, index, rng
        self.needs, self.ended_by_judge = library.needs, library.ended_by_judge
        self._started = -1
        self.kind = ""
        """What was done wrong in the newest call; empty: nothing."""

    def start(self, call: Call, observation: Observation) -> Skill | ChunkSkill:
        """Return the skill for a call, or one that only looks like it."""
        self._started += 1
        self.kind = ""
        if self._started != self._index:
            return self._library.start(call, observation)
        kinds = [kind for kind in KINDS[call.function] if kind != "unturned" or call.arguments.get("match_yaw")]
        self.kind = str(self._rng.choice(kinds))
        return _Dishonest(self._start(call, observation))

    def _skill_of(self, call: Call, observation: Observation) -> Skill:
        return as_skill(self._library.start(call, observation), SimulatedDelay())

    def _start(self, call: Call, observation: Observation) -> Skill:
        if self.kind in ("place beside", "cover beside", "push too short", "unturned"):
            return self._start_another(call, observation)
        if self.kind in ("grasp beside", "push beside", "touch nothing", "topple nothing"):
            return self._start_displaced(call, observation)
        try:
            skill = self._skill_of(call, observation)
        except HcvlaError:
            return _Idle()
        steps = int(self._rng.integers(0, _LONGEST_STEPS.get(call.function, _USUAL_STEPS)))
        if self.kind == "end early":
            return _Changed(skill, lambda action, number: action if number < steps else None)
        if self.kind == "hold nothing":
            return _Changed(skill, lambda action, number: replace(action, gripper_width_m=_OPEN_M))
        return _LetsGo(skill, steps % 8)

    def _start_another(self, call: Call, observation: Observation) -> Skill:
        """Return the skill for a goal near that of the call, which can be reached."""
        for _ in range(_TRIES):
            try:
                arguments = _near_miss(call, observation, self.kind, self._rng)
                skill = self._skill_of(Call(_PLACE_FOR.get(call.function, call.function), arguments), observation)
                first = skill.step(observation)
            except HcvlaError:
                continue
            if isinstance(first, Action):
                return _Resumed(skill, first)
        return _Idle()

    def _start_displaced(self, call: Call, observation: Observation) -> Skill:
        """Return the skill for a world in which the object of the call is seen where it is not."""
        angle, aside = self._rng.uniform(0.0, 2.0 * math.pi), self._rng.uniform(*_ASIDE_M)
        up = {"touch nothing": 0.025, "topple nothing": 0.10}.get(self.kind, 0.0)
        off = (0.0, 0.0, up) if up else (aside * math.cos(angle), aside * math.sin(angle), 0.0)
        value = call.arguments["actor"]
        assert isinstance(value, Actor), "all of these take an object"
        skill = _Displaced(value.name, off)
        try:
            skill.skill = self._skill_of(call, skill.seen(observation))
        except HcvlaError:
            return _Idle()
        return skill


_PLACE_FOR = {"cover": "place"}


def _near_miss(call: Call, observation: Observation, kind: str, rng: np.random.Generator) -> dict:
    """Return arguments that lead to about the place asked for, but not to it."""
    angle, share = rng.uniform(0.0, 2.0 * math.pi), rng.uniform(0.2, 0.6)
    aside = rng.uniform(*_ASIDE_M)
    target = call.arguments["actor" if kind == "cover beside" else "target"]
    if kind == "unturned":
        assert isinstance(target, Pose), "only poses ask for a turn"
        return {**call.arguments, "target": target.rotated_z(float(rng.choice([-1.0, 1.0])) * math.pi / 2.0)}
    if isinstance(target, Actor):
        item = observation.objects[target.name]
        pose, aside = item.pose, aside + max(item.size[:2]) / 2.0
    else:
        assert isinstance(target, Pose), "the goal is a pose or an object"
        pose = target
    if kind == "push too short":
        name = call.arguments["actor"]
        assert isinstance(name, Actor), "push takes an object"
        start = observation.objects[name.name].pose
        short = share * (0.4 if isinstance(target, Actor) else 1.0)
        way = pose.position - start.position
        return {"actor": name, "target": start.moved(short * float(way[0]), short * float(way[1]))}
    held = next((item for item in observation.objects.values() if item.held), None)
    half = held.size[2] / 2.0 if held is not None else pose.z
    beside = Pose.from_yaw(pose.x + aside * math.cos(angle), pose.y + aside * math.sin(angle), half, pose.yaw)
    return {"target": beside, "match_yaw": False}


class _Dishonest:
    """A skill that says to be done whatever happened."""

    def __init__(self, skill: Skill) -> None:
        self._skill = skill

    def step(self, observation: Observation) -> Action | Ending:
        result = self._skill.step(observation)
        return Finished() if isinstance(result, GaveUp) else result


class _Idle:
    """Does nothing and says to be done."""

    def step(self, observation: Observation) -> Action | Ending:
        return Finished()


class _Changed:
    """A skill whose actions are changed on their way, given how many came before; None ends it."""

    def __init__(self, skill: Skill, change: Callable[[Action, int], Action | None]) -> None:
        self._skill, self._change = skill, change
        self._number = 0

    def step(self, observation: Observation) -> Action | Ending:
        result = self._skill.step(observation)
        if not isinstance(result, Action):
            return result
        changed = self._change(result, self._number)
        self._number += 1
        return Finished() if changed is None else changed


class _LetsGo:
    """Opens the gripper a few steps after something is carried, stays there a moment and says to be done."""

    _OPENING_STEPS = 12

    def __init__(self, skill: Skill, delay: int) -> None:
        self._skill, self._left = skill, delay
        self._opening = 0

    def step(self, observation: Observation) -> Action | Ending:
        if self._opening:
            self._opening += 1
            return Action(None, _OPEN_M, phase="release") if self._opening < self._OPENING_STEPS else Finished()
        result = self._skill.step(observation)
        if isinstance(result, Action) and self._carries(result, observation):
            self._left -= 1
            if self._left < 0:
                self._opening = 1
                return replace(result, gripper_width_m=_OPEN_M)
        return result

    @staticmethod
    def _carries(action: Action, observation: Observation) -> bool:
        return action.phase in _LET_GO or (action.phase == LEARNED and observation.state.gripper.grasped)


class _Resumed:
    """A skill whose first action was already asked for."""

    def __init__(self, skill: Skill, first: Action) -> None:
        self._skill, self._first = skill, [first]

    def step(self, observation: Observation) -> Action | Ending:
        return self._first.pop() if self._first else self._skill.step(observation)


@dataclass
class _Displaced:
    """A skill that sees one object where it is not."""

    name: str
    off_m: tuple[float, float, float]
    skill: Skill = field(default_factory=_Idle)

    def seen(self, observation: Observation) -> Observation:
        objects: dict[str, NamedObject] = dict(observation.objects)
        if self.name in objects:
            item = objects[self.name]
            objects[self.name] = replace(item, pose=item.pose.moved(*self.off_m))
        return replace(observation, objects=objects)

    def step(self, observation: Observation) -> Action | Ending:
        return self.skill.step(self.seen(observation))
