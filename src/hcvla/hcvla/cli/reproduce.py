"""Make a shipped model or a small table of the comparison again, from nothing, within a given time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from hcvla.cli import training_options as shared

app = typer.Typer(add_completion=False, no_args_is_help=True)


Looks = Annotated[bool, typer.Option("--images", help="look through both cameras, also while collecting")]
WrongPoses = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="share of calls that see objects 8 to 15 mm off; --images sees them")
]
Precision = Annotated[Literal["auto", "fp32", "bf16"], typer.Option(help="of training; auto: by a measurement")]
Disturbed = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="share of episodes in which things move, slip or are pushed")
]
Scratch = Annotated[
    Path | None, typer.Option(help="folder for collected data; default: one in OUT, removed at the end")
]
Resume = Annotated[bool, typer.Option("--resume", help="go on with the run in OUT that was interrupted")]


@app.callback()
def reproduce() -> None:
    """Make a shipped model or a small table of the comparison again, from nothing, within a given time."""


@app.command()
def policy(
    out: Annotated[Path, typer.Option(help="folder for the checkpoint, results and log")],
    minutes: Annotated[float, typer.Option(min=0.5, help="wall-clock time for everything")] = 60.0,
    device: shared.Device = "cpu",
    workers: Annotated[int, typer.Option(min=1, help="processes that collect and evaluate")] = 1,
    batch: shared.PolicyBatch = 256,
    precision: Precision = "auto",
    learning_rate: shared.PolicyRate = None,
    start: shared.Start = None,
    focus: Annotated[str, typer.Option(help="tasks whose scenes are collected more often, joined by commas")] = "",
    disturbed: Disturbed = 0.3,
    images: Looks = False,
    wrong_poses: WrongPoses = 0.0,
    suite: Annotated[str, typer.Option(help="tasks to evaluate: all, a level, or names joined by commas")] = "all",
    episodes: Annotated[int, typer.Option(min=1, help="of each task, as far as the time goes")] = 25,
    evaluation: shared.EvaluationShare = 0.16,
    seed: shared.Seed = 0,
    scratch: Scratch = None,
    resume: Resume = False,
) -> None:
    """Collect, train with experts at the policy's side, and evaluate; OUT/policy is what --skills takes."""
    from hcvla.skills.diffusion.config import ObservationConfig, PolicyConfig
    from hcvla.training.policy.reproduction import ReproductionConfig, reproduce_policy
    from hcvla.training.policy.scenes import trained_tasks

    config = ReproductionConfig(
        out=out,
        scratch=scratch or out / "scratch",
        minutes=minutes,
        device=device,
        workers=workers,
        evaluation_share=evaluation,
        suite=suite,
        episodes=episodes,
        batch=batch,
        precision=precision,
        learning_rate=learning_rate,
        start=start,
        focus=trained_tasks(focus),
        disturbed=disturbed,
        wrong_poses=wrong_poses,
        policy=PolicyConfig(observation=ObservationConfig(images=images)),
        seed=seed,
    )
    reproduce_policy(config, shared.print_line, resume=resume)
    if scratch is None:
        shutil.rmtree(config.scratch)


_Model = Annotated[str, typer.Option(help="train this pre-trained model instead: folder, name on the hub, or smollm2")]


@app.command()
def planner(
    out: Annotated[Path, typer.Option(help="folder for the checkpoint, results and log")],
    minutes: shared.TotalMinutes = 60.0,
    device: shared.Device = "cpu",
    workers: shared.DrawingWorkers = 0,
    model: _Model = "",
    images: Annotated[int, typer.Option(min=0, help="--model: scenes to render, to train what it sees with")] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="--model: go on with an interrupted run")] = False,
    size: Annotated[
        Literal["small", "medium", "large"] | None,
        typer.Option(help="of the network; default: as --start, or large on a GPU, else small"),
    ] = None,
    batch: Annotated[int | None, typer.Option(min=1, help="sentences a step; default: 512 on a GPU, else 64")] = None,
    learning_rate: Annotated[float | None, typer.Option(min=0.0, help="its peak; default: by size")] = None,
    start: shared.Start = None,
    samples: Annotated[int, typer.Option(min=1, help="sentences of each kind to measure at the end")] = 64,
    evaluation: shared.EvaluationShare = 0.08,
    seed: shared.Seed = 0,
    threads: shared.Threads = 1,
) -> None:
    """Train the embedded planner on drawn sentences and measure it; OUT/planner is what --planner takes.

    With --model a pre-trained one: OUT/run/model is what --planner takes.
    """
    import torch

    torch.set_num_threads(threads)
    if model:
        _pretrained(
            resume, out=out, model=model, minutes=minutes, device=device, workers=workers, batch=batch, images=images,
            learning_rate=learning_rate, samples=samples, evaluation_share=evaluation, seed=seed,
        )  # fmt: skip
        return
    from hcvla.training.planner.reproduction import PlannerReproductionConfig, reproduce_planner

    config = PlannerReproductionConfig(
        out=out,
        minutes=minutes,
        device=device,
        workers=workers,
        size=size,
        batch=batch,
        learning_rate=learning_rate,
        start=start,
        samples=samples,
        evaluation_share=evaluation,
        seed=seed,
    )
    reproduce_planner(config, shared.print_line)


def _pretrained(resume: bool, **settings: Any) -> None:
    from hcvla.training.vlm.reproduction import VlmReproductionConfig, reproduce_vlm

    reproduce_vlm(VlmReproductionConfig(**settings), shared.print_line, resume=resume)


@app.command()
def sight(
    out: Annotated[Path, typer.Option(help="folder for the checkpoint, results and log")],
    minutes: shared.TotalMinutes = 20.0,
    images: Annotated[int, typer.Option(min=1, help="to render, as far as the time goes")] = 4000,
    steps: Annotated[int, typer.Option(min=1, help="to train, as far as the time goes")] = 3000,
    seed: shared.Seed = 100,
    threads: shared.Threads = 1,
) -> None:
    """Train what the embedded planner sees with; OUT/sight goes into a planner's folder."""
    import torch

    from hcvla.training.sight.reproduction import SightReproductionConfig, reproduce_sight

    torch.set_num_threads(threads)
    config = SightReproductionConfig(out=out, minutes=minutes, images=images, steps=steps, seed=seed)
    reproduce_sight(config, shared.print_line)


@app.command()
def small(
    out: Annotated[Path, typer.Option(help="empty folder for data, checkpoints, evaluations and report")],
    minutes: Annotated[float, typer.Option(min=1.0, help="wall-clock time for everything")] = 68.0,
    tasks: Annotated[str, typer.Option(help="joined by commas")] = "pick,push,place,stack2,swap,restore",
    collected: Annotated[int, typer.Option(min=1, help="episodes of each task to train policies on")] = 60,
    evaluated: Annotated[int, typer.Option(min=1, help="episodes of each task and system, as far as the time goes")] = (
        10
    ),
    workers: Annotated[int, typer.Option(min=1, help="processes that collect and evaluate")] = 2,
    seed: Annotated[int, typer.Option(min=0, help="of the first evaluated episode; training: 100000 on")] = 0,
) -> None:
    """Collect, train a planner, a policy and a flat one, evaluate them, and write OUT/report."""
    from hcvla.comparison.small_table import SmallTableConfig, make_small_table

    config = SmallTableConfig(
        out=out, minutes=minutes, tasks=tasks, collected=collected, evaluated=evaluated, workers=workers, seed=seed
    )
    for file in make_small_table(config, shared.print_line):
        print(file)
