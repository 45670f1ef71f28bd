"""The whole stack as processes over real DDS: what happens when all goes well, and when it does not."""

import re

import numpy as np
import pytest
from hcvla_interfaces.msg import ArmCommand, NamedObjects, SubtaskEvent

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.nodes.messages.conversions import move_to_msg
from hcvla.robots.arm import MoveCommand
from running import RAN, outcome
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(600), pytest.mark.usefixtures("home_again")]

PICK = "pick(get_actor('red cube'))"
SWAP = """\
pose_dict['red cube'] = get_pose(get_actor('red cube'))
pose_dict['blue cube'] = get_pose(get_actor('blue cube'))
pick(get_actor('red cube'))
place(free_space(get_actor('red cube')))
pick(get_actor('blue cube'))
place(pose_dict['red cube'])
pick(get_actor('red cube'))
place(pose_dict['blue cube'])
"""
REST_RAD_S = 0.02


def labels(result):
    return [event.label.split("(")[0] for event in result.trace]


def test_a_program_is_carried_out_and_its_goal_holds_in_truth(stack):
    goal = "on('green cube', 'yellow cube')"
    assert not stack.client.check_goal(goal, begin=True)
    result = stack.run("pick(get_actor('green cube'))\nplace(get_actor('yellow cube'))\ngo_home()")
    assert outcome(result) is RAN, result.outcome.message
    assert labels(result) == ["pick", "place", "go_home"]
    assert stack.client.goal_reached(goal)


def test_a_second_task_is_refused_with_a_reason_while_one_runs(stack):
    first = stack.send(PICK)
    assert stack.moved.wait(20.0)
    second = stack.run("go_home()")
    assert outcome(second) is Outcome.BUSY
    assert "another task runs" in second.outcome.message
    assert outcome(first.wait(60.0)) is RAN


def test_cancelling_stops_the_arm_and_says_so_and_the_next_task_runs(stack):
    pending = stack.send(PICK)
    assert stack.moved.wait(20.0)
    result = pending.cancel()
    assert outcome(result) is Outcome.STOPPED
    assert "at rest after" in result.outcome.message
    # The result may overtake the state that says so, which comes 50 times a second.
    wait_until(lambda: stack.speed() < REST_RAD_S, 0.2, "rest")
    assert outcome(stack.run("go_home()")) is RAN


@pytest.mark.parametrize(
    ("task", "program", "expected", "words"),
    [
        ("", "", Outcome.BAD_ARGUMENT, "the task is empty"),
        ("x" * 5000, "", Outcome.BAD_ARGUMENT, "5000 characters, expected at most 2000"),
        ("t", "pick(get_actor('pink elephant'))", Outcome.OBJECT_NOT_FOUND, "there is no 'pink elephant'"),
        ("t", "pick(get_actor('cube'))", Outcome.AMBIGUOUS, "'cube' fits 4 objects"),
        ("t", "pick(", Outcome.BAD_PROGRAM, "line 1"),
        ("t", "move_to(Pose(0.5, 0.0, float('nan')))", Outcome.BAD_ARGUMENT, "finite"),
        ("t", "import os", Outcome.BAD_PROGRAM, "os"),
        ("t", "move_to(Pose(1.5, 0.0, 0.3))", Outcome.UNREACHABLE, "1.5"),
    ],
    ids=["empty", "huge", "absent", "ambiguous", "syntax", "nan", "import", "out of reach"],
)
def test_bad_input_gets_one_line_and_nothing_moves(stack, task, program, expected, words):
    result = stack.run(program, task)
    assert outcome(result) is expected, result.outcome.message
    assert words in result.outcome.message
    assert "\n" not in result.outcome.message
    assert not stack.moved.is_set()


@pytest.mark.parametrize(
    ("pose", "refusal"),
    [
        (Pose(np.nan, 0, 0.3, 1, 0, 0, 0), "is not finite"),
        (Pose(2.0, 0, 0.3, 1, 0, 0, 0), "tool target x = 2.0000 m is outside the workspace"),
    ],
    ids=["nan", "far"],
)
def test_the_bridge_refuses_bad_targets_from_anybody(stack, pose, refusal):
    publisher = stack.client.node.create_publisher(ArmCommand, "command/arm", 1)
    wait_until(lambda: publisher.get_subscription_count() > 0, 10.0, "the bridge's subscription")
    stack.moved.clear()

    def refused():
        # Sent again with a new stamp: on a busy machine one may be refused for its age instead.
        stamp = stack.state.header.stamp
        command = MoveCommand(stamp.sec + stamp.nanosec * 1e-9, T_base_tool=pose)
        publisher.publish(move_to_msg(command, "fr3_link0"))
        return refusal in stack.state.refusal

    wait_until(refused, 10.0, f"the refusal '{refusal}'")
    assert not stack.moved.is_set()


