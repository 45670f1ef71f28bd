"""Collects and learns at the same time, within a given time: experts first, then the policy with experts at its side.

Every stage ends by the clock, and from the first checkpoint on the folder always holds a policy that can be used.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from hcvla.skills.diffusion.checkpoint import load_network, save_policy
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.training.error import TrainingError
from hcvla.training.policy.collect import CollectionConfig, Collectors
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.network_to_train import network_to_train
from hcvla.training.policy.shards import DONE, SOURCE, Shard, shard_paths
from hcvla.training.policy.trainer import PolicyTrainer, TrainingConfig, fit_normalisation
from hcvla.training.run_record import Log

_POLL_SEC = 0.5
_TOO_LATE = 0.8
"""Share of the time after which nothing could be learned any more."""
_LOG_SEC = 5.0


@dataclass(frozen=True, kw_only=True)
class ApprenticeshipConfig:
    """How the time is shared out; all shares are of `seconds`."""

    seconds: float
    """All the time there is for collecting and learning."""
    first_share: float = 0.12
    """Before the first training step: the normalisation needs to have seen every function."""
    apprentice_share: float = 0.4
    """From here on the policy begins calls itself, and experts take over."""
    collect_share: float = 0.85
    """Collection ends here; what is left is for learning alone."""
    ingest_sec: float = 8.0
    """New data enter training this often."""
    export_sec: float = 15.0
    """The policy that begins calls is renewed this often."""
    start: Path | None = None
    """Checkpoint to go on from: it begins calls at once, and keeps its normalisation."""
    least_frames: int = 2000
    """Training does not begin on fewer."""
    state: Path | None = None
    """File from which an interrupted run goes on; None: it cannot."""
    state_sec: float = 30.0
    """It is written this often: 100 MB."""
    spent_sec: float = 0.0
    """Of `seconds`, by a run that was interrupted."""


@dataclass(frozen=True, kw_only=True)
class Learned:
    """The result."""

    network: PolicyNetwork
    frames: int
    calls: dict[str, int]
    """Successful calls by function."""
    corrected: int
    """Calls that the policy began and an expert ended well."""
    steps: int
    losses: list[float]


def learn_by_doing(
    collection: CollectionConfig,
    policy: PolicyConfig,
    training: TrainingConfig,
    config: ApprenticeshipConfig,
    device: torch.device,
    out: Path,
    log: Log,
    on_state: Callable[[], None] = lambda: None,
) -> Learned:
    """Collect and train until the time is up; the averaged weights are in `out` as a checkpoint.

    `on_state` is called whenever the state to go on from was written.
    """
    clock = _Clock(config)
    if config.start is not None and collection.policy is not None:
        save_policy(load_network(config.start), collection.policy)
    intake = _Intake(collection.folder, PolicyDataset(policy, device))
    with Collectors(collection) as collectors:
        intake.wait(collectors, clock, config)
        lesson = _Lesson(intake, policy, training, config, clock, log)
        while (share := clock.share) < 1.0:
            if share >= config.collect_share and collectors.alive:
                collectors.stop()
                intake.ingest()
            lesson.practise()
            if share >= config.apprentice_share:
                lesson.export(collection.policy, out)
            if lesson.keep_state():
                on_state()
    lesson.save(out)
    return lesson.learned()


class _Clock:
    """How much of the time for collecting and learning has passed."""

    def __init__(self, config: ApprenticeshipConfig) -> None:
        self._started = time.monotonic() - config.spent_sec
        self._seconds = config.seconds

    @property
    def passed_sec(self) -> float:
        """Time since the start, that of an interrupted run included."""
        return time.monotonic() - self._started

    @property
    def share(self) -> float:
        """How much of the time has passed, 0 to 1."""
        return self.passed_sec / self._seconds


class _Intake:
    """The shards of a folder as training data, added as they appear."""

    def __init__(self, folder: Path, data: PolicyDataset) -> None:
        self.data = data
        self._folder = folder
        self._seen: set[Path] = set()

    def ingest(self) -> None:
        """Add the shards that were written since."""
        fresh = [path for path in shard_paths(self._folder) if path not in self._seen]
        self.data.extend([Shard.load(path) for path in fresh])
        self._seen.update(fresh)

    def wait(self, collectors: Collectors, clock: _Clock, config: ApprenticeshipConfig) -> None:
        """Wait for the first data; raise TrainingError if none come."""
        self.ingest()
        while clock.share < config.first_share or len(self.data) < config.least_frames:
            time.sleep(_POLL_SEC)
            self.ingest()
            if not collectors.alive or clock.share > _TOO_LATE:
                logs = ", ".join(str(path) for path in self._folder.glob("*.log"))
                raise TrainingError(f"no data were collected; see {logs or self._folder}")


class _Lesson:
    """The trainer's side: it begins, or goes on from its state, with the data that are there."""

    def __init__(
        self,
        intake: _Intake,
        policy: PolicyConfig,
        training: TrainingConfig,
        config: ApprenticeshipConfig,
        clock: _Clock,
        log: Log,
    ) -> None:
        self._intake, self._config, self._clock, self._log = intake, config, clock, log
        self._next_ingest = self._next_export = self._next_log = 0.0
        self._next_state = time.monotonic() + config.state_sec
        self._losses = torch.zeros(3)
        data, state = intake.data, config.state
        resumed = state is not None and state.exists()
        network = network_to_train(policy, training.seed, config.start)
        if config.start is None and not resumed:
            fit_normalisation(network, data, torch.Generator(data.device).manual_seed(training.seed))
        self._trainer = PolicyTrainer(network, data, training)
        words = self._trainer.choose_precision()
        if state is not None and resumed:
            self._trainer.resume(state)
            words = f"as before; goes on after {self._trainer.steps} steps"
        log(f"precision: {words}; {len(data)} frames: {data.counts()}")
        self._first = config.first_share if resumed else clock.share

    def practise(self) -> None:
        """Take some steps; now and then add new data and log progress."""
        trainer, now = self._trainer, time.monotonic()
        if now >= self._next_ingest and self._clock.share < self._config.collect_share:
            self._intake.ingest()
            self._next_ingest = time.monotonic() + self._config.ingest_sec
        progress = (self._clock.share - self._first) / (1.0 - self._first)
        for _ in range(10):
            self._losses = trainer.step(progress)
        if now >= self._next_log:
            trainer.check(self._losses)
            chunk, ended, failed = self._losses.tolist()
            passed_sec, frames = self._clock.passed_sec, len(self._intake.data)
            rate = trainer.steps / max(passed_sec - self._first * self._config.seconds, 1e-6)
            self._log(
                f"{passed_sec:5.0f} s  {frames:8d} frames  {trainer.steps:6d} steps ({rate:.0f}/s)  "
                f"chunk {chunk:.4f}  end {ended:.4f}  fail {failed:.4f}"
            )
            self._next_log = now + _LOG_SEC

    def export(self, *folders: Path | None) -> None:
        """Write the averaged weights as a checkpoint into folders, if it is time."""
        if time.monotonic() < self._next_export:
            return
        for folder in folders:
            if folder is not None:
                self.save(folder)
        self._next_export = time.monotonic() + self._config.export_sec

    def keep_state(self) -> bool:
        """Write what an interrupted run goes on from if it is time; return whether it was."""
        state = self._config.state
        if state is None or time.monotonic() < self._next_state:
            return False
        self._trainer.save(state)
        self._next_state = time.monotonic() + self._config.state_sec
        return True

    def save(self, folder: Path) -> None:
        """Write the averaged weights as a checkpoint."""
        save_policy(self._trainer.average, folder)

    def learned(self) -> Learned:
        """Return the result."""
        data = self._intake.data
        calls = data.calls
        corrected = int(((calls[:, DONE] > 0) & (calls[:, SOURCE] > 0)).sum())
        return Learned(
            network=self._trainer.average,
            frames=len(data),
            calls=data.counts(),
            corrected=corrected,
            steps=self._trainer.steps,
            losses=self._losses.tolist(),
        )
