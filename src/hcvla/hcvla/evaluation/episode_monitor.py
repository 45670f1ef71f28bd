"""Watches one episode for what its result does not say: control steps, and what perception had wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hcvla.api.errors import HcvlaError
from hcvla.api.events import InnerEnded, SubtaskEnded, SubtaskStarted, TaskEvent
from hcvla.api.outcomes import Outcome
from hcvla.evaluation.failure_attribution import Evidence
from hcvla.evaluation.heads import HeadCounts
from hcvla.evaluation.perception_errors import PerceptionMistake, perception_mistakes
from hcvla.executor.config import ExecutorConfig
from hcvla.executor.result import SubtaskTrace, TaskResult
from hcvla.goals.goal import Goal
from hcvla.lockstep.stack import LockstepStack, TaskOutcome
from hcvla.skills.skill import Action, Observation

_JUDGED_BY_SIGHT = (Outcome.NOT_PLACED, Outcome.BLOCKED, Outcome.AMBIGUOUS, Outcome.OBJECT_NOT_FOUND)
"""Verdicts on what perception says after the motion; the others come from the gripper, the tool or the clock."""

_UNKNOWN_OBJECT = (Outcome.OBJECT_NOT_FOUND, Outcome.AMBIGUOUS)


class StepLimitError(HcvlaError):
    """The episode used up its control steps."""

    outcome = Outcome.BUDGET_EXCEEDED

    def __init__(self, limit: int) -> None:
        """Name the limit."""
        super().__init__(f"the episode is not over after {limit} control steps")


@dataclass(frozen=True)
class _Begun:
    """What was so when a call began."""

    held: frozenset[str] = frozenset()
    wrong: Sequence[PerceptionMistake] = field(default_factory=tuple)


class EpisodeWatch:
    """Subscribes to a stack's episode from its start; ends it after `max_steps` control steps."""

    def __init__(self, stack: LockstepStack, goal: str, max_steps: int) -> None:
        """Look at a stack that has not moved yet; raise GoalError."""
        self.control_steps = 0
        """Periods of hcvla.api.control_period in which a call of the program ran."""
        self.heads = HeadCounts()
        """What a learned skill believed of its calls."""
        self._stack, self._max_steps = stack, max_steps
        self._running = False
        self._goal_names = Goal.parse(goal, stack.simulation.scene.names).names
        self._at_first = self._wrong()
        self._call, self._judged = _Begun(), self._at_first
        stack.runner.on_step.append(self._on_step)

    def on_event(self, event: TaskEvent) -> None:
        """Note what a skill knows of the world, and what its verdict was judged from."""
        if isinstance(event, SubtaskStarted):
            self._running = True
            held = frozenset(name for name, item in self._stack.simulation.truth().items() if item.grasped)
            self._call = _Begun(held, self._wrong())
            self._stack.arm.refusal = ""
        elif isinstance(event, SubtaskEnded):
            self._running = False
            self._judged = self._wrong()
        if isinstance(event, SubtaskEnded | InnerEnded):
            self.heads = HeadCounts.sum([self.heads, HeadCounts.of(event.verdict)])

    def evidence(self, outcome: TaskOutcome, reference: str) -> Evidence:
        """Return what `failure_cause` needs to know of the episode that just ended; `reference` is a program."""
        result, failed = outcome.result, _failed_call(outcome.result)
        as_reference = _as_reference(result, failed, reference)
        if not as_reference or (failed is None and not result.ran_to_end):
            wrong = self._of_program(result)
        else:
            wrong = self._of_call(failed) if failed else self._of_goal()
        return Evidence(
            outcome=result.outcome,
            goal_holds=outcome.goal_holds is not False,
            call_failed=failed is not None,
            as_reference=as_reference,
            misperceived=tuple(dict.fromkeys(item.text for item in wrong)),
            guard_refused=failed is not None and bool(self._stack.arm.refusal),
            arm_fault=self._stack.arm.state().fault,
            out_of_time=self.control_steps > self._max_steps or result.wall_seconds > ExecutorConfig.task_sec,
        )

    def _of_program(self, result: TaskResult) -> list[PerceptionMistake]:
        """Return what may have misled who wrote the program: the goal's objects before anything moved.

        And the objects that the message names now, if it is about an object that is not known.
        """
        found = _of(self._at_first, self._goal_names)
        return found + (_named_in(result.message, self._wrong()) if result.outcome in _UNKNOWN_OBJECT else [])

    def _of_goal(self) -> list[PerceptionMistake]:
        """Return what may have misled the verdicts of a right program: the goal's objects now."""
        return _of(self._wrong(), self._goal_names)

    def _of_call(self, failed: SubtaskTrace) -> list[PerceptionMistake]:
        """Return what may have made a right call fail: the objects that it, its message or the hand holds.

        When it began; and when it was judged, if its verdict is one on what is seen.
        """
        verdict = failed.verdict
        assert verdict is not None, "a call that failed has a verdict"
        text = f"{failed.label} {verdict.message}"
        found = _of(self._call.wrong, self._call.held) + _named_in(text, self._call.wrong)
        if verdict.outcome in _JUDGED_BY_SIGHT:
            # What the motion has hidden is remembered where it was: that is not seen wrongly.
            found += [item for item in _named_in(text, self._judged) if not item.remembered]
        return found

    def _wrong(self) -> list[PerceptionMistake]:
        return perception_mistakes(self._stack.simulation.truth(), self._stack.world.objects())

    def _on_step(self, observation: Observation, action: Action) -> None:
        if not self._running:
            # The arm moves aside, to look at the goal, and back.
            return
        self.control_steps += 1
        if self.control_steps > self._max_steps:
            raise StepLimitError(self._max_steps)


def _failed_call(result: TaskResult) -> SubtaskTrace | None:
    """Return the call whose verdict ended the task."""
    last = result.steps[-1] if result.steps else None
    if last is None or last.verdict is None or last.verdict.done or last.verdict.outcome is not result.outcome:
        return None
    return last


def _as_reference(result: TaskResult, failed: SubtaskTrace | None, reference: str) -> bool:
    """Whether a program does what the reference does, up to its failed call or to its end.

    What failed and was tried again, or another way, does not count: it is the skill that made it necessary.
    """
    if result.program.strip() == reference.strip():
        return True
    given_up = {step.line for step in result.steps if step.verdict is None or not step.verdict.done}
    lines = list(enumerate(result.program.splitlines()[: failed.line if failed else None], start=1))
    last = failed.line if failed else 0
    written = _without_repeats(text for number, text in lines if number not in given_up or number == last)
    wanted = _without_repeats(reference.splitlines())
    return written == (wanted[: len(written)] if failed else wanted)


def _without_repeats(lines: Iterable[str]) -> list[str]:
    stripped = [line.strip() for line in lines if line.strip()]
    return [line for line, before in zip(stripped, ["", *stripped], strict=False) if line != before]


def _of(wrong: Iterable[PerceptionMistake], names: Iterable[str]) -> list[PerceptionMistake]:
    chosen = frozenset(names)
    return [item for item in wrong if item.name in chosen]


def _named_in(text: str, wrong: Iterable[PerceptionMistake]) -> list[PerceptionMistake]:
    return [item for item in wrong if re.search(rf"\b{re.escape(item.name)}\b", text)]
