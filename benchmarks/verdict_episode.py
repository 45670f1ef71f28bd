"""One episode in which every call's verdict is held against the simulator's truth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.call_truth import CallTruth
from benchmarks.sabotage import KINDS, SabotagedLibrary
from hcvla.api.events import EventSubscriber, ignore_event
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import SkillLibrary
from hcvla.tasks.registry import TASKS

HONEST = "honest"
AFTER = ("", "go_home()\n", "", "open_gripper()\nclose_gripper()\n")
"""Calls that no task makes are added to the end of every other program."""


@dataclass(frozen=True)
class VerdictJob:
    """One episode to run."""

    task: str
    seed: int
    sabotaged: bool
    """Whether one of its calls is sabotaged; which one and how is decided by the seed."""


@dataclass(frozen=True, kw_only=True)
class JudgedCall:
    """One call with its verdict and the truth."""

    task: str
    seed: int
    label: str
    function: str
    sabotage: str
    """What was done wrong on purpose; "honest" if nothing."""
    outcome: str
    message: str
    truth: bool

    @property
    def done(self) -> bool:
        """Whether the verdict is done."""
        return self.outcome == Outcome.DONE.label


def run_verdict_episode(job: VerdictJob, skills: SkillLibrary | None = None) -> list[JudgedCall]:
    """Run a task's reference program with cameras; return its calls up to the first that is not done.

    `skills` carry it out, the scripts if None.
    """
    episode = TASKS[job.task].episode(job.seed, None)
    program = episode.program + AFTER[job.seed % len(AFTER)]
    rng = np.random.default_rng([job.seed, list(TASKS).index(job.task)])
    index = int(rng.integers(0, program.count("\n") + 1)) if job.sabotaged else -1
    calls = sum(line.split("(")[0] in KINDS for line in program.splitlines())
    library = SabotagedLibrary(skills or OracleLibrary(), index % calls if job.sabotaged else -1, rng)
    with _ComparedStack(episode.scene, library, job) as stack:
        stack.run_program(program)
        return stack.calls


class _ComparedStack(LockstepStack):
    """A stack that notes each call's truth when its verdict is there."""

    def __init__(self, scene: Scene, library: SabotagedLibrary, job: VerdictJob) -> None:
        super().__init__(scene, "rgbd", skills=library)
        self._library, self._job = library, job
        self.calls: list[JudgedCall] = []

    def execute(self, call: Call, publish: EventSubscriber = ignore_event) -> Verdict:
        """Carry out one call and compare."""
        truth = CallTruth(call, self.simulation, {item.name: item for item in self.world.objects()})
        self._library.kind = ""
        self.arm.on_wait.append(truth.update)
        verdict = super().execute(call, publish)
        self.arm.on_wait.remove(truth.update)
        holds = truth.holds()
        if holds is not None:
            job, kind = self._job, self._library.kind or HONEST
            self.calls.append(
                JudgedCall(
                    task=job.task,
                    seed=job.seed,
                    label=call.label,
                    function=call.function,
                    sabotage=kind,
                    outcome=verdict.outcome.label,
                    message=verdict.message,
                    truth=holds,
                )
            )
        return verdict
