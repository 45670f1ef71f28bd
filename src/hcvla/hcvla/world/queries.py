"""The API's questions, answered from what perception knows; any QUERY or ARITHMETIC call goes through `answer`."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from hcvla.api.errors import BadProgramError
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose, Value
from hcvla.world import placement
from hcvla.world.lookup import find_object
from hcvla.world.pose_arithmetic import ARITHMETIC, compute
from hcvla.world.workspace import PlacingRules

Objects = Sequence[NamedObject]


class Queries(Protocol):
    """Who answers a program's questions about the scene; another robot's API brings its own."""

    def answer(self, call: Call, objects: Objects, memory: Mapping[str, Pose] | None = None) -> Value | list[Actor]:
        """Answer a call that moves nothing, from the known objects and the poses the program remembers by name."""
        ...


class SceneQueries:
    """Answers a program's questions about the scene, for the reach and the fingers of one robot.

    Each question is the method of its name, which takes the known objects first.
    """

    def __init__(self, rules: PlacingRules | None = None) -> None:
        """Choose places by these rules."""
        self.rules = rules or PlacingRules()
        self.functions: dict[str, Callable[..., Any]] = {
            function.__name__: function
            for function in (
                self.get_actor,
                self.get_actors,
                self.get_pose,
                self.get_height,
                self.next_to,
                self.between,
                self.on_table,
                self.on_top,
                self.free_space,
            )
        }

    def answer(self, call: Call, objects: Objects, memory: Mapping[str, Pose] | None = None) -> Value | list[Actor]:
        """Answer a QUERY or ARITHMETIC call whose arguments are checked; raise the HcvlaError its declaration names.

        `memory` is what the program remembers by name: such a place is not free, for something will go back there.
        """
        if call.function in ARITHMETIC:
            return compute(call)
        if call.function not in self.functions:
            raise BadProgramError(f"'{call.function}' moves the arm; it cannot be answered from what is seen")
        if call.function == self.free_space.__name__ and memory:
            objects = [*objects, *self._kept_free(memory, objects)]
        return self.functions[call.function](objects, **dict(call.arguments))

    def get_actor(self, objects: Objects, name: str) -> Actor:
        """Return the actor of the exact name, or of a description that only one object fits."""
        return Actor(find_object(name, objects).name)

    def get_actors(self, objects: Objects, color: str | None = None, shape: str | None = None) -> list[Actor]:
        """Return the actors of that color and shape, nearest to the robot's base first."""
        wanted = [item for item in objects if color in (None, item.color) and shape in (None, item.shape)]
        wanted.sort(key=lambda item: (math.hypot(item.pose.x, item.pose.y), item.name))
        return [Actor(item.name) for item in wanted]

    def get_pose(self, objects: Objects, actor: Actor) -> Pose:
        """Return the pose of the object's centre."""
        return find_object(actor.name, objects).pose

    def get_height(self, objects: Objects, actor: Actor) -> float:
        """Return the vertical extent of the object [m]."""
        return find_object(actor.name, objects).size[2]

    def next_to(self, objects: Objects, actor: Actor, direction: str | None = None, fit: Actor | None = None) -> Pose:
        """Return a free pose on the table next to the actor."""
        return placement.next_to(find_object(actor.name, objects), direction, _fit(objects, fit), objects, self.rules)

    def between(self, objects: Objects, first: Actor, second: Actor, fit: Actor | None = None) -> Pose:
        """Return a free pose on the table in the middle between two actors."""
        one, other = (find_object(actor.name, objects) for actor in (first, second))
        return placement.between(one, other, _fit(objects, fit), objects, self.rules)

    def on_table(self, objects: Objects, x: float, y: float, fit: Actor | None = None) -> Pose:
        """Return the pose at which `fit` stands on the table at a place."""
        return placement.on_table(x, y, _fit(objects, fit), objects, self.rules)

    def on_top(self, objects: Objects, actor: Actor, fit: Actor | None = None) -> Pose:
        """Return the pose at which `fit` rests on the actor."""
        return placement.on_top(find_object(actor.name, objects), _fit(objects, fit), objects, self.rules)

    def free_space(self, objects: Objects, actor: Actor | None = None) -> Pose:
        """Return a free pose on the table for the actor."""
        return placement.free_place(_fit(objects, actor), objects, self.rules)

    def _kept_free(self, memory: Mapping[str, Pose], objects: Objects) -> list[NamedObject]:
        """Return a stand-in for what is meant to go to each remembered pose."""
        sizes, default = {item.name: item.size for item in objects}, self.rules.default_size_m
        return [
            NamedObject(f"place of {name}", "", "cube", pose, sizes.get(name, default)) for name, pose in memory.items()
        ]


def _fit(objects: Objects, actor: Actor | None) -> NamedObject | None:
    return None if actor is None else find_object(actor.name, objects)
