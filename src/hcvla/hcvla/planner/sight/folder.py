"""Where the network that looks lies; found without loading it."""

from __future__ import annotations

from pathlib import Path

from hcvla.resources import PLANNER_CHECKPOINT, resource

FOLDER = "sight"
"""Of the network, in a planner's checkpoint folder."""


def sight_folder(planner: Path) -> Path:
    """Return the folder of a planner's network, or of the one that ships if it has none; raise MissingResourceError.

    What is seen does not depend on the planner's weights.
    """
    own = planner / FOLDER
    return own if own.is_dir() else resource(f"{PLANNER_CHECKPOINT}/{FOLDER}")
