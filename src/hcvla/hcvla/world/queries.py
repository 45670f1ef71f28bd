"""The API's questions, answered from what perception knows; any QUERY or ARITHMETIC call goes through `answer`."""

from __future__ import annotations

import math
import typing
from collections.abc import Callable, Mapping, Sequence

from hcvla.api.errors import BadProgramError
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose, Value
from hcvla.world.lookup import find_object
from hcvla.world.placement import PLACE_RULES, beside, free_place, resting_on
from hcvla.world.pose_arithmetic import ARITHMETIC, compute

Objects = Sequence[NamedObject]


def answer(call: Call, objects: Objects, memory: Mapping[str, Pose] | None = None) -> Value | list[Actor]:
    """Answer a QUERY or ARITHMETIC call whose arguments are checked; raise the HcvlaError its declaration names.

    `memory` is what the program remembers by name: such a place is not free, for something shall go back there.
    """
    if call.function in ARITHMETIC:
        return compute(call)
    if call.function not in QUERIES:
        raise BadProgramError(f"'{call.function}' moves the arm; it cannot be answered from what is seen")
    if call.function == free_space.__name__ and memory:
        objects = [*objects, *_kept_free(memory, objects)]
    return QUERIES[call.function](objects, **dict(call.arguments))


def get_actor(objects: Objects, name: str) -> Actor:
    """Return the actor of the exact name, or of a description that only one object fits."""
    return Actor(find_object(name, objects).name)


def get_actors(objects: Objects, color: str | None = None, shape: str | None = None) -> list[Actor]:
    """Return the actors of that color and shape, nearest to the robot's base first."""
    wanted = [thing for thing in objects if color in (None, thing.color) and shape in (None, thing.shape)]
    return [
        Actor(thing.name)
        for thing in sorted(wanted, key=lambda thing: (math.hypot(thing.pose.x, thing.pose.y), thing.name))
    ]


def get_pose(objects: Objects, actor: Actor) -> Pose:
    """Return the pose of the object's centre."""
    return find_object(actor.name, objects).pose


def get_height(objects: Objects, actor: Actor) -> float:
    """Return the vertical extent of the object [m]."""
    return find_object(actor.name, objects).size[2]


def next_to(objects: Objects, actor: Actor, direction: str | None = None, fit: Actor | None = None) -> Pose:
    """Return a free pose on the table beside the actor."""
    return beside(find_object(actor.name, objects), direction, _fit(objects, fit), objects)


def on_top(objects: Objects, actor: Actor, fit: Actor | None = None) -> Pose:
    """Return the pose at which `fit` rests on the actor."""
    return resting_on(find_object(actor.name, objects), _fit(objects, fit), objects)


def free_space(objects: Objects, actor: Actor | None = None) -> Pose:
    """Return a free pose on the table for the actor."""
    return free_place(_fit(objects, actor), objects)


QUERIES: dict[str, Callable[..., typing.Any]] = {
    function.__name__: function
    for function in (get_actor, get_actors, get_pose, get_height, next_to, on_top, free_space)
}
"""Every function declared as QUERY, by name; each takes the known objects first."""


def _fit(objects: Objects, actor: Actor | None) -> NamedObject | None:
    return None if actor is None else find_object(actor.name, objects)


def _kept_free(memory: Mapping[str, Pose], objects: Objects) -> list[NamedObject]:
    """Return a stand-in for what is meant to go to each remembered pose."""
    sizes = {thing.name: thing.size for thing in objects}
    size = PLACE_RULES.default_size_m
    return [NamedObject(f"place of {name}", "", "cube", pose, sizes.get(name, size)) for name, pose in memory.items()]
