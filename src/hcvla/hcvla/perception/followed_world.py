"""What is held where the hand has carried it since the newest image: skills act on the present, not on 0.1 s ago."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.robots.arm import ArmState
from hcvla.world.world import World


class FollowedWorld:
    """Implements World: another one's objects, the held one moved as the tool has moved since the newest image."""

    def __init__(
        self, world: World, state: Callable[[], ArmState], state_at: Callable[[float], ArmState | None]
    ) -> None:
        """Take who sees, the arm's newest state, and its state at a time [s] (None: not known)."""
        self._world, self._state, self._state_at = world, state, state_at

    def objects(self) -> list[NamedObject]:
        """Return the newest estimates, in the base frame."""
        objects = self._world.objects()
        if not any(item.held for item in objects):
            return objects
        now, then = self._state(), self._state_at(self._world.seen_sec())
        if then is None or not (now.gripper.grasped and then.gripper.grasped):
            # Let go since: it is where it was, as far as is known.
            return objects
        motion = now.T_base_tool.matrix @ np.linalg.inv(then.T_base_tool.matrix)
        return [_moved(item, motion) if item.held else item for item in objects]

    def seen_sec(self) -> float:
        """Return the stamp of the newest image behind the estimates [s]."""
        return self._world.seen_sec()


def _moved(item: NamedObject, motion: np.ndarray) -> NamedObject:
    return replace(item, pose=Pose.from_matrix(motion @ item.pose.matrix))
