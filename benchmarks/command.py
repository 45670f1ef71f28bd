"""Runs benchmarks by name and shows their figures: what `hcvla bench` does."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.record import Record, missed, not_compared, write_json
from hcvla.api.errors import HcvlaError
from hcvla.evaluation.provenance import code_version
from hcvla.resources import roots

Bench = Callable[[], list[Record]]

_KILLS = 5
"""How often each node is killed in each phase."""
_VERDICTS = {True: "[green]holds[/green]", False: "[red]missed[/red]", None: "[yellow]not compared[/yellow]"}


class UnknownBenchError(HcvlaError):
    """There is no such benchmark."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Name the nearest, or all."""
        near = get_close_matches(name, known, n=1)
        super().__init__(f"there is no bench '{name}'; " + (f"did you mean '{near[0]}'?" if near else ", ".join(known)))


@dataclass(frozen=True, kw_only=True)
class BenchRequest:
    """The request of `hcvla bench`."""

    what: str
    """Name of a benchmark, or "all"."""
    json_file: Path | None = None
    robosuite: str = ""
    """Python with robosuite to compare with; empty: HCVLA_ROBOSUITE_PYTHON."""
    planner: str = "default"
    scenes: int = 200
    """Of perception and held-out; sentences of each kind of unseen."""
    seed: int = 0
    """Of held-out; of each task's first episode for verdicts and goals, 0: that of their configuration."""
    episodes: int = 11
    """Of each task, for verdicts, goals and real-time."""
    skills: str = "oracle"
    """Of verdicts and real-time."""
    seeds: int = 50
    """Of calibration."""
    stops: int = 40
    """Of each link, for franka."""
    reflexes: int = 20
    """The same."""
    link: Literal["impedance", "position", "both"] = "both"
    """The same."""
    workers: int = 2
    log: Path | None = None
    once: bool = False
    """Whether kills kills each node only once in each phase."""
    show: bool = False
    """Whether strangers and development print each sentence that was not answered right."""
    strict: bool = False
    """Whether a missing baseline is a failure as well."""

    @property
    def command(self) -> str:
        """The command that measures the same again; options that only say what is shown, and where, are left out."""
        words = ["hcvla", "bench", self.what]
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in ("what", "json_file", "log", "show") and value != field.default:
                words += [f"--{field.name}"] if value is True else [f"--{field.name}", str(value)]
        return shlex.join(words)


def run(request: BenchRequest) -> int:
    """Measure, print a table and write JSON; return 1 if a target is missed, else 0. Raises UnknownBenchError."""
    slow: dict[str, Bench] = {
        "held-out": partial(_held_out, request.planner, request.scenes, request.seed, request.log),
        "unseen": partial(_unseen, request.planner, request.scenes, request.log),
        "strangers": partial(_strangers, request),
        "development": partial(_strangers, request),
        "sight": partial(_sight, request.planner, request.scenes, request.log),
        "verdicts": partial(_verdicts, request),
        "real-time": partial(_real_time, request.skills, request.episodes, request.log),
        "kills": partial(_kills, 1 if request.once else _KILLS, request.log),
        "slow-cameras": partial(_slow_cameras, request.workers, request.log),
        "calibration": partial(_calibration, request.seeds),
        "franka": partial(_franka, request),
        "franka-sim": _franka_simulators,
        "growth": _growth,
        "goals": partial(_goals, request),
    }
    benches = choose(request.what, benchmarks(request.robosuite, request.planner, request.scenes), slow)
    console = Console(highlight=False)
    records: list[Record] = []
    for name, measure in benches.items():
        console.print(f"measuring {name} …")
        records += run_bench(name, measure)
        if request.json_file is not None:
            # After each: what was measured is kept if a later one is interrupted.
            write_json(records, request.json_file, commit=code_version(), command=request.command)
    console.print(table(records))
    for record in records:
        console.print(f"{record.name}: {record.note}", markup=False, soft_wrap=True)
    failed = missed(records) + (not_compared(records) if request.strict else [])
    for record in failed:
        console.print(f"missed: {_why(record)}", markup=False, soft_wrap=True, style="red")
    return int(bool(failed))


