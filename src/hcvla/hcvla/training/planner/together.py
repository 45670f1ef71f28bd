"""Trains the embedded planner in as many processes as its configuration says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from hcvla.planner.embedded.model import PlannerConfig
from hcvla.training.device import use_device
from hcvla.training.error import TrainingError
from hcvla.training.launch import Report, run_together
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.trainer import train_planner
from hcvla.training.team import Team


def train_planner_together(
    out: Path,
    config: PlannerTrainConfig,
    *,
    resume: bool = False,
    start: Path | None = None,
    model_config: PlannerConfig | None = None,
    report: Report = lambda _: None,
) -> None:
    """Train into the folder `out`; raise what `train_planner` raises."""
    use_device(config.device)
    if config.processes == 1:
        train_planner(out, config, resume=resume, start=start, model_config=model_config, report=report)
        return
    if config.batch_size % config.processes:
        raise TrainingError(
            f"a batch of {config.batch_size} cannot be shared by {config.processes} processes; choose a multiple"
        )
    work = partial(_work, out, config, resume, start, model_config)
    run_together(work, config.processes, config.device, report)


def _work(
    out: Path,
    config: PlannerTrainConfig,
    resume: bool,
    start: Path | None,
    model_config: PlannerConfig | None,
    team: Team,
    device: str,
    report: Report,
) -> None:
    config = replace(config, device=device)
    train_planner(out, config, resume=resume, start=start, model_config=model_config, report=report, team=team)
