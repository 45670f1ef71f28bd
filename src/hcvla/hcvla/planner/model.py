"""The embedded planner's network: a ViT and a Llama decoder, small, over the states of a frozen text encoder.

The decoder reads one sequence: a state for each object of the listing, the patches of the image, the word pieces of
the sentence, one state for the whole sentence, then code. Each word piece carries the tags of the objects it is
found to speak of (`Grounding`), so an answer copies tags and never spells names. An object's state tells what goes
with it and as which object the sentence mentions it; wherever code names the object, that comes along.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import (
    AutoConfig,
    AutoModelForImageTextToText,
    LlamaConfig,
    LlamaModel,
    PretrainedConfig,
    PreTrainedModel,
    ViTConfig,
    ViTModel,
)

from hcvla.planner.text_encoder import TEXT_WIDTH

STATE_WIDTH = 2 * TEXT_WIDTH
MENTIONS = 12
CELLS = (4, 4)
"""The auxiliary question "where is this object" is answered in cells of the image (rows, columns)."""


class PlannerConfig(PretrainedConfig):
    """Sizes of the embedded planner and the vocabulary it was trained with."""

    model_type = "hcvla_planner"
    sub_configs = {"vision_config": ViTConfig, "decoder_config": LlamaConfig}  # noqa: RUF012

    def __init__(
        self,
        vocabulary: list[str] | None = None,
        vision_config: dict[str, Any] | ViTConfig | None = None,
        decoder_config: dict[str, Any] | LlamaConfig | None = None,
        dropout: float = 0.05,
        refuse_below: float = 0.5,
        kinds: int = 11,
        **kwargs: Any,
    ) -> None:
        """Take the vocabulary and the two halves' settings; missing settings are those of the shipped model."""
        self.vocabulary = list(vocabulary or [])
        self.dropout = dropout
        self.refuse_below = refuse_below
        self.kinds = kinds
        vision = vision_config or {
            "hidden_size": 128, "num_hidden_layers": 3, "num_attention_heads": 4, "intermediate_size": 384,
            "image_size": 96, "patch_size": 16,
        }  # fmt: skip
        decoder = decoder_config or {
            "hidden_size": 160, "num_hidden_layers": 4, "num_attention_heads": 4, "num_key_value_heads": 4,
            "intermediate_size": 432, "max_position_embeddings": 1024,
        }  # fmt: skip
        self.vision_config = ViTConfig(**vision) if isinstance(vision, dict) else vision
        decoder = LlamaConfig(**decoder) if isinstance(decoder, dict) else decoder
        decoder.vocab_size = max(len(self.vocabulary), 1)
        # Padding is masked; a padding index would freeze one row of the table.
        decoder.pad_token_id = decoder.bos_token_id = decoder.eos_token_id = None
        self.decoder_config = decoder
        super().__init__(**kwargs)


@dataclass
class Prefix:
    """What stands before the code."""

    states: torch.Tensor
    """Shape=(b, p, width)."""
    mask: torch.Tensor
    """Shape=(b, p), bool."""
    grounding: torch.Tensor
    """Scores over objects and "none" for each word piece, Shape=(b, n, k+1)."""
    known: torch.Tensor
    """What is known of the object that a token stands for, zero for other tokens, Shape=(b, v, width)."""


