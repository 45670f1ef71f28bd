"""The task loop on real skills, real physics and the real sandbox, in lockstep."""

import threading

import pytest

from hcvla.api.events import SubtaskPhase
from hcvla.api.outcomes import Outcome
from hcvla.executor.executor import TaskExecutor
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from tiny_world import DONE, SWAP, ListPlanner

GOAL = "swapped('red cube', 'blue cube')"


@pytest.fixture
def stack():
    cubes = (SceneObject.on_table("red", "cube", 0.45, 0.15), SceneObject.on_table("blue", "cube", 0.5, -0.12))
    with LockstepStack(Scene(cubes), "privileged") as built:
        yield built


def test_a_swap_stopped_in_the_middle_of_a_place_is_resumed_and_reaches_its_goal(stack):
    cancellers, reports = [], []

    def stop_at_lowering(event):
        """Cancel from another thread while the second object is lowered."""
        if isinstance(event, SubtaskPhase) and (event.number, event.phase) == (4, "lower") and not cancellers:
            cancellers.append(threading.Thread(target=lambda: reports.append(executor.cancel())))
            cancellers[0].start()

    executor = TaskExecutor(stack._collaborators(None))
    monitor = stack.watch(GOAL)
    stopped = executor.run("swap the cubes", program=SWAP, subscriber=stop_at_lowering)
    cancellers[0].join(10.0)
    assert stopped.outcome is Outcome.STOPPED
    assert reports[0].at_rest
    assert reports[0].braking_sec < 0.3
    assert [step.verdict.outcome for step in stopped.steps] == [Outcome.DONE] * 3 + [Outcome.STOPPED]
    resumed = executor.run(resume="last")
    assert resumed.ran_to_end, resumed.message
    assert [step.call.function for step in resumed.steps] == ["pick", "place"] * 3
    stack.let_pass(1.0, until=monitor.holds)
    assert monitor.holds()


def test_a_planner_sees_what_is_held_and_the_goal_holds_in_the_end(stack):
    planner = ListPlanner("pick(get_actor('red cube'))", "place(next_to(get_actor('blue cube'), 'left'))", DONE)
    outcome = stack.run_task("red to the left of blue", planner, goal="next_to('red cube', 'blue cube', 'left')")
    assert outcome.success, outcome.result.message
    assert [request.held for request in planner.requests] == [None, "red cube", None]


def test_what_is_put_between_two_is_there_in_truth_and_as_it_is_seen():
    ends = (SceneObject.on_table("blue", "cube", 0.5, -0.12), SceneObject.on_table("green", "tray", 0.5, 0.16))
    scene = Scene((SceneObject.on_table("red", "cube", 0.36, 0.02), *ends))
    place = "place(between(get_actor('blue cube'), get_actor('green tray'), fit=get_actor('red cube')))"
    goal = "between('red cube', 'blue cube', 'green tray')"
    # With cameras, and so with a margin for what is not seen exactly.
    with LockstepStack(scene) as stack:
        outcome = stack.run_program(f"pick(get_actor('red cube'))\n{place}\n", goal=goal, stated=goal)
        assert outcome.success, outcome.result.message
        assert outcome.result.outcome is Outcome.DONE
        pose = stack.simulation.truth()["red cube"].pose
    # Half way between y = -0.12 and 0.16.
    assert (pose.x, pose.y) == pytest.approx((0.5, 0.02), abs=0.01)
