"""A hand without physics that does at once, and to the letter, what each subtask of the robot API promises."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from hcvla.api.errors import HcvlaError, NoFreeSpaceError, UnreachableError
from hcvla.api.outcomes import Outcome
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.configuration.ranges import PositiveFloat
from hcvla.goals.status import CannotTellError
from hcvla.world.placement import on_top, stands_on
from hcvla.world.polygons import contains
from hcvla.world.shapes import outline, surface_z
from hcvla.world.workspace import PlacingRules

HOME = Pose(0.3, 0.0, 0.6)
"""Stands for the tool's pose at the start and at home, which no one says."""
_ON_ITS_SIDE = (math.sin(math.pi / 4.0), 0.0, 0.0, math.cos(math.pi / 4.0))


class ImpossibleMoveError(HcvlaError):
    """A subtask makes no sense with what is in the gripper then."""

    outcome = Outcome.NOT_GRASPED

    def __init__(self, call: str, held: str | None) -> None:
        """Name the call, and what is held."""
        super().__init__(f"{call} with {repr(held) if held else 'nothing'} in the gripper")


@dataclass(frozen=True, kw_only=True)
class IdealHandConfig:
    """Where things go of which a subtask promises less than a place."""

    lift_m: PositiveFloat = 0.3
    """Height of what was picked: clear of any stack on the table."""
    nudge_m: PositiveFloat = 0.12
    """A nudge promises at least 0.10 m."""
    pushed_share: PositiveFloat = 0.5
    """Of the way toward an object that a push covers; it promises more than 0.3."""
    reach_m: tuple[PositiveFloat, PositiveFloat] = (0.28, 0.80)
    """Horizontal distance from the base axis that the FR3 reaches with its fingers down, 2 cm above the table."""
    rules: PlacingRules = field(default_factory=PlacingRules)
    """Where there is room on an object."""


