"""The program's pose_dict on the host's side."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from hcvla.api.errors import BadArgumentError
from hcvla.api.stubs import MEMORY_NAME
from hcvla.api.types import Pose
from hcvla.sandbox.limits import BudgetExceededError, SandboxLimits
from hcvla.sandbox.marshalling import POSE_FIELDS, from_program, shortened


class ProgramMemory:
    """pose_dict as it last crossed to the host; its entries are checked only when they are read.

    It crosses at every call, and few calls are followed by a look at it.
    """

    def __init__(self, limits: SandboxLimits, poses: Mapping[str, Pose] | None = None) -> None:
        """Start with `poses`; raise BadArgumentError or BudgetExceededError for what a program may not remember."""
        self._limits = limits
        self._crossed: Mapping[Any, object] | None = None
        self._poses = self._checked(poses or {})

    def receive(self, raw: object) -> None:
        """Keep pose_dict as it crossed; raise BadArgumentError if it is no dict, BudgetExceededError if too large."""
        if not isinstance(raw, Mapping):
            raise BadArgumentError(MEMORY_NAME, "value", shortened(raw), "a dict from text to Pose")
        self._refuse_crowd(raw)
        self._crossed = raw

    def poses(self) -> dict[str, Pose]:
        """Return the newest state; raise BadArgumentError, once, for an entry that is no pose.

        After that the state before counts.
        """
        crossed, self._crossed = self._crossed, None
        if crossed is not None:
            self._poses = self._checked({key: from_program(value, self._limits) for key, value in crossed.items()})
        return dict(self._poses)

    def _checked(self, memory: Mapping[Any, object]) -> dict[str, Pose]:
        """Return the memory if each entry is a pose of finite numbers under a short text."""
        self._refuse_crowd(memory)
        checked: dict[str, Pose] = {}
        for key, pose in memory.items():
            if not isinstance(key, str) or len(key) > self._limits.text_chars or not isinstance(pose, Pose):
                raise BadArgumentError(MEMORY_NAME, shortened(key), pose, "a Pose under a short text")
            if not all(math.isfinite(getattr(pose, field)) for field in POSE_FIELDS):
                raise BadArgumentError(MEMORY_NAME, key, pose, "a Pose of finite numbers")
            checked[key] = pose
        return checked

    def _refuse_crowd(self, memory: Mapping[Any, object]) -> None:
        most = self._limits.remembered_poses
        if len(memory) > most:
            raise BudgetExceededError(f"{MEMORY_NAME} has {len(memory)} entries, more than {most}")
