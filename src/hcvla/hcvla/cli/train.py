"""Train the models of hcvla on its own scenes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def train() -> None:
    """Train the models of hcvla on its own scenes."""


@app.command()
def planner(
    out: Annotated[Path, typer.Option(help="folder for checkpoints, settings and log")],
    steps: Annotated[
        int, typer.Option(min=1, help="optimiser steps in all; a resumed run counts its earlier ones")
    ] = 1500,
    minutes: Annotated[float, typer.Option(min=0.0, help="stop after so long, annealed; 0 = no limit")] = 0.0,
    seed: Annotated[int, typer.Option(help="everything drawn at random comes from this number")] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="go on from the last checkpoint in OUT")] = False,
    start: Annotated[Path | None, typer.Option(help="checkpoint folder whose weights to begin with")] = None,
    learning_rate: Annotated[float, typer.Option(min=0.0, help="its peak")] = 2e-3,
    images: Annotated[int, typer.Option(min=0, help="scenes to render for training with images")] = 400,
    threads: Annotated[int, typer.Option(min=1, help="processor cores to use")] = 1,
) -> None:
    """Train the embedded planner from nothing; OUT/model is a checkpoint folder that --planner takes."""
    import torch

    from hcvla.training.planner.rendered_scenes import kept_scenes
    from hcvla.training.planner.trainer import PlannerTrainConfig, train_planner

    torch.set_num_threads(threads)
    config = PlannerTrainConfig(steps=steps, minutes=minutes, seed=seed, learning_rate=learning_rate)
    rendered_scenes = kept_scenes(out / "sceneries.npz", images, seed) if images else []
    train_planner(out, config, resume=resume, start=start, rendered_scenes=rendered_scenes, report=_show)
    print(f"checkpoint: {out / 'model'}")


def _show(row: dict) -> None:
    print("  ".join(f"{name} {value}" for name, value in row.items()), flush=True)
