"""Whether perception has caught up with a scene that was just replaced."""

from __future__ import annotations

from collections.abc import Sequence

from hcvla_interfaces.msg import NamedObjects
from rclpy.node import Node

from hcvla.api.types import Pose
from hcvla.nodes.messages.conversions import pose_from_msg
from hcvla.nodes.ros.node import NEWEST

_TRUTHS = 3
_SEEN_M = 0.015
"""Perception errs by less than this."""


class SeenScene:
    """What perception says is there, beside what is: a task must not begin with what it saw of the scene before."""

    def __init__(self, node: Node) -> None:
        """Subscribe on behalf of `node`."""
        self._exact: tuple[str, ...] = ()
        self._seen: dict[str, Pose] = {}
        self._true: dict[str, Pose] = {}
        self._truths = 0
        node.create_subscription(NamedObjects, "objects", self._on_seen, NEWEST)
        node.create_subscription(NamedObjects, "ground_truth/objects", self._on_truth, NEWEST)

    @property
    def summary(self) -> str:
        """What is seen that is not there, or not where it is, in words."""
        seen, true = self._seen, self._true
        strange = sorted(seen.keys() ^ true.keys())
        off = [f"{name} is off by {seen[name].distance(true[name]):.3f} m" for name in seen.keys() & true.keys()]
        return f"in one list only: {strange}; {', '.join(off)}"

    def forget(self, exact: Sequence[str]) -> None:
        """Forget what came before: the scene is another one; `exact` names what must be seen where it is."""
        self._exact = tuple(exact)
        self._seen, self._true, self._truths = {}, {}, 0

    def is_true(self) -> bool:
        """Whether exactly those objects are seen that are there, those that must be where they are."""
        seen, true = self._seen, self._true
        # The first truths may still have been on their way.
        if self._truths < _TRUTHS or seen.keys() != true.keys():
            return False
        return all(seen[name].distance(true[name]) < _SEEN_M for name in self._exact)

    def _on_seen(self, message: NamedObjects) -> None:
        self._seen = _poses(message)

    def _on_truth(self, message: NamedObjects) -> None:
        self._true = _poses(message)
        self._truths += 1


def _poses(message: NamedObjects) -> dict[str, Pose]:
    return {item.name: pose_from_msg(item.pose.pose) for item in message.objects}