@dataclass
class PlannerBatch:
    """A batch as hcvla.planner.features makes it: b requests, n word pieces, k objects, t name pieces, m tokens."""

    words: torch.Tensor
    """Word piece embeddings of the sentence, Shape=(b, n, 384)."""
    states: torch.Tensor
    """Contextual states of the sentence, Shape=(b, n, 768)."""
    text_mask: torch.Tensor
    """Shape=(b, n), bool."""
    number_tags: torch.Tensor
    """Token of the number slot a word piece begins, else 0, Shape=(b, n)."""
    name_words: torch.Tensor
    """Word piece embeddings of the names, Shape=(b, k, t, 384)."""
    name_states: torch.Tensor
    """Mean contextual state of each name, Shape=(b, k, 768)."""
    first_mask: torch.Tensor
    """Name pieces before the last word, Shape=(b, k, t), bool."""
    last_mask: torch.Tensor
    """Name pieces of the last word, Shape=(b, k, t), bool."""
    groups: torch.Tensor
    """Which objects share their first words, and their last word: two indices, Shape=(b, k, 2)."""
    object_mask: torch.Tensor
    """Shape=(b, k), bool."""
    object_tokens: torch.Tensor
    """Slot token of each object, Shape=(b, k)."""
    code: torch.Tensor
    """Code tokens, Shape=(b, m)."""
    code_mask: torch.Tensor
    """Shape=(b, m), bool."""
    pixels: torch.Tensor | None = None
    """Images scaled to -1..1, Shape=(b, 3, size, size)."""


class Grounding(nn.Module):
    """Finds which object of the listing each word piece speaks of.

    It sees only likenesses between the sentence's and the names' pieces, so it works for any name.
    """

    CHANNELS = 9
    HIDDEN = 32

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
        self.nothing = nn.Parameter(torch.full((1,), 2.0))

    def forward(self, batch: PlannerBatch) -> tuple[torch.Tensor, torch.Tensor]:
        """Return scores over objects and "none" (last), Shape=(b, n, k+1), and likeness figures, Shape=(b, n, 4)."""
        b, n, _ = batch.words.shape
        k, t = batch.name_words.shape[1:3]
        names = batch.name_words.flatten(1, 2)
        raw = _cosine(batch.words, names).view(b, n, k, t)
        learnt = _cosine(self.word_likeness(batch.words), self.word_likeness(names)).view(b, n, k, t)
        whole = _cosine(self.state_likeness(batch.states), self.state_likeness(batch.name_states))
        first, last = batch.first_mask[:, None], batch.last_mask[:, None]
        parts = [_best(like, mask) for like in (raw, learnt) for mask in (first, last)]
        present = batch.object_mask[:, None]
        exact = [torch.sigmoid((part - 0.9) * 30.0) * present for part in parts[:2]]
        counts = [part.sum(-1, keepdim=True).expand(b, n, k) for part in exact]
        channels = torch.stack([*parts, whole, *exact, *[0.3 * count for count in counts]], dim=1)
        context = self.context(batch.states).transpose(1, 2)[:, :, :, None].expand(b, 12, n, k)
        keep = batch.text_mask[:, None, :, None]
        stacked = (torch.cat([channels, context], dim=1) * keep).permute(0, 3, 1, 2).flatten(0, 1)
        scores = self.layers(stacked).view(b, k, n).transpose(1, 2)
        scores = scores.masked_fill(~present, torch.finfo(scores.dtype).min)
        figures = torch.stack([*(part.amax(-1) for part in parts[:2]), *(count[..., 0] for count in counts)], dim=-1)
        return torch.cat([scores, self.nothing.expand(b, n, 1)], dim=-1), figures


