"""Node `perception`: named objects with poses, from the cameras' topics."""

from __future__ import annotations

import math
import threading
from collections import deque

import numpy as np
from hcvla_interfaces.msg import NamedObjects, RobotState
from hcvla_interfaces.srv import Locate
from visualization_msgs.msg import MarkerArray

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome as OutcomeCode
from hcvla.api.outcomes import Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.nodes.bringup.configuration import PerceptionNodeConfig
from hcvla.nodes.clients.scene import SceneWatch
from hcvla.nodes.messages.conversions import object_to_msg, outcome_to_msg, state_from_msg, time_to_msg
from hcvla.nodes.messages.detections import DetectionPublisher
from hcvla.nodes.messages.frames import FrameListener
from hcvla.nodes.messages.markers import object_markers
from hcvla.nodes.messages.robot_clock import RobotClock
from hcvla.nodes.ros.liveness import Liveness
from hcvla.nodes.ros.node import NEWEST, HcvlaNode, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import Level, PartStatus, RateMeter
from hcvla.perception.late_images import LateImages
from hcvla.perception.palette import PALETTE
from hcvla.perception.perception import Perception
from hcvla.robots.arm import ArmState

_STATES = 1000
"""States kept until the next image: 10 s at the bridge's rate; only a camera that stopped makes them so many."""
_STATE_WAIT_SEC = 0.2
"""How long an image waits for the arm's state of its time: both come over the network, in either order."""
_LOOKS_HZ = 5.0
"""Fewer looks a second are a warning: an object that moves is then seen too late to follow."""
_STATE_SEC = 0.02
"""Images are as far apart as states allow: so much sooner than the rate says is still on time [s]."""
_WAIT_SEC = 0.5
_MOVED_M, _TURNED_RAD = 0.0005, 0.01
_REPEAT_SEC = 0.5
_REPEAT_SOON_SEC = 0.05
_SOON_SEC = 3.0
"""So long after the arm moved, every look is published: someone waits for what the motion did [s]."""
_STILL_RAD_S = 0.005
_SCENE_SEC = 2.0
"""How long `locate` waits for the first look at a scene [s, system clock]; looks come ten times a second."""


