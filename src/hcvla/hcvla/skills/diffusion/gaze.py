"""Looks at what the words are about: attention over the tower's maps, and points in metres from what is found there.

Words become a query for each of two things, the first and the second that they name (`word_attention`). A query is
compared with every cell of a map; where the cells are that are like it, and what they hold, gives a point. The scene
camera stands still in the base frame, the wrist camera in the gripper's: each says points there, and how sure it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from hcvla.skills.diffusion.conditioning import FAR_M, TOOL, scaled
from hcvla.skills.diffusion.config import CAMERAS, ObservationConfig
from hcvla.skills.diffusion.image_tower import MAP_CHANNELS
from hcvla.skills.diffusion.word_attention import WordAttention

THINGS = 2
"""That are looked for: what is moved, and where to."""
_HIDDEN = 96
_POINT, _SPREAD, _YAW = slice(0, 3), slice(3, 4), slice(4, 6)
"""What is said of a thing in one image; 6 numbers."""
_MIDDLE_M = (0.45, 0.0, 0.05)
"""Of the table in the base frame: points of the scene camera are from here."""
_WRIST_M = 0.1
"""Unit of the wrist camera's points: what it sees is so near."""
USUAL_M = 0.02
"""Unit of the spread: what an untrained gaze says."""
_LEAST_SPREAD_M = 0.001


@dataclass(frozen=True)
class Found:
    """What the cameras say of each thing; the last two dimensions but one are Shape=(THINGS, cameras)."""

    point: torch.Tensor
    """In the gripper frame [m], Shape=(batch, THINGS, cameras, 3)."""
    log_spread: torch.Tensor
    """Logarithm of how far off it may be, in units of 2 cm, Shape=(batch, THINGS, cameras, 1)."""
    yaw: torch.Tensor
    """Cosine and sine of four times its yaw in the gripper frame: cubes look the same after a quarter turn."""
    read: torch.Tensor
    """The cells looked at: their features, column and row (-1 to 1), and likeness, Shape=(..., MAP_CHANNELS + 3)."""
    attention: torch.Tensor
    """How much each cell is looked at, Shape=(batch, THINGS, cameras, rows, columns)."""

    @property
    def spread_m(self) -> torch.Tensor:
        """How far off the points may be [m], Shape=(batch, THINGS, cameras)."""
        return USUAL_M * self.log_spread[..., 0].exp() + _LEAST_SPREAD_M


class Gaze(nn.Module):
    """Reads from the maps what the words are about; trained with the tower, and on with each policy."""

    def __init__(self, observation: ObservationConfig) -> None:
        """Make a gaze with random weights."""
        super().__init__()
        self.queries = WordAttention(THINGS, MAP_CHANNELS)
        self.says = nn.ModuleList(
            nn.Sequential(nn.Linear(MAP_CHANNELS + 3 + TOOL, _HIDDEN), nn.SiLU(), nn.Linear(_HIDDEN, 6))
            for _ in CAMERAS
        )
        each = 3 * 3 + 1 + 2 + MAP_CHANNELS + 3
        self.out = nn.Linear(THINGS * len(CAMERAS) * each, observation.image_features)

    def forward(self, maps: torch.Tensor, words: torch.Tensor, tool: torch.Tensor) -> torch.Tensor:
        """Return features, Shape=(batch, image_features).

        `maps` as `ImageTower` makes them; `words`: `TextEncoder.word_states`, Shape=(batch, longest, TEXT_WIDTH);
        `tool`: `Features.tool`.
        """
        # In bf16 a place in an image would be told to 1.5 mm only.
        with torch.autocast(maps.device.type, enabled=False):
            found = self.find(maps, words, tool)
        parts = torch.cat([scaled(found.point), found.log_spread, found.yaw, found.read], dim=-1)
        return self.out(parts.flatten(1))

    def find(self, maps: torch.Tensor, words: torch.Tensor, tool: torch.Tensor) -> Found:
        """Return where the things are that the text is about; arguments as in `forward`."""
        read, attention = self._read(maps.float(), self.queries(words.float()))
        seen = torch.cat([read, tool[:, None, None].expand(*read.shape[:3], TOOL)], dim=-1)
        said = torch.stack([says(seen[:, :, number]) for number, says in enumerate(self.says)], dim=2)
        cos, sin = tool[:, 3].view(-1, 1, 1), tool[:, 4].view(-1, 1, 1)
        scene, wrist = said[:, :, 0, _POINT], said[:, :, 1, _POINT]
        way = scene * FAR_M + scene.new_tensor(_MIDDLE_M) - tool[:, None, :3] * FAR_M
        scene = torch.stack([*_turned(way[..., 0], way[..., 1], cos[:, :, 0], sin[:, :, 0]), way[..., 2]], dim=-1)
        point = torch.stack([scene, wrist * _WRIST_M], dim=2)
        return Found(point, said[..., _SPREAD], self._yaw(said[..., _YAW], tool), read, attention)

    def _read(self, maps: torch.Tensor, queries: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return what the cells hold that are like the queries, and how much each is looked at: see `Found`."""
        rows, columns = maps.shape[-2:]
        down, right = torch.meshgrid(cell_middles(rows, maps), cell_middles(columns, maps), indexing="ij")
        places = torch.stack([right, down]).flatten(1)
        cells = maps.flatten(3)
        likeness = torch.einsum("btf,bcfn->btcn", queries, cells)
        weights = likeness.softmax(dim=-1)
        features = torch.einsum("btcn,bcfn->btcf", weights, cells)
        read = torch.cat([features, weights @ places.T, likeness.amax(-1, keepdim=True)], dim=-1)
        return read, weights.unflatten(-1, (rows, columns))

    def _yaw(self, said: torch.Tensor, tool: torch.Tensor) -> torch.Tensor:
        """Return yaws in the gripper frame, where the wrist camera's are already."""
        four = 4.0 * torch.atan2(tool[:, 4], tool[:, 3])[:, None]
        cos, sin = torch.cos(four), torch.sin(four)
        scene = torch.stack(_turned(said[:, :, 0, 0], said[:, :, 0, 1], cos, sin), dim=-1)
        return torch.stack([scene, said[:, :, 1]], dim=2)


def _turned(
    x: torch.Tensor, y: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return a vector as seen from a frame that is turned by an angle."""
    return cos * x + sin * y, cos * y - sin * x


def cell_middles(cells: int, like: torch.Tensor) -> torch.Tensor:
    """Return where the middles of a row of cells are in an image that reaches from -1 to 1, Shape=(cells,)."""
    return (torch.arange(cells, device=like.device) + 0.5) * 2.0 / cells - 1.0
