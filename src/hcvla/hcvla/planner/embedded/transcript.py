"""The course of a task as code tokens: answers, what came of them, what is held. The same in training and use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hcvla.planner.embedded.tokenizer import END, FAILED, HELD, MISSING, STEP, WORKED, Slots, Tokenizer
from hcvla.planner.planner import PastStep


@dataclass
class Transcript:
    """Code tokens of a task so far, and which of them a planner must predict."""

    tokenizer: Tokenizer
    slots: Slots
    tokens: list[int] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    """Whether each token is part of an answer, Shape as `tokens`."""

    def ask(self, held: str | None, missing: Iterable[str] = ()) -> None:
        """Begin an answer: say for which objects the goal was found not to be met, and what is in the gripper."""
        self._add([self.tokenizer.ids[STEP]], answer=False)
        for name in missing:
            self._add_object(MISSING, name)
        if held is not None:
            self._add_object(HELD, held)

    def answer(self, code: str) -> None:
        """Add an answer."""
        self._add([*self.tokenizer.encode(code, self.slots), self.tokenizer.ids[END]], answer=True)

    def outcome(self, *, worked: bool) -> None:
        """Add what came of it."""
        self._add([self.tokenizer.ids[WORKED if worked else FAILED]], answer=False)

    def replay(
        self, past: Iterable[PastStep], held: str | None, missing: Mapping[int, tuple[str, ...]] | None = None
    ) -> Transcript:
        """Add the lines that were run, and ask for the next; `held` is what is held now.

        `missing` says, by the number of lines that were run before, for which objects the goal was found not to be met.
        """
        missing, steps = missing or {}, list(past)
        for number, step in enumerate(steps):
            self.ask(step.held, missing.get(number, ()))
            self.answer(step.code)
            self.outcome(worked=step.verdict.done)
        self.ask(held, missing.get(len(steps), ()))
        return self

    def _add_object(self, mark: str, name: str) -> None:
        if name in self.slots.names:
            self._add([self.tokenizer.ids[mark], self.tokenizer.object_id(self.slots.names.index(name))], answer=False)

    def _add(self, tokens: list[int], *, answer: bool) -> None:
        self.tokens += tokens
        self.answers += [answer] * len(tokens)
