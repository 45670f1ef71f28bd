"""What perception sees as vision_msgs/Detection3DArray, for tools that do not know our own messages.

vision_msgs is not part of every ROS installation: without it nothing is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from rclpy.node import Node

from hcvla.api.types import NamedObject
from hcvla.nodes.messages.conversions import object_to_msg, time_to_msg
from hcvla.nodes.ros.node import NEWEST

TOPIC = "detections"


class DetectionPublisher:
    """Publishes what is seen, where vision_msgs is installed and someone subscribes."""

    def __init__(self, node: Node, frame: str) -> None:
        """Advertise on behalf of `node`; poses are in `frame`."""
        self._frame, self._publisher = frame, None
        if find_spec("vision_msgs") is None:
            node.get_logger().info(f"vision_msgs is not installed: {TOPIC} is not published")
            return
        from vision_msgs.msg import Detection3DArray

        self._publisher = node.create_publisher(Detection3DArray, TOPIC, NEWEST)

    def publish(self, objects: Sequence[NamedObject], stamp_sec: float) -> None:
        """Publish the objects that the images of a time show [s, robot's clock]."""
        if self._publisher is not None and self._publisher.get_subscription_count():
            self._publisher.publish(detections_to_msg(objects, self._frame, stamp_sec))


def detections_to_msg(objects: Sequence[NamedObject], frame: str, stamp_sec: float) -> Any:
    """Return the objects that are seen; what is only remembered is no detection."""
    from vision_msgs.msg import Detection3DArray

    message = Detection3DArray(detections=[_detection(named) for named in objects if named.visible])
    for header in (message.header, *[detection.header for detection in message.detections]):
        header.frame_id, header.stamp = frame, time_to_msg(stamp_sec)
    return message


def _detection(named: NamedObject) -> Any:
    from vision_msgs.msg import Detection3D, ObjectHypothesisWithPose

    ours, found = object_to_msg(named), ObjectHypothesisWithPose(pose=object_to_msg(named).pose)
    # Perception names what it sees or leaves it out; it has no scores in between.
    found.hypothesis.class_id, found.hypothesis.score = f"{named.color} {named.shape}", 1.0
    detection = Detection3D(id=named.name, results=[found])
    detection.bbox.center, detection.bbox.size = ours.pose.pose, ours.size
    return detection
