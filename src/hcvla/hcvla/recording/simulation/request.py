"""A request for a collection, checked before anything starts."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import get_args

from hcvla.api.errors import HcvlaError
from hcvla.configuration.settings import changes_between
from hcvla.datasets.folder_lock import check_pixels, claim_folder
from hcvla.evaluation.suite import ALL, suite
from hcvla.jobs.ray_cluster import connect
from hcvla.lockstep.config import LockstepConfig
from hcvla.lockstep.stack import PerceptionKind
from hcvla.recording.simulation.failed import read_failed
from hcvla.recording.simulation.job import Settings
from hcvla.skills.load import check_skills
from hcvla.tasks.task import Task

FIRST_SEED = 100_000
"""Evaluations count their seeds from 0, so that their scenes are not among those collected."""
DISTURBED_SHARE = 0.25


class BadCollectionError(HcvlaError):
    """A collection cannot be done as requested."""


@dataclass(frozen=True, kw_only=True)
class CollectionRequest:
    """Which episodes to collect, how, and where they go."""

    out: Path
    suite: str = ALL
    """As hcvla.evaluation.suite understands it."""
    episodes: int = 100
    """Successful episodes of each task."""
    workers: int = 1
    seed: int = FIRST_SEED
    """Of each task's first episode; the others count on from it."""
    disturbed: float = DISTURBED_SHARE
    """Share of the episodes in which the robot is disturbed, 0 to 1."""
    settings: Settings = Settings()
    resume: bool = False
    from_failures: Path | None = None
    """Evaluation whose failed episodes are replayed, with scripts taking over; None: reference programs."""
    ray: str = ""
    """Address of the Ray cluster that the workers run on ("local": one for the occasion); empty: processes here."""

    @property
    def tasks(self) -> list[Task]:
        """The tasks of the suite that have episodes of the split; raises UnknownSuiteError or SplitError."""
        return suite(self.suite, self.settings.split)

    @property
    def disturbed_episodes(self) -> int:
        """Of each task."""
        return math.ceil(self.disturbed * self.episodes - 1e-9)

    @property
    def command(self) -> str:
        """The command line of this request; config files are not named."""
        words = {"suite": self.suite, "episodes": self.episodes, "seed": self.seed, "disturbed": self.disturbed}
        words |= {name: getattr(self.settings, name) for name in ("perception", "split", "coarse", "bursts", "pixels")}
        if self.from_failures is not None:
            words = {"from-failures": self.from_failures, "pixels": self.settings.pixels}
        options = " ".join(f"--{name} {value}" for name, value in words.items())
        return f"hcvla collect --out {self.out.name} {options}" + self.settings.keep_failed * " --keep-failed"

    def begin(self) -> None:
        """Check everything and claim the folder; raise an HcvlaError in one line, then nothing was started."""
        if self.settings.perception not in get_args(PerceptionKind):
            known = " or ".join(get_args(PerceptionKind))
            raise BadCollectionError(f"perception is '{self.settings.perception}', expected {known}")
        shares = {"disturbed": self.disturbed, "coarse": self.settings.coarse, "bursts": self.settings.bursts}
        for name, share in shares.items():
            if not 0.0 <= share <= 1.0:
                raise BadCollectionError(f"{name} is {share:g}, expected a share from 0 to 1")
        check_pixels(self.settings.pixels)
        for name in ("episodes", "workers"):
            if getattr(self, name) < 1:
                raise BadCollectionError(f"{name} is {getattr(self, name)}, expected 1 or more")
        for task in self.tasks if self.from_failures is None else ():
            task.episode(self.seed, self.settings.split)
        if self.ray:
            connect(self.ray, self.workers)
        claim_folder(self.out, self._same(), resume=self.resume, command=self.command)

    def of_failures(self, folder: Path) -> CollectionRequest:
        """Return this request for replays of an evaluation's failed episodes instead; raise NoFailuresError."""
        failures = read_failed(folder)
        check_skills(failures.skills)
        settings = replace(self.settings, skills=failures.skills, perception=failures.perception)
        return replace(self, settings=settings, from_failures=folder)

    def _same(self) -> dict[str, object]:
        """Return what must be the same in all episodes of a dataset."""
        changed = changes_between(LockstepConfig(), self.settings.config)
        plain = asdict(self.settings) | {"config": changed}
        if not changed:
            del plain["config"]
        same: dict[str, object] = json.loads(json.dumps(plain))
        if self.from_failures is not None:
            return same | {"from_failures": str(self.from_failures)}
        return same | {"seed": self.seed, "disturbed": self.disturbed}
