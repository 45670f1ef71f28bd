"""What a policy server is sent and how its answers are read: a YAML file, e.g. config/policy_servers/libero.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from hcvla.api.errors import unknown
from hcvla.configuration.errors import ConfigurationError
from hcvla.configuration.ranges import NonNegativeInt, PositiveFloat, PositiveInt
from hcvla.configuration.settings import with_values
from hcvla.skills.needs import CameraNeed
from hcvla.skills.remote.client import ServerLimits
from hcvla.skills.remote.sources import PROMPT, VECTORS

CAMERAS = ("scene", "wrist")
_PARTS = ("observation", "prompts", "actions", "limits")


class LayoutError(ConfigurationError):
    """A file does not describe what a policy server is sent and answers."""


@dataclass(frozen=True, kw_only=True)
class ActionLayout:
    """Which columns of an answer mean what; one row is one control period, 0.05 s."""

    name: str = "actions"
    """Of the array in the answer, Shape=(periods, width)."""
    width: PositiveInt = 7
    """Numbers in a row; an answer of another width is refused."""
    execute: PositiveInt = 5
    """Rows carried out before the next answer takes over; one with fewer rows is refused."""
    motion: Literal["absolute", "offset", "delta"] = "delta"
    """Whether a row is a pose in the base frame, one relative to the tool where it was seen, or what to add to the row
    before; ways and turns are along the base's axes."""
    position: tuple[NonNegativeInt, NonNegativeInt, NonNegativeInt] = (0, 1, 2)
    """Columns of x, y and z."""
    position_unit_m: PositiveFloat = 1.0
    """What a 1 in them is [m]."""
    rotation: tuple[NonNegativeInt, ...] = (3, 4, 5)
    """Columns of the rotation; none: the tool keeps its own."""
    rotation_form: Literal["rotation_vector", "quaternion"] = "rotation_vector"
    """Axis times angle, or (x, y, z, w)."""
    rotation_unit_rad: PositiveFloat = 1.0
    """What a 1 in a rotation vector is [rad]."""
    gripper: tuple[NonNegativeInt, ...] = (6,)
    """Column of the gripper; none: it is left alone."""
    gripper_open: float = 0.08
    gripper_closed: float = 0.0
    """Values of that column for a fully open and for a shut gripper."""
    speed: tuple[NonNegativeInt, ...] = ()
    """Column of a speed cap [m/s]; none: the guard's own limit."""

    def __post_init__(self) -> None:
        """Raise LayoutError if the columns do not fit together."""
        turns = {"rotation_vector": 3, "quaternion": 4}[self.rotation_form]
        if len(self.rotation) not in (0, turns):
            raise LayoutError(f"rotation has {len(self.rotation)} columns, a {self.rotation_form} has {turns}")
        if len(self.gripper) > 1 or len(self.speed) > 1:
            raise LayoutError("gripper and speed have at most one column")
        if self.gripper_open == self.gripper_closed:
            raise LayoutError("gripper_open and gripper_closed are the same")
        outside = [c for c in (*self.position, *self.rotation, *self.gripper, *self.speed) if c >= self.width]
        if outside:
            raise LayoutError(f"column {outside[0]} is named, but a row has {self.width} numbers (from 0)")


@dataclass(frozen=True, kw_only=True)
class ServerLayout:
    """Everything that is to be known of a policy server that is not hcvla's own."""

    vectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By name there: what is joined into the vector of float32."""
    images: Mapping[str, tuple[str, CameraNeed]] = field(default_factory=dict)
    """By name there: camera and size of an image, uint8, Shape=(pixels, pixels, 3)."""
    texts: tuple[str, ...] = ()
    """Names there of the prompt: the running call in words."""
    prompts: Mapping[str, str] = field(default_factory=dict)
    """By function: its words, with {arguments}; else hcvla's own."""
    actions: ActionLayout = field(default_factory=ActionLayout)
    limits: ServerLimits = field(default_factory=ServerLimits)

    @property
    def cameras(self) -> dict[str, CameraNeed]:
        """What is needed of each camera."""
        return dict(self.images.values())


def read_layout(path: Path) -> ServerLayout:
    """Read a layout file; raise LayoutError or another ConfigurationError that names the file."""
    where = f"layout file '{path}'"
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LayoutError(f"{where} cannot be read: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LayoutError(f"{where} is not YAML: {' '.join(str(error).split())}") from None
    for name, part in _map(content, where).items():
        if name not in _PARTS:
            raise LayoutError(unknown("part", str(name), _PARTS, where))
        _map(part, f"{where}: '{name}'")
    if not content.get("observation"):
        raise LayoutError(f"{where}: nothing under 'observation'; the server would be sent nothing")
    prompts = {str(name): str(text) for name, text in content.get("prompts", {}).items()}
    return ServerLayout(
        **_observation(content["observation"], where),
        prompts=prompts,
        actions=with_values(ActionLayout(), content.get("actions", {}), f"{where}: actions"),
        limits=with_values(ServerLimits(), content.get("limits", {}), f"{where}: limits"),
    )


def _observation(entries: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return vectors, images and texts by their name at the server; raise LayoutError."""
    vectors: dict[str, tuple[str, ...]] = {}
    images: dict[str, tuple[str, CameraNeed]] = {}
    texts: list[str] = []
    for name, entry in entries.items():
        if entry == PROMPT:
            texts.append(name)
        elif isinstance(entry, Mapping):
            images[name] = _image(entry, f"{where}: '{name}'")
        else:
            vectors[name] = _vector(entry, f"{where}: '{name}'")
    if len(set(images.values())) > len(dict(images.values())):
        raise LayoutError(f"{where}: a camera's images are wanted in two sizes; it gives one")
    return {"vectors": vectors, "images": images, "texts": tuple(texts)}


def _image(entry: Mapping[str, Any], where: str) -> tuple[str, CameraNeed]:
    camera, pixels = entry.get("camera"), entry.get("pixels")
    if set(entry) != {"camera", "pixels"} or camera not in CAMERAS or type(pixels) is not int or pixels < 1:
        raise LayoutError(f"{where} is {dict(entry)}, expected camera ({' or '.join(CAMERAS)}) and pixels, e.g. 224")
    return camera, CameraNeed(pixels)


def _vector(entry: object, where: str) -> tuple[str, ...]:
    names = tuple(entry) if isinstance(entry, list) else (entry,)
    for name in names:
        if name not in VECTORS:
            raise LayoutError(unknown("source", str(name), (*VECTORS, PROMPT), where))
    return names


def _map(part: object, where: str) -> Mapping[str, Any]:
    if not isinstance(part, Mapping):
        raise LayoutError(f"{where}: expected names with values below, found {type(part).__name__}")
    return part
