"""Train the models of hcvla on its own scenes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from hcvla.cli import training_options as shared
from hcvla.skills.diffusion.config import Conditioning

app = typer.Typer(add_completion=False, no_args_is_help=True)


Data = Annotated[
    list[Path], typer.Option(help="LeRobot dataset with call columns, or folder of shards; may be given several times")
]
Told = Annotated[
    Conditioning,
    typer.Option(help="what it is told: calls, their text alone, sub-goals in English, or the task's sentence (flat)"),
]
Looks = Annotated[bool | None, typer.Option(help="look through both cameras; default: only if told by text alone")]
WrongPoses = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="share of a dataset's calls that see objects 8 to 15 mm off")
]
Validation = Annotated[
    float, typer.Option(min=0.0, max=0.5, help="share of calls that only measure: the log has their loss")
]


@app.callback()
def train() -> None:
    """Train the models of hcvla on its own scenes."""


_Model = Annotated[
    str, typer.Option(help="a pre-trained model to train: folder, name on the hub, or smollm2; default: our own")
]
_Data = Annotated[
    list[Path] | None, typer.Option(help="--model: LeRobot dataset with plans; may be given several times")
]
_Size = Annotated[
    Literal["small", "medium", "large"] | None,
    typer.Option(help="our own: of the network; default: as --start, or small"),
]
_Start = Annotated[Path | None, typer.Option(help="our own: checkpoint folder whose weights to begin with")]
_Tuning = Annotated[
    Literal["auto", "full", "lora"], typer.Option(help="--model: all weights or an adapter; auto: by size")
]
_Merged = Annotated[bool, typer.Option("--merged", help="--model: write the adapter into its base at the end")]
_MicroBatch = Annotated[int, typer.Option(min=1, help="--model: chats a forward pass; fewer need less memory")]
_Hardest = Annotated[
    float, typer.Option(min=0.01, max=1.0, help="our own: share of the sentences to learn from, the worst answered")
]


@app.command()
def planner(
    out: Annotated[Path, typer.Option(help="folder for checkpoints, settings and log")],
    model: _Model = "",
    data: _Data = None,
    steps: shared.TrainingSteps = 1500,
    minutes: Annotated[float, typer.Option(min=0.0, help="stop after so long, annealed; 0 = no limit")] = 0.0,
    seed: shared.Seed = 0,
    resume: Annotated[bool, typer.Option("--resume", help="go on from the last checkpoint in OUT")] = False,
    start: _Start = None,
    learning_rate: Annotated[float | None, typer.Option(min=0.0, help="its peak; default: by what is trained")] = None,
    images: Annotated[int, typer.Option(min=0, help="--model: scenes to render, to train what it sees with")] = 400,
    device: shared.Device = "cpu",
    workers: shared.DrawingWorkers = 0,
    threads: shared.Threads = 1,
    tuning: _Tuning = "auto",
    rank: Annotated[int, typer.Option(min=1, help="--model: of the adapter")] = 32,
    vision: Annotated[bool, typer.Option("--vision", help="--model: train the vision tower too")] = False,
    merged: _Merged = False,
    batch: Annotated[int, typer.Option(min=1, help="--model: samples a step")] = 32,
    micro_batch: _MicroBatch = 8,
    size: _Size = None,
    processes: Annotated[int, typer.Option(min=1, help="our own: that share each batch, cores or GPUs")] = 1,
    focus: Annotated[str, typer.Option(help="our own: requests drawn more often, joined by commas")] = "",
    hardest: _Hardest = 1.0,
) -> None:
    """Train the embedded planner from nothing, or a pre-trained one; OUT/model is a folder that --planner takes."""
    import torch

    torch.set_num_threads(threads)
    common = {"steps": steps, "minutes": minutes, "seed": seed, "device": device, "workers": workers}
    if model:
        chosen = {"tuning": tuning, "rank": rank, "vision": vision, "merged": merged, "learning_rate": learning_rate}
        sizes = {"batch_size": batch, "micro_batch": micro_batch}
        _train_pretrained(
            out, images, resume, model=model, data=tuple(map(str, data or ())), **common, **chosen, **sizes
        )
    else:
        from hcvla.tasks.language.catalogue import trained_requests

        if data:
            raise typer.BadParameter(
                "it is for --model, a pre-trained model; the embedded planner learns from sentences that are drawn; "
                "docs/planner.md says how to teach it others",
                param_hint="--data",
            )
        own = {"learning_rate": learning_rate or 2e-3, "processes": processes, "hardest": hardest}
        _train_own(out, resume, start, size, focus=trained_requests(focus), **own, **common)
    print(f"checkpoint: {out / 'model'}")


@app.command()
def mix(
    out: Annotated[Path, typer.Option(help="folder for the mean")],
    part: Annotated[list[str], typer.Option(help="SHARE:FOLDER of a planner's checkpoint; the shares add up to 1")],
    refuse_below: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="what is less sure is refused; default: as in the last part")
    ] = None,
) -> None:
    """Mean of planners' checkpoints: what went on from other weights forgets less if some of those stay in it."""
    from hcvla.training.planner.mixing import mix_checkpoints

    parts = {Path(folder): _share(share, said) for said in part for share, _, folder in (said.partition(":"),)}
    mix_checkpoints(parts, out, **({} if refuse_below is None else {"refuse_below": refuse_below}))
    print(f"checkpoint: {out}")