class PlannerForCodeGeneration(PreTrainedModel):
    """ViT + Llama decoder that writes robot code from a sentence, a listing of objects and an image."""

    config_class = PlannerConfig
    base_model_prefix = "planner"
    main_input_name = "code"

    def __init__(self, config: PlannerConfig) -> None:
        """Build all trained parts; the frozen text encoder is no part of the model."""
        super().__init__(config)
        width = config.decoder_config.hidden_size
        self.tokens = nn.Embedding(len(config.vocabulary), width)
        self.group_tags = nn.Embedding(2 * 32, width)
        self.name_in = nn.Linear(STATE_WIDTH + 2 * TEXT_WIDTH, width)
        self.text_in = nn.Linear(STATE_WIDTH + TEXT_WIDTH, width)
        self.figures_in = nn.Linear(4, width)
        self.whole_in = nn.Linear(STATE_WIDTH, width)
        self.tag_in = nn.Linear(width, width)
        self.mention = nn.Parameter(torch.zeros(width))
        self.mate_kind = nn.Linear(TEXT_WIDTH, 1, bias=False)
        self.mate_in = nn.Linear(width, width, bias=False)
        self.mention_order = nn.Embedding(MENTIONS, width)
        self.known_in = nn.Linear(width, width)
        self.grounding = Grounding()
        self.vision = ViTModel(config.vision_config, add_pooling_layer=False)
        self.vision_in = nn.Linear(config.vision_config.hidden_size, width)
        self.decoder = LlamaModel(config.decoder_config)
        self.decoder.embed_tokens = nn.Identity()  # type: ignore[assignment]
        self.where = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, CELLS[0] * CELLS[1] + 1))
        self.kind = nn.Linear(width, config.kinds)
        self.head = nn.Linear(width, width)
        self.dropout = nn.Dropout(config.dropout)
        self.post_init()
        self._scale_inputs()

    def _scale_inputs(self) -> None:
        """Start with tags as loud as words and passed on unchanged: copying is then learnt first."""
        for linear in (self.name_in, self.text_in, self.whole_in, self.figures_in, self.vision_in):
            nn.init.xavier_uniform_(linear.weight)
        nn.init.normal_(self.tokens.weight, std=0.5)
        nn.init.normal_(self.group_tags.weight, std=0.3)
        nn.init.eye_(self.tag_in.weight)
        nn.init.zeros_(self.mate_kind.weight)
        nn.init.zeros_(self.mate_in.weight)
        nn.init.zeros_(self.mention_order.weight)
        nn.init.zeros_(self.known_in.weight)
        for layer in self.grounding.modules():
            if isinstance(layer, nn.Linear | nn.Conv1d):
                layer.reset_parameters()

    def get_input_embeddings(self) -> nn.Module:
        """Return the table of code tokens."""
        return self.tokens

    def prefix(self, batch: PlannerBatch) -> Prefix:
        """Return what stands before the code."""
        scores, figures = self.grounding(batch)
        weights = scores.float().softmax(-1).to(scores.dtype)
        tags = self.tokens(batch.object_tokens) * batch.object_mask[..., None]
        found = 1.0 - weights[..., -1:]
        text = self.text_in(torch.cat([batch.words, batch.states], dim=-1)) + self.figures_in(figures)
        # A found mention is described by its object's tag alone: what it is called shall not matter.
        text = (1.0 - found) * text + found * self.mention + self.tag_in(weights[..., :-1] @ tags)
        number = self.tag_in(self.tokens(batch.number_tags)) * (batch.number_tags > 0)[..., None]
        text = self.dropout(text + number)
        share = batch.text_mask[..., None] / batch.text_mask.sum(1).clamp(min=1)[:, None, None]
        whole = self.whole_in((batch.states * share).sum(1, keepdim=True))
        first = _mean(batch.name_words, batch.first_mask)
        last = _mean(batch.name_words, batch.last_mask)
        offset = torch.tensor([0, 32], device=batch.groups.device)
        objects = self.name_in(torch.cat([batch.name_states, first, last], dim=-1)) + self.tag_in(tags)
        objects = objects + self.mate_in(self._mates(batch, last) @ tags)
        objects = objects + self.group_tags(batch.groups + offset).sum(2)
        objects = self.dropout(objects + self.mention_order(_order_of_mention(weights, batch.object_mask)))
        parts, masks = [objects], [batch.object_mask]
        if batch.pixels is not None:
            patches = self.vision_in(self.vision(pixel_values=batch.pixels).last_hidden_state)
            parts.insert(0, patches)
            masks.insert(0, torch.ones(patches.shape[:2], dtype=torch.bool, device=patches.device))
        parts += [text, whole]
        masks += [batch.text_mask, torch.ones_like(batch.text_mask[:, :1])]
        known = self.known_in(objects) * batch.object_mask[..., None]
        table = known.new_zeros(len(known), len(self.config.vocabulary), known.shape[-1])
        table = table.scatter_add(1, batch.object_tokens[..., None].expand_as(known), known)
        return Prefix(torch.cat(parts, dim=1), torch.cat(masks, dim=1), scores, table)

    def embed(self, code: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """Return the inputs of code tokens, Shape=(b, m) to (b, m, width); `known` is that of their prefix."""
        return self.tokens(code) + known.gather(1, code[..., None].expand(-1, -1, known.shape[-1]))

    def _mates(self, batch: PlannerBatch, last: torch.Tensor) -> torch.Tensor:
        """Return for each object the weights of those that share its first words, Shape=(b, k, k).

        `last`: what the last words of the names mean, Shape=(b, k, 384). Which mat goes with which cube is then one
        step of copying.
        """
        same = batch.groups[:, :, None, 0] == batch.groups[:, None, :, 0]
        same &= ~torch.eye(same.shape[1], dtype=torch.bool) & batch.object_mask[:, None] & batch.object_mask[..., None]
        scores = self.mate_kind(last).transpose(1, 2).expand(same.shape)
        return scores.masked_fill(~same, -1e4).softmax(-1) * same

    def forward(self, batch: PlannerBatch) -> dict[str, torch.Tensor]:
        """Return `logits` after each code token, Shape=(b, m, v), `grounding` scores, and two auxiliary answers.

        `where` is each object's cell in the image, Shape=(b, k, 17), `kind` which request it is, Shape=(b, kinds).
        """
        prefix = self.prefix(batch)
        states = self.decode(prefix, batch.code, batch.code_mask)
        length, objects = prefix.states.shape[1], batch.object_mask.shape[1]
        start = 0 if batch.pixels is None else length - batch.words.shape[1] - 1 - objects
        where = self.where(states[:, start : start + objects])
        kind = self.kind(states[:, length - 1])
        return {"logits": self.logits(states[:, length:]), "grounding": prefix.grounding, "where": where, "kind": kind}

    def decode(self, prefix: Prefix, code: torch.Tensor, code_mask: torch.Tensor) -> torch.Tensor:
        """Return the decoder's states over prefix and code, Shape=(b, p+m, width)."""
        embedded = torch.cat([prefix.states, self.dropout(self.embed(code, prefix.known))], dim=1)
        seen = torch.cat([prefix.mask, code_mask], dim=1)
        positions = (seen.long().cumsum(1) - 1).clamp(min=0)
        return self.decoder(
            inputs_embeds=embedded, attention_mask=seen.long(), position_ids=positions
        ).last_hidden_state

    def logits(self, states: torch.Tensor) -> torch.Tensor:
        """Return scores over the vocabulary, tied to the token table."""
        return self.head(states) @ self.tokens.weight.T


def _order_of_mention(weights: torch.Tensor, object_mask: torch.Tensor) -> torch.Tensor:
    """Return as which object a sentence first speaks of each, from 1, 0 if it does not, Shape=(b, k).

    `weights` is the share of objects and "none" in each word piece, Shape=(b, n, k+1).
    """
    spoken = weights[..., :-1].detach() > 0.5
    mentioned = spoken.any(1) & object_mask
    first = spoken.float().argmax(1).masked_fill(~mentioned, weights.shape[1])
    return ((first.argsort(1).argsort(1) + 1) * mentioned).clamp(max=MENTIONS - 1)


def _cosine(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    return functional.normalize(left, dim=-1) @ functional.normalize(right, dim=-1).transpose(1, 2)


def _best(likeness: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    return likeness.masked_fill(~mask, -1.0).amax(-1)


def _mean(values: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    return (values * mask[..., None]).sum(2) / mask.sum(2).clamp(min=1)[..., None]


AutoConfig.register(PlannerConfig.model_type, PlannerConfig, exist_ok=True)
AutoModelForImageTextToText.register(PlannerConfig, PlannerForCodeGeneration, exist_ok=True)
