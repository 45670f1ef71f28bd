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
    DynamicCache,
    LlamaConfig,
    LlamaModel,
    PretrainedConfig,
    PreTrainedModel,
    ViTConfig,
    ViTModel,
)

from hcvla.planner.batch import STATE_WIDTH, PlannerBatch, PlannerInputs, Written
from hcvla.planner.constrained import piece_constraint
from hcvla.planner.grounding import MENTIONS, Grounding, neighbours, order_of_mention
from hcvla.planner.planner import PlannerError
from hcvla.planner.text_encoder import TEXT_WIDTH
from hcvla.planner.tokenizer import END, FIRST_OBJECT, OBJECT_SLOTS, Tokenizer

MAX_ANSWER_TOKENS = 64
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
    relations: torch.Tensor
    """Share with which a token is the mate of, is mentioned before, or after the object of another,
    Shape=(b, 3, v, v); rows are the tokens that are asked about."""
    known: torch.Tensor
    """What is known of the object that a token stands for, zero for other tokens, Shape=(b, v, width)."""


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
        self.related_in = nn.Linear(3 * width, width, bias=False)
        self.grounding = Grounding()
        self.vision = ViTModel(config.vision_config, add_pooling_layer=False)
        self.vision_in = nn.Linear(config.vision_config.hidden_size, width)
        self.decoder = LlamaModel(config.decoder_config)
        self.decoder.embed_tokens = nn.Identity()  # type: ignore[assignment]
        self.where = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, CELLS[0] * CELLS[1] + 1))
        self.kind = nn.Linear(width, config.kinds)
        self.head = nn.Linear(width, width)
        self.point = nn.Linear(width, 3)
        self.dropout = nn.Dropout(config.dropout)
        self.post_init()
        self._scale_inputs()

    @classmethod
    def from_pretrained(cls, *args: Any, **kwargs: Any) -> Any:
        """Load a checkpoint; its numbers are stored in 16 bits to be small, and reckoned with in 32."""
        return super().from_pretrained(*args, **{"dtype": torch.float32} | kwargs)

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
        nn.init.orthogonal_(self.related_in.weight)
        nn.init.zeros_(self.point.weight)
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
        # A found mention is described by its object's tag alone: what it is called must not matter.
        text = (1.0 - found) * text + found * self.mention + self.tag_in(weights[..., :-1] @ tags)
        number = self.tag_in(self.tokens(batch.number_tags)) * (batch.number_tags > 0)[..., None]
        text = self.dropout(text + number)
        share = batch.text_mask[..., None] / batch.text_mask.sum(1).clamp(min=1)[:, None, None]
        whole = self.whole_in((batch.states * share).sum(1, keepdim=True))
        first = _mean(batch.name_words, batch.first_mask)
        last = _mean(batch.name_words, batch.last_mask)
        offset = torch.tensor([0, 32], device=batch.groups.device)
        objects = self.name_in(torch.cat([batch.name_states, first, last], dim=-1)) + self.tag_in(tags)
        mate_shares = self._mates(batch, last)
        mates = mate_shares @ tags
        objects = objects + self.mate_in(mates)
        objects = objects + self.group_tags(batch.groups + offset).sum(2)
        order = order_of_mention(weights, batch.object_mask)
        objects = self.dropout(objects + self.mention_order(order))
        parts, masks = [objects], [batch.object_mask]
        if batch.pixels is not None:
            patches = self.vision_in(self.vision(pixel_values=batch.pixels).last_hidden_state)
            parts.insert(0, patches)
            masks.insert(0, torch.ones(patches.shape[:2], dtype=torch.bool, device=patches.device))
        parts += [text, whole]
        masks += [batch.text_mask, torch.ones_like(batch.text_mask[:, :1])]
        before, after = neighbours(order)
        related = self.related_in(torch.cat([mates, before @ tags, after @ tags], dim=-1))
        known = (self.known_in(objects) + related) * batch.object_mask[..., None]
        slots = functional.one_hot(batch.object_tokens, len(self.config.vocabulary)).to(known.dtype)
        slots = (slots * batch.object_mask[..., None])[:, None]
        relations = slots.transpose(2, 3) @ torch.stack([mate_shares, before, after], dim=1) @ slots
        table = known.new_zeros(len(known), len(self.config.vocabulary), known.shape[-1])
        table = table.scatter_add(1, batch.object_tokens[..., None].expand_as(known), known)
        return Prefix(torch.cat(parts, dim=1), torch.cat(masks, dim=1), scores, relations, table)

    @torch.inference_mode()
    def generate(self, inputs: PlannerInputs, chance: torch.Generator | None = None) -> Written:
        """Return the likeliest answer inside the grammar, or one drawn by `chance`; raise PlannerError."""
        batch = inputs.batch
        prefix = self.prefix(batch)
        embedded = torch.cat([prefix.states, self.embed(batch.code, prefix.known)], dim=1)
        embedded = embedded[:, torch.cat([prefix.mask, batch.code_mask], dim=1)[0]]
        last = self.spoken_last(batch.code)[:, -1:]
        end = self.config.vocabulary.index(END)
        pieces = Tokenizer(self.config.vocabulary).pieces(inputs.slots)
        constraint = piece_constraint(pieces, end, inputs.grammar)
        cache, confidence = DynamicCache(), 1.0
        chosen: list[int] = []
        while len(chosen) < MAX_ANSWER_TOKENS:
            states = self.decoder(inputs_embeds=embedded, past_key_values=cache, use_cache=True).last_hidden_state
            chances = self.logits(states[:, -1:], last, prefix.relations)[0, 0].float().softmax(-1)
            # The small number keeps a permitted token possible where the model gives it no chance at all.
            permitted = (chances + 1e-9) * constraint.allowed()[: len(chances)]
            if not permitted.sum() > 0.0:  # no number is not more than zero either
                raise PlannerError(f"no token fits after the {len(chosen)} that the planner wrote")
            token = int(permitted.argmax() if chance is None else torch.multinomial(permitted, 1, generator=chance))
            confidence *= float(chances[token])
            if token == end:
                return Written(tuple(chosen), confidence)
            constraint.accept(token)
            chosen.append(token)
            if constraint.stopped:
                return Written(tuple(chosen), confidence)
            newest = torch.tensor([[token]])
            named = self.spoken_last(newest)
            last = named if int(named) else last
            embedded = self.embed(newest, prefix.known)
        raise PlannerError(f"the planner's answer did not end within {MAX_ANSWER_TOKENS} tokens")

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
        logits = self.logits(states[:, length:], self.spoken_last(batch.code), prefix.relations)
        return {"logits": logits, "grounding": prefix.grounding, "where": where, "kind": kind}

    def decode(self, prefix: Prefix, code: torch.Tensor, code_mask: torch.Tensor) -> torch.Tensor:
        """Return the decoder's states over prefix and code, Shape=(b, p+m, width)."""
        embedded = torch.cat([prefix.states, self.dropout(self.embed(code, prefix.known))], dim=1)
        seen = torch.cat([prefix.mask, code_mask], dim=1)
        positions = (seen.long().cumsum(1) - 1).clamp(min=0)
        return self.decoder(
            inputs_embeds=embedded, attention_mask=seen.long(), position_ids=positions
        ).last_hidden_state

    def spoken_last(self, code: torch.Tensor) -> torch.Tensor:
        """Return for each code token the newest object token up to it, 0 if there is none, Shape=(b, m)."""
        first = self.config.vocabulary.index(FIRST_OBJECT)
        is_object = (code >= first) & (code < first + OBJECT_SLOTS)
        places = torch.arange(code.shape[1], device=code.device).expand_as(code)
        newest = torch.where(is_object, places, -1).cummax(1).values
        return code.gather(1, newest.clamp(min=0)) * (newest >= 0)

    def logits(self, states: torch.Tensor, last: torch.Tensor, relations: torch.Tensor) -> torch.Tensor:
        """Return scores over the vocabulary, Shape=(b, m, v).

        They are tied to the token table; besides, a state may point at what is related to the object that was named
        `last`, Shape=(b, m), so that "its mat" or "the one before it" need not be learnt for each.
        """
        rows = relations.gather(2, last[:, None, :, None].expand(-1, 3, -1, relations.shape[-1]))
        pointed = torch.einsum("bmr,brmv->bmv", self.point(states), rows)
        return self.head(states) @ self.tokens.weight.T + pointed


def _mean(values: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    return (values * mask[..., None]).sum(2) / mask.sum(2).clamp(min=1)[..., None]


AutoConfig.register(PlannerConfig.model_type, PlannerConfig, exist_ok=True)
AutoModelForImageTextToText.register(PlannerConfig, PlannerForCodeGeneration, exist_ok=True)
