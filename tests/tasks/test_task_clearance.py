"""Whether there is room where a program will put objects."""

import numpy as np
import pytest

from hcvla.sim.scene import Scene, SceneError, SceneObject
from hcvla.tasks.clearance import FINGER_ROOM_M, check_push, check_room, check_tool, moved, with_object
from hcvla.tasks.families import InfeasibleSceneError

EDGE_M = 0.04


def cube(color, x, y):
    return SceneObject.on_table(color, "cube", x, y, size=(EDGE_M,) * 3)


def table(*objects):
    return Scene(tuple(objects))


RED, BLUE = cube("red", 0.45, 0.0), cube("blue", 0.45, 0.2)


def test_an_object_is_moved_along_the_table():
    pose = moved(RED, 0.02, -0.03).pose
    assert (pose.x, pose.y, pose.z) == pytest.approx((0.47, -0.03, RED.pose.z))


def test_between_two_objects_a_finger_must_fit():
    # The faces are apart by the distance of the centres less one edge.
    least_m = EDGE_M + FINGER_ROOM_M
    check_room(table(RED), [cube("blue", 0.45, least_m + 0.001)])
    with pytest.raises(InfeasibleSceneError, match="room at"):
        check_room(table(RED), [cube("blue", 0.45, least_m - 0.001)])


def test_placed_objects_are_obstacles_to_each_other():
    with pytest.raises(InfeasibleSceneError, match="the scene has red cube"):
        check_room(table(BLUE), [moved(RED, 0.0, -0.1), moved(cube("green", 0.45, 0.0), 0.0, -0.11)])


def test_where_an_object_stood_itself_is_free():
    check_room(table(RED, BLUE), [moved(RED, 0.005)])


def test_out_of_reach_is_no_room():
    with pytest.raises(InfeasibleSceneError, match=r"room at \(0.95, 0.00\)"):
        check_room(table(RED), [moved(RED, 0.5)])


def test_a_further_object_must_not_overlap():
    assert len(with_object(table(RED), BLUE)) == 2
    with pytest.raises(SceneError):
        with_object(table(RED), cube("blue", 0.45, 0.01))


def test_the_tool_needs_room_next_to_everything_but_what_it_is_for():
    place = np.array([0.45, 0.0])
    with pytest.raises(InfeasibleSceneError, match="room for the fingers"):
        check_tool(table(RED), place)
    check_tool(table(RED), place, without=("red cube",))
    check_tool(table(RED), np.array([0.45, 0.12]))


def test_a_push_needs_a_free_way():
    check_push(table(RED), "red cube", np.array([0.45, 0.2]))
    with pytest.raises(InfeasibleSceneError, match=r"a free way to push along|room for the fingers"):
        check_push(table(RED, cube("blue", 0.45, 0.1)), "red cube", np.array([0.45, 0.2]))
    check_push(table(RED, cube("blue", 0.55, 0.1)), "red cube", np.array([0.45, 0.2]))
