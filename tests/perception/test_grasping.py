"""What the gripper holds follows it; what it lets go comes to lie on what is below."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.perception.config import TrackerConfig
from hcvla.perception.grasping import Grasping, carry, release
from hcvla.perception.track import Track
from raycast import arm_state, fingers_down

EDGE_M = 0.045


def track(x=0.45, y=0.1, *, z=None, yaw=0.0, shape="cube", size=(EDGE_M,) * 3, number=1):
    mean = np.array([x, y, size[2] / 2.0 if z is None else z, yaw])
    return Track(
        number=number, mean=mean, covariance=np.eye(4) * 1e-6, size=np.array(size), stamp_sec=0.0,
        color_votes={"red": 1.0}, shape_votes={shape: 1.0}, confirmed=True,
    )  # fmt: skip


def tool_at(x, y, z, yaw=0.0, *, grasped=True, width_m=EDGE_M):
    return arm_state(0.0, fingers_down(x, y, z, yaw), width_m, grasped)


def held(item, **state):
    grasping = Grasping(TrackerConfig())
    grasping.update([item], tool_at(0.45, 0.1, 0.0225, **state))
    assert item.held
    return grasping


def test_what_is_between_the_closed_pads_is_held_and_rises_with_them():
    cube = track()
    grasping = held(cube)
    grasping.update([cube], tool_at(0.40, -0.1, 0.3))
    assert cube.mean[:3] == pytest.approx([0.40, -0.1, 0.3], abs=1e-3)


def test_open_pads_hold_nothing():
    cube = track()
    Grasping(TrackerConfig()).update([cube], tool_at(0.45, 0.1, 0.0225, grasped=False))
    assert not cube.held


@pytest.mark.parametrize(
    "other",
    [
        track(0.45 + 0.04),  # its centre is 40 mm from the tool; 35 are allowed
        track(shape="tray", size=(0.13, 0.13, 0.008)),
        replace(track(), confirmed=False),
        track(z=0.30),
    ],
    ids=["beside", "a tray", "not sure yet", "above"],
)
def test_what_cannot_be_between_the_pads_is_not_held(other):
    Grasping(TrackerConfig()).update([other], tool_at(0.45, 0.1, 0.0225))
    assert not other.held


def test_of_two_candidates_the_one_as_wide_as_the_gripper_is_open_is_held():
    wide, narrow = track(size=(0.06,) * 3), track(size=(0.03,) * 3, number=2)
    Grasping(TrackerConfig()).update([wide, narrow], tool_at(0.45, 0.1, 0.02, width_m=0.03))
    assert (wide.held, narrow.held) == (False, True)


def test_closing_pads_centre_an_object_and_turn_two_of_its_faces_against_them():
    # off by 4 mm along the pads' closing direction (y of an unturned tool) and 10 degrees
    cube = track(y=0.104, yaw=math.radians(10.0))
    held(cube)
    assert cube.mean[1] == pytest.approx(0.1, abs=1e-3)
    assert math.remainder(cube.mean[3], math.pi / 2.0) == pytest.approx(0.0, abs=1e-3)


def test_an_object_held_by_its_corners_keeps_its_yaw():
    # 45 degrees is no error of perception: nothing is turned by more than 20
    cube = track(yaw=math.radians(45.0))
    held(cube)
    assert math.remainder(cube.mean[3] - math.radians(45.0), math.pi / 2.0) == pytest.approx(0.0, abs=1e-3)


def test_a_cylinder_has_no_faces_to_turn():
    post = track(shape="cylinder", yaw=0.1)
    held(post)
    assert post.mean[3] == pytest.approx(0.1, abs=1e-3)


def test_a_held_object_is_as_uncertain_as_the_grip():
    cube = track()
    cube.covariance = np.eye(4)
    held(cube)
    assert np.sqrt(np.diag(cube.covariance)) == pytest.approx([0.003, 0.003, 0.003, 0.02])


def test_opened_pads_let_go_at_once():
    cube = track()
    grasping = held(cube)
    grasping.update([cube], tool_at(0.45, 0.1, 0.0225, grasped=False, width_m=0.08))
    assert not cube.held


def test_a_grip_that_is_not_felt_in_one_image_is_still_one():
    cube = track()
    grasping = held(cube)
    grasping.update([cube], tool_at(0.45, 0.1, 0.1, grasped=False))
    assert cube.held
    grasping.update([cube], tool_at(0.45, 0.1, 0.1))
    grasping.update([cube], tool_at(0.45, 0.1, 0.1, grasped=False))
    assert cube.held, "felt again in between"
    grasping.update([cube], tool_at(0.45, 0.1, 0.1, grasped=False))
    assert not cube.held, "twice in a row"


def lifted(z):
    cube = track()
    carry_to = tool_at(0.45, 0.1, z).T_base_tool
    cube.T_tool_object = np.linalg.inv(carry_to.matrix) @ np.array(track(z=z).pose.matrix)
    carry(cube, carry_to, TrackerConfig())
    return cube


@pytest.mark.parametrize(
    ("below", "centre_m"),
    [
        (None, 0.0225),  # the table
        (track(number=2), 0.045 + 0.0225),  # a cube as high as itself
        (track(shape="mat", size=(0.13, 0.13, 0.004), number=2), 0.004 + 0.0225),
        (track(shape="tray", size=(0.13, 0.13, 0.008), number=2), 0.003 + 0.0225),  # on its floor, not its rim
        (track(0.60, number=2), 0.0225),  # not below
    ],
    ids=["table", "cube", "mat", "tray", "beside"],
)
def test_what_is_let_go_falls_onto_what_is_below(below, centre_m):
    cube = lifted(0.2)
    release(cube, [cube] + ([below] if below else []))
    assert not cube.held
    assert cube.mean[2] == pytest.approx(centre_m, abs=1e-3)


def test_what_is_let_go_where_it_stands_does_not_move_and_is_less_certain():
    cube = lifted(0.0225)
    before, height = cube.covariance.copy(), cube.mean[2]
    release(cube, [cube])
    assert cube.mean[2] == height
    assert (np.diag(cube.covariance) > np.diag(before)).all()
