import math

import numpy as np
import pytest
from tf2_msgs.msg import TFMessage

from hcvla.api.types import Pose
from hcvla.nodes.messages.conversions import transform_to_msg
from hcvla.nodes.messages.transforms import TransformBuffer, TransformError

pytestmark = pytest.mark.ros


class Silent:
    def create_subscription(self, *args):
        return None


def buffer_with(*transforms):
    buffer = TransformBuffer(Silent())
    for transform in transforms:
        buffer.add(TFMessage(transforms=[transform]))
    return buffer


def test_a_chain_is_the_product_of_its_links():
    # hand is 1 m above the base and turned 90 degrees about z; the camera is 0.5 m along the hand's x: base y.
    hand = transform_to_msg(Pose.from_yaw(0, 0, 1, math.pi / 2), "base", "hand", 1.0)
    camera = transform_to_msg(Pose(0.5, 0, 0), "hand", "camera")
    T = buffer_with(hand, camera).lookup("base", "camera", 1.0)
    np.testing.assert_allclose(T[:3, 3], [0.0, 0.5, 1.0], atol=1e-12)
    np.testing.assert_allclose(T[:3, 0], [0.0, 1.0, 0.0], atol=1e-12)


def test_between_two_stamps_a_frame_is_interpolated():
    first = transform_to_msg(Pose.from_yaw(0, 0, 0, 0.0), "base", "hand", 1.0)
    second = transform_to_msg(Pose.from_yaw(0.1, 0, 0, 0.2), "base", "hand", 2.0)
    T = buffer_with(first, second).lookup("base", "hand", 1.5)
    assert T[0, 3] == pytest.approx(0.05)
    # Half of 0.2 rad.
    assert math.atan2(T[1, 0], T[0, 0]) == pytest.approx(0.1, abs=1e-6)


def test_after_a_restart_of_the_clock_old_transforms_are_forgotten():
    old = transform_to_msg(Pose(1, 0, 0), "base", "hand", 100.0)
    new = transform_to_msg(Pose(2, 0, 0), "base", "hand", 0.5)
    assert buffer_with(old, new).lookup("base", "hand", 100.0)[0, 3] == 2.0


def test_what_is_fixed_may_be_said_again_and_again_and_counts_after_something_else_was_said():
    mount = transform_to_msg(Pose(0.5, 0, 0), "base", "camera")
    elsewhere = transform_to_msg(Pose(7, 0, 0), "nonsense", "camera", 2.0**31)
    buffer = buffer_with(*[mount] * 1000, elsewhere)
    with pytest.raises(TransformError, match="chain ends at 'nonsense'"):
        buffer.lookup("base", "camera", 3.0)
    buffer.add(TFMessage(transforms=[mount]))
    assert buffer.lookup("base", "camera", 3.0)[0, 3] == 0.5


def test_a_frame_that_is_not_connected_is_named():
    with pytest.raises(TransformError, match="frame 'camera' is not connected to 'base'"):
        buffer_with().lookup("base", "camera", 0.0)
