"""Writes answers with the embedded planner's network; what it has read of a task is kept for the next answer."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from hcvla.planner.constrained import piece_constraint
from hcvla.planner.embedded.batch import PlannerBatch, PlannerInputs, Written
from hcvla.planner.embedded.begun import BegunAnswer
from hcvla.planner.embedded.code_tree import Code, CodeTree, code_of
from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.planner.embedded.tokenizer import END, Tokenizer
from hcvla.planner.planner import PlannerError

MAX_ANSWER_TOKENS = 96
"""The longest goal of a task has 45."""


class Decoding:
    """Writes one answer after the other; of a task that goes on only what is new is read."""

    def __init__(self, model: PlannerForCodeGeneration) -> None:
        """Take a network that is not being trained."""
        self._model = model
        self._tokenizer = Tokenizer(model.config.vocabulary)
        self._end = self._tokenizer.ids[END]
        self._refusals = torch.tensor([token.startswith("refuse(") for token in self._tokenizer.tokens])
        self._read: CodeTree | None = None

    @property
    def forwards(self) -> int:
        """Passes through the network for the task that was written for last."""
        return self._read.forwards if self._read else 0

    @torch.inference_mode()
    def write(self, inputs: PlannerInputs, chance: torch.Generator | None = None) -> Written:
        """Return the likeliest choice after the other inside the grammar, or drawn by `chance`; raise PlannerError."""
        begun, confidence = _as_far_as_forced(self._nothing(inputs)), 1.0
        while not begun.whole:
            if len(begun.tokens) >= MAX_ANSWER_TOKENS:
                raise PlannerError(f"the planner's answer did not end within {MAX_ANSWER_TOKENS} tokens")
            (chances,) = self._chances(inputs.batch, [begun.tokens])
            token, likely = _choose(chances, begun, chance)
            begun, confidence = _as_far_as_forced(begun.followed_by(token)), confidence * likely
        return Written(begun.tokens, confidence)

    @torch.inference_mode()
    def likeliest(self, inputs: PlannerInputs, floor: float) -> list[Written]:
        """Return all answers inside the grammar that are at least so probable, the likeliest first.

        All that were begun are gone on with together: a pass for several takes little longer than one for one.
        """
        begun, whole = [(self._nothing(inputs), 1.0)], list[Written]()
        while begun:
            known = [(_as_far_as_forced(answer), likely) for answer, likely in begun]
            whole += [Written(answer.tokens, likely) for answer, likely in known if answer.whole]
            open_ = [one for one in known if not one[0].whole and len(one[0].tokens) < MAX_ANSWER_TOKENS]
            chances = self._chances(inputs.batch, [answer.tokens for answer, _ in open_])
            begun = [
                (answer.followed_by(token), likely * float(next_[token]))
                for (answer, likely), next_ in zip(open_, chances, strict=True)
                for token in ((likely * next_ >= floor) & answer.allowed).nonzero()[:, 0].tolist()
            ]
        return sorted(whole, key=lambda written: -written.confidence)

    def _nothing(self, inputs: PlannerInputs) -> BegunAnswer:
        constraint = piece_constraint(self._tokenizer.pieces(inputs.slots), self._end, inputs.grammar)
        return BegunAnswer.nothing(constraint, len(self._tokenizer), self._end)

    def _chances(self, batch: PlannerBatch, written: Sequence[Code]) -> list[torch.Tensor]:
        """Return how likely each token is after the code of a request and each of these, Shape=(vocabulary,)."""
        if self._read is None or not self._read.goes_on(batch):
            self._read = CodeTree(self._model, batch)
        before = code_of(batch)
        scores = self._read.scores([before + code for code in written])
        return [self._without_half_a_refusal(each.float().softmax(-1)) for each in scores]

    def _without_half_a_refusal(self, chances: torch.Tensor) -> torch.Tensor:
        """Return the chances of the next token, if too small those of refusals go to the others."""
        refusing = chances[self._refusals].sum()
        if refusing >= self._model.config.refuse_above:
            return chances
        return chances.masked_fill(self._refusals, 0.0) / (1.0 - refusing)


def _as_far_as_forced(begun: BegunAnswer) -> BegunAnswer:
    """Return an answer with all tokens that must follow whatever is meant."""
    while not begun.whole and len(begun.tokens) < MAX_ANSWER_TOKENS and (token := begun.forced) is not None:
        begun = begun.followed_by(token)
    return begun


def _choose(chances: torch.Tensor, begun: BegunAnswer, chance: torch.Generator | None) -> tuple[int, float]:
    """Return the next token and how likely it is."""
    # The small number keeps a permitted token possible where the model gives it no chance at all.
    permitted = (chances + 1e-9) * begun.allowed
    if not permitted.sum() > 0.0:  # no number is not more than zero either
        count = len(begun.tokens)
        raise PlannerError(f"no token fits after the {count} that the planner wrote; its weights may be damaged")
    token = int(permitted.argmax() if chance is None else torch.multinomial(permitted, 1, generator=chance))
    return token, float(chances[token])
