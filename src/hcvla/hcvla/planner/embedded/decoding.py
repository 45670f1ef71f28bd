"""Writes answers with the embedded planner's network; what it has read of a task is kept for the next answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import torch
from transformers import DynamicCache

from hcvla.planner.constrained import piece_constraint
from hcvla.planner.embedded.batch import PlannerBatch, PlannerInputs, Written
from hcvla.planner.embedded.begun import BegunAnswer
from hcvla.planner.embedded.model import PlannerForCodeGeneration, additive, attention
from hcvla.planner.embedded.prefix import Prefix
from hcvla.planner.embedded.search import likeliest
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
        """Return the likeliest choice after the other inside the grammar, or drawn by `chance`; raise PlannerError."""
        begun, confidence = self._nothing(inputs), 1.0
        while len(begun.tokens) < MAX_ANSWER_TOKENS:
            token = begun.forced
            if token is None:
                token, likely = self._choose(self._after(inputs.batch, begun.tokens), begun, chance)
                confidence *= likely
            begun = begun.followed_by(token)
            if begun.whole:
                return Written(begun.tokens, confidence)
        raise PlannerError(f"the planner's answer did not end within {MAX_ANSWER_TOKENS} tokens")

    def likeliest(self, inputs: PlannerInputs, floor: float) -> Iterator[Written]:
        """Yield all answers inside the grammar that are at least so probable, the likeliest first."""

        @torch.inference_mode()
        def branches(begun: BegunAnswer, least: float) -> list[tuple[BegunAnswer, float]] | None:
            if begun.whole:
                return None
            if begun.forced is not None:
                return [(begun.followed_by(begun.forced), 1.0)]
            if len(begun.tokens) >= MAX_ANSWER_TOKENS:
                return []
            chances = self._chances(self._after(inputs.batch, begun.tokens))
            likely = ((chances >= least) & begun.allowed).nonzero()[:, 0].tolist()
            return [(begun.followed_by(token), float(chances[token])) for token in likely]

        for begun, confidence in likeliest(self._nothing(inputs), branches, floor):
            yield Written(begun.tokens, confidence)

    def _nothing(self, inputs: PlannerInputs) -> BegunAnswer:
        constraint = piece_constraint(self._tokenizer.pieces(inputs.slots), self._end, inputs.grammar)
        return BegunAnswer.nothing(constraint, len(self._tokenizer), self._end)

    def _chances(self, read: _Read) -> torch.Tensor:
        """Return how likely each token is next, Shape=(vocabulary,)."""
        code = torch.tensor([read.code])
        spoken = self._model.spoken(code, torch.zeros_like(code, dtype=torch.bool))[..., -1:]
        scores = self._model.logits(read.states, spoken, read.prefix, read.keys)[0, 0]
        return self._without_half_a_refusal(scores.float().softmax(-1))

    def _choose(self, read: _Read, begun: BegunAnswer, chance: torch.Generator | None) -> tuple[int, float]:
        """Return the next token and how likely it is."""
        chances = self._chances(read)
        # The small number keeps a permitted token possible where the model gives it no chance at all.
        permitted = (chances + 1e-9) * begun.allowed
        if not permitted.sum() > 0.0:  # no number is not more than zero either
            count = len(begun.tokens)
            raise PlannerError(f"no token fits after the {count} that the planner wrote; its weights may be damaged")
        token = int(permitted.argmax() if chance is None else torch.multinomial(permitted, 1, generator=chance))
        return token, float(chances[token])

    def _without_half_a_refusal(self, chances: torch.Tensor) -> torch.Tensor:
        """Return the chances of the next token, if too small those of refusals go to the others."""
        refusing = chances[self._refusals].sum()
        if refusing >= self._model.config.refuse_above:
            return chances
        return chances.masked_fill(self._refusals, 0.0) / (1.0 - refusing)

    def _after(self, batch: PlannerBatch, written: Sequence[int]) -> _Read:
        """Return the network's state after the code of a request and what was written, reading what is new of it."""
        code = [*batch.code[0, batch.code_mask[0]].tolist(), *written]
        read = self._read
        if read is None or not _same_beginning(read.batch, batch):
            read = self._read = self._begin(batch)
        if read.code == code:
            return read
        shared = 0
        while shared < min(len(read.code), len(code) - 1) and read.code[shared] == code[shared]:
            shared += 1
        if shared < len(read.code):
            read.cache.crop(shared - len(read.code))
            read.code = read.code[:shared]
        self._feed(read, code[shared:])
        return read

    def _begin(self, batch: PlannerBatch) -> _Read:
        model = self._model
        prefix = model.prefix(batch, model.texts(batch))
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
        code = batch.code[0, batch.code_mask[0]].tolist()
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
