"""The shipped planner, never sure enough of anything."""

import json
import shutil
from pathlib import Path

from hcvla.resources import PLANNER_CHECKPOINT, resource


def doubtful_planner(folder: Path) -> Path:
    """Make a copy of the shipped checkpoint whose threshold no answer reaches; return its folder."""
    copy = shutil.copytree(resource(PLANNER_CHECKPOINT), folder / "planner")
    settings = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps(settings | {"refuse_below": 1.01}))
    return copy
