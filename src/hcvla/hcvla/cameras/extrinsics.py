"""The file that says where one camera is, which `hcvla calibrate hand-eye` writes and the camera nodes read."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.types import Pose
from hcvla.cameras.errors import CameraError

_HEADER = "# Where a camera is. Written by hcvla calibrate hand-eye; for this camera at this resolution only.\n"


class ExtrinsicsError(HcvlaError):
    """A file that says no camera's pose."""

    def __init__(self, file: str | Path, found: str) -> None:
        """Say what is wrong with the file."""
        super().__init__(f"{file}: {found}; expected a file that `hcvla calibrate hand-eye` has written")


class ForeignExtrinsicsError(CameraError):
    """A file that was made with another camera, or at another resolution."""

    def __init__(self, file: str, what: str, of_file: object, of_camera: object) -> None:
        """Say what differs."""
        super().__init__(
            f"{file} was made with {what} {of_file}, this camera has {of_camera}; calibrate this one (hcvla calibrate "
            "hand-eye), or name its own file"
        )


@dataclass(frozen=True, kw_only=True)
class Extrinsics:
    """Where a camera is, what it was found with, and how well."""

    camera: str
    """"scene" or "wrist"."""
    serial: str
    width: int
    height: int
    """Size of the images it was found with [pixel]."""
    parent_frame: str
    """The link the camera is fixed to, as the robot's description names it."""
    position_m: tuple[float, float, float]
    quaternion_xyzw: tuple[float, float, float, float]
    """T_parent_optical (optical frame: z forward, x right, y down)."""
    focal_px: tuple[float, float]
    center_px: tuple[float, float]
    distortion: tuple[float, float, float, float, float]
    """OpenCV's k1, k2, p1, p2, k3; zeros for images that are straight already."""
    board: str
    views: int
    spread_mm: float
    spread_deg: float
    """How far nine of ten views are from what the others say, at most: what can be believed of the pose."""
    date: str
    version: str
    """Of hcvla."""

    @property
    def pose(self) -> Pose:
        """T_parent_optical."""
        return Pose(*self.position_m, *self.quaternion_xyzw)

    @property
    def intrinsics(self) -> np.ndarray:
        """Pinhole matrix K, Shape=(3, 3), [pixel]."""
        return np.array(
            [[self.focal_px[0], 0.0, self.center_px[0]], [0.0, self.focal_px[1], self.center_px[1]], [0.0, 0.0, 1.0]]
        )

    def check_device(self, file: str, serial: str, resolution: tuple[int, int]) -> None:
        """Raise ForeignExtrinsicsError unless a camera of that serial number and (width, height) is the one."""
        if serial != self.serial:
            raise ForeignExtrinsicsError(file, "camera", self.serial, serial)
        if resolution != (self.width, self.height):
            sizes = [f"{width}x{height}" for width, height in ((self.width, self.height), resolution)]
            raise ForeignExtrinsicsError(file, "images of", *sizes)


def write_extrinsics(extrinsics: Extrinsics, file: Path) -> None:
    """Write a file, whole or not at all."""
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(extrinsics).items()}
    new = file.with_name(f".{file.name}.new")
    new.write_text(_HEADER + yaml.safe_dump(plain, sort_keys=False, default_flow_style=None), encoding="utf-8")
    os.replace(new, file)


def read_extrinsics(file: str | Path) -> Extrinsics:
    """Read a file; raise ExtrinsicsError."""
    try:
        found = yaml.safe_load(Path(file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is no YAML"
        raise ExtrinsicsError(file, reason) from error
    if not isinstance(found, dict):
        raise ExtrinsicsError(file, "it holds no names with values")
    names = [field.name for field in fields(Extrinsics)]
    wrong = [name for name in names if name not in found] + [str(name) for name in found if name not in names]
    if wrong:
        raise ExtrinsicsError(file, f"'{excerpt(wrong[0])}' is {'unknown' if wrong[0] in found else 'missing'}")
    return _checked(file, found)


def _checked(file: str | Path, found: dict[str, Any]) -> Extrinsics:
    numbers = {"position_m": 3, "quaternion_xyzw": 4, "focal_px": 2, "center_px": 2, "distortion": 5}
    values = dict(found)
    for name, length in numbers.items():
        values[name] = _numbers(file, name, found[name], length)
    for name in ("camera", "serial", "parent_frame", "board", "date", "version"):
        values[name] = str(found[name])
    for name in ("width", "height", "views"):
        values[name] = int(_numbers(file, name, [found[name]], 1)[0])
    for name in ("spread_mm", "spread_deg"):
        values[name] = _numbers(file, name, [found[name]], 1)[0]
    if abs(float(np.linalg.norm(values["quaternion_xyzw"])) - 1.0) > 1e-3:
        raise ExtrinsicsError(file, "'quaternion_xyzw' has not the length 1")
    return Extrinsics(**values)


def _numbers(file: str | Path, name: str, found: object, length: int) -> tuple[float, ...]:
    if isinstance(found, list) and len(found) == length:
        numbers = [value for value in found if isinstance(value, int | float) and np.isfinite(value)]
        if len(numbers) == length:
            return tuple(float(value) for value in numbers)
    raise ExtrinsicsError(file, f"'{name}' is {excerpt(str(found))}, expected {length} finite numbers")
