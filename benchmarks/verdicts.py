"""How often the judges say done rightly, and how often they miss it: precision and recall against the simulator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.episode_runs import EpisodeLog, run_episodes
from benchmarks.record import Record, share
from benchmarks.verdict_episode import HONEST, JudgedCall, VerdictJob, run_verdict_episode
from hcvla.api.functions import ROBOT_API
from hcvla.skills.load import ORACLE, load_skills
from hcvla.tasks.registry import TASKS

_EPISODE_LIMIT_SEC = 300.0
_HONEST_EVERY = 4


@dataclass(frozen=True, kw_only=True)
class VerdictBenchConfig:
    """How many calls are compared, and of whose skills."""

    skills: str = ORACLE
    """Who carries them out; of the scripts and of other skills alike some are sabotaged."""
    tasks: tuple[str, ...] = tuple(TASKS)
    episodes: int = 11
    """Of each task; in three of four one call is sabotaged. About 4 calls in an honest episode, 3 in another."""
    seed: int = 30_000
    """Of each task's first episode; no seed of the training or of docs/results.md."""
    workers: int = 2
    log: Path | None = None
    """File with a line for each episode; what it holds already is not run again."""


@dataclass(frozen=True)
class Confusion:
    """Verdicts against the truth."""

    right: int = 0
    """Done, and it was."""
    false: int = 0
    """Done, and it was not."""
    missed: int = 0
    """Not done, and it was."""
    refused: int = 0
    """Not done, and it was not."""

    @classmethod
    def of(cls, calls: Iterable[JudgedCall]) -> Confusion:
        """Count calls."""
        found = Counter((call.done, call.truth) for call in calls)
        return cls(found[True, True], found[True, False], found[False, True], found[False, False])

    @property
    def precision(self) -> tuple[int, int]:
        """How many verdicts of done were right, of how many."""
        return self.right, self.right + self.false

    @property
    def accuracy(self) -> tuple[int, int]:
        """How many verdicts agreed with the truth, of how many."""
        return self.right + self.refused, self.right + self.false + self.refused + self.missed

    @property
    def recall(self) -> tuple[int, int]:
        """How many calls that were done got the verdict, of how many."""
        return self.right, self.right + self.missed


def bench_verdicts(config: VerdictBenchConfig | None = None) -> list[Record]:
    """Return precision and recall of done, overall, by function and by sabotage; raise WorkerError."""
    config = config or VerdictBenchConfig()
    return records(measure(config), config)


def measure(config: VerdictBenchConfig) -> list[JudgedCall]:
    """Return the calls of all episodes, those in the log first; raise WorkerError if one crashes."""
    jobs = [
        VerdictJob(task, config.seed + number, number % _HONEST_EVERY != 0)
        for number in range(config.episodes)
        for task in config.tasks
    ]
    log = EpisodeLog(config.log, "calls", JudgedCall)
    return run_episodes(jobs, partial(_prepare, config.skills), config.workers, _EPISODE_LIMIT_SEC, log)


def records(calls: Sequence[JudgedCall], config: VerdictBenchConfig) -> list[Record]:
    """Return the figures of judged calls."""
    overall = Confusion.of(calls)
    wrong = "; ".join(_told(call) for call in calls if call.done != call.truth)
    note = f"{len(calls)} calls of {len(config.tasks)} tasks from seed {config.seed}, rgbd, skills {config.skills}"
    found = [
        share("verdicts, precision of done", *overall.precision, f"{note}; wrong: {wrong or 'none'}", 99.5),
        share("verdicts, recall of done", *overall.recall, note, 98.0),
    ]
    for what, key in (("function", _function), ("sabotage", _sabotage)):
        for name in sorted({key(call) for call in calls}):
            part = Confusion.of(call for call in calls if key(call) == name)
            counts = (
                f"done: {part.right} rightly, {part.false} falsely; else: {part.refused} rightly, {part.missed} missed"
            )
            found.append(share(f"verdicts of {what} {name}, right", *part.accuracy, counts))
    return found


def _function(call: JudgedCall) -> str:
    return call.function


def _sabotage(call: JudgedCall) -> str:
    return call.sabotage if call.sabotage == HONEST else f"{call.sabotage} ({call.function})"


def _told(call: JudgedCall) -> str:
    truth = "done" if call.truth else "not done"
    return f"{call.task} seed {call.seed} {call.label} ({call.sabotage}): {call.outcome}, truly {truth}"


def _prepare(skills: str) -> Callable[[VerdictJob], list[JudgedCall]]:
    make = load_skills(skills, ROBOT_API)
    return lambda job: run_verdict_episode(job, make())
