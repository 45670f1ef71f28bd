"""Which object of the listing each word piece of a sentence speaks of, and in which order objects are mentioned."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

from hcvla.language.text_encoder import STATE_WIDTH, TEXT_WIDTH
from hcvla.planner.embedded.batch import PlannerBatch, TextFeatures
from hcvla.planner.embedded.bearings import BEARINGS, FAR_BEARINGS
from hcvla.planner.embedded.ranks import RANKS
from hcvla.planner.embedded.silent_linear import SilentLinear

MENTIONS = 12
"""Orders of mention that are distinguished; later ones are the last."""


@dataclass
class NamePieces:
    """Word pieces of names: their embeddings, Shape=(..., t, 384), and which are before and in the last word."""

    words: torch.Tensor
    first: torch.Tensor
    """Shape=(..., t), bool."""
    last: torch.Tensor
    """Shape=(..., t), bool."""

    def of(self, names: torch.Tensor) -> NamePieces:
        """Return those of names by their index, of any shape."""
        return NamePieces(self.words[names], self.first[names], self.last[names])


class Grounding(nn.Module):
    """Finds which object of the listing each word piece speaks of.

    It sees only likenesses between the sentence's and the names' pieces, so it works for any name. Besides, words may
    mean a place among others ("the leftmost"), or what an object is to the one named next ("left of the red tray").
    """

    CHANNELS = 9
    HIDDEN = 32
    SAID = 16
    """Features of what the sentence says of an object without naming it alone: "all cubes", "not the red ones"."""
    MEANT = 64
    """Hidden features of which place a word means."""

    def __init__(self) -> None:
        """Make the projections for likeness and the convolution over neighbouring pieces."""
        super().__init__()
        self.word_likeness = nn.Linear(TEXT_WIDTH, 128, bias=False)
        self.state_likeness = nn.Linear(STATE_WIDTH, 128, bias=False)
        self.context = nn.Linear(STATE_WIDTH, 12)
        width = self.CHANNELS + 12
        self.layers = nn.Sequential(
            nn.Conv1d(width, self.HIDDEN, 7, padding=3), nn.GELU(),
            nn.Conv1d(self.HIDDEN, self.HIDDEN, 7, padding=3), nn.GELU(), nn.Conv1d(self.HIDDEN, 1, 1),
        )  # fmt: skip
        self.said = nn.Conv1d(self.HIDDEN, self.SAID, 1)
        self.place_words = nn.Sequential(
            nn.Linear(STATE_WIDTH, self.MEANT), nn.GELU(), SilentLinear(self.MEANT, RANKS + BEARINGS)
        )
        # Weights of their own, since there are checkpoints without them.
        self.far_words = SilentLinear(self.MEANT, FAR_BEARINGS)
        self.nothing = nn.Parameter(torch.full((1,), 2.0))

    def forward(
        self, batch: PlannerBatch, texts: TextFeatures, pieces: NamePieces
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return scores over objects and "none" (last), Shape=(b, n, k+1), likeness figures, Shape=(b, n, 4), and said.

        What is said of each object by any word piece has Shape=(b, k, SAID).

        `pieces` are those of each object's name, Shape=(b, k, t, ...).
        """
        b, n, _ = texts.words.shape
        k, t = pieces.first.shape[1:3]
        names = pieces.words.flatten(1, 2)
        raw = _cosine(texts.words, names).view(b, n, k, t)
        learnt = _cosine(self.word_likeness(texts.words), self.word_likeness(names)).view(b, n, k, t)
        whole = _cosine(self.state_likeness(texts.states), self.state_likeness(texts.name_states)[batch.names])
        first, last = pieces.first[:, None], pieces.last[:, None]
        parts = [_best(like, mask) for like in (raw, learnt) for mask in (first, last)]
        present = batch.object_mask[:, None]
        exact = [torch.sigmoid((part - 0.9) * 30.0) * present for part in parts[:2]]
        counts = [part.sum(-1, keepdim=True).expand(b, n, k) for part in exact]
        channels = torch.stack([*parts, whole, *exact, *[0.3 * count for count in counts]], dim=1)
        context = self.context(texts.states).transpose(1, 2)[:, :, :, None].expand(b, 12, n, k)
        keep = batch.text_mask[:, None, :, None]
        stacked = (torch.cat([channels, context], dim=1) * keep).permute(0, 3, 1, 2).flatten(0, 1)
        # After the sentence is nothing, whatever else is in the batch.
        inside = batch.text_mask[:, None, None].expand(b, k, 1, n).flatten(0, 1)
        hidden = self.layers[2:4](self.layers[:2](stacked) * inside)
        scores = self.layers[-1](hidden).view(b, k, n).transpose(1, 2)
        scores = torch.cat(
            [scores.masked_fill(~present, torch.finfo(scores.dtype).min), self.nothing.expand(b, n, 1)], dim=-1
        )
        said = self.said(hidden).view(b, k, self.SAID, n).masked_fill(~batch.text_mask[:, None, None], -1e4).amax(-1)
        figures = torch.stack([*(part.amax(-1) for part in parts[:2]), *(count[..., 0] for count in counts)], dim=-1)
        return scores + functional.pad(self._by_place(scores, batch, texts), (0, 1)), figures, said

    def _by_place(self, scores: torch.Tensor, batch: PlannerBatch, texts: TextFeatures) -> torch.Tensor:
        """Return scores by where objects are, Shape=(b, n, k): among others, and to what is named next by `scores`."""
        hidden = self.place_words[:2](texts.states)
        meant = torch.cat([self.place_words[2](hidden), self.far_words(hidden)], dim=-1) * batch.text_mask[..., None]
        ranks, bearings = meant.split([RANKS, BEARINGS + FAR_BEARINGS], dim=-1)
        anchors = named_next(scores.float().softmax(-1), batch.text_mask)
        anchored = torch.einsum("bnj,bjkf->bnkf", anchors, batch.bearings)
        return ranks @ batch.ranks.transpose(1, 2) + torch.einsum("bnkf,bnf->bnk", anchored, bearings)


