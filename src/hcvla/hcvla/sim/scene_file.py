"""Scene files: YAML in, checked scenes out, and back.

    seed: 3
    held: red cube        # optional: it starts between the pads
    area: {x: [0.3, 0.85], y: [-0.4, 0.4], radius: [0.32, 0.85]}   # optional: where centres may be, if beyond reach
    objects:
      - {color: red, shape: cube, x: 0.45, y: 0.10, yaw_deg: 30}
      - {name: green tray, color: green, shape: tray, x: 0.5, y: -0.2, size: [0.13, 0.13, 0.008]}

What has no name is called by color and shape, and from the second one on by a number too: "red cube 2".
Colors, markings (`marking: striped`) and the bounds of sizes stand in hcvla/sim/palette.py. Names have at most 60
characters, masses are 0.01 to 2 kg.
Lengths in metres in the robot's base frame. `z` (of the centre) is for objects that stand on others; by default an
object stands on the table.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Any

import yaml

from hcvla.api.errors import unknown
from hcvla.api.excerpt import excerpt
from hcvla.sim.scene import Scene, SceneError, SceneObject
from hcvla.world.workspace import WorkArea

_SCENE_KEYS = ("seed", "held", "area", "objects")
_AREA_KEYS = ("x", "y", "radius")
_REQUIRED = ("color", "shape", "x", "y")
_OBJECT_KEYS = (*_REQUIRED, "z", "yaw_deg", "name", "size", "mass_kg", "hollow", "marking")
_NUMBERS = ("x", "y", "z", "yaw_deg", "mass_kg")
_MAX_BYTES = 1_000_000
_MAX_OBJECTS = 30


class _StrictLoader(yaml.SafeLoader):
    """Refuses a key that is given twice: one of the two would be ignored."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        """Return the mapping; raise SceneError."""
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        for key in keys:
            if keys.count(key) > 1:
                line = node.start_mark.line + 1
                raise SceneError(f"'{excerpt(key)}' is given twice in the mapping of line {line}, expected once")
        return super().construct_mapping(node, deep)


def load_scene(path: str | Path) -> Scene:
    """Return the scene of a YAML file; raise SceneError in one line."""
    return parse_scene(Path(path))


def parse_scene(source: str | Path) -> Scene:
    """Return the scene written in YAML text, or in the file at a Path; raise SceneError in one line."""
    where = excerpt(source) if isinstance(source, Path) else "scene"
    text = _read(source) if isinstance(source, Path) else source
    if len(text) > _MAX_BYTES:
        raise SceneError(f"{where}: more than {_MAX_BYTES} characters, expected at most so many")
    try:
        content = yaml.load(text, Loader=_StrictLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise SceneError(f"{where}: not valid YAML{line}: {getattr(error, 'problem', None) or error}") from None
    try:
        return _scene(content)
    except SceneError as error:
        raise SceneError(f"{where}: {error}") from None


def scene_text(scene: Scene) -> str:
    """Return the scene as YAML; `parse_scene` makes an equal scene of it."""
    entries = [_entry(item) for item in scene]
    start: dict[str, Any] = {"seed": scene.seed, **({"held": scene.held} if scene.held else {})}
    if scene.area != WorkArea():
        bounds = (scene.area.x_m, scene.area.y_m, scene.area.radius_m)
        start["area"] = dict(zip(_AREA_KEYS, map(list, bounds), strict=True))
    return yaml.safe_dump({**start, "objects": entries}, sort_keys=False, default_flow_style=None)


def _read(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise SceneError(f"scene file '{excerpt(path)}' cannot be read: not a file")
        with path.open(encoding="utf-8") as file:
            return file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise SceneError(f"scene file '{excerpt(path)}' cannot be read: {reason}") from None


def _scene(content: Any) -> Scene:
    if not isinstance(content, dict) or not isinstance(content.get("objects"), list):
        raise SceneError(f"expected a mapping with 'objects', a list; found {type(content).__name__}")
    _check_keys(content, _SCENE_KEYS, "scene")
    seed = content.get("seed", 0)
    if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
        raise SceneError(f"seed is {excerpt(repr(seed))}, expected a whole number from 0")
    if not 0 < len(content["objects"]) <= _MAX_OBJECTS:
        raise SceneError(f"{len(content['objects'])} objects, expected 1 to {_MAX_OBJECTS}")
    objects = tuple(_object(index, entry) for index, entry in enumerate(content["objects"], start=1))
    named = [isinstance(entry, dict) and "name" in entry for entry in content["objects"]]
    return Scene(
        _numbered(objects, named),
        seed,
        _area(content.get("area")),
        held=_text("scene", "held", content.get("held") or ""),
    )


def _numbered(objects: Sequence[SceneObject], named: Sequence[bool]) -> tuple[SceneObject, ...]:
    """Return the objects, those that the file gives no name with a number where the name is taken."""
    taken = {item.name for item, given in zip(objects, named, strict=True) if given}
    found = []
    for item, given in zip(objects, named, strict=True):
        numbers = (f"{item.name} {number}" for number in count(2))
        name = item.name if given else next(free for free in chain([item.name], numbers) if free not in taken)
        taken.add(name)
        found.append(replace(item, name=name))
    return tuple(found)


def _area(entry: Any) -> WorkArea:
    """Return where centres may be: the arm's reach, unless the scene says otherwise."""
    if entry is None:
        return WorkArea()
    bounds = entry if isinstance(entry, dict) else {}
    _check_keys(bounds, _AREA_KEYS, "area")
    pairs = [bounds.get(key) for key in _AREA_KEYS]
    numbers = [tuple(_number("area", "bound", v) for v in pair) for pair in pairs if isinstance(pair, list)]
    if [len(pair) for pair in numbers] != [2, 2, 2]:
        raise SceneError(f"area is {excerpt(repr(entry))}, expected {{x: [low, high], y: ..., radius: ...}} in metres")
    (x_low, x_high), (y_low, y_high), (near, far) = numbers
    return WorkArea((x_low, x_high), (y_low, y_high), (near, far))


