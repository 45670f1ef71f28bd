"""A robot API that someone else wrote runs through the same sandbox and task loop as hcvla's own."""

import math

import pytest

from hcvla.api.instrument import instrument
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Kind
from hcvla.executor.collaborators import Collaborators
from hcvla.executor.config import ExecutorConfig
from hcvla.executor.executor import TaskExecutor
from hcvla.memory.store import MemoryStore
from hcvla.robots.arm import StopReport
from tiny_world import DONE, ListPlanner


class Pallet:
    """A suction cup over a pallet; knows nothing of hcvla."""

    def __init__(self):
        self.position, self.vacuum = (0.0, 0.0), False

    def goto(self, x: float, y: float) -> None:
        """Drive the cup above a point of the pallet [m]."""
        if math.hypot(x, y) > 1.0:
            raise ValueError(f"({x}, {y}) is out of reach")
        self.position = (x, y)

    def suction(self, on: bool) -> None:
        """Switch the vacuum."""
        self.vacuum = on

    def how_far(self) -> float:
        """Return the distance of the cup from the pallet's corner [m]."""
        return math.hypot(*self.position)


class PalletRobot:
    """Carries its calls out and answers its questions: SubtaskClient, Queries and World of hcvla in one."""

    def __init__(self):
        self.pallet = Pallet()

    def execute(self, call, publish):
        try:
            getattr(self.pallet, call.function)(**call.arguments)
        except ValueError as error:
            return Verdict(Outcome.UNREACHABLE, str(error))
        return Verdict(Outcome.DONE)

    def cancel(self):
        return StopReport(True, 0.0, "at rest")

    def answer(self, call, objects, memory=None):
        return getattr(self.pallet, call.function)(**call.arguments)

    def objects(self):
        return []

    def seen_sec(self):
        return 0.0


@pytest.fixture
def robot():
    return PalletRobot()


@pytest.fixture
def registry():
    with instrument(Pallet(), ["goto", "suction", "how_far"], clock=lambda: 0.0, sink=lambda event: None) as wrapped:
        return wrapped.registry(kinds={"how_far": Kind.QUERY})


def executor(robot, registry, planner=None):
    return TaskExecutor(
        Collaborators(
            planner=planner,
            subtasks=robot,
            queries=robot,
            world=robot,
            registry=registry,
            journal=MemoryStore(),
            image=lambda: None,
            config=ExecutorConfig(repairs=1),
        )
    )


def test_a_program_against_another_api_is_carried_out_call_by_call(robot, registry):
    program = "goto(0.3, 0.4)\nif how_far() > 0.49:\n    suction(True)\ngoto(x=0.0, y=0.1)"
    result = executor(robot, registry).run("fetch", program)
    assert result.outcome is Outcome.DONE_UNVERIFIED, result.message
    assert [step.label for step in result.steps] == ["goto(x=0.3, y=0.4)", "suction(on=True)", "goto(x=0.0, y=0.1)"]
    assert (robot.pallet.position, robot.pallet.vacuum) == ((0.0, 0.1), True)


def test_a_verdict_of_the_other_robot_ends_the_program_that_does_not_catch_it(robot, registry):
    result = executor(robot, registry).run("fetch", "suction(True)\ngoto(3.0, 4.0)\nsuction(False)")
    assert result.outcome is Outcome.UNREACHABLE
    assert "(3.0, 4.0) is out of reach" in result.message
    assert robot.pallet.vacuum


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("pick(get_actor('red cube'))", "pick"),
        ("goto('here', 0.4)", "goto"),
        ("goto(0.3)", "goto"),
    ],
)
def test_calls_that_the_other_api_does_not_have_are_refused_before_anything_moves(robot, registry, program, words):
    result = executor(robot, registry).run("fetch", f"suction(True)\n{program}")
    assert result.outcome in (Outcome.BAD_PROGRAM, Outcome.BAD_ARGUMENT)
    assert words in result.message
    assert not robot.pallet.vacuum


def test_a_planner_writes_against_the_other_api_and_gets_its_errors_back(robot, registry):
    planner = ListPlanner("fly(1.0)", "goto(0.5, 0.0)", DONE)
    result = executor(robot, registry, planner).run("go there")
    assert result.outcome is Outcome.DONE_UNVERIFIED, result.message
    assert "fly" in planner.requests[1].errors[0]
    assert robot.pallet.position == (0.5, 0.0)
