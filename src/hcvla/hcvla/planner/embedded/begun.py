"""An answer that has begun, and what its grammar lets come next."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from hcvla.planner.constrained import Constraint


@dataclass(frozen=True)
class BegunAnswer:
    """The first tokens of an answer; what follows makes another one of it, so that several may begin alike."""

    tokens: tuple[int, ...]
    whole: bool
    """Whether it has come to its end."""
    allowed: torch.Tensor
    """The tokens that may come next, Shape=(vocabulary,), bool."""
    _constraint: Constraint
    _end: int

    @classmethod
    def nothing(cls, constraint: Constraint, vocabulary: int, end: int) -> BegunAnswer:
        """Return the answer of which nothing is written; token `end` ends it."""
        return cls((), False, constraint.allowed()[:vocabulary], constraint, end)

    @property
    def forced(self) -> int | None:
        """The token that must come next whatever is meant; None if there is a choice."""
        return int(self.allowed.nonzero()[0]) if int(self.allowed.sum()) == 1 else None

    def followed_by(self, token: int) -> BegunAnswer:
        """Return the answer with one token more; raise PlannerError if its grammar does not allow it."""
        if token == self._end:
            return BegunAnswer(self.tokens, True, self.allowed, self._constraint, self._end)
        constraint = self._constraint.copy()
        constraint.accept(token)
        allowed = constraint.allowed()[: len(self.allowed)]
        return BegunAnswer((*self.tokens, token), constraint.stopped, allowed, constraint, self._end)
