"""Lets a planner write a whole program without moving anything: every subtask is taken to succeed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

import numpy as np

from hcvla.api.errors import HcvlaError, NoFreeSpaceError
from hcvla.api.holding import held_after
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call, Kind, Registry
from hcvla.api.types import Actor, NamedObject, Pose, Value
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.planner.planner import PastStep, Planner, PlanRequest
from hcvla.sandbox.check import check_program
from hcvla.sandbox.session import ProgramSession
from hcvla.world.queries import SceneQueries

MAX_ANSWERS = 24


class CannotRunError(HcvlaError):
    """A program cannot run to its end, even if every subtask succeeds."""

    def __init__(self, line: int, verdict: Verdict) -> None:
        """Name the line, unless the verdict does, and what is wrong; the outcome is the verdict's."""
        where = "" if verdict.message.startswith("line ") else f"line {line}: "
        super().__init__(f"this program cannot run: {where}{verdict.message}")
        self.outcome = verdict.outcome


_DONE = Verdict(Outcome.DONE)


@dataclass(frozen=True)
class DryRunResult:
    """What a planner wrote for a task."""

    steps: tuple[str, ...]
    done: bool
    """Whether the planner said done(); False after a refusal or too many answers."""
    refusal: str = ""
    refusal_outcome: Outcome = Outcome.NOT_UNDERSTOOD
    slowest_sec: float = 0.0
    """Longest time of one answer [s]."""
    goal: str = ""
    """What the planner states must hold at the end; empty: nothing, or it was not asked."""
    seen: Mapping[str, str] = field(default_factory=dict)
    """What objects whose names do not say it were seen to be, by name."""

    @property
    def program(self) -> str:
        """The program as one text."""
        return "".join(f"{step}\n" for step in self.steps)

    def after(self, first: str) -> str:
        """Return the lines that follow the first ones; empty if the program begins with others."""
        return "\n".join(self.steps[1:]) if self.steps[:1] == (first,) else ""


class DryRun:
    """Runs lines in the sandbox with no one moving: subtasks succeed at once, and objects stay where they are.

    A context manager; implements the sandbox's Host.
    """

    def __init__(self, objects: Iterable[NamedObject], registry: Registry, held: str | None = None) -> None:
        """Start with an empty memory over these objects, and `held` in the gripper."""
        self._objects = list(objects)
        self._registry = registry
        self._queries = SceneQueries()
        self._session = ProgramSession(registry, self)
        self._time_sec = 0.0
        self.held = held
        """Name of what would be in the gripper now."""

    @property
    def objects(self) -> list[NamedObject]:
        """The objects as they would be known now."""
        return [replace(item, held=item.name == self.held) for item in self._objects]

    @property
    def memory(self) -> dict[str, Pose]:
        """What the lines have remembered by name."""
        return self._session.pose_dict()

    @property
    def line(self) -> int:
        """Line of the newest call, counted over all lines that ran."""
        return self._session.line

    def run(self, code: str) -> Verdict:
        """Run lines and return how they ended: not done if one of them cannot run or asks for what is not there."""
        try:
            self._session.feed(code, checked=True)
        except HcvlaError as error:
            return Verdict(error.outcome, str(error))
        return _DONE

    def call(self, call: Call, line: int) -> Value | list[Actor]:
        """Answer a call of the program."""
        if self._registry[call.function].kind is Kind.SUBTASK:
            self.held = held_after(self.held, call, _DONE, self._registry)
            return None
        try:
            return self._queries.answer(call, self.objects, self.memory)
        except NoFreeSpaceError:
            # Nothing was moved out of the way, so whether there is room says nothing about the program.
            return Pose(0.0, 0.0, 0.0)

    def sleep(self, seconds: float) -> None:
        """Let the run's own time pass."""
        self._time_sec += seconds

    def clock(self) -> float:
        """Return the run's own time [s]."""
        return self._time_sec

    def __enter__(self) -> Self:
        """Return the run."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Give the interpreter back."""
        self._session.close()


def try_out(program: str, objects: Sequence[NamedObject], registry: Registry, held: str | None = None) -> None:
    """Check a program and run it with no one moving; raise CannotRunError with what ends it."""
    try:
        check_program(program, registry, [item.name for item in objects], remembered=())
    except HcvlaError as error:
        raise CannotRunError(1, Verdict(error.outcome, str(error))) from None
    with DryRun(objects, registry, held) as run:
        verdict = run.run(program)
        if not verdict.done:
            raise CannotRunError(run.line, verdict)


def dry_run(
    planner: Planner,
    task: str,
    objects: Sequence[NamedObject],
    registry: Registry,
    image: np.ndarray | None = None,
    held: str | None = None,
    *,
    asks_goal: bool = False,
    view: Viewpoint | None = None,
) -> DryRunResult:
    """Ask a planner again and again until it is done or refuses; `image` Shape=(h, w, 3), uint8, RGB.

    `held` is the name of what is in the gripper at the start; with `asks_goal` the goal is asked for at first; `view`
    is where the image was taken from.
    """
    with DryRun(objects, registry, held) as run:
        return write_program(planner, task, run, image, asks_goal=asks_goal, view=view)


def write_program(
    planner: Planner,
    task: str,
    run: DryRun,
    image: np.ndarray | None = None,
    *,
    asks_goal: bool = False,
    view: Viewpoint | None = None,
) -> DryRunResult:
    """Let a planner write the program of a task on what `run` says of objects, memory and gripper; see dry_run."""
    steps: list[PastStep] = []
    slowest, goal, start = 0.0, "", run.objects
    seen: Mapping[str, str] = {}
    for _ in range(MAX_ANSWERS):
        held = run.held
        request = PlanRequest(task, image, run.objects, tuple(steps), run.memory, held=held, view=view, start=start)
        answer = planner.plan(replace(request, asks_goal=asks_goal and not steps))
        goal, seen = goal or answer.goal, seen or answer.seen
        slowest = max(slowest, answer.seconds)
        if answer.code:
            steps.append(PastStep(answer.code, run.run(answer.code), held))
        if answer.done or answer.refusal:
            code = tuple(step.code for step in steps)
            return DryRunResult(code, answer.done, answer.refusal, answer.refusal_outcome, slowest, goal, seen)
    return DryRunResult(tuple(step.code for step in steps), done=False, slowest_sec=slowest, goal=goal, seen=seen)
