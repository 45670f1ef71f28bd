"""Trains a policy on collected calls: from nothing or from where a run was interrupted, by steps or by time."""

from __future__ import annotations

import json
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch

from hcvla.datasets.layout import INFO
from hcvla.evaluation.provenance import code_version
from hcvla.skills.diffusion.checkpoint import save_policy
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.skills.diffusion.eyes import Eyes
from hcvla.training.error import TrainingError
from hcvla.training.launch import Report
from hcvla.training.policy.cache import CacheConfig, PolicyCache
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.held_out import HeldOut, split
from hcvla.training.policy.network_to_train import network_to_train
from hcvla.training.policy.shards import Shard, ShardError, read_shards
from hcvla.training.policy.trainer import PolicyTrainer, TrainingConfig, fit_normalisation
from hcvla.training.team import Team

STATE, SETTINGS, LOG, MODEL = "state.pt", "settings.json", "log.jsonl", "policy"
DIGESTS = "data_sha256"
_SAVE_SEC = 60.0
"""What an interruption may lose, about, where steps are slow."""


@dataclass(frozen=True, kw_only=True)
class RunConfig:
    """One training run."""

    data: tuple[Path, ...]
    """Folders of LeRobot datasets with our call columns, or of shards."""
    out: Path
    cache: Path | None = None
    """Where the samples of datasets are kept; None: next to each."""
    steps: int = 20_000
    """Optimiser steps in all; a resumed run counts its earlier ones."""
    minutes: float = 0.0
    """Stop after so long and keep what there is; 0: no limit."""
    anneal: bool = False
    """Let the learning rate fall with `minutes`, where they end before `steps`: no two such runs are alike."""
    device: str = "cpu"
    processes: int = 1
    """That share each batch: processors, or GPUs if the device is cuda."""
    start: Path | None = None
    """Checkpoint whose weights, normalisation and configuration to begin with."""
    eyes: Path | None = None
    """Folder of those of a policy with images; None: those that ship, or those of `start`."""
    wrong_poses: float = 0.0
    """Share of the calls of datasets that see objects elsewhere than they were; they teach to look at the images."""
    validation: float = 0.05
    """Share of the calls that are not trained on; the log has their loss at every multiple of `save_steps`. 0: none."""
    save_steps: int = 500
    """The state for --resume is written this often, and at least about once a minute."""
    log_steps: int = 50
    training: TrainingConfig = TrainingConfig()
    policy: PolicyConfig = PolicyConfig()


def train_policy(
    config: RunConfig, *, resume: bool = False, report: Report = lambda row: None, team: Team | None = None
) -> Path:
    """Train, and return the folder of the checkpoint; raise TrainingError, ShardError or DatasetError.

    The learning rate falls over `steps`, so that an interrupted and resumed run takes the very steps of one that was
    not; a run that its minutes end is annealed only if `anneal` says so.
    """
    started, team = time.monotonic(), team or Team()
    state = config.out / STATE
    resumes = state.exists()
    if resumes and not resume:
        raise TrainingError(f"{config.out} holds a run; --resume goes on with it, or choose another folder")
    network = network_to_train(config.policy, config.training.seed, config.start, config.eyes)
    config = replace(config, policy=network.config)
    shards, digests = _load(config, network.eyes, report, team)
    shards, held = split(shards, config.validation)
    data = PolicyDataset(config.policy, torch.device(config.device))
    data.extend(shards)
    network.config = _for_data(config, data)
    config = replace(config, policy=network.config)
    if config.start is None:
        fit_normalisation(network, data, torch.Generator(data.device).manual_seed(config.training.seed))
    trainer = PolicyTrainer(network, data, config.training, team)
    if team.leads:
        _check_settings(config, digests, resume=resume)
    team.wait()
    if resumes:
        trainer.resume(state)
    else:
        report({"precision": trainer.choose_precision(), "frames": len(data), "calls": data.counts()})
        trainer.save(state)
    if team.leads:
        _forget_after(config.out / LOG, trainer.steps)
    _steps(trainer, config, HeldOut(held, network.config, data.device), started, report)
    _save(trainer, config.out)
    return config.out / MODEL


def _steps(trainer: PolicyTrainer, config: RunConfig, held: HeldOut, started: float, report: Report) -> None:
    """Take the steps of a run; save and log now and then."""
    team, saved = trainer.team, time.monotonic()
    with (config.out / LOG).open("a", encoding="utf-8") if team.leads else nullcontext() as log:
        while trainer.steps < config.steps:
            if config.minutes and team.agreed(time.monotonic() - started > 60 * config.minutes):
                return
            losses = trainer.step(_progress(trainer.steps, config, time.monotonic() - started))
            logs, looks = trainer.steps % config.log_steps == 0, trainer.steps % config.save_steps == 0
            saves = looks or (logs and team.agreed(time.monotonic() - saved > _SAVE_SEC))
            if logs or saves or trainer.steps == config.steps:
                # Weights that are no numbers are never written over good ones.
                losses = team.mean(losses)
                trainer.check(losses)
            if (logs or looks) and log is not None:
                row = _row(trainer, losses, time.monotonic() - started)
                validation = held.loss(trainer.average) if looks else None
                row |= {} if validation is None else {"validation": round(validation, 5)}
                log.write(json.dumps(row) + "\n")
                log.flush()
                report(row)
            if saves:
                _save(trainer, config.out)
                saved = time.monotonic()


