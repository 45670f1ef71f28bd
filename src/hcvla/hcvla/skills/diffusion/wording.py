"""What a policy is told of a call, in words."""

from __future__ import annotations

import math

from hcvla.api.registry import Call
from hcvla.api.types import Actor, Pose, Value
from hcvla.skills.diffusion.config import Conditioning

_SENTENCES = {
    "pick": "pick up {actor}",
    "place": "put it down {target}",
    "cover": "put it over {actor}",
    "move_to": "move the gripper {pose}",
    "push": "push {actor} {target}",
    "touch": "touch {actor}",
    "throw": "throw it at {target}",
    "nudge": "nudge {actor} a little",
    "topple": "topple {actor}",
    "open_gripper": "open the gripper",
    "close_gripper": "close the gripper",
    "go_home": "go back to the start",
}
_ONTO = {"place": "on ", "push": "to "}
"""Before an object that is a target; a pose has words of its own."""


def call_text(call: Call, conditioning: Conditioning) -> str:
    """Return what a policy reads of a call.

    Beside typed arguments the text holds names only: numbers would tell each call of the training apart.
    """
    if conditioning == "text":
        return call.label
    if conditioning == "subgoal":
        return _sentence(call)
    names = [value.name if isinstance(value, Actor) else "a pose" for value in _given(call)]
    return " ".join([call.function.replace("_", " "), *names])


def _given(call: Call) -> list[Value]:
    return [value for value in call.arguments.values() if isinstance(value, Actor | Pose)]


def _sentence(call: Call) -> str:
    """Return a call as someone would say it, places to the centimetre; of an unknown function its name and objects."""
    words = {name: in_words(value) for name, value in call.arguments.items()}
    if isinstance(call.arguments.get("target"), Actor):
        words["target"] = _ONTO.get(call.function, "") + words["target"]
    pattern = _SENTENCES.get(call.function)
    text = pattern.format(**words) if pattern else " ".join(filter(None, [call.function, *words.values()]))
    return f"{text}, turned as said" if call.arguments.get("match_yaw") is True else text


def in_words(value: Value) -> str:
    """Return an argument as someone would say it; nothing for what is no object and no pose."""
    if isinstance(value, Actor):
        return f"the {value.name}"
    if isinstance(value, Pose):
        side = "left" if value.y >= 0.0 else "right"
        place = f"{100 * value.x:.0f} cm ahead, {100 * abs(value.y):.0f} cm to the {side}, {100 * value.z:.0f} cm up"
        return f"{place}, at {math.degrees(value.yaw):.0f} degrees"
    return ""
