"""The nodes of cameras with a device, with recordings in the devices' place."""

import cv2
import numpy as np
import pytest
from diagnostic_msgs.msg import DiagnosticArray
from rclpy.parameter import Parameter
from sensor_msgs.msg import CameraInfo, Image

from hcvla.cameras.realsense.software import record
from hcvla.nodes.messages.conversions import time_from_msg
from hcvla.nodes.messages.images import COLOR, DEPTH, DEPTH_INFO, color_from_msg, depth_from_msg
from hcvla.nodes.opencv_camera import OpenCvCamera
from hcvla.nodes.realsense_camera import RealSenseCamera
from hcvla.nodes.ros.node import NEWEST
from realsense_tape import K, plain_frame, require_library

pytestmark = pytest.mark.ros
KINDS = {COLOR: Image, DEPTH: Image, DEPTH_INFO: CameraInfo}
OPEN_SEC = 20.0


@pytest.fixture
def start(ros):
    """Return a function that starts a camera node with parameters; it is closed before its context is."""
    nodes = []

    def started(kind, **parameters):
        overrides = [Parameter(name.replace("__", "."), value=value) for name, value in parameters.items()]
        nodes.append(ros.add(kind(context=ros.context, parameter_overrides=overrides)))
        return nodes[-1]

    yield started
    for node in nodes:
        node.close()


@pytest.fixture
def tape(tmp_path):
    require_library()
    record(tmp_path / "run.db3", [plain_frame(number) for number in range(1, 20)])
    return str(tmp_path / "run.db3")


def watch(ros, camera):
    received, listener = {}, ros.node("listening")
    for part, kind in KINDS.items():
        listener.create_subscription(
            kind, f"camera/{camera}/{part}", lambda message, part=part: received.__setitem__(part, message), NEWEST
        )
    return received


def test_a_recording_comes_out_as_a_camera_of_now(ros, start, tape):
    node = start(RealSenseCamera, scene__file=tape, scene__serial="", scene__repeat=True)
    received = watch(ros, "scene")
    ros.spin_until(lambda: len(received) == len(KINDS) and node.ready, OPEN_SEC, "images")
    assert np.abs(depth_from_msg(received[DEPTH]) - 0.5).max() < 1e-6
    assert len(np.unique(color_from_msg(received[COLOR]))) == 1
    assert np.array(received[DEPTH_INFO].k).reshape(3, 3) == pytest.approx(K)
    # By its own stamps it was recorded in 1970.
    now_sec = node.get_clock().now().nanoseconds * 1e-9
    assert now_sec - 5.0 < time_from_msg(received[COLOR].header.stamp) <= now_sec


def test_an_ended_recording_is_said_in_heartbeat_and_diagnostics(ros, start, tape):
    node = start(RealSenseCamera, scene__file=tape, scene__serial="")
    watch(ros, "scene")
    statuses = {}
    ros.node("diagnosing").create_subscription(
        DiagnosticArray, "/diagnostics", lambda array: statuses.update({s.name: s for s in array.status}), 10
    )
    ros.spin_until(lambda: "has ended after" in node.problem, OPEN_SEC, "the end")
    assert node.problem.startswith("camera scene: ")
    name = "realsense_camera: camera scene"
    ros.spin_until(lambda: any(s.endswith(name) and "ended" in statuses[s].message for s in statuses), 5.0)
    assert any(s.endswith("realsense_camera: camera wrist") and statuses[s].message == "not used" for s in statuses)


def test_a_camera_that_is_not_connected_leaves_the_node_running_and_says_so(ros, start):
    require_library()
    node = start(RealSenseCamera, scene__serial="999")
    words = "camera scene: RealSense camera 999 is not connected (found: "
    ros.spin_until(lambda: words in node.problem, OPEN_SEC, "the missing camera")
    assert not node.faults.ended_because


def test_deactivated_the_device_is_free_and_activated_it_is_opened_again(ros, start, tape):
    node = start(RealSenseCamera, scene__file=tape, scene__serial="", scene__repeat=True)
    ros.spin_until(lambda: node.ready, OPEN_SEC, "the first image")
    node.trigger_deactivate()
    assert node._threads == []
    node.trigger_activate()
    received = watch(ros, "scene")
    ros.spin_until(lambda: received, OPEN_SEC, "images again")


def test_a_video_is_a_camera_without_depth(ros, start, tmp_path):
    file = str(tmp_path / "run.avi")
    writer = cv2.VideoWriter(file, cv2.VideoWriter.fourcc(*"MJPG"), 30, (64, 48))
    for _ in range(5):
        writer.write(np.full((48, 64, 3), 100, np.uint8))
    writer.release()
    start(OpenCvCamera, wrist__source=file, wrist__repeat=True, scene__source="")
    received = watch(ros, "wrist")
    ros.spin_until(lambda: len(received) == len(KINDS), OPEN_SEC, "images")
    assert not depth_from_msg(received[DEPTH]).any()
    assert (received[COLOR].width, received[COLOR].height) == (64, 48)
