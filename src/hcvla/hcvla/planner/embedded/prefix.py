"""What the embedded planner's decoder reads before code: objects and sentence.

Each word piece carries the tags of the objects it is found to speak of (`Grounding`), so an answer copies tags and
never spells names. An object's state says what goes with it and as which object the sentence mentions it; wherever
code names the object, that comes along. The order of the listing makes no difference: objects have no place of their
own in the sequence.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

from hcvla.language.text_encoder import STATE_WIDTH, TEXT_WIDTH
from hcvla.planner.embedded.batch import PlannerBatch, TextFeatures
from hcvla.planner.embedded.grounding import MENTIONS, Grounding, NamePieces, neighbours, order_of_mention
from hcvla.planner.embedded.links import LINKS, PLACES
from hcvla.planner.embedded.silent_linear import SilentLinear
from hcvla.planner.scene_features import WIDTH as SEEN_WIDTH

_GROUPS = 32
"""Different first words, and last words, of a listing."""
FURTHER = 2
"""The last of the links: they have weights of their own, since there are checkpoints without them."""
RELATIONS = 3 + len(LINKS) + 1
"""Mates, mentioned before and after, the links, what stands on an object, and the further links."""


@dataclass(kw_only=True)
class Prefix:
    """What stands before the code."""

    states: torch.Tensor
    """First those of the objects, Shape=(b, p, width)."""
    mask: torch.Tensor
    """Shape=(b, p), bool."""
    positions: torch.Tensor
    """Shape=(b, p); code goes on after the last."""
    grounding: torch.Tensor
    """Scores over objects and "none" for each word piece, Shape=(b, n, k+1)."""
    relations: torch.Tensor
    """Share with which an object is related to another: its mate, mentioned before it, after it, or linked to it,
    Shape=(b, RELATIONS, k, k); rows are the objects that are asked about."""
    ranks: torch.Tensor
    """Which places each object has among others, Shape=(b, k, hcvla.planner.embedded.ranks.RANKS)."""
    slots: torch.Tensor
    """Which token stands for each object, Shape=(b, k, v); a padded object has none."""
    known: torch.Tensor
    """What is known of the object that a token stands for, zero for other tokens, Shape=(b, v, width)."""


class PrefixEncoder(nn.Module):
    """Makes the states before the code of a batch and of its texts' features."""

    def __init__(self, width: int, dropout: float) -> None:
        """Make the inputs' projections and the grounding."""
        super().__init__()
        self.group_tags = nn.Embedding(2 * _GROUPS, width)
        self.name_in = nn.Linear(STATE_WIDTH + 2 * TEXT_WIDTH, width)
        self.seen_in = nn.Linear(SEEN_WIDTH, width)
        self.under_in = nn.Linear(width, width, bias=False)
        self.places_in = nn.Linear(PLACES, width, bias=False)
        self.said_in = nn.Linear(Grounding.SAID, width, bias=False)
        self.text_in = nn.Linear(STATE_WIDTH + TEXT_WIDTH, width)
        self.figures_in = nn.Linear(4, width)
        self.whole_in = nn.Linear(STATE_WIDTH, width)
        self.tag_in = nn.Linear(width, width)
        self.mention = nn.Parameter(torch.zeros(width))
        self.mate_kind = nn.Linear(TEXT_WIDTH, 1, bias=False)
        self.mate_in = nn.Linear(width, width, bias=False)
        self.mention_order = nn.Embedding(MENTIONS, width)
        self.known_in = nn.Linear(width, width)
        self.related_in = nn.Linear((RELATIONS - FURTHER) * width, width, bias=False)
        self.further_in = SilentLinear(FURTHER * width, width, bias=False)
        self.spoken_in = SilentLinear(RELATIONS * width, width, bias=False)
        self.led_in = SilentLinear(RELATIONS * width, width, bias=False)
        self.grounding = Grounding()
        self.dropout = nn.Dropout(dropout)

    def scale_inputs(self) -> None:
        """Start with tags as loud as words and passed on unchanged: copying is then learned first."""
        for linear in (self.name_in, self.text_in, self.whole_in, self.figures_in, self.seen_in):
            nn.init.xavier_uniform_(linear.weight)
        nn.init.normal_(self.group_tags.weight, std=0.3)
        nn.init.eye_(self.tag_in.weight)
        nn.init.orthogonal_(self.related_in.weight)
        silent_at_first = (self.mate_kind, self.mate_in, self.mention_order, self.known_in, self.under_in)
        for silent in (*silent_at_first, self.places_in, self.said_in):
            nn.init.zeros_(silent.weight)
        for layer in self.grounding.modules():
            if isinstance(layer, nn.Linear | nn.Conv1d):
                layer.reset_parameters()

    def forward(self, batch: PlannerBatch, texts: TextFeatures, tokens: nn.Embedding) -> Prefix:
        """Return what stands before the code; `tokens` is the table of code tokens."""
        words = texts.name_words
        first, last = ~batch.last_word & batch.name_mask, batch.last_word
        scores, figures, said = self.grounding(batch, texts, NamePieces(words, first, last).of(batch.names))
        weights = scores.float().softmax(-1).to(scores.dtype)
        tags = tokens(batch.object_tokens) * batch.object_mask[..., None]
        named = torch.cat([texts.name_states, _mean(words, first), _mean(words, last)], dim=-1)[batch.names]
        linked = _linked(batch.links)
        order = order_of_mention(weights, batch.object_mask)
        mates = self._mates(batch, named[..., -TEXT_WIDTH:])
        shares = _relations(mates, order, linked)
        related = (shares @ tags[:, None]).permute(0, 2, 1, 3).flatten(2)
        text, whole = self._text(batch, texts, tokens, weights, figures, tags, related)
        objects = self.name_in(named) + self.tag_in(tags)
        offset = torch.tensor([0, _GROUPS], device=batch.groups.device)
        objects = objects + self.mate_in(mates @ tags) + self.group_tags(batch.groups + offset).sum(2)
        objects = objects + self.seen_in(batch.seen) * batch.seen[..., :1] + self.under_in(linked[:, 0] @ tags)
        objects = objects + self.places_in(batch.places) + self.said_in(said)
        mentioned = self.mention_order(order)
        # "What was left of it" is the object that the left of a mentioned one leads to.
        led = shares.transpose(2, 3) @ (mentioned * (order > 0)[..., None])[:, None]
        objects = objects + self.led_in(led.permute(0, 2, 1, 3).flatten(2))
        objects = self.dropout(objects + mentioned)
        first_related, further = related.split([self.related_in.in_features, self.further_in.in_features], dim=-1)
        come_along = self.related_in(first_related) + self.further_in(further)
        known = (self.known_in(objects) + come_along) * batch.object_mask[..., None]
        slots = functional.one_hot(batch.object_tokens, tokens.num_embeddings).to(known.dtype)
        slots = slots * batch.object_mask[..., None]
        states, mask, positions = _assembled(batch, objects, text, whole)
        return Prefix(
            states=states, mask=mask, positions=positions, grounding=scores, relations=shares,
            ranks=batch.ranks, slots=slots, known=slots.transpose(1, 2) @ known,
        )  # fmt: skip

    def _text(
        self,
        batch: PlannerBatch,
        texts: TextFeatures,
        tokens: nn.Embedding,
        weights: torch.Tensor,
        figures: torch.Tensor,
        tags: torch.Tensor,
        related: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the states of the word pieces and of the whole sentence, Shape=(b, n, width) and (b, 1, width).

        A mention carries what its object has to do with, `related`, Shape=(b, k, RELATIONS * width).
        """
        found = 1.0 - weights[..., -1:]
        text = self.text_in(torch.cat([texts.words, texts.states], dim=-1)) + self.figures_in(figures)
        # A found mention is described by its object's tag alone: what it is called must not matter.
        text = (1.0 - found) * text + found * self.mention + self.tag_in(weights[..., :-1] @ tags)
        text = text + self.spoken_in(weights[..., :-1] @ related)
        number = self.tag_in(tokens(batch.number_tags)) * (batch.number_tags > 0)[..., None]
        share = batch.text_mask[..., None] / batch.text_mask.sum(1).clamp(min=1)[:, None, None]
        return self.dropout(text + number), self.whole_in((texts.states * share).sum(1, keepdim=True))

    def _mates(self, batch: PlannerBatch, last: torch.Tensor) -> torch.Tensor:
        """Return for each object the weights of those that share its first words, Shape=(b, k, k).

        `last`: what the last words of the names mean, Shape=(b, k, 384). Which mat goes with which cube is then one
        step of copying.
        """
        same = batch.groups[:, :, None, 0] == batch.groups[:, None, :, 0]
        itself = torch.eye(same.shape[1], dtype=torch.bool, device=same.device)
        same &= ~itself & batch.object_mask[:, None] & batch.object_mask[..., None]
        scores = self.mate_kind(last).transpose(1, 2).expand(same.shape)
        return scores.masked_fill(~same, -1e4).softmax(-1) * same


def _assembled(
    batch: PlannerBatch, objects: torch.Tensor, text: torch.Tensor, whole: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return objects and sentence in one sequence, its mask and its positions; only words have places of their own."""
    words = torch.cat([batch.text_mask, torch.ones_like(batch.text_mask[:, :1])], dim=1)
    positions = functional.pad(words.long().cumsum(1), (objects.shape[1], 0))
    return torch.cat([objects, text, whole], dim=1), torch.cat([batch.object_mask, words], dim=1), positions


def _mean(values: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    return (values * mask[..., None]).sum(-2) / mask.sum(-1).clamp(min=1)[..., None]


def _relations(mates: torch.Tensor, order: torch.Tensor, linked: torch.Tensor) -> torch.Tensor:
    """Return the relations of a prefix, Shape=(b, RELATIONS, k, k), from mates, order of mention and links."""
    before, after = neighbours(order)
    usual, further = linked[:, :-FURTHER], linked[:, -FURTHER:]
    return torch.cat([torch.stack([mates, before, after], 1), usual, linked[:, :1].transpose(2, 3), further], 1)


def _linked(links: torch.Tensor) -> torch.Tensor:
    """Return links as shares, 0 or 1, Shape=(b, k, L) to (b, L, k, k)."""
    k = links.shape[1]
    return functional.one_hot(links, k + 1)[..., :k].permute(0, 2, 1, 3).float()
