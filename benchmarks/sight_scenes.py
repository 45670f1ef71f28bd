"""Tables and requests for which a planner must look, and for which it need not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.sight.naming import ANYTHING
from hcvla.sim.layout import Wanted, arrange
from hcvla.sim.palette import COLORS, MARKINGS, UNNAMED_COLORS
from hcvla.sim.scene import Scene, SceneError

Need = Literal["color", "object", "marking", "name"]
"""What only the image tells: a color without a name, what an unnamed object is, a marking; or nothing, names say it."""
NEEDS: tuple[Need, ...] = ("color", "object", "marking", "name")
ASKED: tuple[Need, ...] = (*NEEDS, "name", "name")
"""Of each table: as many requests that need the image as that do not."""
_SOLIDS = ("cube", "cylinder", "prism")
_PICK = ("pick up the {a}", "lift the {a}", "hold the {a}")
_PLACE = ("put the {a} on the {b}", "place the {a} onto the {b}")


@dataclass(frozen=True)
class SightRequest:
    """One request about one table."""

    need: Need
    sentence: str
    steps: tuple[str, ...]
    """The right program, with names as they are listed."""
    target: str
    """What is picked, by its full name."""
    objects: tuple[NamedObject, ...]
    """As they are listed."""
    image: np.ndarray
    """Shape=(h, w, 3), uint8, RGB."""
    view: Viewpoint


def sight_requests(tables: int, seed: int) -> Iterator[SightRequest]:
    """Yield the requests of ASKED about each of so many tables, as perception lists them from images."""
    rng = np.random.default_rng(seed)
    left = tables
    while left:
        try:
            scene = _scene(rng)
        except SceneError:
            continue
        with LockstepStack(scene) as stack:
            objects, image, view = stack.world.objects(), stack.image(), stack.view()
        listed = _matched(scene, objects)
        if listed is None:
            continue
        left -= 1
        for need in ASKED:
            yield _request(rng, need, scene, listed, tuple(objects), image, view)


def _scene(rng: np.random.Generator) -> Scene:
    """Return a table: two of a shape in colors without names, two alike with one marked, two others, three supports."""
    strange = [str(color) for color in rng.choice(tuple(UNNAMED_COLORS), size=3, replace=False)]
    plain = [str(color) for color in rng.choice(tuple(COLORS), size=6, replace=False)]
    first, second, third = (str(shape) for shape in rng.choice(_SOLIDS, size=3))
    wanted = [Wanted(strange[0], first), Wanted(strange[1], first)]
    # The second is painted like the first once both have a place: names must be unique until then.
    wanted += [Wanted(plain[0], second), Wanted(plain[5], second)]
    wanted += [Wanted(plain[1], third), Wanted(plain[2], str(rng.choice(_SOLIDS)))]
    sides = [(0.11, 0.11, 0.008 if shape == "tray" else 0.004) for shape in ("tray", "mat", "mat")]
    colors = (plain[3], plain[4], strange[2])
    wanted += [Wanted(c, s, size) for c, s, size in zip(colors, ("tray", "mat", "mat"), sides, strict=True)]
    laid = arrange(rng, wanted)
    marked, twin = laid.objects[2], laid.objects[3]
    marking = str(rng.choice(MARKINGS))
    items = {
        2: replace(marked, marking=marking, name=f"{marking} {marked.name}"),
        3: replace(twin, color=marked.color, name="its twin"),
    }
    return Scene(tuple(items.get(number, item) for number, item in enumerate(laid)))


def _matched(scene: Scene, objects: Sequence[NamedObject]) -> dict[str, str] | None:
    """Return the listed name of every object by its full one; None if perception lists another number of them."""
    if len(objects) != len(scene):
        return None
    return {
        item.name: min(objects, key=lambda seen: float(np.linalg.norm(seen.pose.position - item.pose.position))).name
        for item in scene
    }


def _request(
    rng: np.random.Generator,
    need: Need,
    scene: Scene,
    listed: dict[str, str],
    objects: tuple[NamedObject, ...],
    image: np.ndarray,
    view: Viewpoint,
) -> SightRequest:
    items = list(scene)
    if need == "object":
        objects, listed = _nameless(objects, listed)
    # Those of the table by place: see _scene.
    picked = {"color": items[int(rng.integers(2))], "object": items[int(rng.choice((0, 1, 4, 5)))], "marking": items[2]}
    target = picked.get(need) or items[int(rng.integers(4, 6))]
    supports = {"color": items[6:], "object": items[6:], "marking": items[6:8], "name": items[6:8]}[need]
    support = supports[int(rng.integers(len(supports)))]
    places = rng.random() < 0.6
    sentence = str(rng.choice(_PLACE if places else _PICK)).format(a=target.name, b=support.name)
    steps = [f"pick(get_actor({listed[target.name]!r}))"]
    steps += [f"place(get_actor({listed[support.name]!r}))"] if places else []
    return SightRequest(need, sentence, tuple(steps), target.name, objects, image, view)


def _nameless(objects: Sequence[NamedObject], listed: dict[str, str]) -> tuple[tuple[NamedObject, ...], dict[str, str]]:
    """Return a listing in which nothing has a name, as from a detector that finds without naming."""
    names = {item.name: f"{ANYTHING} {number}" for number, item in enumerate(objects, 1)}
    hidden = [replace(item, name=names[item.name], color="", shape=ANYTHING) for item in objects]
    return tuple(hidden), {full: names[name] for full, name in listed.items()}
