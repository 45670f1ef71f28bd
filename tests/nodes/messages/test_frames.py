"""Image topics become frames only if depth shows what color shows; otherwise one line says what differs."""

import numpy as np
import pytest
from tf2_msgs.msg import TFMessage

from hcvla.api.types import Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.messages.conversions import transform_to_msg
from hcvla.nodes.messages.frames import FrameListener, check_registered
from hcvla.nodes.messages.images import (
    COLOR,
    COLOR_INFO,
    DEPTH,
    DEPTH_INFO,
    camera_topic,
    color_to_msg,
    depth_to_msg,
    info_to_msg,
)
from hcvla.nodes.ros.node import NEWEST
from hcvla.perception.errors import CameraLostError, UnregisteredDepthError

pytestmark = pytest.mark.ros

K = np.array([[100.0, 0.0, 3.5], [0.0, 100.0, 2.5], [0.0, 0.0, 1.0]])


def frame(stamp_sec=2.0):
    depth = np.linspace(0.5, 1.0, 48, dtype=np.float32).reshape(6, 8)
    return RgbdFrame("scene", np.full((6, 8, 3), 7, np.uint8), depth, K, np.eye(4), stamp_sec)


def messages(stamp_sec=2.0):
    one = frame(stamp_sec)
    return {
        COLOR: color_to_msg(one),
        DEPTH: depth_to_msg(one),
        COLOR_INFO: info_to_msg(one),
        DEPTH_INFO: info_to_msg(one),
    }


def smaller(parts):
    parts[DEPTH].width = 4


def elsewhere(parts):
    parts[DEPTH].header.frame_id = "scene_depth_optical_frame"


def other_lens(parts):
    parts[DEPTH_INFO].k[0] = 120.0


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (smaller, "its size is 4x6, color's 8x6"),
        (elsewhere, "its frame is scene_depth_optical_frame, color's scene_camera_optical_frame"),
        (other_lens, "its focal length and centre is 120.0, 100.0, 3.5, 2.5, color's 100.0, 100.0, 3.5, 2.5"),
    ],
)
def test_depth_of_another_size_frame_or_lens_is_refused_in_one_line_that_says_what_to_do(spoil, words):
    parts = messages()
    check_registered("scene", parts)
    spoil(parts)
    with pytest.raises(UnregisteredDepthError, match=words) as caught:
        check_registered("scene", parts)
    assert str(caught.value).startswith("camera 'scene': depth is not registered to color")
    assert str(caught.value).endswith("(RealSense: align_depth.enable:=true)")
    assert "\n" not in str(caught.value)


class Listening:
    def __init__(self, ros):
        self.ros, self.complete = ros, []
        self.sender = ros.node("camera_driver", namespace="/lab")
        receiver = ros.node("looking", namespace="/lab")
        self.listener = FrameListener(receiver, ("scene",), self.complete.append, 60.0)
        self.publishers = {
            part: self.sender.create_publisher(type(message), camera_topic("scene", part), NEWEST)
            for part, message in messages().items()
        }
        tf = self.sender.create_publisher(TFMessage, "/tf", 10)
        publishers = [tf, *self.publishers.values()]
        ros.spin_until(lambda: all(p.get_subscription_count() for p in publishers), what="the subscriptions")
        mount = transform_to_msg(Pose(1.0, 0.0, 0.5), "fr3_link0", "scene_camera_optical_frame")
        tf.publish(TFMessage(transforms=[mount]))

    def send(self, parts):
        before = len(self.complete)
        for part, message in parts.items():
            self.publishers[part].publish(message)
        self.ros.spin_until(lambda: len(self.complete) > before, what="a complete frame")


def test_four_topics_of_one_stamp_become_a_frame_placed_by_the_frame_that_the_driver_names(ros):
    listening = Listening(ros)
    with pytest.raises(CameraLostError, match="has delivered no image"):
        listening.listener.frame("nowhere")
    # Of a camera that is listened to and was not seen yet no image is said to have come.
    with pytest.raises(CameraLostError, match="has delivered no image"):
        listening.listener.frame("scene")
    listening.send(messages(3.25))
    got = listening.listener.frame("scene")
    assert got.stamp_sec == 3.25
    np.testing.assert_array_equal(got.rgb, frame().rgb)
    np.testing.assert_allclose(got.depth_m, frame().depth_m)
    np.testing.assert_allclose(got.T_base_optical[:3, 3], (1.0, 0.0, 0.5))
    np.testing.assert_array_equal(got.intrinsics, K)


def test_a_driver_that_does_not_align_depth_is_named_instead_of_being_believed(ros):
    listening, parts = Listening(ros), messages()
    elsewhere(parts)
    listening.send(parts)
    with pytest.raises(UnregisteredDepthError, match="scene_depth_optical_frame"):
        listening.listener.frame("scene")