@pytest.mark.parametrize(
    ("name", "expected", "words"),
    [
        ("skill_server", Outcome.NODE_LOST, "'skill_server'"),
        # Whether the missing heartbeat or the missing image is noticed first is a matter of luck.
        ("mujoco_camera", Outcome.CAMERA_LOST, "camera"),
    ],
    ids=["skill_server", "mujoco_camera"],
)
def test_a_node_that_dies_is_named_and_the_arm_stops(stack, name, expected, words):
    pending = stack.send(SWAP)
    assert stack.moved.wait(20.0)
    stack.processes.kill(name)
    try:
        result = pending.wait(30.0)
        assert outcome(result) is expected, result.outcome.message
        assert words in result.outcome.message
        wait_until(lambda: stack.speed() < REST_RAD_S, 1.0, "rest")
    finally:
        stack.restart(name)


def test_a_skill_server_that_is_killed_and_back_at_once_ends_the_task(stack):
    pending = stack.send(SWAP)
    assert stack.moved.wait(20.0)
    stack.processes.kill("skill_server")
    stack.restart("skill_server")
    result = pending.wait(30.0)
    assert outcome(result) is Outcome.NODE_LOST, result.outcome.message
    wait_until(lambda: stack.speed() < REST_RAD_S, 1.0, "rest")


def test_an_executor_that_is_killed_and_back_at_once_leaves_no_arm_that_goes_on(stack):
    stack.send("pick_place(get_actor('red cube'), free_space(get_actor('red cube')))")
    assert stack.moved.wait(20.0)
    stack.processes.kill("executor")
    stack.restart("executor")
    wait_until(lambda: stack.resting_sec() > 1.0 and not stack.state.stopped, 10.0, "rest")
    # No one has to release anything: the next client may move the arm.
    assert outcome(stack.run("go_home()")) is RAN


def test_a_killed_executor_resumes_a_swap_without_repeating_a_finished_subtask(stack):
    goal = "swapped('red cube', 'blue cube')"
    # What was let go of before, far from home or near it, need not be within reach.
    stack.reset_scene()
    stack.client.check_goal(goal, begin=True)
    events = []

    stack.client.node.create_subscription(SubtaskEvent, "subtask_events", events.append, 50)
    stack.send(SWAP)
    wait_until(lambda: sum(event.kind == SubtaskEvent.ENDED for event in events) >= 3, 60.0, "three subtasks")
    stack.processes.kill("executor")
    stack.restart("executor")
    wait_until(lambda: stack.resting_sec() > 1.0 and not stack.state.stopped, 10.0, "rest")
    finished = sum(event.kind == SubtaskEvent.ENDED for event in events)
    # Another task in between, and the interrupted one is still found.
    assert outcome(stack.run("x = 1")) is RAN
    assert re.fullmatch(r"\S+  interrupted just now: test", stack.client.resumable().splitlines()[0])
    result = stack.run(resume="last")
    assert outcome(result) is RAN, result.outcome.message
    assert stack.client.goal_reached(goal)
    begun_again = [event.call_id for event in events if event.kind == SubtaskEvent.STARTED]
    assert all(begun_again.count(number) == 1 for number in range(1, finished + 1))


def test_a_killed_memory_that_comes_back_costs_the_task_nothing(stack):
    pending = stack.send("pick(get_actor('green cube'))\nplace(free_space(get_actor('green cube')))\ngo_home()")
    assert stack.moved.wait(20.0)
    stack.processes.kill("memory")
    stack.processes.start("memory")
    result = pending.wait(90.0)
    assert outcome(result) is RAN, result.outcome.message
    stack.ready()


def test_perception_that_was_restarted_knows_what_the_gripper_holds(stack):
    # It never saw this one being picked: the wrist camera shows it.
    assert outcome(stack.run("pick(get_actor('blue cube'))\nmove_to(Pose(0.45, 0.0, 0.30))")) is RAN
    stack.processes.kill("perception")
    objects = []
    stack.client.node.create_subscription(NamedObjects, "objects", lambda message: objects.append(message.objects), 1)
    stack.restart("perception")
    wait_until(lambda: objects and any(item.held for item in objects[-1]), 10.0, "the held object")
    result = stack.run("place(free_space(get_actor('blue cube')))")
    assert outcome(result) is RAN, result.outcome.message
