"""Looks at objects in an image: the likeliest word of each kind for each of them, and how likely it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from hcvla.api.types import NamedObject
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.planner.sight.crops import crop_of
from hcvla.planner.sight.folder import sight_folder
from hcvla.planner.sight.tower import SightTower, load_tower

_SURE = 0.6
"""A word that is less likely is not said."""


@dataclass(frozen=True)
class Appearance:
    """What one image says of one object."""

    words: Mapping[str, str]
    """The likeliest word by kind; empty where it shows nothing that is known."""
    chances: Mapping[str, float]
    """How likely each is, 0 to 1."""

    def word(self, kind: str) -> str:
        """Return the word of a kind; empty if none is sure enough."""
        return self.words[kind] if self.chances[kind] >= _SURE else ""


class CannotSeeError(Exception):
    """There is nothing to look at; the message says why, in a few words."""


class Sight:
    """The eyes of a planner. Not safe to share between threads."""

    def __init__(self, tower: SightTower) -> None:
        """Look with a network that is not being trained."""
        self._tower = tower

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """The words it knows, by kind."""
        return self._tower.words

    @torch.inference_mode()
    def look(
        self, image: np.ndarray | None, view: Viewpoint | None, objects: Sequence[NamedObject]
    ) -> dict[str, Appearance]:
        """Return what an image shows of objects, by name, without those that are not wholly in it.

        `image` has Shape=(h, w, 3), uint8, RGB, `view` is where it was taken from; raise CannotSeeError.
        """
        image, view = _checked(image, view)
        crops = {item.name: crop for item in objects if (crop := crop_of(image, view, item)) is not None}
        if not crops:
            return {}
        pixels = torch.from_numpy(np.stack([crop.pixels for crop in crops.values()])).permute(0, 3, 1, 2)
        figures = torch.from_numpy(np.stack([crop.figures for crop in crops.values()]))
        scores = self._tower(pixels.float() / 255.0, figures)
        chances = {kind: values.softmax(-1) for kind, values in scores.items()}
        return {name: self._read(chances, row) for row, name in enumerate(crops)}

    def _read(self, chances: Mapping[str, torch.Tensor], row: int) -> Appearance:
        best = {kind: int(values[row].argmax()) for kind, values in chances.items()}
        return Appearance(
            {kind: (*self.words[kind], "")[index] for kind, index in best.items()},
            {kind: float(chances[kind][row, index]) for kind, index in best.items()},
        )


def load_sight(planner: Path) -> Sight:
    """Return the eyes of a planner's folder; raise PlannerError, WeightsError or MissingResourceError."""
    return Sight(load_tower(sight_folder(planner)))


def _checked(image: np.ndarray | None, view: Viewpoint | None) -> tuple[np.ndarray, Viewpoint]:
    if image is None:
        raise CannotSeeError("no image")
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        raise CannotSeeError(f"the image is {image.dtype} of shape {image.shape}, expected uint8 of (height, width, 3)")
    if view is None:
        raise CannotSeeError("where the image was taken from is not known")
    if view.intrinsics.shape != (3, 3) or view.T_base_optical.shape != (4, 4):
        shapes = f"{view.intrinsics.shape} and {view.T_base_optical.shape}"
        raise CannotSeeError(f"the camera's matrices are {shapes}, expected (3, 3) and (4, 4)")
    if not (np.isfinite(view.intrinsics).all() and np.isfinite(view.T_base_optical).all()):
        raise CannotSeeError("the camera's matrices are not finite")
    return image, view
