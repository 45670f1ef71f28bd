"""Where perception and the simulator's truth disagree about single objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.evaluation.perception import SAME_PLACE_M
from hcvla.sim.truth import ObjectTruth

_FALLEN_M = -0.05
"""What lies lower fell off the table; no one has to see it there."""


@dataclass(frozen=True)
class PerceptionMistake:
    """One object about which perception is wrong."""

    name: str
    text: str
    """For people."""
    remembered: bool = False
    """Whether perception did not see the object, and only its memory of it is wrong."""


def perception_mistakes(truth: Mapping[str, ObjectTruth], seen: Sequence[NamedObject]) -> list[PerceptionMistake]:
    """Return every object that is missing, SAME_PLACE_M or more from where it is, or not there at all."""
    found, by_name = [], {item.name: item for item in seen}
    for name, true in truth.items():
        item = by_name.pop(name, None)
        if true.pose.z < _FALLEN_M:
            continue
        if item is None:
            found.append(PerceptionMistake(name, f"perception does not know '{name}'"))
        elif (off_m := item.pose.distance(true.pose)) >= SAME_PLACE_M:
            text = f"perception has '{name}' {off_m * 1e3:.0f} mm from where it is"
            found.append(PerceptionMistake(name, text, remembered=not item.visible))
    return found + [PerceptionMistake(name, f"perception has a '{name}' that is not there") for name in by_name]
