"""Measures between poses that predicates share, worked by hand."""

import math

import numpy as np
import pytest

from hcvla.api.types import Pose
from hcvla.goals.tolerances import angle, borne, carriers, horizontal, turn


class Tower:
    """Facts of what stands on what."""

    def __init__(self, **carried):
        self.now = dict.fromkeys(carried)
        self._carried = carried

    def supports(self, name):
        return self._carried[name]


def test_the_distance_over_the_table_leaves_out_the_height():
    assert horizontal(Pose(0.0, 0.0, 0.0), Pose(0.3, 0.4, 9.0)) == pytest.approx(0.5)


@pytest.mark.parametrize("degrees", [0.0, 30.0, -90.0, 179.0])
def test_the_angle_of_a_turn_is_without_sign(degrees):
    first = Pose.from_yaw(0.0, 0.0, 0.0, 1.0)
    assert math.degrees(turn(first, first.rotated_z(math.radians(degrees)))) == pytest.approx(abs(degrees), abs=1e-5)


def test_a_quaternion_and_its_negative_are_one_turn():
    pose = Pose(0.0, 0.0, 0.0, 0.0, 0.0, 0.6, 0.8)
    assert turn(pose, Pose(0.0, 0.0, 0.0, 0.0, 0.0, -0.6, -0.8)) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize(
    ("target", "degrees"),
    [((1.0, 0.0), 0.0), ((0.0, 1.0), 90.0), ((-1.0, 0.0), 180.0), ((1.0, 1.0), 45.0), ((0.5, -0.5), 45.0)],
)
def test_the_angle_to_a_direction(target, degrees):
    found = angle(Pose(0.0, 0.0, 0.0), Pose(*target, 0.3), np.array([2.0, 0.0]))
    assert math.degrees(found) == pytest.approx(degrees)


def test_no_way_at_all_is_as_wrong_as_can_be():
    here = Pose(0.2, 0.2, 0.0)
    assert angle(here, here.moved(dz=0.1), np.array([1.0, 0.0])) == math.pi


def test_carriers_are_followed_down_to_the_table():
    tower = Tower(top=["middle"], middle=["base"], base=["table"], aside=["table"])
    assert carriers(tower, "top") == {"middle", "base", "table"}
    assert carriers(tower, "base") == {"table"}
    assert borne(tower, "base") == {"middle", "top"}
    assert borne(tower, "table") == {"top", "middle", "base", "aside"}
    assert borne(tower, "top") == set()


def test_what_stands_on_two_is_borne_by_both():
    bridge = Tower(bridge=["left", "right"], left=["table"], right=["table"])
    assert carriers(bridge, "bridge") == {"left", "right", "table"}
    assert borne(bridge, "left") == borne(bridge, "right") == {"bridge"}
