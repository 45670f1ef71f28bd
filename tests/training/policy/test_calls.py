"""Which calls are drawn: only such as make sense now, and every function often enough."""

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.types import Actor, Pose
from hcvla.training.policy.calls import CallSampler
from hcvla.world.workspace import WorkArea
from items import REACH, item

RED, BLUE, MAT = item("red cube", 0.45, 0.1), item("blue cube", 0.5, -0.15), item("white mat", 0.4, -0.2)
FAR_POST = item("gray cylinder", 0.75, 0.0, size=(0.04, 0.04, 0.12))
DRAWS = 300


def sampler(seed=0, **counts):
    return CallSampler(np.random.default_rng(seed), REACH, Counter(counts))


def drawn(objects, seed=0, draws=DRAWS, **counts):
    source = sampler(seed, **counts)
    return [call for call in (source.next_call(objects) for _ in range(draws)) if call is not None]


def functions(calls):
    return {call.function for call in calls}


def held(item):
    return replace(item, held=True, pose=replace(item.pose, z=0.3))


def on(upper, lower):
    return replace(upper, pose=Pose.from_yaw(lower.pose.x, lower.pose.y, lower.top_z + upper.size[2] / 2.0))


def test_an_empty_hand_does_everything_but_what_needs_something_in_it():
    assert functions(drawn([RED, BLUE, MAT])) == {
        "pick",
        "push",
        "touch",
        "nudge",
        "move_to",
        "go_home",
        "open_gripper",
        "close_gripper",
    }


def test_a_full_hand_puts_down_or_moves_and_neither_picks_nor_pushes():
    calls = drawn([held(RED), BLUE, MAT])
    assert functions(calls) == {"place", "move_to", "go_home", "open_gripper", "close_gripper"}
    targets = [call.arguments["target"] for call in calls if call.function == "place"]
    assert Actor("white mat") in targets
    assert Actor("red cube") not in targets, "nothing is put on itself"


def test_on_an_empty_table_the_arm_can_still_move():
    assert functions(drawn([])) == {"move_to", "go_home", "open_gripper", "close_gripper"}


def test_only_what_is_out_of_reach_is_thrown_at():
    throws = [call for call in drawn([held(RED), BLUE, FAR_POST]) if call.function == "throw"]
    assert throws
    assert {call.arguments["target"] for call in throws} == {Actor("gray cylinder")}
    assert "throw" not in functions(drawn([held(RED), BLUE]))


def test_what_is_out_of_reach_is_not_worked_on():
    named = {
        value.name
        for call in drawn([RED, FAR_POST])
        for value in call.arguments.values()
        if isinstance(value, Actor) and call.function != "push"
    }
    assert named == {"red cube"}


def test_what_has_fallen_or_lies_beyond_the_table_is_left_alone():
    tilt = math.radians(30.0)
    fallen = replace(RED, pose=replace(RED.pose, qx=math.sin(tilt / 2), qy=0.0, qz=0.0, qw=math.cos(tilt / 2)))
    gone = item("green cube", 0.9, 0.0)
    named = {
        value.name
        for call in drawn([fallen, gone, BLUE])
        for value in call.arguments.values()
        if hasattr(value, "name")
    }
    assert named == {"blue cube"}


def test_of_a_stack_only_the_top_is_picked_and_the_whole_may_be_toppled():
    upper = on(BLUE, RED)
    calls = drawn([RED, upper])
    assert {call.arguments["actor"] for call in calls if call.function == "pick"} == {Actor("blue cube")}
    assert "topple" in functions(calls)


@pytest.mark.parametrize(("height_m", "falls"), [(0.05, False), (0.12, True)])
def test_a_single_object_is_toppled_only_if_it_is_slender(height_m, falls):
    # Slender is 1.3 times as high as wide: 0.052 m for a post of 0.04 m.
    post = item("gray cylinder", 0.45, 0.0, size=(0.04, 0.04, height_m))
    assert ("topple" in functions(drawn([post]))) is falls


@pytest.mark.parametrize(("edge_m", "fits"), [(0.03, True), (0.05, False)])
def test_a_box_is_put_only_over_what_fits_into_it(edge_m, fits):
    # 12 mm of play: a box of 60 mm takes up to 48 mm.
    box = held(item("gray cube", 0.45, 0.1, size=(0.06,) * 3))
    small = item("red cube", 0.5, -0.1, size=(edge_m,) * 3)
    covers = [call for call in drawn([box, small]) if call.function == "cover"]
    assert bool(covers) is fits
    assert {call.arguments["actor"] for call in covers} <= {Actor("red cube")}


def test_pushes_end_on_the_table_and_not_where_they_begin():
    area = WorkArea()
    pushes = [call.arguments for call in drawn([RED, BLUE], draws=600) if call.function == "push"]
    ends = [(p["actor"].name, p["target"]) for p in pushes if isinstance(p["target"], Pose)]
    assert ends
    starts = {"red cube": RED.pose, "blue cube": BLUE.pose}
    for name, end in ends:
        assert area.contains(end.x, end.y)
        assert 0.06 <= math.hypot(end.x - starts[name].x, end.y - starts[name].y) <= 0.25
    toward = [(p["actor"], p["target"]) for p in pushes if isinstance(p["target"], Actor)]
    assert toward
    assert all(actor != target for actor, target in toward)


def test_random_tool_poses_are_clear_of_all_objects_and_within_reach():
    source, tower = sampler(), on(BLUE, RED)
    for _ in range(100):
        tool_pose = source.random_tool_pose([RED, tower])
        assert REACH.reaches(tool_pose)
        near = math.hypot(tool_pose[0] - RED.pose.x, tool_pose[1] - RED.pose.y) < 0.13
        assert not near or tool_pose[2] > tower.top_z + 0.03
        assert 0.05 <= tool_pose[2] <= 0.40


def test_a_table_full_of_towers_has_no_clear_tool_pose():
    towers = [
        item("gray block", x, y, size=(0.045, 0.045, 0.5))
        for x in (0.3, 0.4, 0.5, 0.6, 0.7)
        for y in np.arange(-4, 5) / 10
    ]
    assert sampler().random_tool_pose(towers) is None


def test_a_function_that_was_rare_so_far_comes_more_often():
    def share(**counts):
        calls = drawn([RED, BLUE], draws=600, **counts)
        return sum(call.function == "touch" for call in calls) / len(calls)

    assert share(touch=1000, pick=10) < share() < share(pick=1000)


def test_turned_places_are_where_the_object_stood_when_it_was_first_seen():
    source = sampler()
    source.next_call([RED])
    moved = replace(held(RED), pose=Pose.from_yaw(0.6, 0.2, 0.3))
    places = [source.next_call([moved]) for _ in range(DRAWS)]
    turned = [
        call.arguments["target"]
        for call in places
        if call.function == "place" and isinstance(call.arguments["target"], Pose)
    ]
    assert any((pose.x, pose.y) == (RED.pose.x, RED.pose.y) for pose in turned)
    assert all(pose.z == pytest.approx(RED.size[2] / 2.0) for pose in turned), "the centre of what stands on the table"


def test_the_same_seed_draws_the_same_calls():
    labels = [[call.label for call in drawn([RED, BLUE, MAT], seed=7, draws=40)] for _ in range(2)]
    assert labels[0] == labels[1]
    assert labels[0] != [call.label for call in drawn([RED, BLUE, MAT], seed=8, draws=40)]
