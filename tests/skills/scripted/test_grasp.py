import math

import numpy as np
import pytest

from hcvla.api.errors import UnreachableError
from hcvla.api.outcomes import Outcome
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.grasp import NoClearGraspError, TooWideError, candidates, choose_grasp
from items import REACH, item

CONFIG = OracleConfig()


def test_pads_close_on_faces_modulo_the_objects_symmetry():
    for name, period in (("red cube", math.pi / 2), ("red prism", math.pi / 3)):
        cube = item(name, 0.5, 0.1, 0.3)
        for grasp in candidates(cube, [], REACH, CONFIG):
            turn = (grasp.yaw_rad - 0.3) % period
            assert min(turn, period - turn) == pytest.approx(0.0, abs=1e-9)
            assert grasp.width_m == 0.045


def test_a_lone_object_is_taken_with_joint_7_near_its_middle_and_the_gripper_wide_open():
    for bearing in (-0.6, 0.0, 0.6):
        cube = item("red cube", 0.5 * math.cos(bearing), 0.5 * math.sin(bearing), 0.2)
        grasp = choose_grasp(cube, [], REACH, CONFIG)
        assert abs(REACH.joint7(cube.pose.position, grasp.yaw_rad)) <= math.pi / 4 + 0.2
        assert grasp.open_m == CONFIG.hand.stroke_m


def test_a_neighbour_turns_the_grasp_or_narrows_the_opening():
    cube = item("red cube", 0.5, 0.0)
    beside = [item("blue cube", 0.5, 0.08), item("green cube", 0.5, -0.08)]
    grasp = choose_grasp(cube, beside, REACH, CONFIG)
    # Neighbours along y: the pads close along x, that is at a yaw of 90 degrees.
    assert abs(math.sin(grasp.yaw_rad)) == pytest.approx(1.0)


def test_a_walled_in_object_is_refused_by_name_of_its_neighbours():
    cube = item("red cube", 0.5, 0.0)
    walls = [
        item(f"{color} cube", 0.5 + dx, dy)
        for color, dx, dy in (("blue", 0.05, 0.0), ("green", -0.05, 0.0), ("pink", 0.0, 0.05), ("gray", 0.0, -0.05))
    ]
    with pytest.raises(NoClearGraspError, match="blue cube") as caught:
        choose_grasp(cube, walls, REACH, CONFIG)
    assert caught.value.outcome is Outcome.BLOCKED


def test_too_wide_and_too_far_are_refused():
    with pytest.raises(TooWideError, match="130 mm"):
        choose_grasp(item("red tray", 0.5, 0.0), [], REACH, CONFIG)
    with pytest.raises(UnreachableError, match="red cube"):
        choose_grasp(item("red cube", 0.85, 0.0), [], REACH, CONFIG)


def test_flat_objects_are_taken_with_the_fingertips_off_the_table():
    flat = item("red cube", 0.5, 0.0, size=(0.04, 0.04, 0.02))
    tool_pose = choose_grasp(flat, [], REACH, CONFIG).tool_pose(flat)
    assert tool_pose[2] - CONFIG.hand.finger_below_tool_m >= 0.005


def test_a_grasp_follows_its_object_and_ignores_a_reported_quarter_turn():
    grasp = choose_grasp(item("red cube", 0.5, 0.0, 0.1), [], REACH, CONFIG)
    moved = item("red cube", 0.52, 0.03, 0.15 + math.pi / 2)
    np.testing.assert_allclose(grasp.tool_pose(moved)[:2], [0.52, 0.03])
    assert grasp.tool_pose(moved)[5] == pytest.approx(grasp.yaw_rad + 0.05)
