"""Poses: transforms, yaw and turns, worked by hand and over random rotations."""

import math

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose

RIGHT_ANGLE = math.pi / 2.0
HALF = math.sqrt(0.5)


def random_poses(count=50):
    rng = np.random.default_rng(0)
    for _ in range(count):
        quaternion = rng.normal(size=4)
        yield Pose(*rng.uniform(-1.0, 1.0, 3), *(quaternion / np.linalg.norm(quaternion)))


def same_rotation(first, second):
    return abs(float(first.quaternion @ second.quaternion)) == pytest.approx(1.0)


def test_an_upright_pose_has_its_yaw_and_nothing_else():
    pose = Pose.from_yaw(0.1, 0.2, 0.3, RIGHT_ANGLE)
    assert (pose.qx, pose.qy, pose.qz, pose.qw) == pytest.approx((0.0, 0.0, HALF, HALF))
    assert pose.yaw == pytest.approx(RIGHT_ANGLE)


@pytest.mark.parametrize(("yaw", "told"), [(0.0, 0.0), (3.0, 3.0), (-3.0, -3.0), (4.0, 4.0 - 2.0 * math.pi)])
def test_yaw_lies_between_minus_and_plus_half_a_turn(yaw, told):
    assert Pose.from_yaw(0.0, 0.0, 0.0, yaw).yaw == pytest.approx(told)


def test_a_quarter_turn_takes_x_to_y():
    matrix = Pose.from_yaw(1.0, 2.0, 3.0, RIGHT_ANGLE).matrix
    # The columns are the pose's own axes in the base frame, the last one its position.
    np.testing.assert_allclose(matrix[:3, 0], [0.0, 1.0, 0.0], atol=1e-12)
    np.testing.assert_allclose(matrix[:3, 1], [-1.0, 0.0, 0.0], atol=1e-12)
    np.testing.assert_allclose(matrix[:, 3], [1.0, 2.0, 3.0, 1.0])


def test_a_matrix_and_back_is_the_same_pose():
    for pose in random_poses():
        again = Pose.from_matrix(pose.matrix)
        assert same_rotation(pose, again)
        assert again.position == pytest.approx(pose.position)
        assert again.qw >= 0.0


@pytest.mark.parametrize(
    "quaternion",
    [(1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 1.0, 0.0), (HALF, HALF, 0.0, 0.0), (0.0, HALF, HALF, 0.0)],
)
def test_half_turns_survive_where_a_component_vanishes(quaternion):
    pose = Pose(0.0, 0.0, 0.0, *quaternion)
    assert same_rotation(pose, Pose.from_matrix(pose.matrix))


def test_a_matrix_of_a_quaternion_of_any_length_is_a_rotation():
    matrix = Pose(0.0, 0.0, 0.0, 0.0, 0.0, 3.0, 4.0).matrix[:3, :3]
    np.testing.assert_allclose(matrix @ matrix.T, np.eye(3), atol=1e-12)


def test_a_turn_about_the_vertical_is_that_of_the_base_frame():
    for pose in random_poses():
        turned = pose.rotated_z(0.7)
        np.testing.assert_allclose(
            turned.matrix[:3, :3], Pose.from_yaw(0.0, 0.0, 0.0, 0.7).matrix[:3, :3] @ pose.matrix[:3, :3], atol=1e-12
        )
        assert turned.position == pytest.approx(pose.position)
        assert same_rotation(turned.rotated_z(-0.7), pose)


def test_a_pose_is_moved_in_the_base_frame_whatever_its_turn():
    moved = Pose.from_yaw(0.1, 0.2, 0.3, 1.0).moved(0.1, -0.2, 0.05)
    assert moved.position == pytest.approx((0.2, 0.0, 0.35))
    assert moved.yaw == pytest.approx(1.0)


def test_the_distance_is_that_of_positions():
    assert Pose(0.0, 0.0, 0.0).distance(Pose.from_yaw(0.3, 0.0, 0.4, 2.0)) == pytest.approx(0.5)


def test_faces_are_half_a_height_from_the_centre():
    tray = NamedObject("gray tray", "gray", "tray", Pose(0.5, 0.0, 0.004), (0.1, 0.1, 0.008))
    assert (tray.bottom_z, tray.top_z) == pytest.approx((0.0, 0.008))


@pytest.mark.parametrize(
    ("shape", "support", "low"),
    [("cube", False, False), ("tray", True, True), ("mat", True, True), ("pan", True, False)],
)
def test_what_carries_others_and_what_fingers_reach_over(shape, support, low):
    named = NamedObject(f"red {shape}", "red", shape, Pose(0.5, 0.0, 0.02), (0.1, 0.1, 0.03))
    assert (named.is_support, named.lies_low) == (support, low)
