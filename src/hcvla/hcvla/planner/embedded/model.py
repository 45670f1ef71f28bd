"""The embedded planner's network: a small Llama decoder over the states of a text encoder, its lower half frozen.

The decoder reads one sequence: a state for each object of the listing, the word pieces of the sentence, one state for
the whole sentence (module `prefix`), then code. What stands before the code sees all of itself; code sees it and
what was written before. A statement of the goal is code of its own, which the program does
not see: each checks the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

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
)

from hcvla.language.text_encoder import TEXT_WIDTH, shared_text_encoder
from hcvla.planner.embedded.batch import PlannerBatch, PlannerInputs, TextFeatures, Written
from hcvla.planner.embedded.prefix import FURTHER, RELATIONS, Prefix, PrefixEncoder
from hcvla.planner.embedded.ranks import RANKS
from hcvla.planner.embedded.reader import Reader
from hcvla.planner.embedded.silent_linear import SilentLinear
from hcvla.planner.embedded.text_features import text_features
from hcvla.planner.embedded.tokenizer import FIRST_OBJECT, OBJECT_SLOTS

_UNSEEN = -1e9
"""Score of what must not be seen; every row sees something, and 16 bits hold it."""
_FORMER_PARTS = [r"^prefix_encoder\.vision", r"^where\."]
"""Weights of earlier checkpoints, whose network read the whole image too; they are left out at loading."""
Size = Literal["small", "medium", "large"]
SIZES: Mapping[Size, dict[str, int]] = {
    "small": {
        "hidden_size": 160, "num_hidden_layers": 4, "num_attention_heads": 4, "num_key_value_heads": 4,
        "intermediate_size": 432,
    },
    "medium": {
        "hidden_size": 160, "num_hidden_layers": 8, "num_attention_heads": 4, "num_key_value_heads": 4,
        "intermediate_size": 432,
    },
    "large": {
        "hidden_size": 320, "num_hidden_layers": 8, "num_attention_heads": 8, "num_key_value_heads": 8,
        "intermediate_size": 1024,
    },
}  # fmt: skip
"""Decoders by name: small and medium are trained on a processor in hours, large on a GPU in minutes."""


class PlannerConfig(PretrainedConfig):
    """Sizes of the embedded planner and the vocabulary it was trained with."""

    model_type = "hcvla_planner"
    sub_configs = {"decoder_config": LlamaConfig}  # noqa: RUF012

    def __init__(
        self,
        vocabulary: list[str] | None = None,
        decoder_config: dict[str, Any] | LlamaConfig | None = None,
        dropout: float = 0.05,
        refuse_below: float = 0.02,
        refuse_above: float = 0.9,
        reads_itself: bool = False,
        **kwargs: Any,
    ) -> None:
        """Take the vocabulary and the decoder's settings; missing settings are those of the small model.

        A task is refused if all that it may mean (hcvla.planner.embedded.readings) is together less probable than
        `refuse_below`; it is chosen on development sentences after training. An answer is a refusal only if all reasons
        together are more probable than `refuse_above`: of development requests to refuse 182 of 192 are, and 5 of 582
        others. With `reads_itself` the upper half of the text encoder is trained, too (hcvla.planner.embedded.reader).
        """
        self.vocabulary = list(vocabulary or [])
        self.dropout = dropout
        self.refuse_below = refuse_below
        self.refuse_above = refuse_above
        self.reads_itself = reads_itself
        decoder = decoder_config or SIZES["small"] | {"max_position_embeddings": 1024}
        decoder = LlamaConfig(**decoder) if isinstance(decoder, dict) else decoder
        decoder.vocab_size = max(len(self.vocabulary), 1)
        # Padding is masked; a padding index would freeze one row of the table.
        decoder.pad_token_id = decoder.bos_token_id = decoder.eos_token_id = None
        self.decoder_config = decoder
        kwargs.pop("vision_config", None)  # of checkpoints with _FORMER_PARTS
        super().__init__(**kwargs)

    @classmethod
    def of_size(cls, size: Size, vocabulary: list[str]) -> PlannerConfig:
        """Return the configuration of a new network; all but the small one read themselves."""
        decoder = SIZES[size] | {"max_position_embeddings": 1024}
        return cls(vocabulary=vocabulary, decoder_config=decoder, reads_itself=size != "small")


class PlannerForCodeGeneration(PreTrainedModel):
    """Llama decoder that writes robot code from a sentence and a listing of objects."""

    config_class = PlannerConfig
    base_model_prefix = "planner"
    main_input_name = "code"
    _keys_to_ignore_on_load_unexpected = _FORMER_PARTS

    def __init__(self, config: PlannerConfig) -> None:
        """Build all trained parts; what is frozen of the text encoder is no part of the model."""
        super().__init__(config)
        width = config.decoder_config.hidden_size
        self.tokens = nn.Embedding(len(config.vocabulary), width)
        self.reader = Reader() if config.reads_itself else None
        self.prefix_encoder = PrefixEncoder(width, config.dropout)
        self.decoder = LlamaModel(config.decoder_config)
        self.decoder.embed_tokens = nn.Identity()  # type: ignore[assignment]
        self.head = nn.Linear(width, width)
        self.point = nn.Linear(width, RELATIONS - FURTHER)
        self.point_further = SilentLinear(width, FURTHER)
        self.point_before = nn.Linear(width, RELATIONS - FURTHER)
        self.point_before_further = SilentLinear(width, FURTHER)
        self.object_query = nn.Linear(width, width, bias=False)
        self.object_key = nn.Linear(width, width, bias=False)
        self.rank_query = SilentLinear(width, RANKS, bias=False)
        self.dropout = nn.Dropout(config.dropout)
        self.post_init()
        self._scale_inputs()

    @classmethod
    def from_pretrained(cls, *args: Any, **kwargs: Any) -> Any:
        """Load a checkpoint; its numbers are stored in 16 bits to be small, and computed with in 32."""
        return super().from_pretrained(*args, **{"dtype": torch.float32} | kwargs)

    def _init_weights(self, module: nn.Module) -> None:
        """Begin a part that a checkpoint lacks."""
        if isinstance(module, SilentLinear):
            module.reset_parameters()
        else:
            super()._init_weights(module)

    def _scale_inputs(self) -> None:
        """Start with loud tags, and without pointing: copying is then learned first."""
        nn.init.normal_(self.tokens.weight, std=0.5)
        for silent in (self.point.weight, self.point_before.weight, self.point_before.bias):
            nn.init.zeros_(silent)
        nn.init.zeros_(self.object_query.weight)
        self.prefix_encoder.scale_inputs()

    def get_input_embeddings(self) -> nn.Module:
        """Return the table of code tokens."""
        return self.tokens

    def texts(self, batch: PlannerBatch) -> TextFeatures:
        """Return what the network reads of a batch's texts: the text encoder's states, the last ones its own."""
        features = text_features(batch, shared_text_encoder(str(self.device)))
        if self.reader is None:
            return features
        own = self.reader(features.marked, batch.text_mask)
        return replace(features, states=torch.cat([features.states[..., :TEXT_WIDTH], own.float()], dim=-1))

    def prefix(self, batch: PlannerBatch, texts: TextFeatures) -> Prefix:
        """Return what stands before the code."""
        return self.prefix_encoder(batch, texts, self.tokens)

    def generate(self, inputs: PlannerInputs, chance: torch.Generator | None = None) -> Written:
        """Return the likeliest answer inside the grammar, or one drawn by `chance`; raise PlannerError.

        For the answers of one task in turn, `hcvla.planner.embedded.decoding.Decoding` keeps what was read.
        """
        from hcvla.planner.embedded.decoding import Decoding

        return Decoding(self).write(inputs, chance)

    def forward(self, batch: PlannerBatch, texts: TextFeatures) -> dict[str, torch.Tensor]:
        """Return `logits` after each code token, Shape=(b, m, v), and `grounding` scores."""
        prefix = self.prefix(batch, texts)
        embedded = torch.cat([prefix.states, self.dropout(self.embed(batch.code, prefix.known))], dim=1)
        states = self.decoder(
            inputs_embeds=embedded,
            attention_mask=additive(attention(prefix, batch.code_mask, batch.goal_mask)),
            position_ids=torch.cat([prefix.positions, code_positions(prefix, batch.goal_mask)], dim=1),
        ).last_hidden_state
        length = prefix.states.shape[1]
        keys = self.object_keys(states, prefix)
        spoken = self.spoken(batch.code, batch.goal_mask)
        logits = self.logits(states[:, length:], spoken, prefix, keys)
        return {"logits": logits, "grounding": prefix.grounding}

    def embed(self, code: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """Return the inputs of code tokens, Shape=(b, m) to (b, m, width); `known` is that of their prefix."""
        return self.tokens(code) + known.gather(1, code[..., None].expand(-1, -1, known.shape[-1]))

    def spoken(self, code: torch.Tensor, goal_mask: torch.Tensor) -> torch.Tensor:
        """Return for each code token the newest object token up to it, and the newest of another object before that.

        Shape=(2, b, m), 0 where there is none. What the goal names is not known to the program, which is written
        without it; `goal_mask` is where the goal is, Shape=(b, m).
        """
        first = self.config.vocabulary.index(FIRST_OBJECT)
        is_object = (code >= first) & (code < first + OBJECT_SLOTS)
        places = torch.arange(code.shape[1], device=code.device).expand_as(code)
        begin = goal_mask.sum(1, keepdim=True) * ~goal_mask
        newest = torch.where(is_object, places, -1).cummax(1).values
        last = code.gather(1, newest.clamp(min=0)) * (newest >= begin)
        earlier = functional.pad(last[:, :-1], (1, 0)) * (places > begin)
        changed = torch.where(last != earlier, places, -1).cummax(1).values
        before = earlier.gather(1, changed.clamp(min=0)) * (changed >= begin)
        return torch.stack([last, before])

    def object_keys(self, states: torch.Tensor, prefix: Prefix) -> torch.Tensor:
        """Return what a state is compared with to name an object, Shape=(b, k, width)."""
        objects = states[:, : prefix.slots.shape[1]]
        return self.object_key(objects) / keys_scale(objects)

    def logits(self, states: torch.Tensor, spoken: torch.Tensor, prefix: Prefix, keys: torch.Tensor) -> torch.Tensor:
        """Return scores over the vocabulary, Shape=(b, m, v).

        They are tied to the token table; besides, a state may point at an object by what the decoder knows of it, by
        its place among others ("the leftmost"), and at what is related to one of the two objects that were named last,
        Shape=(2, b, m), so that "its mat", "the one before it" or "the next cube, after the one that was put on the
        tray" need not be learned for each.
        """
        objects = prefix.slots.transpose(1, 2)
        ways = (
            torch.cat([self.point(states), self.point_further(states)], dim=-1),
            torch.cat([self.point_before(states), self.point_before_further(states)], dim=-1),
        )
        named = (objects.gather(1, tokens[..., None].expand(-1, -1, objects.shape[-1])) for tokens in spoken)
        shares = sum(way[..., None] * asked[:, :, None] for way, asked in zip(ways, named, strict=True))
        related = torch.einsum("bmrk,brkj->bmj", shares, prefix.relations.to(states.dtype))
        ranked = self.rank_query(states) @ prefix.ranks.transpose(1, 2)
        pointed = related + ranked + self.object_query(states) @ keys.transpose(1, 2)
        return self.head(states) @ self.tokens.weight.T + pointed @ prefix.slots


def attention(prefix: Prefix, code_mask: torch.Tensor, goal_mask: torch.Tensor) -> torch.Tensor:
    """Return who sees whom, Shape=(b, 1, p+m, p+m), bool: the prefix all of itself, code what was written before.

    `code_mask` is where code is, `goal_mask` where it states the goal, Shape=(b, m).
    """
    p, m = prefix.mask.shape[1], code_mask.shape[1]
    seen = torch.cat([prefix.mask, code_mask], dim=1)[:, None, :].repeat(1, p + m, 1)
    seen[:, :p, p:] = False
    before = torch.ones(m, m, dtype=torch.bool, device=seen.device).tril()
    seen[:, p:, p:] &= before & (goal_mask[:, :, None] | ~goal_mask[:, None, :])
    return seen[:, None]


def additive(seen: torch.Tensor) -> torch.Tensor:
    """Return a mask as what is added to scores, which every implementation of attention takes."""
    return torch.zeros(seen.shape, device=seen.device).masked_fill(~seen, _UNSEEN)


def code_positions(prefix: Prefix, goal_mask: torch.Tensor) -> torch.Tensor:
    """Return the positions of code tokens, Shape=(b, m): goal and program both begin right after the prefix."""
    inside = torch.where(goal_mask, goal_mask.long().cumsum(1), (~goal_mask).long().cumsum(1))
    return prefix.positions[:, -1:] + inside


def keys_scale(states: torch.Tensor) -> float:
    """Return what keeps comparisons of this width of the size of one."""
    return float(states.shape[-1]) ** 0.5


AutoConfig.register(PlannerConfig.model_type, PlannerConfig, exist_ok=True)
AutoModelForImageTextToText.register(PlannerConfig, PlannerForCodeGeneration, exist_ok=True)
