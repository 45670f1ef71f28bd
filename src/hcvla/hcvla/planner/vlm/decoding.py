"""Writes a model's answers to chats inside a grammar; tokens that the grammar leaves no choice of are read together."""

from __future__ import annotations

from typing import Any

import llguidance
import torch

from hcvla.planner.constrained import Constraint
from hcvla.planner.planner import PlannerError
from hcvla.planner.vlm.reading import ChatReader, Reading
from hcvla.planner.vlm.tokens import Encoded


class ChatDecoding:
    """Writes one answer after the other."""

    def __init__(self, model: Any, vocabulary: llguidance.LLTokenizer, end: int, max_tokens: int) -> None:
        """Take a model that is not being trained, and the token that ends an answer in its chat template."""
        self.reader = ChatReader(model)
        self._vocabulary, self._ends, self._max_tokens = vocabulary, {end, vocabulary.eos_token}, max_tokens

    @torch.inference_mode()
    def write(self, chat: Encoded, grammar: str, chance: torch.Generator | None = None) -> list[int]:
        """Return the likeliest answer inside the grammar, or one drawn by `chance`; raise PlannerError."""
        reading = self.reader.read(chat)
        constraint = Constraint(self._vocabulary, grammar)
        written: list[int] = []
        while len(written) < self._max_tokens:
            following = constraint.forced()
            if not following:
                token = self._choose(reading, constraint, chance, len(written))
                if token in self._ends:
                    return written
                constraint.accept(token)
                following = [token]
            written += following
            if constraint.stopped:
                return written
            self.reader.feed(reading, following)
        raise PlannerError(f"the model's answer did not end within {self._max_tokens} tokens (max_tokens)")

    def _choose(self, reading: Reading, constraint: Constraint, chance: torch.Generator | None, count: int) -> int:
        """Return the next token after `count` of this answer."""
        scores = reading.scores.float()
        if torch.isnan(scores).any():
            raise PlannerError(
                f"the model gives no numbers (NaN) after {count} tokens of its answer; its weights may be damaged, or "
                f"too large for {reading.scores.dtype}"
            )
        allowed = torch.zeros(scores.shape[-1], dtype=torch.bool)
        permitted = constraint.allowed()[: len(allowed)]
        allowed[: len(permitted)] = permitted
        if constraint.whole:
            allowed[list(self._ends)] = True
        scores = scores.masked_fill(~allowed.to(scores.device), float("-inf")).cpu()
        if chance is None:
            return int(scores.argmax())
        return int(torch.multinomial(scores.softmax(-1), 1, generator=chance))
