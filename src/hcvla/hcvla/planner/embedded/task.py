"""The task that the embedded planner is at: its sentence, where things stood then, and the program chosen for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hcvla.api.types import NamedObject
from hcvla.planner.embedded.spelling import spelled
from hcvla.planner.planner import PastStep, PlanAnswer, PlanRequest


@dataclass
class TaskAtHand:
    """What is kept of a task from one answer to the next."""

    text: str
    start: tuple[NamedObject, ...]
    """What was seen when the sentence was said."""
    read_as: str = field(init=False)
    """The sentence with what is on the table spelled right."""
    past: tuple[PastStep, ...] = ()
    missing: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """By the number of lines that were run: the object for which the goal was found not to be met then."""
    program: tuple[str, ...] = ()
    """The answers that were checked together before anything moved."""

    def __post_init__(self) -> None:
        """Spell what is on the table."""
        self.read_as = spelled(self.text, (item.name for item in self.start))

    def goes_on(self, text: str, past: tuple[PastStep, ...]) -> bool:
        """Whether a request is a later one of this task."""
        return bool(past) and text == self.text and past[: len(self.past)] == self.past

    def objects(self, now: tuple[NamedObject, ...]) -> tuple[NamedObject, ...]:
        """Return the listing that the sentence is read with: "the leftmost" means where things stood then."""
        known = {item.name for item in self.start}
        return (*self.start, *(item for item in now if item.name not in known))

    def next_checked(self, request: PlanRequest) -> PlanAnswer | None:
        """Return what follows in the program that was checked; None once anything went otherwise than it says.

        A line that failed is the network's to repair; if it succeeded when it was tried again, the program goes on.
        """
        reached = self._reached(request.past)
        if not self.program or request.errors or reached is None:
            return None
        if request.past and not request.past[-1].verdict.done:
            return None
        return PlanAnswer(code=self.program[reached]) if reached < len(self.program) else PlanAnswer(done=True)

    def _reached(self, past: Sequence[PastStep]) -> int | None:
        """Return how many lines of the program were done, each in its turn; None if others were run."""
        reached, tried = 0, False
        for step in past:
            if reached == len(self.program):
                return None
            # A running program is recorded with its line breaks, and what it remembered need not be remembered again.
            code, expected = step.code.strip(), self.program[reached]
            if code != expected and not (tried and code == expected.splitlines()[-1]):
                return None
            tried = not step.verdict.done
            reached += step.verdict.done
        return reached
