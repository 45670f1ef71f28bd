"""Named poses that were shown by guiding the arm by hand: a YAML file of joints and tool poses."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import yaml

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.robots.kinematics import Kinematics

_NAME = re.compile(r"[a-z][a-z0-9_]*")


class PoseNameError(HcvlaError):
    """A pose needs a name that a program can use."""

    def __init__(self, name: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"a pose cannot be called '{excerpt(name)}', expected letters, digits and _: above_tray")


def add_pose(path: Path, name: str, q: np.ndarray) -> None:
    """Add a pose to a file, replacing one of the same name; joints Shape=(7,), [rad]. Raise PoseNameError."""
    if not _NAME.fullmatch(name):
        raise PoseNameError(name)
    tool = Kinematics().forward(q)
    poses = read_poses(path)
    poses[name] = {
        "q_rad": [round(float(value), 5) for value in q],
        "position_m": [round(float(value), 5) for value in tool.position],
        "quaternion_xyzw": [round(float(value), 6) for value in tool.quaternion],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    # All or nothing: a pose that was shown before is not lost by a full disk.
    new = path.with_suffix(".new")
    new.write_text(yaml.safe_dump({"poses": poses}, sort_keys=False), encoding="utf-8")
    new.replace(path)


def read_poses(path: Path) -> dict[str, dict[str, list[float]]]:
    """Return the poses of a file by name, none if there is no file; raise HcvlaError if it is another kind of file."""
    if not path.exists():
        return {}
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise HcvlaError(f"'{path}' cannot be read as a file of poses: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict) or not isinstance(content.get("poses"), dict):
        raise HcvlaError(f"'{path}' is no file of poses: expected 'poses:' and names below it")
    return dict(content["poses"])
