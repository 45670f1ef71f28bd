"""Inverse kinematics undoes forward kinematics, within the joints' ranges, or says by how much it cannot."""

import math

import numpy as np
import pytest

from arm_contract import angle_between, tool_down
from hcvla.api.errors import UnreachableError
from hcvla.api.types import Pose
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.fr3.table import FINGER_D, JOINTS, Q_LOWER, Q_UPPER, TCP_D
from hcvla.robots.kinematics import Kinematics


@pytest.fixture(scope="module")
def kinematics():
    return Kinematics()


def test_home_is_where_the_published_table_puts_it(kinematics):
    # Planar at q1 = q3 = q5 = 0. With s, c of q2 = -1 and the forearm's angle q2 - q4 = 1.45 from the vertical:
    # x = .316 sin(-1) + .0825 cos(-1) - .0825 cos(1.45) + .384 sin(1.45) + .088
    x = 0.316 * math.sin(-1) + 0.0825 * math.cos(-1) - 0.0825 * math.cos(1.45) + 0.384 * math.sin(1.45) + 0.088
    z = 0.333 + 0.316 * math.cos(-1) - 0.0825 * math.sin(-1) + 0.0825 * math.sin(1.45) + 0.384 * math.cos(1.45) - 0.2104
    np.testing.assert_allclose(kinematics.forward(HOME_Q).position, (x, 0.0, z), atol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_the_links_are_where_the_denavit_hartenberg_table_puts_them(kinematics, seed):
    q = HOME_Q + np.random.default_rng(seed).uniform(-0.4, 0.4, 7)
    frames, expected = kinematics.link_frames(q, 0.0), np.eye(4)
    for index, (joint, angle) in enumerate(zip(JOINTS, q, strict=True), start=1):
        # Craig's convention: about and along the previous x, then about and along the own z.
        expected = expected @ turned_and_moved(0, joint.alpha, joint.a) @ turned_and_moved(2, angle, joint.d)
        np.testing.assert_allclose(frames[f"fr3_link{index}"], expected, atol=1e-9)


def test_the_tool_is_the_hand_moved_to_the_pads(kinematics):
    q = HOME_Q + 0.2
    position, rotation = kinematics.forward_arrays(q)
    hand = kinematics.link_frames(q, 0.08)["fr3_hand"]
    np.testing.assert_allclose(hand @ (0.0, 0.0, TCP_D, 1.0), [*position, 1.0], atol=1e-9)
    np.testing.assert_allclose(hand[:3, :3], rotation, atol=1e-9)


def test_fingers_lie_on_both_sides_of_the_hand_as_far_apart_as_the_gripper_is_open(kinematics):
    frames = kinematics.link_frames(HOME_Q, 0.05)
    left, right = (np.linalg.inv(frames["fr3_hand"]) @ frames[f"fr3_{side}finger"] for side in ("left", "right"))
    np.testing.assert_allclose(left[:3, 3], (0.0, 0.025, FINGER_D), atol=1e-12)
    np.testing.assert_allclose(right[:3, 3], (0.0, -0.025, FINGER_D), atol=1e-12)
    np.testing.assert_allclose(right[:3, 1], (0.0, -1.0, 0.0), atol=1e-12)


def test_every_downward_pose_of_the_work_area_is_reached_with_margin(kinematics):
    rng = np.random.default_rng(0)
    done = 0
    while done < 150:
        x, y, z, yaw = rng.uniform((0.30, -0.32, 0.015, -math.pi / 2), (0.65, 0.32, 0.35, math.pi / 2))
        if not 0.32 < math.hypot(x, y) < 0.68:
            continue
        target = tool_down(x, y, z, yaw)
        q = kinematics.solve(target, HOME_Q)
        reached = kinematics.forward(q)
        assert reached.distance(target) < 1e-4
        assert angle_between(reached, target) < 1e-3
        assert kinematics.margin(q) > 0.02
        done += 1


def test_solutions_of_random_postures_stay_in_range(kinematics):
    rng = np.random.default_rng(1)
    solved = 0
    for q in rng.uniform(0.7 * HOME_Q - 0.5, 0.7 * HOME_Q + 0.5, size=(60, 7)):
        target = kinematics.forward(np.clip(q, Q_LOWER + 0.05, Q_UPPER - 0.05))
        try:
            found = kinematics.solve(target)
        except UnreachableError:
            continue
        solved += 1
        assert (found > Q_LOWER).all()
        assert (found < Q_UPPER).all()
        assert kinematics.forward(found).distance(target) < 1e-4
    assert solved >= 54


def test_out_of_reach_says_by_how_much(kinematics):
    # The shoulder is at z = 0.333; stretched out the wrist ends well short of 1.2 m.
    with pytest.raises(UnreachableError, match=r"\(1\.200, 0\.000, 0\.300\).*misses by [0-9.]+ mm"):
        kinematics.solve(Pose(1.2, 0.0, 0.3, 1.0, 0.0, 0.0, 0.0))


def test_a_streamed_step_closes_a_millimetre_at_once(kinematics):
    pose = kinematics.forward(HOME_Q)
    target = pose.position + np.array([0.001, -0.001, 0.001])
    q = kinematics.step(HOME_Q, target, pose.quaternion[[3, 0, 1, 2]])
    assert np.linalg.norm(kinematics.forward(q).position - target) < 1e-5


def test_jacobian_is_the_slope_of_forward_kinematics(kinematics):
    q, rate = HOME_Q + 0.1, np.array([0.3, -0.2, 0.5, 0.1, -0.4, 0.2, 0.6])
    slope = (kinematics.forward(q + 1e-6 * rate).position - kinematics.forward(q - 1e-6 * rate).position) / 2e-6
    np.testing.assert_allclose((kinematics.jacobian(q) @ rate)[:3], slope, atol=1e-6)


def test_the_posture_at_a_pose_does_not_depend_on_the_way_there(kinematics):
    target = tool_down(0.5, 0.2, 0.1, 0.4)
    one = kinematics.solve(target, HOME_Q)
    other = kinematics.solve(target, kinematics.solve(tool_down(0.4, -0.3, 0.3, -0.8), HOME_Q))
    np.testing.assert_allclose(one, other, atol=2e-2)


def turned_and_moved(axis, angle, way):
    """T about and along one axis of the previous frame."""
    transform, (j, k) = np.eye(4), ((axis + 1) % 3, (axis + 2) % 3)
    transform[[j, k], [j, k]] = math.cos(angle)
    transform[k, j], transform[j, k] = math.sin(angle), -math.sin(angle)
    transform[axis, 3] = way
    return transform
