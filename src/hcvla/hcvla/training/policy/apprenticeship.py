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
from hcvla.training.policy.collect import CollectionConfig, Collectors
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.shards import Shard, shard_paths
from hcvla.training.policy.trainer import PolicyTrainer, TrainingConfig, TrainingError, fit_normalisation

_POLL_SEC = 0.5
_TOO_LATE = 0.8
"""Share of the time after which nothing could be learned any more."""
_LOG_SEC = 5.0

Log = Callable[[str], None]


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
    started = time.monotonic() - config.spent_sec
    if config.start is not None and collection.policy is not None:
        save_policy(load_network(config.start), collection.policy)
    with Collectors(collection) as collectors:
        lesson = _Lesson(collection.folder, policy, training, device, log, started, config)
        lesson.wait_for_data(collectors)
        while (share := lesson.share) < 1.0:
            if share >= config.collect_share and collectors.alive:
                collectors.stop()
                lesson.ingest()
            lesson.practise()
            if share >= config.apprentice_share:
                lesson.export(collection.policy, out)
            if lesson.keep_state():
                on_state()
    lesson.save(out)
    return lesson.learned()


class _Lesson:
    """The trainer's side of it."""

    def __init__(
        self,
        folder: Path,
        policy: PolicyConfig,
        training: TrainingConfig,
        device: torch.device,
        log: Log,
        started: float,
        config: ApprenticeshipConfig,
    ) -> None:
        torch.manual_seed(training.seed)
        self._folder, self._log, self._started, self._config, self._training = folder, log, started, config, training
        self._data = PolicyDataset(policy, device)
        self._network = (
            PolicyNetwork(policy) if config.start is None else load_network(config.start, policy.observation)
        )
        self._seen: set[Path] = set()
        self._next_ingest = self._next_export = self._next_log = 0.0
        self._next_state = time.monotonic() + config.state_sec
        self._losses = torch.zeros(3)
        self._trainer: PolicyTrainer | None = None
        self._first = 0.0

    @property
    def share(self) -> float:
        """How much of the time has passed, 0 to 1."""
        return (time.monotonic() - self._started) / self._config.seconds

    def wait_for_data(self, collectors: Collectors) -> None:
        """Wait for the first data and begin to train, or go on; raise TrainingError if none come."""
        self.ingest()
        while self.share < self._config.first_share or len(self._data) < self._config.least_frames:
            time.sleep(_POLL_SEC)
            self.ingest()
            if not collectors.alive or self.share > _TOO_LATE:
                logs = ", ".join(str(path) for path in self._folder.glob("*.log"))
                raise TrainingError(f"no data were collected; see {logs or self._folder}")
        state = self._config.state
        resumed = state is not None and state.exists()
        if self._config.start is None and not resumed:
            generator = torch.Generator(self._data.device).manual_seed(self._training.seed)
            fit_normalisation(self._network, self._data, generator)
        self._trainer = PolicyTrainer(self._network, self._data, self._training)
        words = self._trainer.choose_precision()
        if state is not None and resumed:
            self._trainer.resume(state)
            words = f"as before; goes on after {self._trainer.steps} steps"
        self._log(f"precision: {words}; {len(self._data)} frames: {self._data.counts()}")
        self._first = self._config.first_share if resumed else self.share

    def practise(self) -> None:
        """Take some steps; now and then add new data and log progress."""
        trainer, now = self._trainer, time.monotonic()
        assert trainer is not None, "data come first"
        if now >= self._next_ingest and self.share < self._config.collect_share:
            self.ingest()
            self._next_ingest = time.monotonic() + self._config.ingest_sec
        progress = (self.share - self._first) / (1.0 - self._first)
        for _ in range(10):
            self._losses = trainer.step(progress)
        if now >= self._next_log:
            trainer.check(self._losses)
            chunk, ended, failed = self._losses.tolist()
            rate = trainer.steps / max(now - self._started - self._first * self._config.seconds, 1e-6)
            self._log(
                f"{now - self._started:5.0f} s  {len(self._data):8d} frames  {trainer.steps:6d} steps ({rate:.0f}/s)  "
                f"chunk {chunk:.4f}  end {ended:.4f}  fail {failed:.4f}"
            )
            self._next_log = now + _LOG_SEC

    def ingest(self) -> None:
        """Add the shards that were written since."""
        fresh = [path for path in shard_paths(self._folder) if path not in self._seen]
        self._data.extend([Shard.load(path) for path in fresh])
        self._seen.update(fresh)

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
        assert self._trainer is not None, "data come first"
        self._trainer.save(state)
        self._next_state = time.monotonic() + self._config.state_sec
        return True

    def save(self, folder: Path) -> None:
        """Write the averaged weights as a checkpoint."""
        assert self._trainer is not None, "data come first"
        save_policy(self._trainer.average, folder)

    def learned(self) -> Learned:
        """Return the result."""
        assert self._trainer is not None, "data come first"
        calls = self._data.calls
        corrected = int(((calls[:, 3] > 0) & (calls[:, 4] > 0)).sum())
        return Learned(
            network=self._trainer.average,
            frames=len(self._data),
            calls=self._data.counts(),
            corrected=corrected,
            steps=self._trainer.steps,
            losses=self._losses.tolist(),
        )