def benchmarks(robosuite: str, planner: str, scenes: int) -> dict[str, Bench]:
    """Return every benchmark by name; nothing is imported or measured before it is called."""
    return {
        "sim": partial(_sim, robosuite),
        "sandbox": _sandbox,
        "ros": _ros,
        "perception": partial(_perception, scenes),
        "planner": partial(_planner, planner),
        "policy": _policy,
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
    from benchmarks.sim import SimBenchConfig, bench_sim

    return bench_sim(SimBenchConfig(robosuite_python=robosuite))


def _slow_cameras(workers: int, log: Path | None) -> list[Record]:
    from benchmarks.slow_cameras import SlowCamerasConfig, bench_slow_cameras

    return bench_slow_cameras(SlowCamerasConfig(workers=workers, log=log))


def _franka(request: BenchRequest) -> list[Record]:
    from benchmarks.franka import FrankaBenchConfig, bench_franka

    link = None if request.link == "both" else request.link
    return bench_franka(FrankaBenchConfig(link=link, stops=request.stops, reflexes=request.reflexes))


def _growth() -> list[Record]:
    from benchmarks.growth import bench_growth

    return bench_growth()


def _franka_simulators() -> list[Record]:
    from benchmarks.franka_simulators import bench_simulators

    return bench_simulators(roots()[0])


def _calibration(seeds: int) -> list[Record]:
    from benchmarks.calibration import CalibrationBenchConfig, bench_calibration

    return bench_calibration(CalibrationBenchConfig(seeds=seeds))


def _collect(robosuite: str) -> list[Record]:
    from benchmarks.collect import CollectBenchConfig, bench_collect

    return bench_collect(CollectBenchConfig(robosuite_python=robosuite))


def _sandbox() -> list[Record]:
    from benchmarks.sandbox import bench_sandbox

    return bench_sandbox()


def _ros() -> list[Record]:
    from benchmarks.ros import bench_ros

    return bench_ros()


def _perception(scenes: int) -> list[Record]:
    from benchmarks.perception import PerceptionBenchConfig, bench_perception

    return bench_perception(PerceptionBenchConfig(scenes=scenes))


def _planner(planner: str) -> list[Record]:
    from benchmarks.planner import PlannerBenchConfig, bench_planner

    return bench_planner(PlannerBenchConfig(planner=planner))


def _policy() -> list[Record]:
    from benchmarks.policy import bench_policy

    return bench_policy()


def _unseen(planner: str, sentences: int, log: Path | None) -> list[Record]:
    from benchmarks.unseen import UnseenBenchConfig, bench_unseen

    return bench_unseen(UnseenBenchConfig(planner, sentences, log=log))


def _strangers(request: BenchRequest) -> list[Record]:
    from benchmarks.strangers import DEVELOPMENT, SENTENCES, StrangersBenchConfig, bench_strangers

    file = DEVELOPMENT if request.what == DEVELOPMENT.stem else SENTENCES
    show = print if request.show else None
    return bench_strangers(StrangersBenchConfig(request.planner, file, request.log, show))


def _sight(planner: str, tables: int, log: Path | None) -> list[Record]:
    from benchmarks.sight import SightBenchConfig, bench_sight

    return bench_sight(SightBenchConfig(planner, tables, log=log))


def _held_out(planner: str, scenes: int, seed: int, log: Path | None) -> list[Record]:
    from benchmarks.held_out import HeldOutBenchConfig, bench_held_out

    return bench_held_out(HeldOutBenchConfig(planner, scenes, seed, log))


def _real_time(skills: str, episodes: int, log: Path | None) -> list[Record]:
    from benchmarks.real_time import RealTimeConfig, bench_real_time

    return bench_real_time(RealTimeConfig(skills=skills, episodes=episodes, log=log))


def _verdicts(request: BenchRequest) -> list[Record]:
    from benchmarks.verdicts import VerdictBenchConfig, bench_verdicts

    return bench_verdicts(
        VerdictBenchConfig(
            skills=request.skills,
            episodes=request.episodes,
            seed=request.seed or VerdictBenchConfig.seed,
            workers=request.workers,
            log=request.log,
        )
    )


def _goals(request: BenchRequest) -> list[Record]:
    from benchmarks.goals import GoalBenchConfig, bench_goals

    return bench_goals(
        GoalBenchConfig(
            episodes=request.episodes,
            seed=request.seed or GoalBenchConfig.seed,
            workers=request.workers,
            planner=request.planner,
            log=request.log,
        )
    )


def _kills(episodes: int, log: Path | None) -> list[Record]:
    from benchmarks.kills import KillBenchConfig, bench_kills

    return bench_kills(KillBenchConfig(episodes=episodes, log=log))
