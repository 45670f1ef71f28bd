"""What lies on the table: named objects with poses, checked when a scene is made."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from hcvla.api.errors import HcvlaError, unknown
from hcvla.api.excerpt import excerpt
from hcvla.api.types import NamedObject, Pose
from hcvla.sim.palette import MARKED_SHAPES, MARKINGS, PAINTS, SHAPES
from hcvla.world import polygons
from hcvla.world.shapes import HEXAGON_RATIO, ROUND, outline, sides
from hcvla.world.workspace import WorkArea


class SceneError(HcvlaError):
    """A scene that cannot be built; the message says which object and why."""


_MOST_NAME_CHARS = 60
"""Names are read in sentences and on screens."""
BEAM_LENGTH_M = (0.04, 0.065)
"""Between the pans of a scale: room for fingers, but for no other object, which the beam there would tilt."""
BEAM_WIDTH_M = 0.03


@dataclass(frozen=True, kw_only=True)
class SceneObject:
    """One object of a scene; the pose is that of its centre, in the base frame."""

    name: str
    color: str
    shape: str
    pose: Pose
    size: tuple[float, float, float]
    """Extent along its own axes [m]."""
    mass_kg: float
    static: bool
    """Whether it has a fixed place on the table."""
    hollow: bool = False
    """Whether it is a box open at its bottom, which can stand over something small; only for cubes."""
    marking: str = ""
    """One of `MARKINGS`, which perception does not name: only an image shows it; empty: none."""

    @classmethod
    def on_table(
        cls,
        color: str,
        shape: str,
        x: float,
        y: float,
        yaw: float = 0.0,
        *,
        size: tuple[float, float, float] | None = None,
        name: str | None = None,
        mass_kg: float | None = None,
        hollow: bool = False,
        marking: str = "",
    ) -> SceneObject:
        """Make an object that stands on the table with its centre above (x, y) [m], turned by yaw [rad]."""
        name = f"{marking} {color} {shape}".strip() if name is None else name
        kind = SHAPES.get(shape)
        if kind is None:
            raise SceneError(unknown("shape", shape, tuple(SHAPES), name))
        size = size or kind.size
        pose = Pose.from_yaw(x, y, size[2] / 2.0, yaw)
        mass_kg = kind.mass_kg if mass_kg is None else mass_kg
        return cls(
            name=name,
            color=color,
            shape=shape,
            pose=pose,
            size=size,
            mass_kg=mass_kg,
            static=kind.static,
            hollow=hollow,
            marking=marking,
        )

    @property
    def named(self) -> NamedObject:
        """The object as perception would report it, seen and exact."""
        return NamedObject(self.name, self.color, self.shape, self.pose, self.size)


@dataclass(frozen=True)
class Scene:
    """Objects on the table; checked at construction (names, colors, shapes, sizes, reach, overlaps)."""

    objects: tuple[SceneObject, ...]
    seed: int = 0
    """The seed it was drawn from; also that of everything random in the simulation of it."""
    area: WorkArea = field(default_factory=WorkArea)
    held: str = ""
    """Name of the object that starts between the pads instead of at its pose; empty: none."""

    def __post_init__(self) -> None:
        """Refuse what cannot be simulated or reached, naming the first object at fault."""
        object.__setattr__(self, "objects", tuple(self.objects))
        seen: set[str] = set()
        for item in self.objects:
            if item.name in seen:
                raise SceneError(f"two objects are called '{item.name}'; names must be unique")
            seen.add(item.name)
            _check_object(item, self.area)
        for first, second in combinations(self.objects, 2):
            if gap(first, second) < 0.0:
                raise SceneError(f"'{first.name}' and '{second.name}' overlap; move one of them")
        if self.held and self[self.held].static:
            raise SceneError(f"'{self.held}' is fixed to the table; it cannot start in the gripper")
        _check_scale(self)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all objects, in order."""
        return tuple(item.name for item in self.objects)

    def __getitem__(self, name: str) -> SceneObject:
        """Return the object of that name; raise SceneError naming the nearest."""
        for item in self.objects:
            if item.name == name:
                return item
        raise SceneError(unknown("object", name, self.names, "scene"))

    def __iter__(self) -> Iterator[SceneObject]:
        """Iterate over the objects in order."""
        return iter(self.objects)

    def __len__(self) -> int:
        """Return the number of objects."""
        return len(self.objects)


def gap(first: SceneObject, second: SceneObject) -> float:
    """Distance between two objects [m]; negative if they overlap, and never larger than the true one.

    By the separating axis theorem over the two convex footprints; objects one above the other are apart by their
    vertical distance.
    """
    (low_a, high_a), (low_b, high_b) = _heights(first), _heights(second)
    vertical = max(low_a - high_b, low_b - high_a)
    if vertical > -1e-4:
        return max(vertical, 0.0)
    return polygons.gap(outline(first), outline(second))


def pans_of(scene: Iterable[SceneObject]) -> list[SceneObject]:
    """Return the pans of a scene's scale: two, or none."""
    return [item for item in scene if item.shape == "pan"]


