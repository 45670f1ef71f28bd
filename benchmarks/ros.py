"""What the running stack costs: from a goal to the first command, and when no one asks anything of it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import ArmCommand
from rclpy.node import Node
from sensor_msgs.msg import Image

from benchmarks.record import Record, Target
from benchmarks.ros_server import ACTION
from benchmarks.rounds import Timings, interleave
from hcvla.api.outcomes import Outcome
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.messages.images import COLOR, DEPTH, camera_topic
from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.cpu import cores, seconds_by_session
from hcvla.nodes.ros.futures import NodeLostError, wait_for
from hcvla.nodes.ros.node import NEWEST
from hcvla.resources import PLANNER_CHECKPOINT, MissingResourceError, resource

_SERVER = Path(__file__).with_name("ros_server.py")
_NAMESPACE = "bench"
_READY_SEC = 180.0
_ANSWER_SEC = 10.0
_TASK_SEC = 60.0
_FIRST_DOMAIN, _DOMAINS = 1, 100
_PROGRAMS = ("move_to(Pose(0.45, 0.10, 0.30))", "move_to(Pose(0.45, -0.10, 0.30))")
"""Given in turn, so that the arm has a way to go each time."""


@dataclass(frozen=True)
class RosBenchConfig:
    """How often and how long."""

    rounds: int = 40
    """Goals that are timed, each followed by a bare action."""
    idle_sec: float = 20.0
    """How long processor time is counted, in each of the two cases."""
    settle_sec: float = 5.0
    """Before it, for what a task leaves behind."""


def bench_ros(config: RosBenchConfig | None = None) -> list[Record]:
    """Start the whole stack and return its delays and its use of the processor."""
    config = config or RosBenchConfig()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hcvla-bench-")))
        stack.enter_context(_own_domain())
        nodes = [node for node in describe({"memory": str(folder / "memory.sqlite")}) if _can_run(node.name)]
        names = [node.name for node in nodes]
        processes = stack.enter_context(StackProcesses(nodes, _NAMESPACE, folder / "log"))
        stack.enter_context(_bare_server(folder / "log"))
        client = stack.enter_context(StackClient(_NAMESPACE, "hcvla_bench"))
        client.liveness.wait_ready(names, _READY_SEC)
        delays = _delays(client, config.rounds)
        pids = {name: processes.pid(name) for name in names}
        return [*_delay_records(delays), *_idle(client.node, pids, config)]


# -- from a goal to the first command ---------------------------------------------------------------------------


class FirstCommand:
    """Times when the first command of a task is on the wire."""

    def __init__(self, client: StackClient) -> None:
        """Listen to what the arm is commanded."""
        self._client, self._runs = client, 0
        self._commanded = threading.Event()
        self._at_sec = 0.0
        client.node.create_subscription(ArmCommand, "command/arm", self._on_command, NEWEST)

    def seconds(self) -> float:
        """Send a program and return the time until the first command arrives here [s]; waits until it is done."""
        program = _PROGRAMS[self._runs % len(_PROGRAMS)]
        self._runs += 1
        self._commanded.clear()
        started = time.perf_counter()
        pending = self._client.send(ExecuteTask.Goal(task="bench", program=program))
        if not self._commanded.wait(_TASK_SEC):
            raise NodeLostError(f"no command to the arm within {_TASK_SEC:g} s of a goal")
        result = pending.wait(_TASK_SEC)
        if result is None or not Outcome(result.outcome.code).ran_to_end:
            found = "no result" if result is None else result.outcome.message
            raise NodeLostError(f"the bench's task {program} was not done: {found}")
        return self._at_sec - started

    def _on_command(self, _: ArmCommand) -> None:
        if not self._commanded.is_set():
            self._at_sec = time.perf_counter()
            self._commanded.set()


class BareAction:
    """Times a goal there and its result back with nothing in between."""

    def __init__(self, node: Node) -> None:
        """Find the bare server; raise NodeLostError."""
        self._client = ActionClient(node, ExecuteTask, ACTION)
        if not self._client.wait_for_server(_ANSWER_SEC):
            raise NodeLostError(f"action {ACTION} is not there after {_ANSWER_SEC:g} s")

    def seconds(self) -> float:
        """Send a goal and return the time until its result is here [s]."""
        started = time.perf_counter()
        sent = self._client.send_goal_async(ExecuteTask.Goal(task="bench", program=_PROGRAMS[0]))
        handle = wait_for(sent, _ANSWER_SEC, f"action {ACTION}")
        wait_for(handle.get_result_async(), _ANSWER_SEC, f"action {ACTION}")
        return time.perf_counter() - started


def _delays(client: StackClient, rounds: int) -> dict[str, Timings]:
    measurements: Mapping[str, Callable[[], float]] = {
        "stack": FirstCommand(client).seconds,
        "bare": BareAction(client.node).seconds,
    }
    for measure in measurements.values():
        measure()  # the first of each discovers and imports
    return interleave(measurements, rounds)


def _delay_records(delays: Mapping[str, Timings]) -> list[Record]:
    stack, bare = delays["stack"].scaled(1000.0), delays["bare"].scaled(1000.0)
    note = (
        f"goal with a program to the first ArmCommand; {stack.spread}; bare rclpy action, goal to result: {bare.spread}"
    )
    name = "ROS, goal to first command"
    return [Record(name, stack.median, "ms", bare.median, Target("value", "<=", 60.0), note)]


# -- when no one asks anything ----------------------------------------------------------------------------------


class ImageCount:
    """Counts the images of the cameras that it looks at."""

    def __init__(self, node: Node, cameras: tuple[str, ...]) -> None:
        """Subscribe to color and depth."""
        self.color = dict.fromkeys(cameras, 0)
        self._node, self._subscriptions = node, []
        for camera in cameras:
            topics = (camera_topic(camera, COLOR), camera_topic(camera, DEPTH))
            for topic, counted in zip(topics, (camera, ""), strict=True):
                count = partial(self._count, counted)
                self._subscriptions.append(node.create_subscription(Image, topic, count, NEWEST))

    def close(self) -> None:
        """Look away."""
        for subscription in self._subscriptions:
            self._node.destroy_subscription(subscription)

    def _count(self, camera: str, _: Image) -> None:
        if camera:
            self.color[camera] += 1


def _idle(node: Node, pids: Mapping[str, int], config: RosBenchConfig) -> list[Record]:
    unwatched, parts = _cores(pids, config)
    alone = Record("ROS, idle stack, nobody watches", sum(parts.values()), "cores", note=unwatched)
    images = ImageCount(node, ("scene", "wrist"))
    used, parts = _cores(pids, config, images)
    images.close()
    name = "ROS, idle stack, both cameras watched"
    return [alone, Record(name, sum(parts.values()), "cores", target=Target("value", "<=", 0.7), note=used)]


def _cores(
    pids: Mapping[str, int], config: RosBenchConfig, images: ImageCount | None = None
) -> tuple[str, dict[str, float]]:
    """Return how many cores each node used, and that in words."""
    time.sleep(config.settle_sec)
    seen = dict(images.color) if images else {}
    before, started = seconds_by_session(), time.monotonic()
    time.sleep(config.idle_sec)
    seconds = time.monotonic() - started
    after = seconds_by_session()
    used = {name: cores(before, after, seconds, pid) for name, pid in pids.items()}
    words = [f"{name} {figure:.3f}" for name, figure in sorted(used.items(), key=lambda item: -item[1])]
    if images:
        rates = [f"{name} {(images.color[name] - count) / seconds:.1f} Hz" for name, count in seen.items()]
        words.append("images: " + ", ".join(rates))
    return f"over {seconds:.0f} s: {', '.join(words)}", used


# -- what it needs ----------------------------------------------------------------------------------------------


def _can_run(node: str) -> bool:
    """Whether a node can run here: the planner needs its checkpoint."""
    if node != "planner":
        return True
    try:
        return bool(resource(PLANNER_CHECKPOINT))
    except MissingResourceError:
        return False


@contextmanager
def _own_domain() -> Iterator[None]:
    """Keep away from other people's robots, and their traffic from our figures."""
    wanted = {
        "ROS_DOMAIN_ID": str(_FIRST_DOMAIN + os.getpid() % _DOMAINS),
        "ROS_AUTOMATIC_DISCOVERY_RANGE": "LOCALHOST",
    }
    added = {name: value for name, value in wanted.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)


@contextmanager
def _bare_server(log_dir: Path) -> Iterator[None]:
    command = [sys.executable, str(_SERVER), "--ros-args", "-r", f"__ns:=/{_NAMESPACE}"]
    log_dir.mkdir(parents=True, exist_ok=True)
    with (log_dir / "bench_server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_ANSWER_SEC)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