def _share(text: str, said: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise typer.BadParameter(f"{said!r} is no SHARE:FOLDER; expected for instance 0.3:models/planner") from None


def _train_pretrained(out: Path, images: int, resume: bool, **settings: Any) -> None:
    from hcvla.training.vlm.config import VlmTrainConfig
    from hcvla.training.vlm.pictures import kept_pictures
    from hcvla.training.vlm.trainer import train_vlm

    config = VlmTrainConfig(**settings)
    pictures = kept_pictures(out / "pictures.npz", images, config.seed) if images else []
    train_vlm(out, config, resume=resume, pictures=pictures, report=_show)


def _train_own(
    out: Path, resume: bool, start: Path | None, size: Literal["small", "medium", "large"] | None, **settings: Any
) -> None:
    from hcvla.api.functions import ROBOT_API
    from hcvla.planner.embedded.model import PlannerConfig
    from hcvla.planner.embedded.tokenizer import Tokenizer
    from hcvla.training.planner.config import PlannerTrainConfig
    from hcvla.training.planner.together import train_planner_together

    vocabulary = list(Tokenizer.for_api(ROBOT_API).tokens)
    network = None if size is None else PlannerConfig.of_size(size, vocabulary)
    config = PlannerTrainConfig(**settings)
    train_planner_together(out, config, resume=resume, start=start, model_config=network, report=_show)


@app.command()
def policy(
    data: Data,
    out: Annotated[Path, typer.Option(help="folder for checkpoint, settings, state and log")],
    steps: shared.TrainingSteps = 20_000,
    minutes: Annotated[float, typer.Option(min=0.0, help="stop after so long; 0 = no limit")] = 0.0,
    anneal: Annotated[bool, typer.Option("--anneal", help="let the learning rate fall with the minutes")] = False,
    device: shared.Device = "cpu",
    processes: Annotated[int, typer.Option(min=1, help="that share each batch: cores, or GPUs with cuda")] = 1,
    batch: shared.PolicyBatch = 256,
    learning_rate: shared.PolicyRate = None,
    seed: shared.Seed = 0,
    resume: Annotated[bool, typer.Option("--resume", help="go on from the last state in OUT")] = False,
    start: shared.Start = None,
    cache: Annotated[Path | None, typer.Option(help="keeps samples of datasets; default: next to each")] = None,
    sampler: Annotated[Literal["ddim", "flow"], typer.Option(help="noise process")] = "ddim",
    conditioning: Told = "call",
    images: Looks = None,
    eyes: Annotated[
        Path | None, typer.Option(help="what it looks with: OUT of train eyes; default: those that ship")
    ] = None,
    wrong_poses: WrongPoses = 0.0,
    validation: Validation = 0.05,
) -> None:
    """Train the diffusion policy on collected calls; OUT/policy is what --skills takes."""
    from hcvla.skills.diffusion.config import ModelConfig, ObservationConfig, PolicyConfig
    from hcvla.training.policy.run import RunConfig
    from hcvla.training.policy.together import train_together
    from hcvla.training.policy.trainer import TrainingConfig, training_from

    looks = conditioning != "call" if images is None else images
    observation = ObservationConfig(conditioning=conditioning, images=looks)
    config = RunConfig(
        data=tuple(data), out=out, cache=cache, steps=steps, minutes=minutes, anneal=anneal, device=device,
        processes=processes,
        start=start, eyes=eyes, training=training_from(start, TrainingConfig(batch=batch, seed=seed), learning_rate),
        policy=PolicyConfig(observation=observation, model=ModelConfig(sampler=sampler)), wrong_poses=wrong_poses,
        validation=validation,
    )  # fmt: skip
    print(f"checkpoint: {train_together(config, resume=resume, report=_show)}")


@app.command()
def eyes(
    data: Annotated[Path, typer.Option(help="LeRobot dataset with call columns")],
    out: Annotated[Path, typer.Option(help="folder for the eyes, their card and results")],
    minutes: Annotated[float, typer.Option(min=0.02, help="wall-clock time for everything")] = 6.0,
    seed: shared.Seed = 0,
    cache: Annotated[Path | None, typer.Option(help="keeps images and samples; default: next to the dataset")] = None,
    start: Annotated[Path | None, typer.Option(help="eyes to train on; default: from nothing")] = None,
) -> None:
    """Train what policies with images see with: to find the things that a text names; OUT is what --eyes takes."""
    from hcvla.training.eyes.run import EyesRunConfig, make_eyes
    from hcvla.training.eyes.trainer import EyesTrainConfig

    training = EyesTrainConfig(seed=seed)
    config = EyesRunConfig(data=data, out=out, cache=cache, start=start, minutes=minutes, training=training)
    _show(make_eyes(config, report=_show))


def _show(row: dict) -> None:
    print("  ".join(f"{name} {value}" for name, value in row.items()), flush=True)
