"""The table of a sample as a scene that the ideal hand works on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.sim.palette import SHAPES
from hcvla.sim.scene import SceneObject

BLOCK_KG_PER_M = 2.0
"""Blocks are as heavy as they are high."""


@dataclass(frozen=True)
class LaidTable:
    """As much of a scene as the ideal hand needs; it checks nothing: objects may stand on others or out of reach."""

    objects: Sequence[NamedObject]
    held: str | None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(item.name for item in self.objects)

    def __iter__(self) -> Iterator[SceneObject]:
        for item in self.objects:
            kind = SHAPES[item.shape]
            mass_kg = BLOCK_KG_PER_M * item.size[2] if item.shape == "block" else kind.mass_kg
            yield SceneObject(
                name=item.name, color=item.color, shape=item.shape, pose=item.pose, size=item.size,
                mass_kg=mass_kg, static=kind.static,
            )  # fmt: skip
