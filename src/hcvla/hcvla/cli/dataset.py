"""Check, replay, join, copy or look at datasets."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hcvla.api.errors import HcvlaError

app = typer.Typer(add_completion=False)

Folder = Annotated[Path, typer.Argument(help="Folder of the dataset.")]


@app.command()
def check(
    folder: Folder,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check every rule on every episode; exit status 1 with the first defect named, 0 if there is none."""
    from hcvla.datasets.check import check_dataset, staged_names
    from hcvla.datasets.layout import INFO

    console = Console(highlight=False)
    try:
        if not (folder / INFO).exists() and staged_names(folder):
            raise HcvlaError(f"{folder}: {len(staged_names(folder))} episodes are not joined yet; run with --resume")
        found = check_dataset(folder)
    except HcvlaError as error:
        console.print(
            json.dumps({"defect": str(error)}) if as_json else f"defect: {error}", markup=False, soft_wrap=True
        )
        raise typer.Exit(1) from None
    if as_json:
        console.print(json.dumps(asdict(found)), markup=False, soft_wrap=True)
        return
    text = (
        f"{found.episodes} episodes, {found.frames} frames, {found.calls} calls, {found.questions} questions: no defect"
    )
    console.print(f"{text} ({found.disturbed} episodes disturbed)", markup=False, soft_wrap=True)
    if waiting := staged_names(folder):
        console.print(f"{len(waiting)} finished episodes are not joined yet; --resume joins them", markup=False)
    for name in found.strays:
        console.print(f"no episode refers to {name}; --resume removes it", markup=False, soft_wrap=True)


@app.command()
def replay(
    folder: Folder,
    episodes: Annotated[int, typer.Option(min=0, help="Replay at most so many; 0: all.")] = 0,
    at_least: Annotated[float, typer.Option(min=0.0, max=1.0, help="Share that must reach its goal.")] = 0.95,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Send the commands of undisturbed episodes again, open loop; exit status 1 if too few reach their goal."""
    from hcvla.recording.simulation.replay import Replayed, replay_dataset

    console = Console(highlight=False)

    def report(one: Replayed) -> None:
        if not (one.goal_holds or as_json):
            console.print(f"{one.key}: {one.message or 'the goal does not hold'}", markup=False, soft_wrap=True)

    try:
        found = replay_dataset(folder, episodes, report)
    except HcvlaError as error:
        console.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(2) from None
    reached = sum(one.goal_holds for one in found)
    if as_json:
        console.print(json.dumps([asdict(one) for one in found]), markup=False, soft_wrap=True)
    else:
        console.print(f"{reached} of {len(found)} episodes end in their goal when their commands alone are replayed")
    if reached < at_least * len(found):
        raise typer.Exit(1)


@app.command()
def join(
    folders: Annotated[list[Path], typer.Argument(help="Folders of two or more datasets, in this order.")],
    out: Annotated[Path, typer.Option(help="New folder for all of their episodes.")],
) -> None:
    """Join datasets that have the same columns into a new one; videos become hard links where possible."""
    from hcvla.datasets.concatenate import concatenate

    episodes = concatenate(folders, out)
    Console(highlight=False).print(f"{episodes} episodes are in {out}", markup=False, soft_wrap=True)


@app.command()
def export(
    folder: Folder,
    out: Annotated[Path, typer.Argument(help="New folder for the copy.")],
) -> None:
    """Copy a dataset without its language columns, for LeRobot before 0.6; videos become hard links where possible."""
    from hcvla.datasets.export import export_without_language

    episodes = export_without_language(folder, out)
    Console(highlight=False).print(f"{episodes} episodes are in {out}", markup=False, soft_wrap=True)


@app.command()
def view(
    folder: Folder,
    episode: Annotated[int, typer.Option(min=0, help="Which episode.")] = 0,
    out: Annotated[Path, typer.Option(help="Folder for episode-K.mp4 and episode-K.png.")] = Path("out/view"),
) -> None:
    """Write a video of an episode with the running call underneath, and a picture of its timeline."""
    from hcvla.datasets.dataset import Dataset
    from hcvla.datasets.view import describe_episode, view_episode

    files = view_episode(folder, episode, out)
    console = Console(highlight=False)
    console.print(describe_episode(Dataset(folder).episode(episode)), markup=False, soft_wrap=True)
    console.print(f"{files.video}\n{files.timeline}", markup=False, soft_wrap=True)
