"""The path is a straight line at bounded speed, and bends smoothly toward a new target."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from arm_contract import tool_down
from hcvla.robots.cartesian_trajectory import CartesianTrajectoryGenerator
from hcvla.robots.limits import SIM_LIMITS

PERIOD_SEC = 0.01
START = tool_down(0.3, 0.0, 0.4)


def begin():
    path = CartesianTrajectoryGenerator(SIM_LIMITS)
    path.start(START.position, START.matrix[:3, :3], np.zeros(6))
    return path


def trace(path, steps):
    points = [path.advance(PERIOD_SEC) for _ in range(steps)]
    return np.array([p for p, _ in points]), np.array([q for _, q in points])


def test_it_arrives_exactly_and_straight():
    path, goal = begin(), tool_down(0.6, 0.2, 0.1, 1.0)
    path.head_for(goal)
    points, quaternions = trace(path, 300)
    assert path.finished
    np.testing.assert_allclose(points[-1], goal.position, atol=1e-9)
    assert abs(quaternions[-1] @ goal.quaternion[[3, 0, 1, 2]]) == pytest.approx(1.0, abs=1e-9)
    along = (goal.position - START.position) / goal.distance(START)
    stray = (points - START.position) - np.outer((points - START.position) @ along, along)
    assert np.abs(stray).max() < 1e-9


def test_way_and_turn_share_one_clock():
    path, goal = begin(), tool_down(0.6, 0.0, 0.4, 1.0)
    path.head_for(goal)
    points, quaternions = trace(path, 300)
    share = (points[:, 0] - 0.3) / 0.3
    start = Rotation.from_quat(START.quaternion)
    angle = np.array([(Rotation.from_quat(q[[1, 2, 3, 0]]) * start.inv()).magnitude() for q in quaternions])
    np.testing.assert_allclose(angle, share, atol=1e-6)


@pytest.mark.parametrize("cap", [0.05, 0.2, None])
def test_speed_stays_under_the_cap(cap):
    path = begin()
    path.head_for(tool_down(0.6, 0.2, 0.1), cap)
    points, _ = trace(path, 200)
    speed = np.linalg.norm(np.diff(points, axis=0), axis=1) / PERIOD_SEC
    bound = min(cap or np.inf, SIM_LIMITS.tool_speed_m_s)
    assert 0.85 * bound < speed.max() <= bound


def test_a_new_target_on_the_way_keeps_velocity_and_acceleration_continuous():
    path = begin()
    path.head_for(tool_down(0.6, 0.3, 0.1, 1.2))
    before, turns_before = trace(path, 40)
    path.head_for(tool_down(0.6, -0.3, 0.3, -0.5))
    after, turns_after = trace(path, 300)
    points = np.concatenate((before, after))
    velocity = np.diff(points, axis=0) / PERIOD_SEC
    acceleration = np.diff(velocity, axis=0) / PERIOD_SEC
    assert np.linalg.norm(velocity, axis=1).max() <= 1.01 * SIM_LIMITS.tool_speed_m_s
    assert np.linalg.norm(acceleration, axis=1).max() <= 1.05 * SIM_LIMITS.tool_acceleration_m_s2
    turns = Rotation.from_quat(np.concatenate((turns_before, turns_after))[:, [1, 2, 3, 0]])
    rate = (turns[1:] * turns[:-1].inv()).as_rotvec() / PERIOD_SEC
    spin_up = np.linalg.norm(np.diff(rate, axis=0), axis=1) / PERIOD_SEC
    assert spin_up.max() <= 1.3 * SIM_LIMITS.turn_acceleration_rad_s2


def test_the_same_target_again_changes_nothing():
    one, other, goal = begin(), begin(), tool_down(0.6, 0.2, 0.1)
    one.head_for(goal)
    other.head_for(goal)
    for _ in range(50):
        other.head_for(goal)
        np.testing.assert_array_equal(one.advance(PERIOD_SEC)[0], other.advance(PERIOD_SEC)[0])


def test_a_target_given_while_braking_does_not_throw_the_path_back():
    path, over = begin(), tool_down(0.6, 0.0, 0.4)
    path.head_for(over, 0.6)
    while path.advance(PERIOD_SEC)[0][0] < over.x - 0.006:
        pass
    # Down from where it nearly is: the braking that still acts must end before it becomes speed backwards.
    path.head_for(over.moved(dz=-0.06), 0.4)
    points, _ = trace(path, 100)
    assert np.abs(points[:, 0] - over.x).max() < 0.008
