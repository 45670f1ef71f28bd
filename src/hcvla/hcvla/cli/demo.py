"""`hcvla demo`: start the stack, do one task in it, show it live, and say whether it really was done."""

from __future__ import annotations

import json
import os
import signal
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import SubtaskEvent
from rich.console import Console

from hcvla.api.errors import HcvlaError
from hcvla.cli.follow import follow_task
from hcvla.cli.live import LiveView
from hcvla.cli.tracking_error import TrackingError
from hcvla.cli.up import READY_LIMIT_SEC, wait_until_ready
from hcvla.fake_franka.control import link_figures
from hcvla.goals.goal import Goal
from hcvla.nodes.bringup.fake_robot import FAKE, with_fake_robot
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.other_stack import require_no_other_stack
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.film import StackFilm
from hcvla.nodes.messages.conversions import verdict_from_msg
from hcvla.sim.scene import Scene
from hcvla.sim.scene_file import parse_scene, scene_text
from hcvla.sim.standard import standard_scene
from hcvla.tasks.registry import TASKS
from hcvla.tasks.task import Episode

DEFAULT_TASK = "put the red cube on the green tray"
DEFAULT_SKILLS = "diffusion"
"""A newcomer's first run is learned; the stack itself starts with the scripts."""
_NAMESPACE = "hcvla"
_DOMAINS = 100
_FIRST_DOMAIN = 1
_ROOM_BYTES = 4 << 20
"""Logs, memory and a short film fit into this."""


@dataclass(frozen=True, kw_only=True)
class DemoRequest:
    """What the user wants."""

    task: str = DEFAULT_TASK
    """A sentence, or the name of a registered task."""
    seed: int = 0
    scene: str = ""
    """Scene file; empty: the task's own scene, or the standard table."""
    goal: str = ""
    """In the goal language; empty: the registered task's own, or the planner's."""
    out: Path = Path("out/demo")
    planner: str = ""
    """Empty: what the config file says, or the default."""
    config: str = ""
    """Config file of the stack."""
    program: str = ""
    """Run this program instead of asking the planner."""
    skills: str = DEFAULT_SKILLS
    """Who carries out subtasks."""
    robot: str = ""
    """Which arm: mujoco (the default) or fake-franka."""
    control: str = ""
    """Interface to the robot; only for one that has several."""


@dataclass(frozen=True)
class DemoPlan:
    """The request with everything filled in and checked."""

    sentence: str
    scene: Scene
    goal: str
    program: str


def _episode(request: DemoRequest) -> Episode | None:
    """Return the example that a registered task's name stands for, in the plainest words; None for a sentence."""
    task = TASKS.get(request.task)
    return task.episode(request.seed, "all") if task else None


def prepare(request: DemoRequest) -> DemoPlan:
    """Complete and check a request; raise SceneError or the goal language's error before anything starts."""
    episode = _episode(request)
    if request.scene:
        scene = parse_scene(Path(request.scene))
    else:
        scene = episode.scene if episode else standard_scene(request.seed)
    sentence = episode.sentence if episode else request.task
    goal = request.goal or (episode.goal if episode else "")
    if goal:
        Goal.parse(goal, scene.names)
    return DemoPlan(sentence, scene, goal, request.program)


def demo(
    task: Annotated[str, typer.Option(envvar="TASK", help="A sentence, or the name of a registered task.")] = "",
    seed: Annotated[int, typer.Option(envvar="SEED", min=0, help="Where objects stand.")] = 0,
    scene: Annotated[str, typer.Option(envvar="SCENE", help="Scene file (YAML).")] = "",
    goal: Annotated[
        str,
        typer.Option(envvar="GOAL", help="What must hold at the end ('hcvla tasks --goals'); else the planner's."),
    ] = "",
    out: Annotated[Path, typer.Option(envvar="OUT", help="Folder for results.")] = Path("out/demo"),
    planner: Annotated[str, typer.Option(envvar="PLANNER", help="Checkpoint folder, server URL or default.")] = "",
    config: Annotated[str, typer.Option(envvar="CONFIG", help="Config file of the stack (ROS parameters).")] = "",
    program: Annotated[Path | None, typer.Option(help="Run this program instead of asking the planner.")] = None,
    skills: Annotated[
        str, typer.Option(envvar="SKILLS", help="diffusion (learned), oracle (scripted) or a policy's folder.")
    ] = DEFAULT_SKILLS,
    robot: Annotated[
        str, typer.Option(envvar="ROBOT", help="mujoco, or fake-franka: the real driver, libraries and protocol.")
    ] = "",
    control: Annotated[
        str, typer.Option(envvar="CONTROL", help="How fake-franka is commanded: impedance or position.")
    ] = "",
) -> None:
    """Start the stack, do one task in the simulation, show it live, and check the result."""
    code = require_readable(program).read_text(encoding="utf-8") if program else ""
    request = DemoRequest(
        task=task or DEFAULT_TASK,
        seed=seed,
        scene=scene,
        goal=goal,
        out=out,
        planner=planner,
        config=config,
        program=code,
        skills=skills,
        robot=robot,
        control=control,
    )
    raise typer.Exit(run_demo(request))


