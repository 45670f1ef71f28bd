"""Collects calls in many processes until stopped; a policy that appears meanwhile begins some of the calls."""

from __future__ import annotations

import multiprocessing
import os
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path

import numpy as np

from hcvla.skills.diffusion.checkpoint import WEIGHTS, CheckpointError, load_policy
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.policy import DiffusionPolicy
from hcvla.training.policy.episodes import EpisodeConfig, collect_episode
from hcvla.training.policy.shards import CallRecord, Shard

_SHARD_FRAMES = 4000
_SHARD_SEC = 8.0
"""A shard is written after so many frames or so long, so that training sees new data soon."""
_END_SEC = 8.0
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


@dataclass(frozen=True, kw_only=True)
class CollectionConfig:
    """What is collected, and where it goes."""

    folder: Path
    """Shards go here."""
    policy: Path | None = None
    """Folder of the policy that begins some calls as soon as it holds a checkpoint; None: experts only."""
    workers: int = 1
    seed: int = 0
    observation: ObservationConfig = ObservationConfig()
    episode: EpisodeConfig = EpisodeConfig()


class Collectors:
    """Worker processes that collect; a context manager that ends them."""

    def __init__(self, config: CollectionConfig) -> None:
        """Start the processes; they are fresh, so that threads and CUDA of this one do not matter."""
        config.folder.mkdir(parents=True, exist_ok=True)
        context = multiprocessing.get_context("spawn")
        self._stop: Event = context.Event()
        before = {name: os.environ.get(name) for name in _THREAD_VARIABLES}
        os.environ.update(dict.fromkeys(_THREAD_VARIABLES, "1"))
        try:
            self._processes: list[BaseProcess] = [
                context.Process(target=_collect, args=(config, index, self._stop), daemon=True)
                for index in range(config.workers)
            ]
            for process in self._processes:
                process.start()
        finally:
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})

    @property
    def alive(self) -> int:
        """How many processes run."""
        return sum(process.is_alive() for process in self._processes)

    def stop(self) -> None:
        """Let every process write what it has, then end it."""
        self._stop.set()
        deadline = time.monotonic() + _END_SEC
        for process in self._processes:
            process.join(max(0.0, deadline - time.monotonic()))
        for process in self._processes:
            process.kill()
            process.join()

    def __enter__(self) -> Collectors:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self.stop()


class _Pupil:
    """The newest policy of a folder, read again when it changes."""

    def __init__(self, folder: Path | None) -> None:
        self._folder, self._stamp = folder, 0.0
        self.policy: DiffusionPolicy | None = None

    def refresh(self) -> None:
        if self._folder is None or not (self._folder / WEIGHTS).exists():
            return
        stamp = (self._folder / WEIGHTS).stat().st_mtime
        if stamp == self._stamp:
            return
        try:
            self.policy, self._stamp = load_policy(self._folder), stamp
        except CheckpointError:
            # Caught between two files of a new checkpoint: the next episode tries again.
            return


def _collect(config: CollectionConfig, index: int, stop: Event) -> None:
    """Collect until stopped; the body of a worker process."""
    import torch

    torch.set_num_threads(1)
    # What an interrupted run has left is kept, and other scenes are drawn than it had.
    count = len(list(config.folder.glob(f"{index:02d}-*.npz")))
    rng = np.random.default_rng([config.seed, index, count])
    pupil, records = _Pupil(config.policy), list[CallRecord]()
    counts, written = Counter[str](), time.monotonic()
    log = config.folder / f"worker-{index:02d}.log"
    parent = multiprocessing.parent_process()

    def ends() -> bool:
        """Whether it must stop, or its parent process was killed."""
        return stop.is_set() or (parent is not None and not parent.is_alive())

    while not ends():
        pupil.refresh()
        try:
            episode = collect_episode(rng, config.episode, config.observation, pupil.policy, counts=counts, stop=ends)
            counts.update(config.observation.functions[record.function] for record in episode)
            records += episode
        except Exception:  # noqa: BLE001 - the edge of a process; one broken episode is not worth the others
            with log.open("a", encoding="utf-8") as file:
                file.write(traceback.format_exc() + "\n")
        frames = sum(len(record.frames) for record in records)
        due = frames >= _SHARD_FRAMES or time.monotonic() - written > _SHARD_SEC or ends()
        if frames and due:
            Shard.of(records).save(config.folder / f"{index:02d}-{count:05d}.npz")
            records, count, written = [], count + 1, time.monotonic()