def named_next(weights: torch.Tensor, text_mask: torch.Tensor) -> torch.Tensor:
    """Return which object a sentence speaks of next after each word piece, 0 or 1, Shape=(b, n, k).

    `weights` is the share of objects and "none" in each word piece, Shape=(b, n, k+1).
    """
    spoken = (weights[..., :-1].detach() > 0.5) & text_mask[..., None]
    count = spoken.shape[1]
    places = torch.arange(count, device=weights.device).expand(spoken.shape[:2])
    found = torch.where(spoken.any(-1), places, count).flip(1).cummin(1).values.flip(1)
    following = functional.pad(found[:, 1:], (0, 1), value=count)
    return functional.pad(spoken.float(), (0, 0, 0, 1)).gather(1, following[..., None].expand_as(spoken))


def order_of_mention(weights: torch.Tensor, object_mask: torch.Tensor) -> torch.Tensor:
    """Return as which object a sentence first speaks of each, from 1, 0 if it does not, Shape=(b, k).

    `weights` is the share of objects and "none" in each word piece, Shape=(b, n, k+1).
    """
    spoken = weights[..., :-1].detach() > 0.5
    mentioned = spoken.any(1) & object_mask
    first = spoken.float().argmax(1).masked_fill(~mentioned, weights.shape[1])
    return ((first.argsort(1).argsort(1) + 1) * mentioned).clamp(max=MENTIONS - 1)


def neighbours(order: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return which object is mentioned just before, and which just after each, 0 or 1, Shape=(b, k, k).

    `order` is that of `order_of_mention`, Shape=(b, k).
    """
    steps = order[:, None, :] - order[:, :, None]
    both = (order[:, None, :] > 0) & (order[:, :, None] > 0)
    return ((steps == -1) & both).float(), ((steps == 1) & both).float()


def _cosine(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    return functional.normalize(left, dim=-1) @ functional.normalize(right, dim=-1).transpose(1, 2)


def _best(likeness: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    return likeness.masked_fill(~mask, -1.0).amax(-1)
