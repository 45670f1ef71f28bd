"""What the network of sight learns from: crops of rendered objects and, by kind, the word that fits each."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.sight.crops import Crop, crop_of
from hcvla.planner.sight.words import COLOR, KIND, MARKING, PLAIN, WORDS
from hcvla.training.sight.scenes import SeenScene, SightSceneConfig, drawn_scenes

NOTHING = ""
"""The name of a crop that shows no object."""
_PLACE_STD_M, _YAW_STD_RAD, _SIZE_STD = 0.002, 0.05, 0.04
"""How far listed places, turns and sizes (as a share) are off; perception is better, real cameras are not."""
_EMPTY = 1.0
"""Crops of the bare table for each image."""
_APART = 0.8
"""What is so many times the sum of their widths away hardly shows in a crop of something else."""


@dataclass(frozen=True)
class CropSet:
    """Crops with the names of what they show."""

    pixels: np.ndarray
    """Shape=(n, SIDE, SIDE, CHANNELS), uint8."""
    figures: np.ndarray
    """Shape=(n, FIGURES), float32."""
    names: tuple[str, ...]
    """Full ones: "striped red cube"; NOTHING of the bare table."""

    def labels(self, words: Mapping[str, Sequence[str]] = WORDS) -> dict[str, np.ndarray]:
        """Return by kind which word fits each crop, the number of words for "nothing", Shape=(n,), int64."""
        said = [words_of(name) for name in self.names]
        return {
            kind: np.array([choices.index(word[kind]) if word else len(choices) for word in said], dtype=np.int64)
            for kind, choices in words.items()
        }

    def save(self, file: Path) -> None:
        """Write it to a file."""
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(file, pixels=self.pixels, figures=self.figures, names=np.array(self.names))

    @classmethod
    def load(cls, file: Path) -> CropSet:
        """Read what `save` wrote."""
        with np.load(file) as stored:
            return cls(stored["pixels"], stored["figures"], tuple(map(str, stored["names"])))


def words_of(name: str) -> dict[str, str]:
    """Return the words of a full name by kind; none of NOTHING."""
    if name == NOTHING:
        return {}
    *marking, color, kind = name.split()
    return {KIND: kind, COLOR: color, MARKING: marking[0] if marking else PLAIN}


def render_crops(
    images: int, seed: int, config: SightSceneConfig | None = None, *, minutes: float = math.inf
) -> CropSet:
    """Return the crops of so many rendered images, or of fewer when the time is over."""
    rng, started = np.random.default_rng(seed + 1), time.monotonic()
    found: list[tuple[Crop, str]] = []
    with closing(drawn_scenes(seed, config)) as scenes:
        for scene in islice(scenes, images):
            found += _crops(rng, scene)
            if time.monotonic() - started > 60.0 * minutes:
                break
    crops, names = zip(*found, strict=True)
    return CropSet(np.stack([c.pixels for c in crops]), np.stack([c.figures for c in crops]), tuple(names))


def _crops(rng: np.random.Generator, scene: SeenScene) -> list[tuple[Crop, str]]:
    listed = [(_measured(rng, item), item.name) for item in scene.objects]
    listed += [(item, NOTHING) for _ in range(rng.poisson(_EMPTY)) if (item := _absent(rng, scene.objects)) is not None]
    cut = ((crop_of(scene.rgb, scene.view, item), name) for item, name in listed)
    return [(crop, name) for crop, name in cut if crop is not None]


def _measured(rng: np.random.Generator, item: NamedObject) -> NamedObject:
    """Return an object as something that errs lists it."""
    offset, turn = rng.normal(0.0, _PLACE_STD_M, 3), rng.normal(0.0, _YAW_STD_RAD)
    length, width, height = map(float, np.array(item.size) * rng.normal(1.0, _SIZE_STD, 3))
    pose = item.pose.moved(*map(float, offset)).rotated_z(float(turn))
    return replace(item, pose=pose, size=(length, width, height))


def _absent(rng: np.random.Generator, objects: Sequence[NamedObject]) -> NamedObject | None:
    """Return something where nothing is; None if a place drawn for it is too near to an object."""
    width, height = float(rng.uniform(0.03, 0.06)), float(rng.uniform(0.02, 0.06))
    if rng.random() < 0.3:
        width, height = float(rng.uniform(0.1, 0.14)), 0.008
    x, y = (float(value) for value in (rng.uniform(0.32, 0.64), rng.uniform(-0.32, 0.32)))
    pose = Pose.from_yaw(x, y, height / 2.0, float(rng.uniform(-math.pi, math.pi)))
    for item in objects:
        if math.hypot(item.pose.x - x, item.pose.y - y) < _APART * (max(item.size[:2]) + width):
            return None
    return NamedObject(NOTHING, "", "", pose, (width, width, height))