def beam_outline(first: SceneObject, second: SceneObject) -> np.ndarray:
    """Return the corners of the beam that joins two pans, in order, Shape=(4, 2), [m]; it shows between them."""
    start, end = first.pose.position[:2], second.pose.position[:2]
    distance = max(float(np.linalg.norm(end - start)), 1e-6)
    ahead = (end - start) / distance
    aside = BEAM_WIDTH_M / 2.0 * np.array([-ahead[1], ahead[0]])
    start, end = start + ahead * first.size[0] / 2.0, end - ahead * second.size[0] / 2.0
    return np.array([start - aside, end - aside, end + aside, start + aside])


def _heights(item: SceneObject) -> tuple[float, float]:
    return item.pose.z - item.size[2] / 2.0, item.pose.z + item.size[2] / 2.0


def _check_object(item: SceneObject, area: WorkArea) -> None:
    if not 0 < len(item.name) <= _MOST_NAME_CHARS or not item.name.isprintable() or item.name != item.name.strip():
        raise SceneError(
            f"a name is {excerpt(repr(item.name))}, expected 1 to {_MOST_NAME_CHARS} printable characters, "
            "no space around them"
        )
    if item.color not in PAINTS:
        raise SceneError(unknown("color", item.color, tuple(PAINTS), item.name))
    if item.shape not in SHAPES:
        raise SceneError(unknown("shape", item.shape, tuple(SHAPES), item.name))
    numbers = (*item.pose.position, *item.pose.quaternion, *item.size, item.mass_kg)
    if not all(map(math.isfinite, numbers)):
        raise SceneError(f"{item.name}: pose, size and mass must be finite numbers, found {numbers}")
    _check_size(item)
    if item.hollow and item.shape != "cube":
        raise SceneError(f"{item.name}: only a cube can be hollow, this is a {item.shape}")
    _check_marking(item)
    if not 0.01 <= item.mass_kg <= 2.0:
        raise SceneError(f"{item.name}: mass is {item.mass_kg:g} kg, expected 0.01 to 2 kg")
    if not area.contains(item.pose.x, item.pose.y):
        raise SceneError(f"{item.name}: ({item.pose.x:g}, {item.pose.y:g}) is out of reach; centres: {area}")
    if item.pose.z - item.size[2] / 2.0 < -1e-4:
        raise SceneError(f"{item.name}: its underside is below the table (centre z {item.pose.z:g} m)")


def _check_marking(item: SceneObject) -> None:
    if item.marking and item.marking not in MARKINGS:
        raise SceneError(unknown("marking", item.marking, MARKINGS, item.name))
    if item.marking and item.shape not in MARKED_SHAPES:
        raise SceneError(f"{item.name}: only {', '.join(MARKED_SHAPES)} can be {item.marking}, this is a {item.shape}")


def _check_scale(scene: Scene) -> None:
    """Refuse pans that are no scale, and what stands on the beam between them."""
    pans = pans_of(scene)
    if not pans:
        return
    if len(pans) != 2:
        raise SceneError(f"found {len(pans)} pans, expected two, which are a scale, or none")
    first, second = pans
    if first.size != second.size or first.mass_kg != second.mass_kg:
        raise SceneError(f"'{first.name}' and '{second.name}' are the pans of a scale; give them one size and mass")
    for pan in pans:
        if abs(pan.pose.z - pan.size[2] / 2.0) > 1e-6:
            raise SceneError(f"{pan.name}: a scale starts level, its pans' centres {pan.size[2] / 2.0:g} m high")
    apart = float(np.linalg.norm(first.pose.position - second.pose.position)) - first.size[0]
    low, high = BEAM_LENGTH_M
    if not low <= apart <= high:
        raise SceneError(
            f"'{first.name}' and '{second.name}' are {apart:.3f} m apart along their beam, expected {low:g} to {high:g}"
        )
    beam = beam_outline(first, second)
    for item in scene:
        if item not in pans and polygons.gap(outline(item), beam) < 0.0:
            raise SceneError(f"'{item.name}' stands on the beam between '{first.name}' and '{second.name}'; move it")


def _check_size(item: SceneObject) -> None:
    kind = SHAPES[item.shape]
    for axis, found, low, high in zip("xyz", item.size, kind.min_size, kind.max_size, strict=True):
        if not low - 1e-9 <= found <= high + 1e-9:
            raise SceneError(f"{item.name}: size along {axis} is {found:g} m, expected {low:g} to {high:g} m")
    if sides(item.shape) == 6 and abs(item.size[0] / item.size[1] - HEXAGON_RATIO) > 0.01:
        raise SceneError(
            f"{item.name}: a hexagon {item.size[1]:g} m across its flats is {item.size[1] * HEXAGON_RATIO:.4g} m long"
        )
    if sides(item.shape) == ROUND and abs(item.size[0] - item.size[1]) > 1e-9:
        raise SceneError(
            f"{item.name}: a round object is as wide as long, found {item.size[0]:g} and {item.size[1]:g} m"
        )
