"""`hcvla bench`: measure simulation, sandbox, ROS, perception, planner or collection, with what they must reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hcvla.api.errors import HcvlaError
from hcvla.evaluation.bench.record import Record, missed, not_compared, write_json

Bench = Callable[[], list[Record]]

_VERDICTS = {True: "[green]holds[/green]", False: "[red]missed[/red]", None: "[yellow]not compared[/yellow]"}


class UnknownBenchError(HcvlaError):
    """There is no such benchmark."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Name the nearest, or all."""
        near = get_close_matches(name, known, n=1)
        super().__init__(f"there is no bench '{name}'; " + (f"did you mean '{near[0]}'?" if near else ", ".join(known)))


def bench(
    what: Annotated[
        str,
        typer.Argument(
            help="sim, sandbox, ros, perception, planner, collect, all of these, or held-out, verdicts (slow)."
        ),
    ],
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures to this file.")] = None,
    robosuite: Annotated[
        str, typer.Option(help="Python with robosuite 1.5.2 to compare with (HCVLA_ROBOSUITE_PYTHON).")
    ] = "",
    planner: Annotated[str, typer.Option(help="Checkpoint folder, server URL or default.")] = "default",
    scenes: Annotated[int, typer.Option(min=1, help="Scenes of perception and held-out.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="Of held-out.")] = 0,
    episodes: Annotated[int, typer.Option(min=1, help="Of each task, for verdicts.")] = 11,
    workers: Annotated[int, typer.Option(min=1, help="Processes of verdicts.")] = 2,
    log: Annotated[
        Path | None, typer.Option(help="File for a line on each task of held-out; for verdicts, also to go on from.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit status 1 also where a baseline is missing.")] = False,
) -> None:
    """Measure, print a table, write JSON: a list of name, value, unit, baseline, ratio, target, holds, note."""
    slow = {
        "held-out": partial(_held_out, planner, scenes, seed, log),
        "verdicts": partial(_verdicts, episodes, workers, log),
    }
    benches = choose(what, benchmarks(robosuite, planner, scenes), slow)
    console = Console(highlight=False)
    records: list[Record] = []
    for name, measure in benches.items():
        console.print(f"measuring {name} …")
        records += run_bench(name, measure)
        if json_file is not None:
            # After each: what was measured is kept if a later one is interrupted.
            write_json(records, json_file)
    console.print(table(records))
    for record in records:
        console.print(f"{record.name}: {record.note}", markup=False, soft_wrap=True)
    failed = missed(records) + (not_compared(records) if strict else [])
    for record in failed:
        console.print(f"missed: {_why(record)}", markup=False, soft_wrap=True, style="red")
    raise typer.Exit(int(bool(failed)))


def benchmarks(robosuite: str, planner: str, scenes: int) -> dict[str, Bench]:
    """Return every benchmark by name; nothing is imported or measured before it is called."""
    return {
        "sim": partial(_sim, robosuite),
        "sandbox": _sandbox,
        "ros": _ros,
        "perception": partial(_perception, scenes),
        "planner": partial(_planner, planner),
        "collect": partial(_collect, robosuite),
    }


def choose(what: str, benches: Mapping[str, Bench], long: Mapping[str, Bench] | None = None) -> dict[str, Bench]:
    """Return the benchmark called so, or all but the `long` ones; raise UnknownBenchError."""
    if what == "all":
        return dict(benches)
    known = {**benches, **(long or {})}
    if what not in known:
        raise UnknownBenchError(what, [*known, "all"])
    return {what: known[what]}


def run_bench(name: str, measure: Bench) -> list[Record]:
    """Return the records of a benchmark; one that could not be measured says why instead of ending all."""
    try:
        return measure()
    except HcvlaError as error:
        return [Record(name, None, "", note=f"not measured: {error}")]


def table(records: Sequence[Record]) -> Table:
    """Return the figures for people."""
    shown = Table("figure", "value", "baseline", "ratio", "target", "", box=None, pad_edge=False)
    for record in records:
        verdict = _VERDICTS[record.holds] if record.target or record.value is None else ""
        figures = [_number(record.value, record.unit), _number(record.baseline), _number(record.ratio)]
        target = "" if record.target is None else str(record.target)
        shown.add_row(escape(record.name), *map(escape, (*figures, target)), verdict)
    return shown


def _why(record: Record) -> str:
    """Return the name of a figure and what it should have been."""
    if record.value is None:
        return f"{record.name}: {record.note}"
    figure = record.value if record.target is None or record.target.of == "value" else record.ratio
    return f"{record.name} is {_number(figure)}, expected {record.target}"


def _number(figure: float | None, unit: str = "") -> str:
    return "-" if figure is None else f"{figure:.3g} {unit}".rstrip()


def _sim(robosuite: str) -> list[Record]:
    from hcvla.evaluation.bench.sim import SimBenchConfig, bench_sim

    return bench_sim(SimBenchConfig(robosuite_python=robosuite))


def _collect(robosuite: str) -> list[Record]:
    from hcvla.recording.simulation.bench import CollectBenchConfig, bench_collect

    return bench_collect(CollectBenchConfig(robosuite_python=robosuite))


def _sandbox() -> list[Record]:
    from hcvla.evaluation.bench.sandbox import bench_sandbox

    return bench_sandbox()


def _ros() -> list[Record]:
    from hcvla.nodes.bench import bench_ros

    return bench_ros()


def _perception(scenes: int) -> list[Record]:
    from hcvla.evaluation.bench.perception import PerceptionBenchConfig, bench_perception

    return bench_perception(PerceptionBenchConfig(scenes=scenes))


def _planner(planner: str) -> list[Record]:
    from hcvla.evaluation.bench.planner import PlannerBenchConfig, bench_planner

    return bench_planner(PlannerBenchConfig(planner=planner))


def _held_out(planner: str, scenes: int, seed: int, log: Path | None) -> list[Record]:
    from hcvla.evaluation.bench.held_out import HeldOutBenchConfig, bench_held_out

    return bench_held_out(HeldOutBenchConfig(planner, scenes, seed, log))


def _verdicts(episodes: int, workers: int, log: Path | None) -> list[Record]:
    from hcvla.evaluation.bench.verdicts import VerdictBenchConfig, bench_verdicts

    return bench_verdicts(VerdictBenchConfig(episodes=episodes, workers=workers, log=log))
