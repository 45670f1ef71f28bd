"""The tables that the unseen sentences are about. Left is +y, far is +x; lengths in metres."""

from __future__ import annotations

from collections.abc import Mapping

from hcvla.api.types import NamedObject, Pose
from hcvla.sim.palette import SHAPES
from hcvla.tasks.language.table import Table
from hcvla.world.shapes import surface_z

Place = tuple[float, float] | str
Size = tuple[float, float, float]
_POST: Size = (0.04, 0.04, 0.12)
_BIG, _SMALL = 0.055, 0.032


def _table(places: Mapping[str, Place], sizes: Mapping[str, Size] | None = None, held: str | None = None) -> Table:
    """Return a table of objects by name: where each is, or what it stands on; and sizes that are not usual ones."""
    found: dict[str, NamedObject] = {}
    under = {name: place for name, place in places.items() if isinstance(place, str)}
    for name in (*(n for n in places if n not in under), *under):
        color, shape = name.split()[:2]
        size, place = (sizes or {}).get(name, SHAPES[shape].size), places[name]
        pose = Pose(0.45, 0.0, 0.25)
        if isinstance(place, str):
            below = found[place]
            pose = Pose(below.pose.x, below.pose.y, surface_z(below) + size[2] / 2.0)
        elif name != held:
            pose = Pose(*place, size[2] / 2.0)
        found[name] = NamedObject(name, color, shape, pose, size, held=name == held)
    return Table(objects=tuple(found[name] for name in sorted(found)), under=under, held=held)


TABLES: Mapping[str, Table] = {
    "plain": _table(
        {
            "red cube": (0.40, 0.20),
            "blue cube": (0.42, -0.06),
            "yellow cylinder": (0.52, 0.06),
            "green tray": (0.56, 0.22),
            "white mat": (0.46, -0.23),
        }
    ),
    "matching": _table(
        {
            "red cube": (0.36, 0.05),
            "blue cube": (0.36, -0.08),
            "yellow cube": (0.38, 0.18),
            "red mat": (0.56, 0.21),
            "blue mat": (0.58, 0.02),
            "black mat": (0.54, -0.19),
        }
    ),
    "posts": _table(
        {"white cylinder": (0.46, 0.17), "brown prism": (0.52, -0.12), "gray mat": (0.38, -0.02)},
        {"white cylinder": _POST, "brown prism": _POST},
    ),
    "sizes": _table(
        {
            "red cube": (0.42, 0.18),
            "blue cube": (0.42, 0.04),
            "green cylinder": (0.54, -0.04),
            "pink cylinder": (0.45, -0.16),
            "black tray": (0.56, 0.18),
        },
        {
            "red cube": (_BIG, _BIG, _BIG),
            "blue cube": (_SMALL, _SMALL, _SMALL),
            "green cylinder": (_BIG, _BIG, _BIG),
            "pink cylinder": (_SMALL, _SMALL, _SMALL),
        },
    ),
    "cubes": _table(
        {
            "red cube": (0.40, 0.22),
            "blue cube": (0.48, 0.08),
            "white cube": (0.42, -0.06),
            "orange cube": (0.52, -0.20),
            "pink cylinder": (0.58, 0.18),
        }
    ),
    "loaded": _table(
        {
            "green tray": (0.52, 0.18),
            "red cube": "green tray",
            "white mat": (0.52, -0.04),
            "blue cube": "white mat",
            "yellow cube": (0.38, 0.02),
            "black prism": (0.38, 0.16),
            "gray tray": (0.50, -0.22),
        }
    ),
    "held": _table(
        {
            "orange cube": (0.45, 0.0),
            "red cube": (0.42, 0.16),
            "pink cylinder": (0.44, -0.14),
            "green tray": (0.56, 0.14),
            "brown mat": (0.56, -0.10),
        },
        held="orange cube",
    ),
    "far": _table({"orange cube": (0.42, 0.10), "gray prism": (0.44, -0.10), "pink mat": (0.75, 0.05)}),
    "alike": _table(
        {
            "red cube 1": (0.42, 0.18),
            "red cube 2": (0.46, -0.10),
            "black cylinder": (0.54, 0.04),
            "white tray": (0.56, -0.22),
        }
    ),
}  # fmt: skip
"""Every table by its name."""
