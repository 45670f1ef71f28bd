"""Rendered scenes with what is known of their objects, and sentences about them."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from hcvla.api.types import NamedObject, Pose
from hcvla.sim.truth import ObjectTruth
from hcvla.tasks.language.samples import REFUSALS, Sample, SampleSource, draw_family
from hcvla.tasks.language.vocabulary import NamedScene
from hcvla.training.vlm.rendered_scenes import rendered

PIXELS = (160, 120)
"""Width and height of an image: a cube of 4 cm is 8 pixels wide."""


@dataclass(frozen=True)
class Picture:
    """One rendered scene."""

    image: np.ndarray
    """Shape=(h, w, 3), uint8, RGB."""
    objects: tuple[NamedObject, ...]


def render(count: int, seed: int) -> list[Picture]:
    """Render `count` random scenes without held-out pairs."""
    return [Picture(frame.rgb, tuple(map(_known, truth.values()))) for frame, truth in rendered(count, seed, PIXELS)]


def kept_pictures(file: Path, count: int, seed: int) -> list[Picture]:
    """Return pictures from a file, rendering and writing them first if it is not there."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        save_pictures(render(count, seed), file)
    return load_pictures(file)


def save_pictures(pictures: Sequence[Picture], file: Path) -> None:
    """Keep pictures in one compressed file."""
    texts = [json.dumps([_as_json(item) for item in picture.objects]) for picture in pictures]
    # At once: processes that train together write the same file.
    whole = file.with_suffix(f".{os.getpid()}.npz")
    np.savez_compressed(whole, images=np.stack([picture.image for picture in pictures]), objects=np.array(texts))
    whole.replace(file)


def load_pictures(file: Path) -> list[Picture]:
    """Read what `save_pictures` wrote."""
    with np.load(file) as stored:
        rows = zip(stored["images"], stored["objects"], strict=True)
        return [Picture(image, tuple(map(_from_json, json.loads(str(text))))) for image, text in rows]


def pictured_sample(rng: random.Random, source: SampleSource, picture: Picture, refused: float) -> Sample:
    """Draw a sentence about a picture; a share `refused` must be refused."""
    names = tuple(sorted(item.name for item in picture.objects))
    scene = NamedScene(names, {name: name for name in names})
    by_name = {item.name: item for item in picture.objects}
    while True:
        sample = source.request(scene, rng.choice(REFUSALS) if rng.random() < refused else draw_family(rng))
        if sample is not None:
            return replace(sample, objects=tuple(by_name[name] for name in sample.listing))


def _known(truth: ObjectTruth) -> NamedObject:
    return NamedObject(truth.name, truth.item.color, truth.item.shape, truth.pose, truth.item.size)


def _as_json(item: NamedObject) -> dict:
    return {"name": item.name, "color": item.color, "shape": item.shape, "pose": asdict(item.pose), "size": item.size}


def _from_json(values: dict) -> NamedObject:
    pose, size = Pose(**values["pose"]), tuple(values["size"])
    return NamedObject(values["name"], values["color"], values["shape"], pose, size)
