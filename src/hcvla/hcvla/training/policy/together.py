"""Trains a policy in as many processes as its run says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from hcvla.training.error import TrainingError
from hcvla.training.launch import Report, run_together
from hcvla.training.policy.run import MODEL, RunConfig, train_policy
from hcvla.training.team import Team


def train_together(config: RunConfig, *, resume: bool = False, report: Report = lambda row: None) -> Path:
    """Train in `config.processes` processes, this one if it is one; raise what `train_policy` raises."""
    if config.processes == 1:
        return train_policy(config, resume=resume, report=report)
    if config.training.batch % config.processes:
        raise TrainingError(
            f"a batch of {config.training.batch} cannot be shared by {config.processes} processes; choose a multiple"
        )
    run_together(partial(_work, config, resume), config.processes, config.device, report)
    return config.out / MODEL


def _work(config: RunConfig, resume: bool, team: Team, device: str, report: Report) -> None:
    train_policy(replace(config, device=device), resume=resume, report=report, team=team)
