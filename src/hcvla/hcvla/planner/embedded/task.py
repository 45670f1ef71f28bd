"""The task that the embedded planner is at: its sentence, where things stood then, and the program chosen for it."""

from __future__ import annotations

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
        """Return what follows in the program that was checked; None once anything went otherwise than it says."""
        # A running program is recorded with its line breaks.
        done = tuple(step.code.strip() for step in request.past)
        smooth = not request.errors and all(step.verdict.done for step in request.past)
        if not self.program or not smooth or done != self.program[: len(done)]:
            return None
        if len(done) == len(self.program):
            return PlanAnswer(done=True)
        return PlanAnswer(code=self.program[len(done)])
