"""`hcvla bench`: measure simulation, ROS, perception, planner, policy, collection, ...; each has figures to reach."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from hcvla.api.errors import HcvlaError
from hcvla.resources import roots


class NoBenchmarksError(HcvlaError):
    """The benchmarks are not part of an installation."""

    def __init__(self, checkout: Path) -> None:
        """Say where they should be."""
        super().__init__(f"no folder {checkout / 'benchmarks'}: run hcvla bench from a checkout of the repository")


def bench(
    what: Annotated[
        str,
        typer.Argument(
            help="sim, sandbox, ros, perception, planner, policy, collect, all of these, or (slow) held-out, unseen, "
            "strangers, development, sight, verdicts, calibration, franka, franka-sim, goals, growth, slow-cameras, "
            "real-time, kills."
        ),
    ],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures to this file.")] = None,
    robosuite: Annotated[
        str, typer.Option(help="Python with robosuite 1.5.2 to compare with (HCVLA_ROBOSUITE_PYTHON).")
    ] = "",
    planner: Annotated[str, typer.Option(help="Checkpoint folder, server URL or default.")] = "default",
    scenes: Annotated[int, typer.Option(min=1, help="Of perception, held-out, sight; sentences of unseen.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="Of held-out; of the first episodes of verdicts and goals.")] = 0,
    seeds: Annotated[int, typer.Option(min=1, help="Of each kind of camera, for calibration.")] = 50,
    episodes: Annotated[int, typer.Option(min=1, help="Of each task, for verdicts, goals and real-time.")] = 11,
    skills: Annotated[str, typer.Option(help="Of verdicts and real-time.")] = "oracle",
    stops: Annotated[int, typer.Option(min=1, help="Of each link, for franka.")] = 40,
    reflexes: Annotated[int, typer.Option(min=1, help="The same.")] = 20,
    link: Annotated[Literal["impedance", "position", "both"], typer.Option(help="The same.")] = "both",
    workers: Annotated[int, typer.Option(min=1, help="Processes of verdicts and goals.")] = 2,
    log: Annotated[
        Path | None,
        typer.Option(help="File for a line on each task; those of episodes and kills go on from it."),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="kills: each node once in each phase, not five times.")] = False,
    show: Annotated[
        bool, typer.Option("--show", help="strangers, development: print each sentence not answered right.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit status 1 also where a baseline is missing.")] = False,
) -> None:
    """Measure, print a table, write JSON: name, value, unit, baseline, ratio, target, holds, note, commit, command."""
    make_importable(roots()[0])
    from benchmarks.command import BenchRequest, run

    request = BenchRequest(
        what=what, json_file=json_file, robosuite=robosuite, planner=planner, scenes=scenes, seed=seed,
        seeds=seeds, stops=stops, reflexes=reflexes, link=link, episodes=episodes, skills=skills, workers=workers,
        log=log, once=once, show=show, strict=strict,
    )  # fmt: skip
    raise typer.Exit(run(request))


def make_importable(checkout: Path) -> None:
    """Let Python find the benchmarks of a checkout; raise NoBenchmarksError."""
    if not (checkout / "benchmarks" / "__init__.py").exists():
        raise NoBenchmarksError(checkout)
    if str(checkout) not in sys.path:
        sys.path.insert(0, str(checkout))
