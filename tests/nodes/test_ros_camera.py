"""A driver's topics as a camera of hcvla."""

import itertools

import numpy as np
import pytest
from rclpy.parameter import Parameter
from sensor_msgs.msg import Image
from tf2_msgs.msg import TFMessage

from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.messages.images import (
    COLOR,
    COLOR_INFO,
    DEPTH,
    DEPTH_INFO,
    color_to_msg,
    depth_from_msg,
    depth_to_msg,
    info_to_msg,
)  # fmt: skip
from hcvla.nodes.ros.node import LATCHED, NEWEST
from hcvla.nodes.ros_camera import RosCamera

pytestmark = pytest.mark.ros

K = np.array([[50.0, 0.0, 3.5], [0.0, 50.0, 2.5], [0.0, 0.0, 1.0]])
TURNS = 3 * 4
"""The executor takes one message a turn, and a frame has four."""
MESSAGES = {COLOR: color_to_msg, COLOR_INFO: info_to_msg, DEPTH: depth_to_msg, DEPTH_INFO: info_to_msg}


class Driver:
    """A driver's four topics; frames as RealSense's has them."""

    def __init__(self, ros):
        node = ros.node("driver")
        self.outputs = {
            part: node.create_publisher(type(make(frame(0.0))), f"/camera/camera/{part}", NEWEST)
            for part, make in MESSAGES.items()
        }

    def until(self, ros, condition, what, **changes):
        """Send frame after frame, as a driver does, until a condition holds; no faster than they are received."""
        turns = itertools.count()

        def sent_and_holds():
            if (turn := next(turns)) % TURNS == 0:
                self.send(5.0 + turn, **changes)
            return condition()

        ros.spin_until(sent_and_holds, what=what)

    def send(self, stamp_sec, late_sec=0.0, **changes):
        for part in (COLOR_INFO, DEPTH_INFO, COLOR, DEPTH):
            message = MESSAGES[part](frame(stamp_sec + (late_sec if part == DEPTH else 0.0)))
            message.header.frame_id = "camera_color_optical_frame"
            for name, value in changes.get(part.replace("/", "_"), {}).items():
                setattr(message, name, value)
            self.outputs[part].publish(message)


def frame(stamp_sec):
    depth_m = np.full((6, 8), 0.7, np.float32)
    return RgbdFrame("any", np.full((6, 8, 3), 9, np.uint8), depth_m, K, np.eye(4), stamp_sec)


@pytest.fixture
def relay(ros):
    driver = Driver(ros)
    node = ros.add(RosCamera(context=ros.context, parameter_overrides=[Parameter("scene.silence_sec", value=0.5)]))
    ros.spin_until(lambda: all(output.get_subscription_count() for output in driver.outputs.values()))
    return driver, node


def test_color_and_depth_of_nearly_one_time_come_out_as_one_frame_of_ours(ros, relay):
    driver, node = relay
    received, mounts, listener = {}, [], ros.node("listening")
    for part in (COLOR, DEPTH):
        listener.create_subscription(
            Image, f"camera/scene/{part}", lambda message, part=part: received.__setitem__(part, message), NEWEST
        )
    listener.create_subscription(TFMessage, "/tf_static", mounts.append, LATCHED)
    ros.spin_until(lambda: node.is_watched("scene"))
    assert node.problem == "camera scene: is being opened"
    driver.until(ros, lambda: len(received) == 2, "the frame", late_sec=0.01)
    assert {message.header.frame_id for message in received.values()} == {"scene_camera_optical_frame"}
    # Depth was 0.01 s later: the frame has color's stamp.
    assert {message.header.stamp.nanosec for message in received.values()} == {0}
    assert np.abs(depth_from_msg(received[DEPTH]) - 0.7).max() < 1e-6
    assert node.ready
    # Without a calibration of ours the camera is where the driver's frame is.
    ros.spin_until(lambda: mounts, what="the mount")
    (mount,) = mounts[-1].transforms
    assert (mount.header.frame_id, mount.child_frame_id) == (
        "camera_color_optical_frame", "scene_camera_optical_frame",
    )  # fmt: skip
    assert mount.transform.translation.x == mount.transform.translation.z == 0.0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"color_image_raw": {"encoding": "mono8"}}, "image has encoding 'mono8', expected rgb8 or bgr8"),
        (
            {"aligned_depth_to_color_camera_info": {"k": [*(K * 0.6).ravel()[:8].tolist(), 1.0]}},
            "camera 'scene': depth is not registered to color: its focal length and centre is 30.0",
        ),
        (
            {"color_camera_info": {"width": 1280, "height": 720}},
            "camera_info of 'scene' is for 1280x720 pixels, the image has 8x6",
        ),
        (
            {"color_camera_info": {"distortion_model": "equidistant", "d": [0.1, 0.0, 0.0, 0.0]}},
            "camera 'scene': its distortion is 'equidistant', expected none or Brown-Conrady",
        ),
    ],
)
def test_what_cannot_be_used_is_said_and_relayed_to_no_one(ros, relay, changes, words):
    driver, node = relay
    driver.until(ros, lambda: words in node.problem, words, **changes)
    assert not node._sent["scene"].rate_hz


def test_depth_of_another_time_is_not_color_s_and_silence_is_said(ros, relay):
    driver, node = relay
    driver.until(ros, lambda: node.ready, "the first image")
    words = "camera scene: no whole image from /camera/camera for "
    driver.until(ros, lambda: words in node.problem, "silence", late_sec=0.1)
