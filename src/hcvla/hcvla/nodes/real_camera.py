"""What the nodes of real cameras have in common: a part of the configuration for each camera, and its problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Protocol, TypeVar

from std_msgs.msg import String

from hcvla.cameras.capture import Capture
from hcvla.cameras.extrinsics import read_extrinsics
from hcvla.nodes.camera_node import CameraNode, Mount
from hcvla.nodes.messages.images import camera_topic
from hcvla.nodes.ros.node import LATCHED
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import Level, PartStatus
from hcvla.sim.cameras import PERCEPTION_CAMERAS

OPENING = "is being opened"
SERIAL = "serial"
"""Topic of a camera with the serial number of its device (latched): a calibration belongs to one device."""


class CameraPart(Protocol):
    """The configuration of one camera."""

    @property
    def extrinsics(self) -> str:
        """The file that says where it is; empty: not known."""
        ...

    @property
    def used(self) -> bool:
        """Whether there is anything to open."""
        ...


class RealCameraConfig(Protocol):
    """Parameters of such a node; subclasses add a part for each camera, by its name."""

    @property
    def rate_hz(self) -> float:
        """Images published per second while no node requests more."""
        ...


Part = TypeVar("Part", bound=CameraPart)


class RealCameraNode(CameraNode, Generic[Part]):
    """Knows which cameras are used and what is wrong with each; ready when nothing is."""

    def __init__(self, name: str, defaults: RealCameraConfig, **kwargs: Any) -> None:
        """Read the parameters."""
        super().__init__(name, PERCEPTION_CAMERAS, **kwargs)
        config = read_parameters(self, defaults, self._apply, live=("rate_hz",))
        self._apply(config)
        parts: dict[str, Part] = {camera: getattr(config, camera) for camera in self.cameras}
        self.used: Mapping[str, Part] = {camera: part for camera, part in parts.items() if part.used}
        """The configurations of the cameras that are used, by name."""
        self._problems = dict.fromkeys(self.used, OPENING)
        self._serials = {
            camera: self.create_publisher(String, camera_topic(camera, SERIAL), LATCHED) for camera in self.used
        }
        self._known: dict[str, tuple[str, tuple[int, int]]] = {}
        self._extrinsics = {
            camera: read_extrinsics(part.extrinsics) for camera, part in self.used.items() if part.extrinsics
        }
        self.mounts: dict[str, Mount] = {}
        """Where the cameras are that were seen to be those of their files."""
        self._say_problems()

    def check_device(self, camera: str, capture: Capture) -> None:
        """Publish which device a camera is and where; raise ForeignExtrinsicsError if its file is another's."""
        device = (capture.serial, capture.resolution)
        if self._known.get(camera) == device:
            return
        self._serials[camera].publish(String(data=capture.serial))
        if (file := self.used[camera].extrinsics) and (extrinsics := self._extrinsics.get(camera)):
            extrinsics.check_device(file, *device)
            self.mounts[camera] = Mount(extrinsics.parent_frame, extrinsics.pose)
            self.publish_mounts(self.mounts)
        self._known[camera] = device

    def note_problem(self, camera: str, problem: str) -> None:
        """Take down what is wrong with a camera; empty: nothing."""
        if problem and problem != self._problems[camera]:
            self.get_logger().warning(f"camera {camera}: {problem}")
        self._problems[camera] = problem
        self._say_problems()

    def problem_of(self, camera: str) -> str:
        """Return what is wrong with a camera; empty: nothing."""
        return self._problems[camera]

    def _apply(self, config: RealCameraConfig) -> None:
        self.rates.idle_hz = config.rate_hz

    def _say_problems(self) -> None:
        if wrong := [f"camera {name}: {text}" for name, text in self._problems.items() if text]:
            self.not_ready_because = "; ".join(wrong)
        elif self.not_ready_because:
            self.set_ready()

    def _status(self, camera: str) -> PartStatus:
        if camera not in self.used:
            return PartStatus(Level.OK, "not used")
        if problem := self._problems[camera]:
            return PartStatus(Level.WARN if problem == OPENING else Level.ERROR, problem)
        return super()._status(camera)
