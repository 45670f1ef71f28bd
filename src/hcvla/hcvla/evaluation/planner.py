"""How well a planner does on held-out requests: programs compared, or carried out by oracle skills in the simulator.

Held out are colour-shape pairs (hcvla.tasks.splits.HELD_OUT_PAIRS) and the wordings of
hcvla.tasks.language.wordings.heldout: verbs, courtesies and sentence structures that no taught sentence has. How a
number of degrees is written is shared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.lockstep.stack import LockstepStack, PerceptionKind
from hcvla.planner.dry_run import dry_run
from hcvla.planner.planner import Planner
from hcvla.sim.scene import Scene
from hcvla.tasks.families import color_of, goal_text, shape_of
from hcvla.tasks.language.conditions import CONDITIONS, HELD_OUT
from hcvla.tasks.language.instances import names_in
from hcvla.tasks.language.samples import REFUSALS, Sample, SampleSource
from hcvla.tasks.language.vocabulary import NamedScene
from hcvla.tasks.registry import FAMILY_TASKS
from hcvla.tasks.splits import HELD_OUT_PAIRS

_SEED_BLOCK = 10_000
"""Each task looks for held-out scenes among this many seeds, away from those that others use."""


@dataclass(frozen=True, kw_only=True)
class PlannedRequest:
    """One request and what a planner made of it."""

    kind: str
    """Task family, or why the request must be refused."""
    text: str
    right: bool
    wrote: tuple[str, ...]
    said: str
    """The refusal, or how the executed task ended."""
    answer_sec: float
    """Longest time of one answer; the mean one where the task was carried out [s]."""
    goal_right: bool | None = None
    """Whether the stated goal is the true one, word for word; None if there is none or it was not requested."""

    stated: str = ""
    """The goal that the planner stated."""
    as_reference: bool | None = None
    """Whether the program is the reference's, word for word; None if there is no reference."""

    @property
    def moved_wrongly(self) -> bool:
        """Whether something else would have been done than was meant, without a word."""
        return not self.right and not self.said


def compare_programs(planner: Planner, condition: str, count: int, seed: int = 2_000_003) -> list[PlannedRequest]:
    """Let the planner write programs for drawn requests and compare them with the reference; nothing is simulated."""
    source = SampleSource(seed, (CONDITIONS | HELD_OUT)[condition])
    return [compare_sample(planner, source.draw()) for _ in range(count)]


def run_held_out(
    planner: Planner,
    count: int,
    seed: int = 0,
    perception: PerceptionKind = "rgbd",
    on_task: Callable[[PlannedRequest], None] = lambda task: None,
) -> list[PlannedRequest]:
    """Carry the planner's programs out with oracle skills on held-out scenes; right means that the goal holds."""
    results = []
    for scene, sample, goal in held_out_tasks(count, seed):
        with LockstepStack(scene, perception) as stack:
            outcome = stack.run_task(sample.text, planner, goal=goal)
        result = outcome.result
        said = f"{result.outcome.label}: {result.message}"
        mean_sec = result.planner_seconds / max(1, result.planner_calls)
        wrote = tuple(result.program.splitlines())
        results.append(
            PlannedRequest(
                kind=sample.kind, text=sample.text, right=outcome.success, wrote=wrote, said=said, answer_sec=mean_sec
            )
        )
        on_task(results[-1])
    return results


def held_out_tasks(count: int, seed: int = 0) -> Iterable[tuple[Scene, Sample, str]]:
    """Yield scenes with a held-out request and its goal, the tasks of the planner's families in turn."""
    source = SampleSource(seed + 5_000_011, HELD_OUT["held_out"])
    tasks = list(FAMILY_TASKS.values())
    following = {task.name: _SEED_BLOCK * (seed + 1) for task in tasks}
    for index in range(count):
        task = tasks[index % len(tasks)]
        while True:
            episode = task.episode(following[task.name], "all")
            following[task.name] += 1
            instance = episode.instance
            if instance is not None and names_in(instance) & HELD_OUT_PAIRS:
                break
        names = episode.scene.names
        sample = source.phrase(NamedScene(tuple(names), {name: name for name in names}), instance)
        # The angle may have been put into other words, but it is the instance's.
        yield episode.scene, sample, goal_text(sample.instance or instance)


def share_right(results: Sequence[PlannedRequest]) -> dict[str, float]:
    """Return the share of right answers by kind, and over all as "all"."""
    total, right = Counter(r.kind for r in results), Counter(r.kind for r in results if r.right)
    shares = {kind: right[kind] / total[kind] for kind in sorted(total)}
    return shares | {"all": sum(right.values()) / max(1, len(results))}


def same_program(sample: Sample, steps: Sequence[str]) -> bool:
    """Whether a program does what the reference does; the order in which objects are sorted is free."""
    if sample.kind == "sort":
        pairs = [tuple(steps[i : i + 2]) for i in range(0, len(steps), 2)]
        wanted = [tuple(sample.steps[i : i + 2]) for i in range(0, len(sample.steps), 2)]
        return sorted(pairs) == sorted(wanted)
    return tuple(steps) == sample.steps


def compare_sample(planner: Planner, sample: Sample) -> PlannedRequest:
    """Let the planner write goal and program for one sample and compare them with the reference."""
    objects = sample.objects or [
        NamedObject(name, color_of(name), shape_of(name), Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04))
        for name in sample.listing
    ]
    written = dry_run(planner, sample.text, objects, ROBOT_API, held=sample.held or None, asks_goal=True)
    refused = bool(written.refusal)
    right = refused if sample.kind in REFUSALS else written.done and same_program(sample, written.steps)
    goal_right = written.goal == sample.goal if sample.goal else None
    return PlannedRequest(
        kind=sample.kind,
        text=sample.text,
        right=right,
        wrote=written.steps,
        said=written.refusal,
        answer_sec=written.slowest_sec,
        goal_right=goal_right,
    )
