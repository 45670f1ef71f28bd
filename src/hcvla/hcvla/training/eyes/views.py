"""What eyes are trained on: images of a dataset, and where the things in them are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from hcvla.datasets.dataset import Dataset, EpisodeRow, floats
from hcvla.datasets.schema import MAX_OBJECTS, OBJECT_FIELDS, OBSERVED, OBSERVED_KINDS, STATE
from hcvla.datasets.vectors import TOOL, WIDTH
from hcvla.skills.diffusion.conditioning import tool_features
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.rotations import upright_from_tool, yaw_of
from hcvla.training.eyes.places import image_places
from hcvla.training.policy.cache import CacheConfig, PolicyCache
from hcvla.training.policy.images import ImageTable

_ROUND = ("cylinder", "prism")
"""Shapes that look the same after a turn that is no quarter."""


@dataclass(frozen=True, kw_only=True)
class EyesViews:
    """Rows of a dataset."""

    images: ImageTable
    episodes: torch.Tensor
    """Number of each row's episode, Shape=(n,)."""
    tool: torch.Tensor
    """As `Features.tool`, Shape=(n, TOOL)."""
    names: tuple[str, ...]
    """Of all things."""
    named: torch.Tensor
    """Index of the name of each thing in a row, -1: no thing, Shape=(n, MAX_OBJECTS)."""
    points: torch.Tensor
    """Where they are in the gripper frame [m], Shape=(n, MAX_OBJECTS, 3)."""
    yaws: torch.Tensor
    """Cosine and sine of four times their yaw there, zero for what is round, Shape=(n, MAX_OBJECTS, 2)."""

    places: torch.Tensor
    """Where they are in each camera's image, as `image_places` has it, Shape=(n, MAX_OBJECTS, cameras, 2)."""

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.episodes)


def read_views(
    data: Path, cache: Path | None, on_part: Callable[[int, int], None] = lambda done, total: None
) -> EyesViews:
    """Return the rows of a dataset, images of the usual size being made first; raise DatasetError or ShardError."""
    # Samples of whole tasks are made on the way, and those are what needs eyes most.
    kept = PolicyCache(data, CacheConfig(observation=ObservationConfig(conditioning="flat", images=True)), cache)
    kept.update(on_part)
    images, dataset = ImageTable(), Dataset(data)
    tables: list[_Table] = []
    for rows, seen in kept.seen():
        images.add(seen)
        tables += [_Table.of(dataset, row) for row in rows]
    names = tuple(sorted({name for table in tables for kinds in table.kinds for name, _, _ in kinds}))
    frames = torch.from_numpy(np.concatenate([table.state for table in tables]))
    objects = torch.from_numpy(np.concatenate([table.objects for table in tables]))
    upright = upright_from_tool(frames[:, TOOL.start + 3 : TOOL.stop])
    position, yaw = frames[:, TOOL.start : TOOL.start + 3], yaw_of(upright)
    named, quarters = _kinds([kinds for table in tables for kinds in table.kinds], names)
    way = objects[:, :, :3] - position[:, None]
    cos, sin = yaw.cos()[:, None], yaw.sin()[:, None]
    points = torch.stack(
        [cos * way[..., 0] + sin * way[..., 1], cos * way[..., 1] - sin * way[..., 0], way[..., 2]], -1
    )
    angle = 4.0 * (yaw_of(objects[:, :, 3:7]) - yaw[:, None])
    return EyesViews(
        images=images,
        episodes=torch.cat([torch.full((len(table.state),), table.episode) for table in tables]),
        tool=tool_features(position, yaw, frames[:, WIDTH : WIDTH + 1]),
        names=names,
        named=named,
        points=points,
        yaws=torch.stack([angle.cos(), angle.sin()], -1) * quarters[..., None],
        places=image_places(objects[:, :, :3], frames[:, TOOL]),
    )


@dataclass(frozen=True)
class _Table:
    episode: int
    state: np.ndarray
    objects: np.ndarray
    kinds: list[list[tuple[str, str, str]]]

    @classmethod
    def of(cls, dataset: Dataset, row: EpisodeRow) -> _Table:
        table = dataset.arrow(row)
        objects = floats(table, OBSERVED).reshape(row.length, MAX_OBJECTS, len(OBJECT_FIELDS))
        kinds = [json.loads(text) for text in table.column(OBSERVED_KINDS).to_pylist()]
        return cls(row.index, floats(table, STATE), objects, kinds)


def _kinds(kinds: list[list[tuple[str, str, str]]], names: tuple[str, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the index of each thing's name, and whether it looks the same after a quarter turn only."""
    index = {name: number for number, name in enumerate(names)}
    named = torch.full((len(kinds), MAX_OBJECTS), -1, dtype=torch.int64)
    quarters = torch.zeros(len(kinds), MAX_OBJECTS)
    for row, things in enumerate(kinds):
        for place, (name, _, shape) in enumerate(things):
            named[row, place] = index[name]
            quarters[row, place] = float(shape not in _ROUND)
    return named, quarters
