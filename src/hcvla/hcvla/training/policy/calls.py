"""Which call comes next: drawn at random among those that make sense now, so that every function is seen often."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.tool import downward, upright_pose
from hcvla.world.placement import free_place, next_to, on_top
from hcvla.world.workspace import PlacingRules, WorkArea

_AREA, _RULES = WorkArea(), PlacingRules()
_FAR_M = 0.70
"""Objects farther from the base are only thrown at."""
_UPRIGHT = 0.98
"""Cosine of the tilt up to which an object counts as standing."""
_NEAREST_M, _FARTHEST_M = 0.28, 0.80
"""Distances from the base of objects that calls may be about."""
_SLENDER = 1.3
"""Height over width from which a single object can be toppled."""
_LOWEST_M, _HIGHEST_M = 0.05, 0.40
"""Tool heights of random moves."""
_TRIES = 30
_COMMON = 0.04
"""Share of the calls up to which a function counts as rare."""

Objects = Sequence[NamedObject]
_Option = tuple[float, str, Callable[[], Call | None]]
"""Weight, function, and what draws a call of it."""


class CallSampler:
    """Draws calls for the situation on the table."""

    def __init__(self, rng: np.random.Generator, reach: Reach, counts: Counter[str] | None = None) -> None:
        """Draw from `rng`; `counts` of earlier calls by function make rare ones more likely."""
        self._rng, self._reach = rng, reach
        self._counts = counts if counts is not None else Counter()
        self._starts: dict[str, Pose] = {}

    def next_call(self, objects: Objects) -> Call | None:
        """Return a call to try next; None if none was found."""
        objects = [item for item in objects if _usable(item)]
        for item in objects:
            self._starts.setdefault(item.name, item.pose)
        held = next((item for item in objects if item.held), None)
        options = self._holding(held, objects) if held is not None else self._empty(objects)
        for _ in range(_TRIES):
            weights = np.array([weight * self._rarity(function) for weight, function, _ in options])
            draw = options[int(self._rng.choice(len(options), p=weights / weights.sum()))][2]
            try:
                call = draw()
            except HcvlaError:
                continue
            if call is not None:
                return call
        return None

    def random_tool_pose(self, objects: Objects) -> np.ndarray | None:
        """Return a downward tool pose clear of everything, Shape=(6,); None if none was found."""
        for _ in range(_TRIES):
            x, y = _AREA.sample(self._rng)
            z, yaw = float(self._rng.uniform(_LOWEST_M, _HIGHEST_M)), float(self._rng.uniform(-math.pi, math.pi))
            tool_pose = downward(x, y, z, yaw)
            near = [item for item in objects if math.hypot(item.pose.x - x, item.pose.y - y) < 0.13]
            clear = all(z > item.top_z + 0.03 for item in near)
            if clear and self._reach.reaches(tool_pose):
                return tool_pose
        return None

    def _holding(self, held: NamedObject, objects: Objects) -> list[_Option]:
        others = [item for item in objects if item.name != held.name]
        options: list[_Option] = [
            (0.30, "place", lambda: self._place_on(others)),
            (0.25, "place", lambda: self._place_free(held, objects)),
            (0.20, "place", lambda: self._place_turned(held)),
            (0.10, "place", lambda: self._place_beside(held, others, objects)),
            (0.10, "move_to", lambda: self._move(objects)),
            (0.06, "go_home", lambda: _bind("go_home")),
            (0.02, "close_gripper", lambda: _bind("close_gripper")),
            (0.02, "open_gripper", lambda: _bind("open_gripper")),
        ]
        if any(_distance(item) > _FAR_M for item in others):
            options.append((1.5, "throw", lambda: self._throw(others)))
        small = [o for o in others if _fits_under(o, held)]
        if held.size[0] > 0.059 and small:
            options.append((2.0, "cover", lambda: _bind("cover", Actor(self._one(small).name))))
        return options

    def _empty(self, objects: Objects) -> list[_Option]:
        near = [item for item in objects if _distance(item) < _FAR_M and not item.is_support]
        options: list[_Option] = [
            (0.06, "move_to", lambda: self._move(objects)),
            (0.05, "go_home", lambda: _bind("go_home")),
            (0.03, "close_gripper", lambda: _bind("close_gripper")),
            (0.03, "open_gripper", lambda: _bind("open_gripper")),
        ]
        if not near:
            return options
        options += [
            (0.32, "pick", lambda: _bind("pick", Actor(self._one(_tops(near)).name))),
            (0.12, "push", lambda: self._push_to(near)),
            (0.12, "push", lambda: self._push_toward(near, objects)),
            (0.12, "touch", lambda: _bind("touch", Actor(self._one(near).name))),
            (0.12, "nudge", lambda: _bind("nudge", Actor(self._one(near).name))),
        ]
        falls = [item for item in near if _can_fall(item, near)]
        if falls:
            options.append((0.50, "topple", lambda: _bind("topple", Actor(self._one(falls).name))))
        return options

    def _rarity(self, function: str) -> float:
        """Return a factor that is the larger the fewer of the calls so far were of a function."""
        return 1.0 / (_COMMON + self._counts[function] / max(1, self._counts.total()))

    def _one(self, items: Objects) -> NamedObject:
        return items[int(self._rng.integers(len(items)))]

    def _place_on(self, others: Objects) -> Call | None:
        supports = [item for item in others if item.is_support and _distance(item) < _FAR_M]
        flat = [item for item in _tops([o for o in others if not o.is_support]) if min(item.size[:2]) > 0.032]
        among = supports if supports and (not flat or self._rng.random() < 0.6) else flat
        return _bind("place", Actor(self._one(among).name)) if among else None

    def _place_free(self, held: NamedObject, objects: Objects) -> Call:
        pose = free_place(held, objects, _RULES) if self._rng.random() < 0.4 else self._free_pose(held, objects)
        match = bool(self._rng.random() < 0.6)
        turned = Pose.from_yaw(pose.x, pose.y, pose.z, float(self._rng.uniform(-math.pi, math.pi)))
        return _bind("place", turned if match or self._rng.random() < 0.5 else pose, match)

    def _free_pose(self, held: NamedObject, objects: Objects) -> Pose:
        for _ in range(_TRIES):
            x, y = _AREA.sample(self._rng)
            if all(
                math.hypot(o.pose.x - x, o.pose.y - y) > 0.06 + max(o.size[:2]) * 0.71
                for o in objects
                if o.name != held.name
            ):
                return Pose.from_yaw(x, y, held.size[2] / 2.0)
        return free_place(held, objects, _RULES)

    def _place_turned(self, held: NamedObject) -> Call:
        start = self._starts[held.name]
        angle = math.radians(float(self._rng.uniform(-120.0, 120.0)))
        pose = Pose.from_yaw(start.x, start.y, held.size[2] / 2.0, start.yaw + angle)
        return _bind("place", pose, bool(self._rng.random() < 0.8))

    def _place_beside(self, held: NamedObject, others: Objects, objects: Objects) -> Call | None:
        near = [item for item in others if _distance(item) < _FAR_M]
        if not near:
            return None
        item = self._one(near)
        if self._rng.random() < 0.3:
            return _bind("place", on_top(item, held, objects, _RULES))
        side = str(self._rng.choice(["left", "right", "front", "behind"])) if self._rng.random() < 0.7 else None
        return _bind("place", next_to(item, side, held, objects, _RULES))

    def _move(self, objects: Objects) -> Call | None:
        near = [item for item in objects if _distance(item) < _FAR_M and not item.held]
        if near and self._rng.random() < 0.5:
            item = self._one(near)
            yaw = item.pose.yaw + float(self._rng.uniform(-math.pi, math.pi))
            z = item.pose.z + float(self._rng.uniform(0.05, 0.25))
            return _bind("move_to", Pose.from_yaw(item.pose.x, item.pose.y, z, yaw))
        tool_pose = self.random_tool_pose(objects)
        return None if tool_pose is None else _bind("move_to", upright_pose(tool_pose))

    def _throw(self, others: Objects) -> Call:
        return _bind("throw", Actor(self._one([item for item in others if _distance(item) > _FAR_M]).name))

    def _push_to(self, near: Objects) -> Call:
        item = self._one(near)
        angle, way = float(self._rng.uniform(-math.pi, math.pi)), float(self._rng.uniform(0.06, 0.25))
        x, y = item.pose.x + way * math.cos(angle), item.pose.y + way * math.sin(angle)
        if not _AREA.contains(x, y):
            raise HcvlaError("off the table")
        return _bind("push", Actor(item.name), Pose.from_yaw(x, y, item.pose.z))

    def _push_toward(self, near: Objects, objects: Objects) -> Call | None:
        item = self._one(near)
        others = [o for o in objects if o.name != item.name and _distance(o) < _FAR_M]
        if not others:
            return None
        other = self._one(others)
        return _bind("push", Actor(item.name), Actor(other.name)) if item.pose.distance(other.pose) > 0.12 else None


def _bind(function: str, *arguments: Actor | Pose | bool) -> Call:
    return ROBOT_API[function].bind(*arguments)


def _distance(item: NamedObject) -> float:
    return math.hypot(item.pose.x, item.pose.y)


def _usable(item: NamedObject) -> bool:
    """Whether an object stands where the arm may have to do with it; what has fallen is left alone."""
    return item.held or (item.pose.matrix[2, 2] > _UPRIGHT and _NEAREST_M < _distance(item) < _FARTHEST_M)


def _tops(items: Objects) -> list[NamedObject]:
    """Return the objects on which nothing stands."""
    return [
        item
        for item in items
        if not any(
            o.pose.z > item.pose.z and math.hypot(o.pose.x - item.pose.x, o.pose.y - item.pose.y) < 0.03 for o in items
        )
    ]


def _can_fall(item: NamedObject, near: Objects) -> bool:
    column = [o for o in near if math.hypot(o.pose.x - item.pose.x, o.pose.y - item.pose.y) < 0.015]
    return len(column) > 1 or (item.size[2] > _SLENDER * max(item.size[:2]) and item.pose.z > 0.4 * item.size[2])


def _fits_under(item: NamedObject, box: NamedObject) -> bool:
    small = max(item.size[:2]) + 0.012 < min(box.size[:2]) and item.top_z + 0.012 < box.size[2]
    return small and not item.is_support
