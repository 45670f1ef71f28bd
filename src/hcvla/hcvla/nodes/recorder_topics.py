"""The topics of a running stack, put into a recording's buffer; and its image messages made into pictures."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import replace
from functools import cache, partial
from typing import Any

import numpy as np
from geometry_msgs.msg import PoseStamped
from hcvla_interfaces.msg import (
    ArmCommand,
    MemoryState,
    NamedObjects,
    ProgramState,
    RobotState,
    SimulationScene,
    SubtaskEvent,
)
from hcvla_interfaces.msg import GripperCommand as GripperCommandMsg
from rclpy.event_handler import SubscriptionEventCallbacks
from rclpy.node import Node
from rclpy.qos import QoSProfile, ReliabilityPolicy
from rclpy.subscription import Subscription
from sensor_msgs.msg import CameraInfo, Image

from hcvla.api.errors import HcvlaError
from hcvla.api.events import InnerStarted, SubtaskStarted, TaskEvent
from hcvla.api.registry import Registry
from hcvla.cameras.center_crop import square, square_frame
from hcvla.cameras.frame import RgbdFrame
from hcvla.datasets.schema import CAMERAS
from hcvla.datasets.vectors import state_vector
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.messages.checks import BadMessageError, check_frame
from hcvla.nodes.messages.events import ProgramStateReader, poses_stored_from_msg, subtask_event_from_msg
from hcvla.nodes.messages.images import (
    COLOR,
    COLOR_INFO,
    DEPTH,
    camera_topic,
    check_part,
    color_from_msg,
    depth_from_msg,
)
from hcvla.nodes.messages.robot_clock import RobotClock
from hcvla.nodes.messages.transforms import TransformBuffer, TransformError
from hcvla.nodes.ros.node import BASE_FRAME, LATCHED
from hcvla.recording.live.event_buffer import EventBuffer
from hcvla.robots.kinematics import Kinematics

_TRUTH = "ground_truth/objects"
_ALL = QoSProfile(depth=200, reliability=ReliabilityPolicy.RELIABLE)
"""Every message counts, also when several come while this node is busy."""
_SOME = QoSProfile(depth=5, reliability=ReliabilityPolicy.RELIABLE)
_DEPTHS = 30
"""Depth images kept of each camera, until the color image of their time is written."""


class RecorderTopics:
    """Subscriptions for as long as something is recorded; also makes pictures of images (hcvla.recording's Look)."""

    def __init__(self, node: Node, registry: Registry, buffer: EventBuffer, pixels: int) -> None:
        """Subscribe to robot and cameras on behalf of `node`; pictures are square, of that size [pixel]."""
        self._node, self._registry, self._buffer, self._pixels = node, registry, buffer, pixels
        self._base_frame = BASE_FRAME
        self._clock = RobotClock()
        self._memory: MemoryState | None = None
        self._scene_id: int | None = None
        self._subscriptions: list[Subscription] = []
        self._depths: dict[str, deque[Image]] = {camera: deque(maxlen=_DEPTHS) for camera in CAMERAS}
        self._infos: dict[str, CameraInfo] = {}
        self._transforms: TransformBuffer | None = None
        self._lock = threading.Lock()
        self._executor_known = threading.Event()
        self._objects_known = threading.Event()
        self._program = ProgramStateReader()
        self._hear(RobotState, "robot_state", self._on_state, _ALL)
        self._hear(ArmCommand, "command/arm", self._on_arm, _ALL)
        self._hear(GripperCommandMsg, "command/gripper", self._on_gripper, _ALL)
        self._hear(PoseStamped, "tool_reference", self._on_reference, _ALL)
        self._hear(NamedObjects, "objects", self._on_objects, _SOME)
        for camera in CAMERAS:
            self._hear(Image, camera_topic(camera, COLOR), partial(self._on_color, camera), _SOME)
        self._hear(NamedObjects, _TRUTH, self._on_truth, _SOME)
        self._hear(ProgramState, "program_state", self._on_program, LATCHED)
        self._hear(MemoryState, "memory_state", self._on_memory, LATCHED)
        # Events are published once: before its publisher is known, a task would lose its first call.
        matched = SubscriptionEventCallbacks(
            matched=lambda info: self._executor_known.set(), use_default_callbacks=False
        )
        self._hear(SubtaskEvent, "subtask_events", self._on_event, _ALL, event_callbacks=matched)

    @property
    def missing(self) -> list[str]:
        """What nothing has come from yet: "robot", cameras' names, "executor"."""
        others = {"executor": self._executor_known, "perception": self._objects_known}
        return self._buffer.missing + [name for name, known in others.items() if not known.is_set()]

    @property
    def knows_truth(self) -> bool:
        """Whether there is a simulator that publishes the truth, and all has come that questions about it need."""
        with self._lock:
            return len(self._infos) == len(CAMERAS) and all(self._depths.values())

    def close(self) -> None:
        """Unsubscribe."""
        for subscription in self._subscriptions:
            self._node.destroy_subscription(subscription)

    def image(self, image: Image) -> np.ndarray:
        """Return the picture of a color image; raise ImageFormatError."""
        return square(color_from_msg(image), self._pixels)

    def frame(self, camera: str, image: Image) -> RgbdFrame | None:
        """Return it with depth and place, None where they are not known."""
        with self._lock:
            depths = [depth for depth in self._depths[camera] if depth.header.stamp == image.header.stamp]
            info = self._infos.get(camera)
        if not depths or info is None or self._transforms is None:
            return None
        stamp_sec = convert.time_from_msg(image.header.stamp)
        try:
            place = self._transforms.lookup(self._base_frame, image.header.frame_id, stamp_sec)
        except TransformError:
            return None
        intrinsics = np.array(info.k, dtype=float).reshape(3, 3)
        frame = RgbdFrame(camera, color_from_msg(image), depth_from_msg(depths[-1]), intrinsics, place, stamp_sec)
        return square_frame(frame, self._pixels)

    # --------------------------------------------------------------------------------------------------------

    def _hear(self, kind: type, topic: str, callback: Any, qos: QoSProfile, **options: Any) -> None:
        self._subscriptions.append(self._node.create_subscription(kind, topic, callback, qos, **options))

    def _hear_depth(self) -> None:
        """Subscribe to what questions need; on a real arm, where no one knows the truth, that is nothing."""
        self._hear(SimulationScene, "simulation/scene", self._on_scene, LATCHED)
        self._transforms = TransformBuffer(self._node)
        self._subscriptions += self._transforms.subscriptions
        for camera in CAMERAS:
            self._hear(Image, camera_topic(camera, DEPTH), partial(self._on_depth, camera), _SOME)
            self._hear(CameraInfo, camera_topic(camera, COLOR_INFO), partial(self._on_info, camera), _SOME)

    def _on_state(self, message: RobotState) -> None:
        frame = message.header.frame_id
        if not frame.endswith(BASE_FRAME):
            raise BadMessageError("robot state: header.frame_id", f"'{frame}'", f"'{BASE_FRAME}' after any prefix")
        state = convert.state_from_msg(message, frame)
        self._clock.advance(state.stamp_sec)
        # A recorder of its own (hcvla record) does not know the prefix of the stack's frames.
        self._base_frame = frame
        self._buffer.add_state(state.stamp_sec, state_vector(state), time.monotonic())

    def _on_arm(self, message: ArmCommand) -> None:
        command = convert.move_from_msg(message, self._base_frame)
        if command.q is not None:
            command = replace(command, T_base_tool=_kinematics().forward(command.q), q=None)
        self._clock.check("arm command", command.stamp_sec)
        self._buffer.add_move(command)

    def _on_gripper(self, message: GripperCommandMsg) -> None:
        self._buffer.add_grip(self._stamp_sec("gripper command", message), convert.grip_from_msg(message))

    def _on_reference(self, message: PoseStamped) -> None:
        check_frame("tool reference", message.header.frame_id, self._base_frame)
        self._buffer.add_reference(self._stamp_sec("tool reference", message), convert.pose_from_msg(message.pose))

    def _on_objects(self, message: NamedObjects) -> None:
        objects = convert.objects_from_msg(message, self._base_frame)
        self._buffer.add_observed(self._stamp_sec("objects", message), objects)
        self._objects_known.set()

    def _on_color(self, camera: str, message: Image) -> None:
        check_part(COLOR, message)
        self._buffer.add_image(camera, self._stamp_sec("image", message), message, time.monotonic())

    def _on_depth(self, camera: str, message: Image) -> None:
        check_part(DEPTH, message)
        with self._lock:
            self._depths[camera].append(message)

    def _on_info(self, camera: str, message: CameraInfo) -> None:
        check_part(COLOR_INFO, message)
        with self._lock:
            self._infos[camera] = message

    def _on_truth(self, message: NamedObjects) -> None:
        if self._transforms is None:
            self._hear_depth()
        objects = {named.name: named for named in convert.objects_from_msg(message, self._base_frame)}
        self._buffer.add_truth(self._stamp_sec("true objects", message), objects)

    def _on_scene(self, message: SimulationScene) -> None:
        before, self._scene_id = self._scene_id, message.scene_id
        if before is not None and before != message.scene_id:
            self._buffer.cut("scene replaced", "the simulated scene was replaced in the middle of it")

    def _on_program(self, message: ProgramState) -> None:
        self._stamp_sec("program state", message)
        for event in self._program.read(message):
            self._publish(event)

    def _on_event(self, message: SubtaskEvent) -> None:
        self._stamp_sec("subtask event", message)
        event = subtask_event_from_msg(message)
        if isinstance(event, SubtaskStarted | InnerStarted):
            try:
                self._registry[event.call.function].bind(**event.call.arguments)
            except HcvlaError as error:
                self._buffer.cut("unknown call", f"{message.label}: {error}")
                return
        self._publish(event)

    def _on_memory(self, message: MemoryState) -> None:
        if message == self._memory:
            return
        self._memory = message
        # Memory knows nothing of the robot's clock: what it says holds from now on.
        self._publish(poses_stored_from_msg(message, self._buffer.newest_sec))

    def _stamp_sec(self, what: str, message: Any) -> float:
        """Return a message's stamp [s]; raise BadMessageError for the future, which would be the newest for good."""
        stamp_sec = convert.time_from_msg(message.header.stamp)
        self._clock.check(what, stamp_sec)
        return stamp_sec

    def _publish(self, event: TaskEvent) -> None:
        if event.task_id:
            self._buffer.add_event(event, time.monotonic())


@cache
def _kinematics() -> Kinematics:
    return Kinematics()
