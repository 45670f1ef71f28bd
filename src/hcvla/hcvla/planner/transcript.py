"""The course of a task as code tokens: answers, what came of them, what is held. The same in training and use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hcvla.planner.planner import PastStep
from hcvla.planner.tokenizer import END, FAILED, HELD, STEP, WORKED, Slots, Tokenizer


@dataclass
class Transcript:
    """Code tokens of a task so far, and which of them a planner must predict."""

    tokenizer: Tokenizer
    slots: Slots
    tokens: list[int] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    """Whether each token is part of an answer, Shape as `tokens`."""

    def ask(self, held: str | None) -> None:
        """Begin an answer: say what is in the gripper."""
        self._add([self.tokenizer.ids[STEP]], answer=False)
        if held in self.slots.names:
            self._add([self.tokenizer.ids[HELD], self.tokenizer.object_id(self.slots.names.index(held))], answer=False)

    def answer(self, code: str) -> None:
        """Add an answer."""
        self._add([*self.tokenizer.encode(code, self.slots), self.tokenizer.ids[END]], answer=True)

    def outcome(self, *, worked: bool) -> None:
        """Add what came of it."""
        self._add([self.tokenizer.ids[WORKED if worked else FAILED]], answer=False)

    def replay(self, past: Iterable[PastStep], held: str | None) -> Transcript:
        """Add the lines that were run, and ask for the next; `held` is what is held now."""
        for step in past:
            self.ask(step.held)
            self.answer(step.code)
            self.outcome(worked=step.verdict.done)
        self.ask(held)
        return self

    def _add(self, tokens: list[int], *, answer: bool) -> None:
        self.tokens += tokens
        self.answers += [answer] * len(tokens)
