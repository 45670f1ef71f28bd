import math

import numpy as np
import pytest

from hcvla.robots.kinematics import Kinematics
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.tool import downward, transform_from_tool_pose

REACH = Reach(2.85)


def test_joints_in_closed_form_agree_with_forward_kinematics():
    kinematics, rng, reached = Kinematics(), np.random.default_rng(0), 0
    for _ in range(50):
        x, y, z = rng.uniform([0.35, -0.3, 0.02], [0.6, 0.3, 0.4])
        tool_pose = downward(x, y, z, rng.uniform(-1.5, 1.5))
        q = REACH.joints(tool_pose)
        if q is None:
            continue
        reached += 1
        np.testing.assert_allclose(kinematics.forward(q).matrix, transform_from_tool_pose(tool_pose).matrix, atol=1e-6)
        assert REACH.unwrapped_yaw(q) == pytest.approx(tool_pose[5])
    assert reached > 40


def test_the_whole_work_area_is_within_reach_at_working_heights():
    for radius in (0.32, 0.5, 0.68):
        for bearing in (-0.7, 0.0, 0.7):
            for z in (0.02, 0.12):
                place = radius * math.cos(bearing), radius * math.sin(bearing)
                assert REACH.reaches(downward(*place, z, bearing)), (radius, bearing, z)


def test_behind_the_reach_and_in_the_base_is_refused():
    assert not REACH.reaches(downward(0.9, 0.0, 0.02, 0.0))
    assert not REACH.reaches(downward(0.1, 0.0, 0.02, 0.0))
    assert "0.90 m from its base" in str(REACH.unreachable("it", downward(0.9, 0.0, 0.02, 0.0)))


def test_unwrapped_yaws_are_all_yaws_within_joint_7():
    # Straight ahead joint 7 = pi/4 - yaw, so with +-2.85 the yaw runs from -2.06 to 3.64: pi more than once.
    unwrapped_yaws = REACH.unwrapped_yaws(np.array([0.5, 0.0]), 0.0, math.pi)
    assert unwrapped_yaws == pytest.approx([0.0, math.pi])
    assert REACH.unwrapped_yaws(np.array([0.5, 0.0]), math.radians(200)) == pytest.approx([math.radians(200)])
    assert all(abs(REACH.joint7(np.array([0.5, 0.0]), yaw)) <= 2.85 for yaw in unwrapped_yaws)
