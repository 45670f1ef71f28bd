"""Whether what is to be toppled still stands: one law for scripts, learned skills and judges."""

from __future__ import annotations

from hcvla.api.types import NamedObject, Pose
from hcvla.skills.judges.config import JudgeConfig

_UPRIGHT_COSINE = 0.7
"""Cosine of the tilt from which an object no longer stands upright: 45 degrees."""


def is_upright(pose: Pose) -> bool:
    """Whether an object's own vertical axis is near the table's."""
    return bool(pose.matrix[2, 2] > _UPRIGHT_COSINE)


def stands(before: NamedObject, now: NamedObject, alone: bool, config: JudgeConfig) -> bool:
    """Whether an object stands as it did: one that stood alone upright, one of a stack on something else."""
    if alone:
        # What was half hidden as it stood may have been taken to stand higher than it can.
        stood_m = min(before.pose.z, before.size[2] / 2.0)
        return is_upright(now.pose) and now.pose.z > config.fallen_share * stood_m
    return now.pose.z > max(now.size) / 2.0 + config.lifted_m / 2.0