def run_demo(request: DemoRequest) -> int:
    """Run the demo; return 0 only if the goal is seen to hold, and a known one holds in the simulator's truth too."""
    console = Console(highlight=False)
    plan = prepare(request)
    request.out.mkdir(parents=True, exist_ok=True)
    require_room(request.out)
    scene_file = request.out / "scene.yaml"
    scene_file.write_text(scene_text(plan.scene), encoding="utf-8")
    # A ROS domain of its own: a demo must not command someone else's arm, nor be disturbed by another demo.
    os.environ.setdefault("ROS_DOMAIN_ID", str(_FIRST_DOMAIN + os.getpid() % _DOMAINS))
    os.environ.setdefault("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST")
    arguments = {
        "scene": str(scene_file.resolve()),
        "memory": str((request.out / "memory.sqlite").resolve()),
        "namespace": _NAMESPACE,
    }
    arguments |= {
        name: given for name in ("planner", "config", "skills", "robot", "control") if (given := getattr(request, name))
    }
    # Both cancel the task and leave no node behind; a script starts its background jobs with SIGINT ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with ExitStack() as running:
        arguments = running.enter_context(with_fake_robot(arguments))
        # A given program needs no planner.
        nodes = [node for node in describe(arguments) if node.name != "planner" or not plan.program]
        client = running.enter_context(StackClient(_NAMESPACE, f"hcvla_demo_{os.getpid()}"))
        require_no_other_stack(client)
        console.print(f"starting {len(nodes)} nodes (ROS_DOMAIN_ID={os.environ['ROS_DOMAIN_ID']}) …")
        started = time.monotonic()
        tracking = TrackingError(client.node)
        processes = running.enter_context(StackProcesses(nodes, _NAMESPACE, log_dir=request.out / "log"))
        # The executor takes the task while the planner still loads.
        first = [node.name for node in nodes if node.name != "planner"]
        wait_until_ready(processes, client, first, READY_LIMIT_SEC)
        console.print(f"ready after {time.monotonic() - started:.1f} s")
        if request.robot == FAKE:
            console.print(f"the robot is a FAKE one, at {arguments['robot_host']}: nothing real moves", markup=False)
        report = _run_task(plan, request, processes, client)
        if request.robot == FAKE:
            report["link"] = {"robot": "fake", **asdict(link_figures(arguments["robot_host"])), **tracking.figures()}
    return _conclude(report, request.out, console)


def _run_task(plan: DemoPlan, request: DemoRequest, processes: StackProcesses, client: StackClient) -> dict[str, Any]:
    if plan.goal:
        client.check_goal(plan.goal, begin=True)
    film = StackFilm(client.node, request.out / "video.mp4")
    try:
        with LiveView(plan.sentence) as view:
            goal = ExecuteTask.Goal(task=plan.sentence, program=plan.program, goal=plan.goal)
            result = follow_task(client, goal, view, processes.check)
        holds = client.goal_reached(plan.goal) if plan.goal else None
    finally:
        film.close()
    return result_json(plan, request.seed, result, holds)


def result_json(plan: DemoPlan, seed: int, result: ExecuteTask.Result, holds: bool | None) -> dict[str, Any]:
    """Return the content of result.json; `holds` is None where no goal is known."""
    verdict = verdict_from_msg(result.outcome)
    return {
        "task": plan.sentence,
        "seed": seed,
        "program": result.program,
        "subtasks": [_subtask(event) for event in result.trace],
        "outcome": verdict.outcome.label,
        "message": verdict.message,
        "done": verdict.done,
        "goal": result.goal or plan.goal or None,
        "goal_holds": holds,
        "success": verdict.done and holds is not False,
        "wall_seconds": round(result.wall_seconds, 3),
        "simulated_seconds": round(result.robot_seconds, 3),
    }


def _subtask(event: SubtaskEvent) -> dict[str, Any]:
    verdict = verdict_from_msg(event.outcome)
    return {
        "call": event.label,
        "line": event.line,
        "verdict": verdict.outcome.label,
        "message": verdict.message,
        "seconds": round(event.duration, 3),
    }


def _conclude(report: dict[str, Any], out: Path, console: Console) -> int:
    (out / "result.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    (out / "program.py").write_text(report["program"] + "\n", encoding="utf-8")
    seen = "holds" if report["done"] else f"{report['outcome']}: {report['message']}"
    console.print(f"goal, as it is seen: {report['goal'] or 'none was stated'}: {seen}", markup=False)
    if report["goal_holds"] is not None:
        holds = "holds" if report["goal_holds"] else "does NOT hold"
        console.print(f"the same in the simulator's truth: {holds}", markup=False)
    if "link" in report:
        console.print(f"link to the FAKE robot: {_numbers(report['link'])}", markup=False)
    console.print(f"{'success' if report['success'] else 'failure'}; result.json, program.py, video.mp4 in {out}")
    return 0 if report["success"] else 1


def _numbers(link: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in link.items() if not isinstance(value, str))


def require_room(folder: Path) -> None:
    """Raise OSError with the folder's name if a demo does not fit into it: nodes would end without a message."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_ROOM_BYTES))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def require_readable(path: Path) -> Path:
    """Return the path of a readable file; raise HcvlaError."""
    if not path.is_file():
        raise HcvlaError(f"no file '{path}'")
    return path
