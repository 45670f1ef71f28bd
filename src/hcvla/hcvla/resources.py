"""Where the files that ship with the code are: launch/, config/ and models/ of the checkout, or share/hcvla."""

from __future__ import annotations

import os
from pathlib import Path

from hcvla.api.errors import HcvlaError

PLANNER_CHECKPOINT = "models/planner"
"""The planner that ships with hcvla."""
EYES_CHECKPOINT = "models/eyes"
"""What policies with images see with."""


class MissingResourceError(HcvlaError):
    """A file that ships with hcvla is not there."""

    def __init__(self, name: str, looked: list[Path]) -> None:
        """Say which, and where it was looked for."""
        places = ", ".join(str(path) for path in looked)
        super().__init__(f"'{name}' of hcvla is missing (looked in {places}); get a complete checkout or rebuild hcvla")


def roots() -> list[Path]:
    """Return the folders that may hold resources, the checkout first, then installations in ROS's own order."""
    checkout = Path(__file__).resolve().parents[3]
    prefixes = [Path(entry) for entry in os.environ.get("AMENT_PREFIX_PATH", "").split(os.pathsep) if entry]
    return [checkout, *(prefix / "share" / "hcvla" for prefix in prefixes)]


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder, e.g. "config/hcvla.rviz"; raise MissingResourceError."""
    looked = [root / name for root in roots()]
    for path in looked:
        if path.exists():
            return path
    raise MissingResourceError(name, looked)
