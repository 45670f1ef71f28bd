"""The host's answers as the program's own classes."""

from __future__ import annotations

from hcvla.api.types import Actor, Pose


def _back(answer):
    """Return what the host answered as the program's own classes."""
    kind, data = answer
    if kind == "pose":
        return Pose(*data)
    if kind == "actor":
        return Actor(data)
    if kind == "list":
        return [_back(item) for item in data]
    return data