def _progress(steps: int, config: RunConfig, seconds: float) -> float:
    """Return how much of a run is over, 0 to 1."""
    passed = seconds / (60.0 * config.minutes) if config.anneal and config.minutes else 0.0
    return max(passed, steps / config.steps)


def _save(trainer: PolicyTrainer, out: Path) -> None:
    """Write the state to resume from, and the averaged weights as a checkpoint; called by all of a team."""
    trainer.save(out / STATE)
    if trainer.team.leads:
        save_policy(trainer.average, out / MODEL)


def _forget_after(log: Path, steps: int) -> None:
    """Drop the rows of steps that a resumed run takes again."""
    rows = log.read_text(encoding="utf-8").splitlines(keepends=True) if log.exists() else []
    kept = [row for row in rows if row.endswith("\n") and json.loads(row)["step"] <= steps]
    if kept != rows:
        log.write_text("".join(kept), encoding="utf-8")


def _load(config: RunConfig, eyes: Eyes | None, report: Report, team: Team) -> tuple[list[Shard], list[str]]:
    """Return the samples of all folders, and a hash of each folder's; those of datasets are made first if need be."""
    shards, digests = [], []
    for folder in config.data:
        if not folder.is_dir():
            raise ShardError(f"{folder} is no folder; expected a dataset of hcvla, or a folder of shards of calls")
        is_dataset = (folder / INFO).exists()
        found, digest = _of_dataset(folder, config, eyes, report, team) if is_dataset else read_shards(folder)
        if not found:
            raise ShardError(
                f"{folder}: no calls that the policy learns; expected a dataset of hcvla, or shards of calls (*.npz)"
            )
        shards += found
        digests.append(digest)
    return shards, digests


def _of_dataset(
    folder: Path, config: RunConfig, eyes: Eyes | None, report: Report, team: Team
) -> tuple[list[Shard], str]:
    def on_part(done: int, total: int) -> None:
        report({"samples of": folder.name, "tables": f"{done} of {total}"})

    wanted = CacheConfig(observation=config.policy.observation, wrong_poses=config.wrong_poses)
    cache = PolicyCache(folder, wanted, config.cache, eyes)
    if team.leads:
        cache.update(on_part)
    team.wait()
    return cache.shards(), cache.digest()


def _for_data(config: RunConfig, data: PolicyDataset) -> PolicyConfig:
    """Return the policy's configuration with the functions it learns; raise TrainingError if there are none."""
    policy, counts = config.policy, data.counts()
    if not any(counts.values()):
        raise TrainingError("no call in the data has succeeded: there is nothing to imitate")
    if policy.observation.conditioning == "flat":
        return policy  # told by no function
    before = policy.trained if config.start is None else policy.skills
    learned = tuple(name for name in policy.observation.functions if counts[name] or name in before)
    return replace(policy, trained=learned)


def _check_settings(config: RunConfig, digests: list[str], *, resume: bool) -> None:
    """Write the resolved settings before the first step, or compare them with those of the run that is resumed."""
    path = config.out / SETTINGS
    settings = {**json.loads(json.dumps(asdict(config), default=str)), DIGESTS: digests}
    if resume and path.exists():
        earlier = json.loads(path.read_text(encoding="utf-8"))
        free = ("minutes", "out", "device", "cache", "data", "eyes")
        changed = [name for name in settings if name not in free and earlier.get(name) != settings[name]]
        if changed == [DIGESTS]:
            raise TrainingError(
                f"{config.out} was started with other data, or they have changed; choose another folder"
            )
        if changed:
            raise TrainingError(f"{config.out} was started with other {', '.join(changed)}; choose another folder")
        return
    config.out.mkdir(parents=True, exist_ok=True)
    facts = {"commit": code_version(), "torch": torch.__version__, "seed": config.training.seed}
    path.write_text(json.dumps({**settings, **facts}, indent=2) + "\n", encoding="utf-8")


def _row(trainer: PolicyTrainer, losses: torch.Tensor, seconds: float) -> dict[str, Any]:
    chunk, ended, failed = (round(float(loss), 5) for loss in losses)
    return {"step": trainer.steps, "seconds": round(seconds, 1), "chunk": chunk, "end": ended, "fail": failed}
