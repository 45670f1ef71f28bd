"""Objects as detections that tools of others understand."""

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.nodes.messages.conversions import object_to_msg

pytest.importorskip("vision_msgs", reason="make setup builds a stand-in")
from vision_msgs.msg import Detection3DArray

from hcvla.nodes.messages.detections import DetectionPublisher, detections_to_msg
from hcvla.nodes.ros.node import NEWEST

pytestmark = pytest.mark.ros

RED = NamedObject("red cube 2", "red", "cube", Pose.from_yaw(0.45, 0.1, 0.025, 0.3), (0.05, 0.04, 0.06), np.eye(4))
HIDDEN = NamedObject("green tray", "green", "tray", Pose(0.5, 0.0, 0.01), (0.2, 0.2, 0.02), visible=False)


def test_a_detection_has_the_object_s_name_kind_pose_covariance_and_box():
    message = detections_to_msg([RED], "left/fr3_link0", 1.5)
    (detection,) = message.detections
    (found,) = detection.results
    assert (detection.id, found.hypothesis.class_id, found.hypothesis.score) == ("red cube 2", "red cube", 1.0)
    assert found.pose == object_to_msg(RED).pose
    assert detection.bbox.center == found.pose.pose
    size = detection.bbox.size
    assert (size.x, size.y, size.z) == pytest.approx((0.05, 0.04, 0.06))
    for header in (message.header, detection.header):
        assert (header.frame_id, header.stamp.sec, header.stamp.nanosec) == ("left/fr3_link0", 1, 500_000_000)


def test_what_is_only_remembered_is_no_detection():
    assert [d.id for d in detections_to_msg([HIDDEN, RED], "fr3_link0", 0.0).detections] == ["red cube 2"]


def test_they_are_published_once_somebody_listens(ros):
    publisher = DetectionPublisher(ros.node("seeing"), "fr3_link0")
    heard = []
    ros.node("tool").create_subscription(Detection3DArray, "detections", heard.append, NEWEST)

    def published():
        publisher.publish([RED], 1.0)
        return heard

    ros.spin_until(published)
    assert heard[0].detections[0].id == "red cube 2"


def test_without_vision_msgs_nothing_is_published_and_nothing_breaks(ros, monkeypatch):
    monkeypatch.setattr("hcvla.nodes.messages.detections.find_spec", lambda name: None)
    node = ros.node("seeing")
    DetectionPublisher(node, "fr3_link0").publish([RED], 1.0)
    assert not node.count_publishers("/detections")