def _object(index: int, entry: Any) -> SceneObject:
    if not isinstance(entry, dict):
        found = excerpt(repr(entry))
        raise SceneError(f"object {index} is {found}, expected a mapping such as {{color: red, shape: cube, ...}}")
    where = excerpt(entry.get("name") or f"object {index}")
    _check_keys(entry, _OBJECT_KEYS, where)
    for key in _REQUIRED:
        if key not in entry:
            raise SceneError(f"{where}: '{key}' is missing; an object needs {', '.join(_REQUIRED)}")
    numbers = {key: _number(where, key, entry[key]) for key in _NUMBERS if key in entry}
    item = SceneObject.on_table(
        _text(where, "color", entry["color"]),
        _text(where, "shape", entry["shape"]),
        numbers["x"],
        numbers["y"],
        math.radians(numbers.get("yaw_deg", 0.0)),
        size=_size(where, entry["size"]) if "size" in entry else None,
        name=_text(where, "name", entry["name"]) if "name" in entry else None,
        mass_kg=numbers.get("mass_kg"),
        hollow=_flag(where, "hollow", entry.get("hollow", False)),
        marking=_text(where, "marking", entry.get("marking", "")),
    )
    return replace(item, pose=replace(item.pose, z=numbers["z"])) if "z" in numbers else item


def _check_keys(entry: dict, known: tuple[str, ...], where: str) -> None:
    for key in entry:
        if key not in known:
            raise SceneError(unknown("key", str(key), known, where))


def _number(where: str, key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise SceneError(f"{where}: {key} is {excerpt(repr(value))}, expected a finite number")
    return float(value)


def _text(where: str, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise SceneError(f"{where}: {key} is {excerpt(repr(value))}, expected a text")
    return value


def _flag(where: str, key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise SceneError(f"{where}: {key} is {excerpt(repr(value))}, expected true or false")
    return value


def _size(where: str, value: Any) -> tuple[float, float, float]:
    if not isinstance(value, list) or len(value) != 3:
        raise SceneError(f"{where}: size is {excerpt(repr(value))}, expected [x, y, z] in metres")
    x, y, z = (_number(where, "size", number) for number in value)
    return x, y, z


def _entry(item: SceneObject) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": item.name, "color": item.color, "shape": item.shape}
    entry |= {"x": item.pose.x, "y": item.pose.y, "z": item.pose.z, "yaw_deg": math.degrees(item.pose.yaw)}
    entry |= {"size": list(item.size), "mass_kg": item.mass_kg}
    entry |= {"marking": item.marking} if item.marking else {}
    return entry | ({"hollow": True} if item.hollow else {})
