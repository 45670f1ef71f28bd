"""One task with its reference program or a spoilt one: how the executor says it ended, and what is true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hcvla.api import events
from hcvla.api.events import TaskEvent
from hcvla.api.outcomes import Outcome
from hcvla.executor.goal_keeper import GoalKeeper, Still
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.planner import Planner, PlanRequest
from hcvla.robots.kinematics import home_tool
from hcvla.tasks.registry import find_task

RIGHT = "right"
"""The reference program as it is."""


@dataclass(frozen=True)
class GoalJob:
    """One task on the scene of a seed, with all its programs."""

    task: str
    seed: int


@dataclass(frozen=True, kw_only=True)
class JudgedProgram:
    """What was said of one program, and what is true."""

    task: str
    seed: int
    spoilt: str
    """How, or RIGHT."""
    truth: bool
    """Whether the goal holds in the simulator's truth."""
    outcome: str
    """With the reference goal stated."""
    message: str
    own_goal: str = ""
    """What the planner states of the sentence; empty: nothing."""
    own_done: bool = False
    """Whether the task would have been done by that goal."""

    @property
    def done(self) -> bool:
        """Whether the task was called done, with the reference goal."""
        return self.outcome == Outcome.DONE.label


def programs(steps: Sequence[str], names: Sequence[str], rng: np.random.Generator) -> Iterator[tuple[str, list[str]]]:
    """Yield the reference steps and spoilt ones: cut short, one skipped, doubled, two objects exchanged."""
    yield RIGHT, list(steps)
    if len(steps) > 1:
        yield "cut short", list(steps[: int(rng.integers(1, len(steps)))])
        left_out = int(rng.integers(len(steps)))
        yield "one skipped", [step for index, step in enumerate(steps) if index != left_out]
    yield "doubled", [*steps, *steps]
    used = [name for name in names if any(repr(name) in step for step in steps)]
    if used and len(names) > 1:
        first = str(rng.choice(used))
        second = str(rng.choice([name for name in names if name != first]))
        yield "exchanged", [_exchanged(step, first, second) for step in steps]


def run_goal_episode(job: GoalJob, planner: Planner | None = None) -> list[JudgedProgram]:
    """Run the programs of a job that are right or change the truth; `planner` states goals of its own."""
    episode = find_task(job.task).episode(job.seed)
    rng = np.random.default_rng([job.seed, *job.task.encode()])
    found = []
    for spoilt, steps in programs(episode.steps, episode.scene.names, rng):
        with LockstepStack(episode.scene, "rgbd") as stack:
            own = _OwnGoal(stack, episode.sentence, planner)
            outcome = stack.run_program(
                "\n".join(steps) + "\n", goal=episode.goal, stated=episode.goal, subscriber=own.on_event
            )
            own_done = outcome.result.outcome.program_ended and own.keeper.test(Still()).holds
        # A spoilt program that fulfils the goal all the same is not wrong.
        if outcome.goal_holds == (spoilt == RIGHT):
            found.append(
                JudgedProgram(
                    task=job.task,
                    seed=job.seed,
                    spoilt=spoilt,
                    truth=bool(outcome.goal_holds),
                    outcome=outcome.result.outcome.label,
                    message=outcome.result.message,
                    own_goal=own.keeper.text,
                    own_done=own_done,
                )
            )
    return found


class _OwnGoal:
    """Tests beside the executor the goal that a planner states of the sentence."""

    def __init__(self, stack: LockstepStack, sentence: str, planner: Planner | None) -> None:
        self.keeper = GoalKeeper(stack.world, lambda: stack.arm.state().T_base_tool, home_tool())
        if planner is not None:
            objects = stack.world.objects()
            held = next((item.name for item in objects if item.held), None)
            self.keeper.propose(planner.plan(PlanRequest(sentence, None, objects, held=held, asks_goal=True)).goal)

    def on_event(self, event: TaskEvent) -> None:
        """Note each subtask's end."""
        if isinstance(event, events.SubtaskEnded):
            self.keeper.end_call(event.call, event.verdict)


def _exchanged(step: str, first: str, second: str) -> str:
    """Return a step in which two objects have each other's names."""
    mark = "\0"
    return step.replace(repr(first), mark).replace(repr(second), repr(first)).replace(mark, repr(second))
