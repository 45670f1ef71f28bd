"""The arm's own shapes: on links that exist, the hand alike on both sides, pads that meet when it is shut."""

import numpy as np
import pytest

from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.fr3.shape import PAD_CENTER, PAD_HALF, SHAPES
from hcvla.robots.fr3.table import HAND_HALF_WIDTH_M, JOINTS, MAX_WIDTH_M, TCP_D
from hcvla.robots.kinematics import Kinematics


@pytest.fixture(scope="module")
def kinematics():
    return Kinematics()


def test_every_shape_is_on_a_link_of_the_arm(kinematics):
    links = set(kinematics.link_frames(HOME_Q, 0.04))
    assert {piece.link for piece in SHAPES} <= links
    solid = {piece.link for piece in SHAPES if piece.solid}
    assert {f"fr3_link{index}" for index in range(len(JOINTS) + 1)} <= solid, "each can be bumped into"


def test_every_shape_has_an_extent():
    for piece in SHAPES:
        if piece.kind == "box":
            assert min(piece.end) > 0.0
            assert piece.radius == 0.0
        else:
            assert piece.radius > 0.0
            assert piece.start != piece.end
            assert piece.tilt_rad == 0.0


def test_both_fingers_are_alike():
    left, right = ([piece for piece in SHAPES if piece.link == f"fr3_{side}finger"] for side in ("left", "right"))
    assert [(p.kind, p.start, p.end, p.tilt_rad) for p in left] == [(p.kind, p.start, p.end, p.tilt_rad) for p in right]


def test_the_hand_is_as_wide_as_clearances_take_it_to_be():
    boxes = [piece for piece in SHAPES if piece.link == "fr3_hand" and piece.kind == "box" and piece.solid]
    assert max(piece.end[1] for piece in boxes) <= HAND_HALF_WIDTH_M


@pytest.mark.parametrize("width_m", [0.0, 0.03, MAX_WIDTH_M])
def test_pads_are_as_far_apart_as_the_gripper_is_open_and_between_them_is_the_tool(kinematics, width_m):
    frames = kinematics.link_frames(HOME_Q, width_m)
    inner = [frames[f"fr3_{side}finger"] @ np.array([0.0, PAD_CENTER[1] - PAD_HALF[1], PAD_CENTER[2], 1.0])
             for side in ("left", "right")]  # fmt: skip
    assert np.linalg.norm(inner[0] - inner[1]) == pytest.approx(width_m, abs=1e-6)
    middle = (inner[0] + inner[1])[:3] / 2.0
    tool = (frames["fr3_hand"] @ np.array([0.0, 0.0, TCP_D, 1.0]))[:3]
    # the pads reach 8.8 mm below the tool's point, and their middle lies within them
    assert np.linalg.norm(middle - tool) < PAD_HALF[2]
