"""`hcvla demo`: start the stack, do one task in it, show it live, and say whether it really was done."""

from __future__ import annotations

import os
import re
import signal
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from hcvla_interfaces.action import ExecuteTask
from rich.console import Console

from hcvla.cli.demo_report import conclude, result_json
from hcvla.cli.follow import follow_task, title_of
from hcvla.cli.live import LiveView
from hcvla.cli.program_file import ProgramFile, read_program
from hcvla.cli.tracking_error import TrackingError
from hcvla.cli.up import READY_LIMIT_SEC, wait_until_ready
from hcvla.fake_franka.control import link_figures
from hcvla.goals.goal import Goal
from hcvla.nodes.bringup.fake_robot import FAKE, fake_notice, with_fake_robot
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.other_stack import require_no_other_stack
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.film import StackFilm
from hcvla.sim.scene import Scene
from hcvla.sim.scene_file import parse_scene, scene_text
from hcvla.sim.standard import standard_scene
from hcvla.tasks.registry import TASKS, find_task
from hcvla.tasks.task import Episode

DEFAULT_TASK = "put the red cube on the green tray"
DEFAULT_SKILLS = "diffusion"
"""A newcomer's first run is learned; the stack itself starts with the scripts."""
_A_NAME = re.compile(r"\w*[_\d]\w*")
"""One word with an underscore or a digit is no sentence."""
_NAMESPACE = "hcvla"
_DOMAINS = 100
_FIRST_DOMAIN = 1
_ROOM_BYTES = 4 << 20
"""Logs, memory and a short film fit into this."""


@dataclass(frozen=True, kw_only=True)
class DemoRequest:
    """What the user wants."""

    task: str = ""
    """A sentence, or the name of a registered task; empty: the program's, or DEFAULT_TASK if there is none."""
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
    """Text of a program that is run; empty: the planner writes one."""
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
    """Return the example that a task's name stands for, in the plainest words; None for a sentence.

    Raises UnknownTaskError for what can only be a name, and is none.
    """
    if request.task not in TASKS and not _A_NAME.fullmatch(request.task):
        return None
    return find_task(request.task).episode(request.seed, "all")


def prepare(request: DemoRequest) -> DemoPlan:
    """Complete and check a request; raise SceneError, UnknownTaskError or GoalError before anything starts."""
    episode = _episode(request)
    if request.scene:
        scene = parse_scene(Path(request.scene))
    else:
        scene = episode.scene if episode else standard_scene(request.seed)
    sentence = episode.sentence if episode else request.task or ("" if request.program else DEFAULT_TASK)
    goal = request.goal or (episode.goal if episode else "")
    if goal:
        Goal.parse(goal, scene.names)
    return DemoPlan(sentence, scene, goal, request.program)


def demo(
    sentence: Annotated[str, typer.Argument(help="What to do; the same as --task, before which it counts.")] = "",
    task: Annotated[
        str,
        typer.Option(envvar="TASK", help=f"A sentence, or the name of a registered task; empty: {DEFAULT_TASK}."),
    ] = "",
    seed: Annotated[int, typer.Option(envvar="SEED", min=0, help="Where objects stand.")] = 0,
    scene: Annotated[str, typer.Option(envvar="SCENE", help="Scene file (YAML).")] = "",
    goal: Annotated[
        str,
        typer.Option(envvar="GOAL", help="What must hold at the end ('hcvla tasks --goals'); else the planner's."),
    ] = "",
    out: Annotated[Path, typer.Option(envvar="OUT", help="Folder for results.")] = Path("out/demo"),
    planner: Annotated[str, typer.Option(envvar="PLANNER", help="Checkpoint folder, server URL or default.")] = "",
    config: Annotated[str, typer.Option(envvar="CONFIG", help="Config file of the stack (ROS parameters).")] = "",
    program: ProgramFile = None,
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
    request = DemoRequest(
        task=sentence or task,
        seed=seed,
        scene=scene,
        goal=goal,
        out=out,
        planner=planner,
        config=config,
        program=read_program(program),
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
    # Both cancel the task and leave no node behind; a script starts its background jobs with SIGINT ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with ExitStack() as running:
        arguments = running.enter_context(with_fake_robot(_stack_arguments(request, scene_file)))
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
        if notice := fake_notice(arguments):
            console.print(notice, markup=False)
        console.print(f"task: {title_of(plan.sentence)}", markup=False, soft_wrap=True)
        report = _run_task(plan, request, processes, client)
        if request.robot == FAKE:
            report["link"] = {"robot": "fake", **asdict(link_figures(arguments["robot_host"])), **tracking.figures()}
    return conclude(report, request.out, console)


def _stack_arguments(request: DemoRequest, scene_file: Path) -> dict[str, str]:
    """Return the arguments of bring-up."""
    wanted = {name: getattr(request, name) for name in ("planner", "config", "skills", "robot", "control")}
    return {
        "scene": str(scene_file.resolve()),
        "memory": str((request.out / "memory.sqlite").resolve()),
        "namespace": _NAMESPACE,
        **{name: given for name, given in wanted.items() if given},
    }


def _run_task(plan: DemoPlan, request: DemoRequest, processes: StackProcesses, client: StackClient) -> dict[str, Any]:
    if plan.goal:
        client.check_goal(plan.goal, begin=True)
    film = StackFilm(client.node, request.out / "video.mp4")
    try:
        with LiveView(title_of(plan.sentence)) as view:
            goal = ExecuteTask.Goal(task=plan.sentence, program=plan.program, goal=plan.goal)
            result = follow_task(client, goal, view, processes.check)
        holds = client.goal_reached(plan.goal) if plan.goal else None
    finally:
        film.close()
    return result_json(plan.sentence, plan.goal, request.seed, result, holds)


def require_room(folder: Path) -> None:
    """Raise OSError with the folder's name if a demo does not fit into it: nodes would end without a message."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_ROOM_BYTES))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error
