"""Random scenes: objects drawn and laid out without overlap, with room for the fingers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from hcvla.sim.palette import COLORS, PLAIN_SHAPES, SHAPES
from hcvla.sim.scene import Scene, SceneError, SceneObject, gap
from hcvla.world.shapes import radius_m
from hcvla.world.workspace import WorkArea


@dataclass(frozen=True, kw_only=True)
class LayoutConfig:
    """How far apart objects are laid out."""

    finger_clearance_m: float = 0.03
    """Least distance between two objects that are picked: a finger is 0.02 m wide and must pass."""
    support_clearance_m: float = 0.012
    """Least distance of anything from a mat or tray; they are lower than the fingertips in a grasp."""
    tries_per_object: int = 60
    restarts: int = 30
    """Whole layouts started again before giving up."""
    area: WorkArea = field(default_factory=WorkArea)


@dataclass(frozen=True)
class Wanted:
    """An object to be laid out; None leaves size to the shape's default."""

    color: str
    shape: str
    size: tuple[float, float, float] | None = None


def arrange(
    rng: np.random.Generator, wanted: Sequence[Wanted], *, seed: int = 0, config: LayoutConfig | None = None
) -> Scene:
    """Return a scene with the wanted objects at random poses on the table, none on another; raise SceneError.

    Objects keep the order of `wanted`.
    """
    config = config or LayoutConfig()
    # Large ones first: what is left over then suffices for small ones.
    order = sorted(range(len(wanted)), key=lambda i: -radius_m(_probe(wanted[i])))
    for _ in range(config.restarts):
        placed: dict[int, SceneObject] = {}
        for index in order:
            spot = _find_spot(rng, wanted[index], list(placed.values()), config)
            if spot is None:
                break
            placed[index] = spot
        else:
            return Scene(tuple(placed[i] for i in range(len(wanted))), seed, config.area)
    raise SceneError(f"{len(wanted)} objects do not fit on the table after {config.restarts} tries; take fewer")


def random_scene(
    rng: np.random.Generator,
    n_objects: int | None = None,
    colors: Sequence[str] = tuple(COLORS),
    shapes: Sequence[str] = PLAIN_SHAPES,
    *,
    seed: int = 0,
    config: LayoutConfig | None = None,
) -> Scene:
    """Return a scene of `n_objects` (3 to 8 if None) with names drawn without repetition; cubes vary in size."""
    count = int(rng.integers(3, 9)) if n_objects is None else n_objects
    pairs = [(color, shape) for color in colors for shape in shapes]
    if count > len(pairs):
        raise SceneError(f"{count} objects need as many names; {len(colors)} colors x {len(shapes)} shapes are fewer")
    chosen = [pairs[int(i)] for i in rng.choice(len(pairs), size=count, replace=False)]
    return arrange(rng, [_sized(rng, *pair) for pair in chosen], seed=seed, config=config)


def _sized(rng: np.random.Generator, color: str, shape: str) -> Wanted:
    if shape == "cube":
        edge = float(rng.uniform(0.04, 0.05))
        return Wanted(color, shape, (edge, edge, edge))
    if shape in ("tray", "mat"):
        edge = float(rng.uniform(0.10, 0.14))
        return Wanted(color, shape, (edge, edge, SHAPES[shape].size[2]))
    return Wanted(color, shape)


def _probe(wanted: Wanted) -> SceneObject:
    return SceneObject.on_table(wanted.color, wanted.shape, 0.5, 0.0, size=wanted.size)


def _find_spot(
    rng: np.random.Generator, wanted: Wanted, others: Sequence[SceneObject], config: LayoutConfig
) -> SceneObject | None:
    template = _probe(wanted)
    for _ in range(config.tries_per_object):
        x, y = config.area.sample(rng)
        yaw = float(rng.uniform(-math.pi, math.pi))
        candidate = replace(template, pose=type(template.pose).from_yaw(x, y, template.pose.z, yaw))
        if all(_clear(candidate, other, config) for other in others):
            return candidate
    return None


def _clear(candidate: SceneObject, other: SceneObject, config: LayoutConfig) -> bool:
    over = any(item.static and item.shape != "pan" for item in (candidate, other))
    needed = config.support_clearance_m if over else config.finger_clearance_m
    centre_distance = math.hypot(candidate.pose.x - other.pose.x, candidate.pose.y - other.pose.y)
    if centre_distance > radius_m(candidate) + radius_m(other) + needed:
        return True
    return gap(candidate, other) >= needed
