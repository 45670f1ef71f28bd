"""What the tasks draw their scenes with: colors, shapes and counts of a split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from hcvla.sim.layout import LayoutConfig, Wanted, arrange
from hcvla.sim.palette import COLORS, SHAPES
from hcvla.sim.scene import Scene
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.splits import Split, allowed_colors, allowed_shapes
from hcvla.world.shapes import surface_z

MOVABLE_SHAPES = ("cube", "cylinder", "prism")
SUPPORT_SHAPES = ("tray", "mat")
SUPPORT_EDGE_M = (0.11, 0.14)
MORE = 2
"""By so many objects a scene with a held-out count exceeds training's largest."""


@dataclass(frozen=True)
class Draw:
    """The randomness of one episode, within the bounds of a split."""

    rng: np.random.Generator
    split: Split
    seed: int

    def count(self, low: int, high: int) -> int:
        """Draw how many objects: low to high in training, more where counts are held out."""
        if self.split == "counts":
            return int(self.rng.integers(high + 1, high + MORE + 1))
        return int(self.rng.integers(low, high + 1))

    def fill(self, low: int, high: int) -> int:
        """Draw how many objects of a second kind; the most where counts are held out, so that the sum is larger too."""
        drawn = int(self.rng.integers(low, high + 1))
        return high if self.split == "counts" else drawn

    def colors(self, count: int) -> list[str]:
        """Draw different colors."""
        allowed = allowed_colors(self.split, COLORS)
        if count > len(allowed):
            raise InfeasibleSceneError(self.split, allowed, f"{count} colors")
        return [str(color) for color in self.rng.choice(allowed, size=count, replace=False)]

    def shape(self, *among: str) -> str:
        """Draw a shape, of any movable one if none are named."""
        return self.one(allowed_shapes(self.split, among or MOVABLE_SHAPES))

    def shapes(self, *among: str) -> list[str]:
        """Return the shapes that the split allows, in random order; of any movable one if none are named."""
        allowed = allowed_shapes(self.split, among or MOVABLE_SHAPES)
        return [allowed[int(i)] for i in self.rng.permutation(len(allowed))]

    def one(self, options: Sequence[str]) -> str:
        """Draw one of several words."""
        return str(self.rng.choice(list(options)))

    def some(self, names: Sequence[str], count: int) -> list[str]:
        """Draw different ones among names, in random order."""
        if count > len(names):
            raise InfeasibleSceneError(self.split, names, f"{count} of these")
        return [names[int(i)] for i in self.rng.permutation(len(names))[:count]]

    def number(self, low: float, high: float) -> float:
        """Draw a number uniformly."""
        return float(self.rng.uniform(low, high))

    def sign(self) -> int:
        """Draw +1 or -1."""
        return 1 if self.rng.random() < 0.5 else -1

    def movable(self, count: int) -> list[Wanted]:
        """Draw objects that can be picked, of different colors."""
        return [Wanted(color, self.shape()) for color in self.colors(count)]

    def supports(self, count: int, shape: str = "", edge_m: tuple[float, float] = SUPPORT_EDGE_M) -> list[Wanted]:
        """Draw trays and mats, or only those of one shape, of different colors."""
        return [self.support(color, shape or self.one(SUPPORT_SHAPES), edge_m) for color in self.colors(count)]

    def support(self, color: str, shape: str, edge_m: tuple[float, float] = SUPPORT_EDGE_M) -> Wanted:
        """Draw the size of a tray or mat."""
        edge = self.number(*edge_m)
        return Wanted(color, shape, (edge, edge, SHAPES[shape].size[2]))

    def arrange(self, wanted: Sequence[Wanted], config: LayoutConfig | None = None) -> Scene:
        """Lay objects out; raise SceneError if there is no room."""
        return arrange(self.rng, wanted, seed=self.seed, config=config)


def name_of(wanted: Wanted) -> str:
    """Return what an object will be called."""
    return f"{wanted.color} {wanted.shape}"


def standing_on(scene: Scene, name: str, support: str) -> Scene:
    """Return the scene with an object moved to the middle of a mat, a tray or another object."""
    item, under = scene[name], scene[support]
    pose = replace(item.pose, x=under.pose.x, y=under.pose.y, z=surface_z(under) + item.size[2] / 2.0)
    return replace(scene, objects=tuple(replace(i, pose=pose) if i is item else i for i in scene))


def hollowed(scene: Scene, name: str) -> Scene:
    """Return the scene with a cube that is a box open at its bottom."""
    return replace(scene, objects=tuple(replace(i, hollow=True) if i.name == name else i for i in scene))