class PerceptionNode(HcvlaNode):
    """Runs perception on every new scene frame."""

    def __init__(self) -> None:
        """Subscribe to images and robot state; ready with the first objects."""
        super().__init__("perception")
        live = ("camera_limit_sec", "markers", "max_rate_hz")
        self._config = read_parameters(self, PerceptionNodeConfig(), self._apply, live)
        self._perception = Perception(self._config.method)
        self._robot_clock = RobotClock()
        self._states: deque[ArmState] = deque(maxlen=_STATES)
        self._objects = self.create_publisher(NamedObjects, "objects", NEWEST)
        self._detections = DetectionPublisher(self, self.base_frame)
        self._markers = self.create_publisher(MarkerArray, "markers/objects", 1)
        self._published: list[tuple[str, bool, bool, Pose]] = []
        self._published_sec = self._moved_sec = self._looked_sec = -math.inf
        self._late_images = LateImages(self._perception)
        self._looks = RateMeter()
        self.diagnostics.add("images", lambda: self._looks.status(_LOOKS_HZ))
        self.diagnostics.add("objects", self._object_status)
        self._news = threading.Event()
        self._knows_scene, self._replaced_sec = threading.Event(), -math.inf
        self._state_news = threading.Condition()
        self._closing = False
        cameras, limit_sec = self._perception.cameras, self._config.camera_limit_sec
        self._frames = FrameListener(self, cameras, self._on_frame, limit_sec, self.base_frame)
        self.create_subscription(RobotState, "robot_state", self._on_state, NEWEST)
        SceneWatch(self, self._on_replaced)
        self.create_service(Locate, "locate", self._locate, callback_group=self.waiting)
        self.not_ready_because = "waiting for the first images"
        self._thread = self.start_thread("perceive", self._perceive_all)

    def close(self) -> None:
        """End the perception thread."""
        self._closing = True
        self._news.set()
        self._thread.join(timeout=2.0)

    def _apply(self, config: PerceptionNodeConfig) -> None:
        self._config = config
        self._frames.limit_sec = config.camera_limit_sec

    def _on_state(self, message: RobotState) -> None:
        state = state_from_msg(message, self.base_frame)
        self._robot_clock.advance(state.stamp_sec)
        with self._state_news:
            self._states.append(state)
            self._state_news.notify_all()
        if np.abs(state.dq).max() > _STILL_RAD_S:
            self._moved_sec = state.stamp_sec

    def _on_replaced(self) -> None:
        self._knows_scene.clear()
        self._replaced_sec = self._robot_clock.newest_sec or 0.0

    def _on_frame(self, camera: str) -> None:
        if camera == self._perception.config.camera:
            self._news.set()

    def _perceive_all(self) -> None:
        while not self._closing:
            fresh = self._news.wait(_WAIT_SEC)
            self._news.clear()
            try:
                self._perceive(fresh)
            except HcvlaError as error:
                # Said in the heartbeat, so that the executor stops the arm and names the camera.
                self.not_ready_because = str(error)
            except Exception as error:  # noqa: BLE001 - the next image may be a better one
                self.faults.failed("perceiving", error)
            else:
                if self._perception.seen_sec() > -math.inf:
                    self.set_ready()

    def _perceive(self, fresh: bool) -> None:
        if (replaced_sec := self._replaced_sec) > -math.inf:
            self._late_images.begin_scene(replaced_sec)
            self._replaced_sec = -math.inf
        table, hand = self._perception.config.camera, self._perception.config.hand_camera
        frame = self._frames.frame(table)
        if not fresh or self._is_early(frame.stamp_sec):
            return
        frames = {table: frame}
        if self._frames.has(hand):
            frames[hand] = self._frames.frame(hand)
        self._take_states(frame.stamp_sec)
        if self._late_images.add_images(frame.stamp_sec, frames):
            self._frames.watch(self._perception.cameras)
            self._looks.add()
            self._publish(frame.stamp_sec)
            if self._replaced_sec == -math.inf:
                self._knows_scene.set()

    def _take_states(self, stamp_sec: float) -> None:
        """Hand on the states that came, after those up to a time have [s]."""
        with self._state_news:
            self._state_news.wait_for(lambda: self._has_state_of(stamp_sec), _STATE_WAIT_SEC)
            states = tuple(self._states)
            self._states.clear()
        for state in states:
            self._late_images.add_state(state)

    def _has_state_of(self, stamp_sec: float) -> bool:
        newest_sec = self._states[-1].stamp_sec if self._states else self._late_images.state_sec
        return newest_sec >= stamp_sec

    def _is_early(self, stamp_sec: float) -> bool:
        """Whether a frame comes sooner after the last than perception may look; it is left out then."""
        since_sec = stamp_sec - self._looked_sec
        if 0.0 <= since_sec < 1.0 / self._config.max_rate_hz - _STATE_SEC:
            return True
        self._looked_sec = stamp_sec
        return False

    def _publish(self, stamp_sec: float) -> None:
        objects = self._perception.objects()
        if not self._is_news(objects, stamp_sec):
            return
        message = NamedObjects(objects=[object_to_msg(named) for named in objects])
        message.header.stamp = time_to_msg(stamp_sec)
        message.header.frame_id = self.base_frame
        self._objects.publish(message)
        self._detections.publish(objects, stamp_sec)
        if self._config.markers and self._markers.get_subscription_count():
            self._markers.publish(object_markers(objects, PALETTE, self.base_frame))

    def _is_news(self, objects: list[NamedObject], stamp_sec: float) -> bool:
        """Whether anything changed since it was last published, or that was long ago."""
        last, self._published = self._published, [(item.name, item.visible, item.held, item.pose) for item in objects]
        moved = len(last) != len(objects) or any(
            before[:3] != now[:3]
            or before[3].distance(now[3]) > _MOVED_M
            or abs(before[3].yaw - now[3].yaw) > _TURNED_RAD
            for before, now in zip(last, self._published, strict=True)
        )
        repeat_sec = _REPEAT_SOON_SEC if stamp_sec - self._moved_sec < _SOON_SEC else _REPEAT_SEC
        if not moved and 0.0 <= stamp_sec - self._published_sec < repeat_sec:
            self._published = last
            return False
        self._published_sec = stamp_sec
        return True

    def _object_status(self) -> PartStatus:
        names = [name for name, *_ in self._published]
        values = {"names": ", ".join(names), "held": ", ".join(name for name, _, held, _ in self._published if held)}
        return PartStatus(Level.OK if names else Level.WARN, f"{len(names)} objects known", values)

    def _locate(self, request: Locate.Request, response: Locate.Response) -> Locate.Response:
        # Of a scene that has just been replaced: what is there now.
        self._knows_scene.wait(_SCENE_SEC)
        if self.problem:
            # Where something was when the camera was lost is not where it is.
            raise Liveness.error(f"node '{self.get_name()}' is not ready: {self.problem}")
        response.object = object_to_msg(self._perception.locate(request.name))
        response.outcome = outcome_to_msg(Verdict(OutcomeCode.DONE))
        return response


def main() -> None:
    """Run the node."""
    run_node(PerceptionNode)


if __name__ == "__main__":
    main()
