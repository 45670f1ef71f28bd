"""Print the goal and the program that a planner writes for a sentence, and whether it can run; nothing moves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer


def plan(
    task: Annotated[str, typer.Argument(help="what the arm should do, e.g. 'put the red cube on the green tray'")],
    seed: Annotated[int, typer.Option(min=0, help="the standard table is laid out at random from this number")] = 0,
    scene: Annotated[Path | None, typer.Option(help="a scene file instead of the standard table")] = None,
    planner: Annotated[str, typer.Option(help="checkpoint folder, server URL or 'default'")] = "default",
    prompt: Annotated[
        Literal["auto", "full", "compact"], typer.Option(help="how it is asked; compact: as ours are trained")
    ] = "auto",
) -> None:
    """Look at a simulated table and print goal and program for a sentence, taking every subtask to succeed."""
    from hcvla.api.functions import ROBOT_API
    from hcvla.lockstep.stack import LockstepStack
    from hcvla.monitor.words import goal_words
    from hcvla.planner.checks.sentence_check import unanswered_words
    from hcvla.planner.config import PlannerSettings
    from hcvla.planner.dry_run import dry_run, try_out
    from hcvla.planner.load import load_planner
    from hcvla.sim.scene_file import load_scene
    from hcvla.sim.standard import standard_scene

    table = load_scene(scene) if scene else standard_scene(seed)
    chosen = load_planner(ROBOT_API, PlannerSettings(planner, prompt=prompt))
    with LockstepStack(table) as stack:
        objects = stack.world.objects()
        written = dry_run(chosen, task, objects, ROBOT_API, stack.image(), asks_goal=True, view=stack.view())
    if written.steps or written.done:
        for name, called in written.seen.items():
            print(f"# '{name}' is seen as '{called}'")
        print(f"# goal: {written.goal or 'none stated'}")
        if written.goal:
            print(f"# in words: {goal_words(written.goal)}")
    print(written.program, end="")
    if written.refusal:
        typer.echo(f"hcvla: {written.refusal_outcome.label}: {written.refusal}", err=True)
        raise typer.Exit(1)
    if written.steps:
        try_out(written.program, objects, ROBOT_API)
    if words := unanswered_words(task, objects, written.goal, written.program):
        typer.echo(f"hcvla: not understood: goal and program leave out '{words[0]}' of the task", err=True)
        raise typer.Exit(1)
    if not written.done:
        typer.echo(f"hcvla: the planner did not come to an end after {len(written.steps)} answers", err=True)
        raise typer.Exit(1)
