"""A reduced table of the comparison, from nothing: collect, train, evaluate and report, by the clock."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.comparison.evaluated import NotAnEvaluationError, read_evaluation
from hcvla.comparison.lanes import Failed, Say, Words, command_line, run_lanes
from hcvla.comparison.report import compare
from hcvla.comparison.rows import Unmeasured
from hcvla.evaluation.request import ORACLE
from hcvla.evaluation.suite import suite

LOG, REPORT = "log.txt", "report"
_COLLECT, _TRAIN, _LAST = 0.12, 0.58, 0.05
"""Shares of the time, for two cores. Training gains most by more; evaluations have what is left before the last."""
_EYES = 0.12
"""Share of the training for what the flat policy sees with: five minutes; both policies have the same rest."""


class SmallTableError(HcvlaError):
    """The table cannot be made."""


@dataclass(frozen=True, kw_only=True)
class SmallTableConfig:
    """What may be spent on which tasks."""

    out: Path
    minutes: float = 68.0
    """Wall-clock time for everything: 75 with `make setup`, which takes two to seven."""
    tasks: str = "pick,push,place,stack2,swap,restore"
    """Joined by commas: two single skills, two compositions, two that must remember."""
    collected: int = 60
    """Episodes of each task to train the policies on: about 50 000 frames, whose images take 3 GB."""
    evaluated: int = 10
    """Episodes of each task and system, as far as the time goes."""
    workers: int = 2
    """Processes that collect and evaluate; training uses two cores."""
    seed: int = 0

    def __post_init__(self) -> None:
        """Raise UnknownSuiteError for a task that there is not."""
        suite(self.tasks)


@dataclass(frozen=True)
class _Row:
    """A system of the table."""

    name: str
    planner: str
    skills: str

    def folder(self, out: Path) -> Path:
        return out / "eval" / self.name.replace(" + ", "_").replace(" ", "_").lower()

    def words(self, config: SmallTableConfig) -> Words:
        asked = [] if self.planner == ORACLE else ["--planner", self.planner]
        return [
            *("eval", *asked, "--skills", self.skills, "--suite", config.tasks, "--episodes", str(config.evaluated)),
            *("--seed", str(config.seed), "--workers", str(config.workers), "--no-video"),
            *("--out", str(self.folder(config.out))),
        ]


def make_small_table(config: SmallTableConfig, say: Say = print) -> list[Path]:
    """Run everything within the time; return the files of the report. Raises SmallTableError."""
    out, seconds = config.out, 60.0 * config.minutes
    started = time.monotonic()
    _claim(out)
    data, planner, eyes, call, flat = (out / name for name in ("data", "planner", "eyes", "call", "flat"))
    training = config.minutes * _TRAIN
    _must(_COLLECT * seconds, config, say, [_collect(config, data)])
    _must(
        _TRAIN * seconds,
        config,
        say,
        [["reproduce", "planner", "--out", str(planner), "--minutes", _minutes(training), "--samples", "16"]],
        [
            ["train", "eyes", "--data", str(data), "--out", str(eyes), "--minutes", _minutes(training * _EYES)],
            _train(data, call, "call", training * (1.0 - _EYES) / 2),
            [*_train(data, flat, "flat", training * (1.0 - _EYES) / 2), "--eyes", str(eyes)],
        ],
    )
    rows = (
        _Row("VLM + scripts", str(planner / "planner"), ORACLE),
        _Row("reference programs + diffusion", ORACLE, str(call / "policy")),
        _Row("VLM + diffusion", str(planner / "planner"), str(call / "policy")),
        _Row("flat", ORACLE, str(flat / "policy")),
    )
    end = started + (1.0 - _LAST) * seconds
    for number, row in enumerate(rows):
        limit = max(0.0, end - time.monotonic()) / (len(rows) - number)
        for failed in run_lanes([[row.words(config)]], limit, out / LOG, say):
            say(_why(failed, config))
    files = _report(config, rows)
    say(f"finished after {(time.monotonic() - started) / 60.0:.1f} minutes")
    return files


def _claim(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise SmallTableError(f"{out} is not empty; choose another folder, or move it away")
    except OSError as error:
        raise SmallTableError(f"{error.filename or out} cannot be written to: {error.strerror}") from None


def _collect(config: SmallTableConfig, data: Path) -> Words:
    return [
        *("collect", "--suite", config.tasks, "--episodes", str(config.collected), "--bursts", "0.45"),
        *("--workers", str(config.workers), "--seed", str(100_000 + config.seed), "--out", str(data)),
    ]


def _train(data: Path, out: Path, conditioning: str, minutes: float) -> Words:
    return [
        *("train", "policy", "--data", str(data), "--conditioning", conditioning, "--minutes", _minutes(minutes)),
        *("--anneal", "--out", str(out)),
    ]


def _minutes(minutes: float) -> str:
    """Return what a command may use of a time in which it also has to start and to write."""
    return f"{0.96 * minutes - 0.25:.2f}"


def _must(seconds: float, config: SmallTableConfig, say: Say, *lanes: Sequence[Words]) -> None:
    """Run what all that follows needs; raise SmallTableError."""
    for failed in run_lanes(lanes, seconds, config.out / LOG, say):
        raise SmallTableError(_why(failed, config))


def _why(failed: Failed, config: SmallTableConfig) -> str:
    return f"{command_line(failed.words)} ended with status {failed.status}; {config.out / LOG} says why"


def _report(config: SmallTableConfig, rows: Sequence[_Row]) -> list[Path]:
    """Write what was evaluated; systems of which no episode ended in time are named."""
    evaluations, absent = [], []
    for row in rows:
        try:
            evaluations.append(read_evaluation(row.folder(config.out), row.name))
        except NotAnEvaluationError:
            absent.append(Unmeasured(row.name, command_line(row.words(config))))
    if not evaluations:
        raise SmallTableError(f"no evaluated episode ended in {config.minutes:g} minutes; give more, or fewer tasks")
    return compare(evaluations, unmeasured=absent).write(config.out / REPORT)