class IdealHand:
    """Known objects, the gripper and the tool; each subtask is the method of its name."""

    def __init__(
        self, objects: Iterable[NamedObject], held: str | None = None, config: IdealHandConfig | None = None
    ) -> None:
        """Start with these objects, taken to be known exactly, and `held` in the gripper."""
        exact = np.zeros((4, 4))
        self._items = {item.name: replace(item, covariance=exact, visible=True, held=False) for item in objects}
        self._config = config or IdealHandConfig()
        self.tool = HOME
        if held in self._items:
            self._grasp(held)
        self._moves: Mapping[str, Callable[..., None]] = {
            move.__name__: move
            for move in (
                self.pick,
                self.place,
                self.pick_place,
                self.cover,
                self.move_to,
                self.push,
                self.touch,
                self.nudge,
                self.throw,
                self.topple,
                self.open_gripper,
                self.close_gripper,
                self.go_home,
            )
        }

    @property
    def objects(self) -> list[NamedObject]:
        """The objects as they are now."""
        return list(self._items.values())

    @property
    def held(self) -> str | None:
        """Name of what is in the gripper."""
        return next((name for name, item in self._items.items() if item.held), None)

    def carry_out(self, call: Call) -> None:
        """Do a subtask; raise ImpossibleMoveError, UnreachableError, or CannotTellError for one of another API."""
        if call.function not in self._moves:
            raise CannotTellError(f"what {call.function} does is not known")
        arguments: dict[str, Any] = dict(call.arguments)
        for value in arguments.values():
            if isinstance(value, Pose) and call.function != self.move_to.__name__:
                self._check_reach(value)
        self._moves[call.function](**arguments)

    def pick(self, actor: Actor) -> None:
        """Lift an object."""
        if self.held:
            raise ImpossibleMoveError(f"pick({actor.name!r})", self.held)
        self._grasp(actor.name)

    def place(self, target: Actor | Pose, match_yaw: bool = False) -> None:
        """Put down what is held."""
        item = self._released("place")
        if isinstance(target, Actor):
            if target.name == item.name:
                raise ImpossibleMoveError(f"place({item.name!r})", item.name)
            self._set(item.name, self._on_top(self._items[target.name], item))
        else:
            self._stand(item.name, target if match_yaw else replace(item.pose, x=target.x, y=target.y))
        self.tool = self._items[item.name].pose

    def pick_place(self, actor: Actor, target: Actor | Pose, match_yaw: bool = False) -> None:
        """Pick and place."""
        self.pick(actor)
        self.place(target, match_yaw)

    def cover(self, actor: Actor) -> None:
        """Put what is held over an object."""
        box = self._released("cover")
        self._set(box.name, replace(self._items[actor.name].pose, z=box.size[2] / 2.0))
        self.tool = self._items[box.name].pose

    def move_to(self, pose: Pose) -> None:
        """Move the tool, and what is held."""
        self.tool = pose
        if held := self.held:
            self._items[held] = replace(self._items[held], pose=pose)

    def push(self, actor: Actor, target: Actor | Pose) -> None:
        """Slide an object over the table."""
        start = self._items[actor.name].pose
        end = target
        if isinstance(target, Actor):
            goal, share = self._items[target.name].pose, self._config.pushed_share
            end = start.moved(share * (goal.x - start.x), share * (goal.y - start.y))
        assert isinstance(end, Pose)
        self._stand(actor.name, replace(start, x=end.x, y=end.y), sliding=True)
        self.tool = self._items[actor.name].pose

    def touch(self, actor: Actor) -> None:
        """Leave everything where it is."""
        self.tool = self._items[actor.name].pose

    def nudge(self, actor: Actor) -> None:
        """Move an object a little."""
        self._stand(actor.name, self._items[actor.name].pose.moved(dx=self._config.nudge_m), sliding=True)
        self.tool = self._items[actor.name].pose

    def throw(self, target: Actor) -> None:
        """Let what is held come to rest at something, which falls over unless it has a fixed place."""
        item, goal = self._released("throw"), self._items[target.name]
        self.tool = goal.pose
        self._stand(item.name, goal.pose.moved(dz=0.02), sliding=not goal.is_support)
        if not goal.is_support:
            self._lay_down(target.name)

    def topple(self, actor: Actor) -> None:
        """Lay an object down, and what stands on it."""
        base = self._items[actor.name]
        self.tool = base.pose
        stack = [item.name for item in self.objects if item.name != base.name and stands_on(item, base)]
        for name in (actor.name, *stack):
            self._lay_down(name)

    def open_gripper(self) -> None:
        """Let go of what is held."""
        if held := self.held:
            self._stand(held, self._items[held].pose)

    def close_gripper(self) -> None:
        """Close on nothing."""

    def go_home(self) -> None:
        """Move the tool home."""
        self.move_to(HOME)

    def _grasp(self, name: str) -> None:
        item = self._items[name]
        self.tool = replace(item.pose, z=self._config.lift_m)
        self._items[name] = replace(item, pose=self.tool, held=True)

    def _released(self, function: str) -> NamedObject:
        if (held := self.held) is None:
            raise ImpossibleMoveError(function, None)
        return self._items[held]

    def _on_top(self, support: NamedObject, item: NamedObject) -> Pose:
        """Return where an object comes to rest on another; in its middle where it would not have room."""
        try:
            return on_top(support, item, self.objects, self._config.rules)
        except NoFreeSpaceError:
            return replace(support.pose, z=surface_z(support) + item.size[2] / 2.0)

    def _stand(self, name: str, pose: Pose, *, sliding: bool = False) -> None:
        """Let an object stand on the highest object at a place; what slides is on a mat, a tray or the table."""
        below = [
            other
            for other in self.objects
            if other.name != name and not other.held and contains(outline(other), pose.position[:2])
        ]
        ground_m = max((surface_z(other) for other in below if other.lies_low or not sliding), default=0.0)
        self._set(name, replace(pose, z=ground_m + self._items[name].size[2] / 2.0))

    def _lay_down(self, name: str) -> None:
        item = self._items[name]
        self._set(name, Pose(item.pose.x, item.pose.y, item.size[0] / 2.0, *_ON_ITS_SIDE))

    def _set(self, name: str, pose: Pose) -> None:
        self._items[name] = replace(self._items[name], pose=pose, held=False)

    def _check_reach(self, pose: Pose) -> None:
        (nearest, farthest), away_m = self._config.reach_m, math.hypot(pose.x, pose.y)
        if not nearest <= away_m <= farthest:
            raise UnreachableError(
                f"that is {away_m:.2f} m from the robot's base; it reaches from {nearest:g} to {farthest:g} m"
            )
