"""Measure how often tasks succeed in simulation: rates with intervals, failures by cause, videos."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from rich.console import Console

from hcvla.api.errors import HcvlaError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hcvla.evaluation.episode import EpisodeResult
    from hcvla.evaluation.evaluate import Evaluation
    from hcvla.evaluation.report import Report
    from hcvla.lockstep.stack import PerceptionKind
    from hcvla.planner.forgetful import Remembering
    from hcvla.tasks.splits import Split

app = typer.Typer(add_completion=False)


@app.command()
def evaluate(
    out: Annotated[Path, typer.Option(help="Folder for results.json, report.md, episodes.jsonl and videos.")],
    planner: Annotated[
        str, typer.Option(help="oracle (the reference program), default, a folder, or a URL.")
    ] = "oracle",
    skills: Annotated[
        str, typer.Option(help="oracle (scripted), diffusion, a policy's folder, or ws://HOST:PORT.")
    ] = "oracle",
    perception: Annotated[str, typer.Option(help="rgbd, or privileged: poses from the simulator.")] = "rgbd",
    suite: Annotated[str, typer.Option(help="all, a level, or tasks joined by commas (see hcvla tasks).")] = "all",
    split: Annotated[str, typer.Option(help="Held-out scenes or sentences: shapes, colors, pairs, ...")] = "",
    episodes: Annotated[int, typer.Option(help="Of each task.")] = 100,
    seed: Annotated[int, typer.Option(help="Of each task's first episode; the others count on from it.")] = 0,
    workers: Annotated[int, typer.Option(help="Processes.")] = 1,
    max_steps: Annotated[
        int, typer.Option(help="Control steps (20 a second) an episode may use; 0: the task's limit.")
    ] = 0,
    perturbation: Annotated[
        str, typer.Option(help="What disturbs each episode: object_moved, poses_wrong, ... (docs/evaluation.md).")
    ] = "",
    memory: Annotated[
        str, typer.Option(help="What the planner is told of the past: full, code (lines that stored poses) or none.")
    ] = "full",
    config: Annotated[str, typer.Option(help="Config file for the parts (config/hcvla.yaml shows everything).")] = "",
    video: Annotated[bool, typer.Option(help="Film each task's first episode, and one that failed.")] = True,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted evaluation in OUT.")] = False,
) -> None:
    """Run episodes of tasks in simulation and write the results. Exit status 1 if the code crashed in any."""
    from hcvla.evaluation.evaluate import Evaluation
    from hcvla.evaluation.request import EvaluationRequest
    from hcvla.nodes.bringup.configuration import lockstep_config

    # `begin` checks them.
    kind, part = cast("PerceptionKind", perception), cast("Split | None", split or None)
    told = cast("Remembering", memory)
    try:
        request = EvaluationRequest(
            out=out, planner=planner, skills=skills, perception=kind, suite=suite, split=part, episodes=episodes,
            seed=seed, workers=workers, max_steps=max_steps, video=video, config_file=config,
            config=lockstep_config(config), perturbation=perturbation, memory=told, resume=resume,
        )  # fmt: skip
        request.begin()
        evaluation = Evaluation(request)
    except HcvlaError as error:
        typer.echo(f"hcvla eval: {error}", err=True)
        raise typer.Exit(2) from None
    crashes = _run(evaluation)
    raise typer.Exit(int(crashes > 0))


def _run(evaluation: Evaluation) -> int:
    """Run an evaluation to its end or to Ctrl-C, and report what there is; return how often the code crashed."""
    from hcvla.cli.progress import EpisodeProgress

    console = Console(highlight=False)
    with evaluation:
        try:
            with EpisodeProgress(console, evaluation.total, len(evaluation.results)) as progress:
                evaluation.run(lambda _: progress.update(len(evaluation.results), success_words(evaluation.results)))
        finally:
            # Also after Ctrl-C: what there is, said to be incomplete.
            report = evaluation.report()
            report.write()
            _show(console, report)
    return int(report.as_json()["all"]["failures"]["crash"])


def success_words(results: Sequence[EpisodeResult]) -> str:
    """Return the share of episodes so far that succeeded."""
    return f"{100.0 * sum(result.success for result in results) / max(1, len(results)):.1f} % succeeded"


def _show(console: Console, report: Report) -> None:
    from rich.table import Table

    from hcvla.evaluation.report import REPORT

    table = Table("task", "successes", "95 % interval", "failures", box=None, pad_edge=False)
    for task in report.tasks:
        low, high = task.interval
        failures = ", ".join(f"{count} {cause}" for cause, count in task.causes.items() if count)
        interval = f"{100 * low:.1f} to {100 * high:.1f} %"
        table.add_row(task.name, f"{task.successes} of {len(task.episodes)}", interval, failures)
    console.print(table)
    for note in report.notes:
        console.print(note, markup=False)
    console.print(f"report: {report.request.out / REPORT}", markup=False, soft_wrap=True)
