"""A small tf buffer: where a frame was at the time of an image.

tf2_py is not among the packages that install without a ROS installation, and one chain to the base is all we need.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque

import numpy as np
from geometry_msgs.msg import TransformStamped
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile
from tf2_msgs.msg import TFMessage

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import MOST_CHARS, excerpt
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.nodes.messages.checks import BadMessageError
from hcvla.nodes.messages.conversions import checked_pose, time_from_msg

_HISTORY = 500
_DEEPEST = 32
_MOST_FRAMES = 1000
"""Of all robots and sensors of a domain; more names are a fault of their sender."""


class TransformError(HcvlaError):
    """A frame is not connected to the base, or was not at the requested time."""

    outcome = Outcome.CAMERA_LOST


class TransformBuffer:
    """Transforms by child frame over time, from /tf and /tf_static."""

    def __init__(self, node: Node, *, static: bool = False) -> None:
        """Subscribe on behalf of `node`; with `static` only to what never moves, which is sent once."""
        self._parent: dict[str, str] = {}
        self._history: dict[str, deque[tuple[float, Pose]]] = {}
        latched = QoSProfile(depth=100, durability=DurabilityPolicy.TRANSIENT_LOCAL)
        topics = {"/tf_static": latched} if static else {"/tf": QoSProfile(depth=100), "/tf_static": latched}
        self.subscriptions = [
            node.create_subscription(TFMessage, topic, self.add, profile) for topic, profile in topics.items()
        ]
        """For users that do not need transforms as long as the node lives."""

    def add(self, message: TFMessage) -> None:
        """Add transforms; raise BadMessageError at the first that is none."""
        for stamped in message.transforms:
            pose = _checked_pose(stamped)
            if stamped.child_frame_id not in self._parent and len(self._parent) >= _MOST_FRAMES:
                raise BadMessageError("the number of frames", "too large", f"at most {_MOST_FRAMES}")
            self._add(stamped.child_frame_id, time_from_msg(stamped.header.stamp), pose)
            self._parent[stamped.child_frame_id] = stamped.header.frame_id

    def _add(self, child: str, stamp_sec: float, pose: Pose) -> None:
        history = self._history.get(child)
        if history is None or stamp_sec < history[-1][0]:
            # The first, or simulated time began again. A new deque: another thread may be looking something up.
            self._history[child] = deque([(stamp_sec, pose)], maxlen=_HISTORY)
        elif stamp_sec == history[-1][0]:
            history[-1] = (stamp_sec, pose)
        else:
            history.append((stamp_sec, pose))

    def connects(self, base: str, frame: str) -> bool:
        """Whether the way from a frame to another is known."""
        try:
            self.lookup(base, frame, 0.0)
        except TransformError:
            return False
        return True

    def lookup(self, base: str, frame: str, stamp_sec: float) -> np.ndarray:
        """Return T_base_frame, Shape=(4, 4), at a time [s]; raise TransformError."""
        transform = np.eye(4)
        current = frame
        for _ in range(_DEEPEST):
            if current == base:
                return transform
            if current not in self._parent:
                break
            transform = self._at(current, stamp_sec) @ transform
            current = self._parent[current]
        chain = f"'{excerpt(frame)}' is not connected to '{base}' (chain ends at '{excerpt(current)}')"
        raise TransformError(f"tf: frame {chain}")

    def _at(self, child: str, stamp_sec: float) -> np.ndarray:
        history = list(self._history[child])
        index = bisect_left(history, stamp_sec, key=lambda entry: entry[0])
        if index == 0:
            return history[0][1].matrix
        if index == len(history):
            return history[-1][1].matrix
        (t0, before), (t1, after) = history[index - 1], history[index]
        return _interpolate(before, after, (stamp_sec - t0) / max(t1 - t0, 1e-9)).matrix


def _checked_pose(stamped: TransformStamped) -> Pose:
    """Return T_parent_child; raise BadMessageError."""
    parent, child = stamped.header.frame_id, stamped.child_frame_id
    if not parent or not child or parent == child or max(len(parent), len(child)) > MOST_CHARS:
        raise BadMessageError("tf", f"from '{excerpt(parent)}' to '{excerpt(child)}'", "two names of frames")
    t, r = stamped.transform.translation, stamped.transform.rotation
    return checked_pose(Pose(t.x, t.y, t.z, r.x, r.y, r.z, r.w))


def _interpolate(a: Pose, b: Pose, share: float) -> Pose:
    q_a, q_b = a.quaternion, b.quaternion
    if q_a @ q_b < 0.0:
        q_b = -q_b
    # Normalised linear interpolation: neighbours are milliseconds apart, slerp would differ by less than 1e-6.
    quaternion = (1.0 - share) * q_a + share * q_b
    quaternion /= np.linalg.norm(quaternion)
    position = (1.0 - share) * a.position + share * b.position
    return Pose(*(float(v) for v in (*position, *quaternion)))
