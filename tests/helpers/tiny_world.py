"""A world of poses without physics, and who moves them: enough for the laws of the task loop."""

import threading
from dataclasses import replace

from hcvla.api import events
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.executor.collaborators import Collaborators
from hcvla.executor.config import ExecutorConfig
from hcvla.executor.executor import TaskExecutor
from hcvla.memory.store import MemoryStore
from hcvla.planner.planner import PlanAnswer
from hcvla.robots.arm import StopReport

CUBE = (0.05, 0.05, 0.05)
RED_HOME, BLUE_HOME = Pose(0.45, 0.15, 0.025), Pose(0.5, -0.15, 0.025)
SWAP = """\
red = get_actor('red cube')
blue = get_actor('blue cube')
pose_dict['red'] = get_pose(red)
pose_dict['blue'] = get_pose(blue)
side = free_space(red)
pick(red)
place(side)
pick(blue)
place(pose_dict['red'])
pick(red)
place(pose_dict['blue'])
"""
SWAPPED = "swapped('red cube', 'blue cube')"


def cube(color, pose):
    return NamedObject(f"{color} cube", color, "cube", pose, CUBE)


class TinyWorld:
    """Two cubes and a hand; implements World and SubtaskClient."""

    def __init__(self, objects=None):
        self.items = {item.name: item for item in objects or (cube("red", RED_HOME), cube("blue", BLUE_HOME))}
        self.done = []
        self.verdicts = {}  # label -> verdicts that its next executions end with instead of moving
        self.hold = None  # (label, threading.Event): execution waits there for the event or a cancel
        self.reached = threading.Event()
        self.cancelled = threading.Event()
        self.clock_sec = 0.0
        self.lost = None  # raised by objects()

    def objects(self):
        if self.lost is not None:
            raise self.lost
        return list(self.items.values())

    def seen_sec(self):
        return self.clock_sec

    def pose(self, name):
        return self.items[name].pose

    def execute(self, call: Call, publish) -> Verdict:
        self.cancelled.clear()
        self.clock_sec += 2.0
        publish(events.SubtaskPhase(phase="approach"))
        if self.hold is not None and self.hold[0] in call.label:
            self.reached.set()
            while not self.hold[1].wait(0.01):
                if self.cancelled.is_set():
                    return Verdict(Outcome.STOPPED, "stopped")
        if self.verdicts.get(call.label):
            return self.verdicts[call.label].pop(0)
        verdict = getattr(self, call.function)(**call.arguments)
        if verdict.done:
            self.done.append(call.label)
        return verdict

    def wait(self, duration_sec):
        """Let a duration pass on the world's clock; `hold` may be on "sleep"."""
        if self.hold is not None and self.hold[0] == "sleep":
            self.reached.set()
            self.hold[1].wait(5.0)
        self.clock_sec += duration_sec

    def cancel(self) -> StopReport:
        self.cancelled.set()
        return StopReport(True, 0.12, "at rest")

    def pick(self, actor):
        if any(item.held and item.name != actor.name for item in self.items.values()):
            return Verdict(Outcome.BLOCKED, "the hand is full")
        self.items[actor.name] = replace(self.items[actor.name], held=True)
        return Verdict(Outcome.DONE, "held", {"lift_m": 0.03})

    def place(self, target, match_yaw):
        held = next((item for item in self.items.values() if item.held), None)
        if held is None:
            return Verdict(Outcome.NOT_PLACED, "nothing is held")
        pose = self.pose(target.name).moved(dz=0.05) if isinstance(target, Actor) else target
        self.items[held.name] = replace(held, held=False, pose=pose)
        return Verdict(Outcome.DONE)

    def go_home(self):
        return Verdict(Outcome.DONE)


class ListPlanner:
    """Answers from a list, one answer a question, and keeps the questions."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []

    def plan(self, request):
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return PlanAnswer(code=answer) if isinstance(answer, str) else answer


DONE = PlanAnswer(done=True)


def make_executor(world, planner=None, journal=None, scene=lambda: "", **config):
    return TaskExecutor(
        Collaborators(
            planner=planner,
            subtasks=world,
            world=world,
            registry=ROBOT_API,
            journal=journal or MemoryStore(),
            image=lambda: None,
            robot_clock=lambda: world.clock_sec,
            scene=scene,
            wait=world.wait,
            config=ExecutorConfig(**config),
        )
    )
