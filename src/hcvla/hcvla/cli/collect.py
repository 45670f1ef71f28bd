"""Collect a LeRobot dataset in simulation: reference programs, labelled as they run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from rich.console import Console

from hcvla.api.errors import HcvlaError

if TYPE_CHECKING:
    from hcvla.lockstep.stack import PerceptionKind
    from hcvla.recording.simulation.job import JobResult
    from hcvla.recording.simulation.run import CollectionRun
    from hcvla.tasks.splits import Split


def collect(
    out: Annotated[Path, typer.Option(help="Folder of the dataset.")],
    suite: Annotated[str, typer.Option(help="all, a level (L0, L1, ...), or tasks joined by commas.")] = "all",
    episodes: Annotated[int, typer.Option(help="Successful episodes of each task.")] = 100,
    workers: Annotated[int, typer.Option(help="Processes.")] = 1,
    seed: Annotated[int, typer.Option(help="Of each task's first episode; evaluations count from 0.")] = 100_000,
    disturbed: Annotated[float, typer.Option(help="Share of episodes in which the robot is disturbed.")] = 0.25,
    bursts: Annotated[float, typer.Option(help="Share of episodes in which the arm is sent aside now and then.")] = 0.0,
    perception: Annotated[str, typer.Option(help="privileged, or rgbd: where the skills' poses come from.")] = (
        "privileged"
    ),
    split: Annotated[str, typer.Option(help="Which scenes and sentences; all but train are held out.")] = "train",
    coarse: Annotated[float, typer.Option(help="Share of episodes whose programs call pick_place.")] = 0.5,
    pixels: Annotated[int, typer.Option(help="Width and height of the images.")] = 128,
    config: Annotated[str, typer.Option(help="Config file for the parts (config/hcvla.yaml shows everything).")] = "",
    from_failures: Annotated[
        Path | None,
        typer.Option(help="Evaluation of learned skills: replay its failed episodes, scripts taking over."),
    ] = None,
    keep_failed: Annotated[bool, typer.Option("--keep-failed", help="Keep failed episodes, marked so.")] = False,
    ray: Annotated[str, typer.Option(help="Address of a Ray cluster to spread the workers over; auto, local.")] = "",
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted collection in OUT.")] = False,
) -> None:
    """Collect episodes. An interruption loses at most those that run; exit status 1 if episodes are missing."""
    from hcvla.nodes.bringup.configuration import lockstep_config
    from hcvla.recording.simulation.job import Settings
    from hcvla.recording.simulation.request import CollectionRequest
    from hcvla.recording.simulation.run import CollectionRun

    console = Console(highlight=False)
    try:
        # `begin` refuses any other words.
        settings = Settings(
            pixels=pixels, perception=cast("PerceptionKind", perception), keep_failed=keep_failed,
            split=cast("Split", split), config=lockstep_config(config), coarse=coarse, bursts=bursts,
        )  # fmt: skip
        request = CollectionRequest(
            out=out, suite=suite, episodes=episodes, workers=workers, seed=seed, disturbed=disturbed,
            settings=settings, resume=resume, ray=ray,
        )  # fmt: skip
        if from_failures is not None:
            request = request.of_failures(from_failures)
        request.begin()
        run = CollectionRun(request)
    except HcvlaError as error:
        typer.echo(f"hcvla collect: {error}", err=True)
        raise typer.Exit(2) from None
    raise typer.Exit(_run(console, run))


def _run(console: Console, run: CollectionRun) -> int:
    """Collect to the end or to Ctrl-C; return the exit status."""
    from hcvla.cli.progress import EpisodeProgress

    tally = CollectionTally()
    with run:
        try:
            with EpisodeProgress(console, run.schedule.wanted, run.schedule.good, "to collect") as progress:

                def count(result: JobResult) -> None:
                    tally.add(result)
                    progress.update(run.schedule.good, tally.words(progress.passed_sec))

                run.run(count)
        finally:
            # Also after Ctrl-C: what is finished is joined.
            run.finish()
            _show(console, run)
    return int(run.schedule.good < run.schedule.wanted)


@dataclass
class CollectionTally:
    """What this run of a collection has produced, apart from successful episodes."""

    frames: int = 0
    failed: int = 0

    def add(self, result: JobResult) -> None:
        """Count one more."""
        self.frames += result.frames if result.kept else 0
        self.failed += not result.success

    def words(self, passed_sec: float) -> str:
        """Return the frames a second and the failures after so long [s]."""
        return f"{self.frames / passed_sec:.0f} frames a second, {self.failed} failed"


def _show(console: Console, run: CollectionRun) -> None:
    schedule = run.schedule
    console.print(
        f"{schedule.good} of {schedule.wanted} episodes are in {run.request.out}", markup=False, soft_wrap=True
    )
    if run.failures:
        causes = ", ".join(f"{count} {cause}" for cause, count in run.failures.most_common())
        console.print(f"failed and left out, by cause: {causes}" if not run.request.settings.keep_failed else causes)
    for task, count in schedule.short.items():
        console.print(f"{task}: {count} episodes could not be got; see meta/hcvla_failures.jsonl", markup=False)
    if schedule.good < schedule.wanted and not schedule.short:
        console.print("interrupted: the same command with --resume goes on", markup=False)
