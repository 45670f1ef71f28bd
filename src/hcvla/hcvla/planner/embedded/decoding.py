"""Writes answers with the embedded planner's network; what it has read of a task is kept for the next answer."""

from __future__ import annotations

from dataclasses import dataclass, fields

import torch
from transformers import DynamicCache

from hcvla.language.text_encoder import shared_text_encoder
from hcvla.planner.constrained import piece_constraint
from hcvla.planner.embedded.batch import PlannerBatch, PlannerInputs, Written
from hcvla.planner.embedded.model import PlannerForCodeGeneration, additive, attention
from hcvla.planner.embedded.prefix import Prefix
from hcvla.planner.embedded.text_features import text_features
from hcvla.planner.embedded.tokenizer import END, Tokenizer
from hcvla.planner.planner import PlannerError

MAX_ANSWER_TOKENS = 96
"""The longest goal of a task has 45."""
_CODE = ("code", "code_mask", "goal_mask")


@dataclass
class _Read:
    """What the network has read of one task: its beginning, and some code after that."""

    batch: PlannerBatch
    prefix: Prefix
    length: int
    """Of the prefix."""
    cache: DynamicCache
    code: list[int]
    """The tokens that the cache holds after the prefix."""
    states: torch.Tensor
    """After the newest of them, Shape=(1, 1, width)."""
    keys: torch.Tensor


class Decoding:
    """Writes one answer after the other; of a task that goes on only what is new is read."""

    def __init__(self, model: PlannerForCodeGeneration) -> None:
        """Take a network that is not being trained."""
        self._model = model
        self._tokenizer = Tokenizer(model.config.vocabulary)
        self._end = self._tokenizer.ids[END]
        self._refusals = torch.tensor([token.startswith("refuse(") for token in self._tokenizer.tokens])
        self._read: _Read | None = None
        self.forwards = 0
        """Passes through the network so far."""

    @torch.inference_mode()
    def write(self, inputs: PlannerInputs, chance: torch.Generator | None = None) -> Written:
        """Return the likeliest answer inside the grammar, or one drawn by `chance`; raise PlannerError."""
        read = self._read = self._up_to(inputs.batch)
        constraint = piece_constraint(self._tokenizer.pieces(inputs.slots), self._end, inputs.grammar)
        written: list[int] = []
        confidence, unread = 1.0, 0
        while len(written) < MAX_ANSWER_TOKENS:
            allowed = constraint.allowed()[: len(self._tokenizer)]
            token = int(allowed.nonzero()[0]) if int(allowed.sum()) == 1 else None
            if token is None:
                if unread:
                    self._feed(read, written[-unread:])
                    unread = 0
                token, likely = self._choose(read, allowed, chance, len(written))
                confidence *= likely
            if token == self._end:
                return Written(tuple(written), confidence)
            constraint.accept(token)
            written.append(token)
            unread += 1
            if constraint.stopped:
                return Written(tuple(written), confidence)
        raise PlannerError(f"the planner's answer did not end within {MAX_ANSWER_TOKENS} tokens")

    def _choose(
        self, read: _Read, allowed: torch.Tensor, chance: torch.Generator | None, count: int
    ) -> tuple[int, float]:
        """Return the next token and how likely it is, after `count` of this answer."""
        code = torch.tensor([read.code])
        spoken = self._model.spoken(code, torch.zeros_like(code, dtype=torch.bool))[..., -1:]
        scores = self._model.logits(read.states, spoken, read.prefix, read.keys)[0, 0]
        chances = self._without_half_a_refusal(scores.float().softmax(-1))
        # The small number keeps a permitted token possible where the model gives it no chance at all.
        permitted = (chances + 1e-9) * allowed
        if not permitted.sum() > 0.0:  # no number is not more than zero either
            raise PlannerError(f"no token fits after the {count} that the planner wrote; its weights may be damaged")
        token = int(permitted.argmax() if chance is None else torch.multinomial(permitted, 1, generator=chance))
        return token, float(chances[token])

    def _without_half_a_refusal(self, chances: torch.Tensor) -> torch.Tensor:
        """Return the chances of the next token, if too small those of refusals go to the others."""
        refusing = chances[self._refusals].sum()
        if refusing >= self._model.config.refuse_above:
            return chances
        return chances.masked_fill(self._refusals, 0.0) / (1.0 - refusing)

    def _up_to(self, batch: PlannerBatch) -> _Read:
        """Return the network's state after the code of a request, reading what it has not read yet."""
        code = batch.code[0, batch.code_mask[0]].tolist()
        read = self._read
        if read is None or not _same_beginning(read.batch, batch):
            return self._begin(batch, code)
        shared = 0
        while shared < min(len(read.code), len(code) - 1) and read.code[shared] == code[shared]:
            shared += 1
        if shared < len(read.code):
            read.cache.crop(shared - len(read.code))
            read.code = read.code[:shared]
        self._feed(read, code[shared:])
        return read

    def _begin(self, batch: PlannerBatch, code: list[int]) -> _Read:
        model = self._model
        prefix = model.prefix(batch, text_features(batch, shared_text_encoder()))
        embedded = torch.cat([prefix.states, model.embed(batch.code, prefix.known)], dim=1)
        steps = torch.arange(1, batch.code.shape[1] + 1)
        cache = DynamicCache()
        states = model.decoder(
            inputs_embeds=embedded,
            # Goal and program are written apart here, so neither needs to be hidden from the other.
            attention_mask=additive(attention(prefix, batch.code_mask, torch.zeros_like(batch.goal_mask))),
            position_ids=torch.cat([prefix.positions, prefix.positions[:, -1:] + steps], dim=1),
            past_key_values=cache,
            use_cache=True,
        ).last_hidden_state
        self.forwards += 1
        keys = model.object_keys(states, prefix)
        return _Read(batch, prefix, prefix.states.shape[1], cache, code, states[:, -1:], keys)

    def _feed(self, read: _Read, tokens: list[int]) -> None:
        """Read more code, all of it in one pass."""
        code = torch.tensor([tokens])
        start = read.prefix.positions[:, -1:] + len(read.code) + 1
        seen = torch.cat([read.prefix.mask, torch.ones(1, len(read.code) + len(tokens), dtype=torch.bool)], dim=1)
        read.states = self._model.decoder(
            inputs_embeds=self._model.embed(code, read.prefix.known),
            attention_mask=seen.long(),
            position_ids=start + torch.arange(len(tokens)),
            past_key_values=read.cache,
            use_cache=True,
        ).last_hidden_state[:, -1:]
        read.code = read.code + tokens
        self.forwards += 1


def _same_beginning(first: PlannerBatch, second: PlannerBatch) -> bool:
    """Whether two requests differ in their code only."""
    for name in (field.name for field in fields(PlannerBatch) if field.name not in _CODE):
        if not torch.equal(getattr(first, name), getattr(second, name)):
            return False
    return True
