"""A request for an evaluation, checked before anything starts."""

from __future__ import annotations

import json
import shlex
import tempfile
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from hcvla.api.errors import HcvlaError
from hcvla.configuration.settings import changes_between
from hcvla.evaluation.episode import PERTURBATIONS
from hcvla.evaluation.suite import ALL, suite
from hcvla.lockstep.config import LockstepConfig
from hcvla.lockstep.perturbations import UnknownDisturbanceError
from hcvla.lockstep.stack import PerceptionKind
from hcvla.planner.forgetful import REMEMBERING, Remembering, UnknownRememberingError
from hcvla.planner.load import check_planner
from hcvla.skills.load import check_skills, does_whole_tasks
from hcvla.tasks.splits import Split
from hcvla.tasks.task import Task

ORACLE = "oracle"
"""As planner: the task's reference program. As skills: the scripted ones."""
VIDEOS = "videos"
"""Folder of the films within that of the evaluation."""
EPISODES = "episodes.jsonl"
"""File with a line for each episode."""
SETTINGS = "settings.json"
"""File of what all episodes have in common."""


class BadRequestError(HcvlaError):
    """An evaluation cannot be done as requested."""


@dataclass(frozen=True, kw_only=True)
class EvaluationRequest:
    """Which episodes to run, with what, and where the results go."""

    out: Path
    planner: str = ORACLE
    """ORACLE, or what hcvla.planner.load knows."""
    skills: str = ORACLE
    """What hcvla.skills.load knows: ORACLE, "diffusion" or the folder of a policy."""
    perception: PerceptionKind = "rgbd"
    suite: str = ALL
    """As hcvla.evaluation.suite understands it."""
    split: Split | None = None
    """Which scenes and sentences; None: training's, or compositions for tasks that are never trained on."""
    episodes: int = 100
    """Of each task."""
    seed: int = 0
    """Of each task's first episode; the others count on from it."""
    workers: int = 1
    max_steps: int = 0
    """Control steps that an episode may use; 0: each task's own limit."""
    video: bool = True
    config_file: str = ""
    """Where `config` was read from, for the command that repeats this."""
    config: LockstepConfig = field(default_factory=LockstepConfig)
    """How the parts work."""
    perturbation: str = ""
    """One of hcvla.evaluation.episode.PERTURBATIONS; empty: none."""
    memory: Remembering = "full"
    """What the planner is told of the past."""
    resume: bool = False
    """Go on with what `out` already holds."""

    @property
    def tasks(self) -> list[Task]:
        """The tasks of the suite; raises UnknownSuiteError or SplitError."""
        return suite(self.suite, self.split)

    @property
    def seeds(self) -> range:
        """The seeds of each task."""
        return range(self.seed, self.seed + self.episodes)

    @property
    def episodes_file(self) -> Path:
        """Where each episode's result goes as it ends."""
        return self.out / EPISODES

    @property
    def settings(self) -> dict[str, Any]:
        """What must be the same in all episodes of one evaluation."""
        names = ("planner", "skills", "perception", "split", "seed", "max_steps")
        changed = changes_between(LockstepConfig(), self.config)
        memory = "" if self.memory == "full" else self.memory
        seldom = (("perturbation", self.perturbation), ("memory", memory), ("config", changed))
        rarely = {name: value for name, value in seldom if value}
        return {name: getattr(self, name) for name in names} | rarely

    @property
    def command(self) -> str:
        """The command that runs this evaluation."""
        words = ["hcvla", "eval"]
        for name in ("planner", "skills", "perception", "suite", "episodes", "seed", "workers", "out"):
            words += [f"--{name}", str(getattr(self, name))]
        words += ["--split", self.split] if self.split else []
        words += ["--max-steps", str(self.max_steps)] if self.max_steps else []
        words += ["--perturbation", self.perturbation] if self.perturbation else []
        words += [] if self.memory == "full" else ["--memory", self.memory]
        words += ["--config", self.config_file] if self.config_file else []
        words += [] if self.video else ["--no-video"]
        return shlex.join(words)

    def begin(self) -> None:
        """Check everything and claim the folder; raise an HcvlaError in one line, then nothing was started."""
        self._check_choices()
        _ = self.tasks
        if self.planner != ORACLE:
            check_planner(self.planner)
        self._check_folder()
        write_text(self.out / SETTINGS, json.dumps(self.settings, indent=2) + "\n")

    def _check_choices(self) -> None:
        known = get_args(PerceptionKind)
        if self.perception not in known:
            near = get_close_matches(str(self.perception), known, n=1, cutoff=0.4)
            hint = f"did you mean '{near[0]}'?" if near else f"expected {' or '.join(known)}"
            raise BadRequestError(f"perception is '{self.perception}'; {hint}")
        check_skills(self.skills)
        if self.planner != ORACLE and does_whole_tasks(self.skills):
            raise BadRequestError(f"skills '{self.skills}' are given the sentence itself: leave out --planner")
        if self.perturbation and self.perturbation not in PERTURBATIONS:
            raise UnknownDisturbanceError(self.perturbation, PERTURBATIONS)
        if self.memory not in REMEMBERING:
            raise UnknownRememberingError(self.memory)
        for name, least in (("episodes", 1), ("workers", 1), ("max_steps", 0), ("seed", 0)):
            if getattr(self, name) < least:
                raise BadRequestError(f"{name.replace('_', '-')} is {getattr(self, name)}, expected {least} or more")

    def _check_folder(self) -> None:
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.out):
                pass
            if self.video:
                (self.out / VIDEOS).mkdir(exist_ok=True)
        except OSError as error:
            raise BadRequestError(f"{error.filename or self.out} cannot be written to: {error.strerror}") from error
        if not self.episodes_file.exists():
            return
        if not self.resume:
            raise BadRequestError(f"{self.out} holds an evaluation; --resume goes on with it, or choose another folder")
        try:
            earlier = dict(json.loads((self.out / SETTINGS).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise BadRequestError(f"{self.out / SETTINGS} cannot be read ({error}); choose another folder") from None
        wanted = json.loads(json.dumps(self.settings))
        for name in sorted(wanted.keys() | earlier.keys()):
            if earlier.get(name) != wanted.get(name):
                found = f"{self.out} was started with {name.replace('_', '-')} {earlier.get(name)}"
                raise BadRequestError(f"{found}, requested is {wanted.get(name)}; choose another folder")


def write_text(path: Path, text: str) -> None:
    """Write a file of an evaluation; raise BadRequestError."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadRequestError(f"{path} cannot be written: {error.strerror}") from error
