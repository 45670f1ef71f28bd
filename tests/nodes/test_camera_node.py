import numpy as np
import pytest
from rclpy.parameter import Parameter
from sensor_msgs.msg import CameraInfo, Image
from tf2_msgs.msg import TFMessage

from hcvla.api.types import Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.camera_node import CameraNode, Mount
from hcvla.nodes.messages.frames import check_registered
from hcvla.nodes.messages.images import COLOR, COLOR_INFO, DEPTH, DEPTH_INFO
from hcvla.nodes.ros.node import LATCHED, NEWEST

pytestmark = pytest.mark.ros

K = np.array([[50.0, 0.0, 3.5], [0.0, 50.0, 2.5], [0.0, 0.0, 1.0]])
REALSENSE = {
    "color/image_raw": Image,
    "color/camera_info": CameraInfo,
    "aligned_depth_to_color/image_raw": Image,
    "aligned_depth_to_color/camera_info": CameraInfo,
}


def test_a_source_publishes_what_realsense_s_driver_does_registered_and_only_counts_watchers(ros):
    node = ros.add(make(ros))
    assert not node.is_watched("scene")
    heard, listener = {}, ros.node("listening")
    for topic, kind in REALSENSE.items():
        listener.create_subscription(
            kind, f"camera/scene/{topic}", lambda message, topic=topic: heard.__setitem__(topic, message), NEWEST
        )
    ros.spin_until(lambda: all(p.get_subscription_count() for p in node._outputs["scene"].values()))
    assert node.is_watched("scene")
    assert not node.is_watched("wrist")
    node.publish_frame(
        RgbdFrame("scene", np.zeros((6, 8, 3), np.uint8), np.ones((6, 8), np.float32), K, np.eye(4), 1.5)
    )
    ros.spin_until(lambda: len(heard) == 4, what="four messages")
    assert {message.header.frame_id for message in heard.values()} == {"scene_camera_optical_frame"}
    assert {(m.header.stamp.sec, m.header.stamp.nanosec) for m in heard.values()} == {(1, 500_000_000)}
    check_registered("scene", heard)
    assert set(heard) == {COLOR, COLOR_INFO, DEPTH, DEPTH_INFO}


def test_mounts_are_latched_frames(ros):
    node = ros.add(make(ros))
    node.publish_mounts({"wrist": Mount("fr3_hand", Pose(0.09, 0.0, 0.03))})
    heard = []
    ros.node("late").create_subscription(TFMessage, "/tf_static", heard.append, LATCHED)
    ros.spin_until(lambda: heard, what="the mount")
    (mount,) = heard[0].transforms
    assert (mount.header.frame_id, mount.child_frame_id) == ("fr3_hand", "wrist_camera_optical_frame")
    assert mount.transform.translation.x == 0.09


def test_with_a_prefix_images_and_mounts_are_in_frames_of_this_robot(ros):
    node = ros.add(make(ros, parameter_overrides=[Parameter("frame_prefix", value="left/")]))
    node.publish_mounts({"wrist": Mount("fr3_hand", Pose(0.09, 0.0, 0.03))})
    mounts, images, listener = [], [], ros.node("listening")
    listener.create_subscription(TFMessage, "/tf_static", mounts.append, LATCHED)
    listener.create_subscription(Image, "camera/wrist/color/image_raw", images.append, NEWEST)
    ros.spin_until(lambda: node.is_watched("wrist") and mounts)
    node.publish_frame(
        RgbdFrame("wrist", np.zeros((6, 8, 3), np.uint8), np.ones((6, 8), np.float32), K, np.eye(4), 1.5)
    )
    ros.spin_until(lambda: images, what="the image")
    (mount,) = mounts[0].transforms
    assert (mount.header.frame_id, mount.child_frame_id) == ("left/fr3_hand", "left/wrist_camera_optical_frame")
    assert images[0].header.frame_id == mount.child_frame_id


def test_an_inactive_camera_makes_no_frames_whoever_watches(ros):
    node, listener = ros.add(make(ros)), ros.node("listening")
    listener.create_subscription(Image, "camera/scene/color/image_raw", lambda _: None, NEWEST)
    ros.spin_until(lambda: node.is_watched("scene"))
    node.trigger_deactivate()
    assert not node.is_watched("scene")
    node.trigger_activate()
    assert node.is_watched("scene")


def make(ros, **options):
    node = CameraNode("some_camera", ("scene", "wrist"), context=ros.context, **options)
    node.begin()
    return node
