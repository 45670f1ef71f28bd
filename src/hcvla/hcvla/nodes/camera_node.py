"""What the node of every camera source does: one RGB-D frame as the topics that RealSense's ROS driver has too.

`camera/<name>/color/image_raw` with `camera_info`, and depth registered to it as `aligned_depth_to_color/image_raw`
with `camera_info`, all of one stamp and one optical frame. A node for another source subclasses `CameraNode`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from rclpy.publisher import Publisher
from sensor_msgs.msg import CameraInfo, Image
from tf2_msgs.msg import TFMessage

from hcvla.api.types import Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.camera_rates import CameraRates
from hcvla.nodes.messages.conversions import transform_to_msg
from hcvla.nodes.messages.images import (
    COLOR,
    COLOR_INFO,
    DEPTH,
    DEPTH_INFO,
    camera_topic,
    color_to_msg,
    depth_to_msg,
    info_to_msg,
    optical_frame,
)
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.managed_node import ManagedNode
from hcvla.nodes.ros.node import NEWEST
from hcvla.nodes.ros.part_status import Level, PartStatus, RateMeter


@dataclass(frozen=True)
class Mount:
    """Where a camera is."""

    parent: str
    """The link it is fixed to, as the robot's description names it."""
    T_parent_optical: Pose
    is_full_name: bool = False
    """Whether `parent` is the name in tf already, as another program's frame is; else the frame prefix comes before."""


class CameraNode(ManagedNode):
    """Publishes frames of one or more cameras; where they come from is a subclass's business."""

    def __init__(self, name: str, cameras: Sequence[str], **kwargs: Any) -> None:
        """Advertise the topics of these cameras."""
        super().__init__(name, **kwargs)
        self.cameras = tuple(cameras)
        self.rates = CameraRates(self, cameras)
        self._sent = {camera: RateMeter() for camera in cameras}
        for camera in cameras:
            self.diagnostics.add(f"camera {camera}", partial(self._status, camera))
        self._outputs = {camera: self._advertise(camera) for camera in cameras}
        self._static_tf = LatchedPublisher(self, TFMessage, "/tf_static")

    def publish_mounts(self, mounts: Mapping[str, Mount]) -> None:
        """Publish where the cameras are (their extrinsic calibration), by name."""
        transforms = [
            transform_to_msg(
                mount.T_parent_optical,
                mount.parent if mount.is_full_name else self.frame_prefix + mount.parent,
                optical_frame(camera, self.frame_prefix),
            )
            for camera, mount in mounts.items()
        ]
        self._static_tf.publish(TFMessage(transforms=transforms))

    def is_watched(self, camera: str) -> bool:
        """Whether a frame need be made: the node is active, and anyone subscribes to the camera."""
        return self.active and any(output.get_subscription_count() for output in self._outputs[camera].values())

    def publish_frame(self, frame: RgbdFrame) -> None:
        """Publish a frame; calibration first, so that it is there when the images come."""
        outputs, info = self._outputs[frame.camera], info_to_msg(frame, self.frame_prefix)
        outputs[COLOR_INFO].publish(info)
        outputs[DEPTH_INFO].publish(info)
        outputs[COLOR].publish(color_to_msg(frame, self.frame_prefix))
        outputs[DEPTH].publish(depth_to_msg(frame, self.frame_prefix))
        self._sent[frame.camera].add()

    def _status(self, camera: str) -> PartStatus:
        if not self.is_watched(camera):
            return PartStatus(Level.OK, "no one watches, so no image is taken")
        return self._sent[camera].status(self.rates.rate_hz(camera))

    def _advertise(self, camera: str) -> dict[str, Publisher]:
        kinds = {COLOR: Image, DEPTH: Image, COLOR_INFO: CameraInfo, DEPTH_INFO: CameraInfo}
        return {part: self.create_publisher(kind, camera_topic(camera, part), NEWEST) for part, kind in kinds.items()}
