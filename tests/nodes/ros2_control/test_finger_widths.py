"""What the fingers' states say of the distance between the pads."""

import math

import pytest
from sensor_msgs.msg import JointState

from hcvla.nodes.ros2_control.grippers import width_from_msg
from hcvla.robots.franka.hand import GripperError

pytestmark = pytest.mark.ros


@pytest.mark.parametrize("positions", [[0.02, 0.02], [0.02], [0.015, 0.025]])
def test_each_finger_has_half_of_the_width_whether_one_or_both_are_published(positions):
    assert width_from_msg(JointState(position=positions)) == pytest.approx(0.04)


@pytest.mark.parametrize("positions", [[], [math.nan, 0.02], [0.02, math.inf], [0.2], [0.01] * 9])
def test_what_is_no_width_of_two_fingers_is_refused(positions):
    with pytest.raises(GripperError, match=r"expected one or two within 0\.08 m"):
        width_from_msg(JointState(position=positions))
