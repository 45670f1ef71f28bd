"""The file of a calibration, as the camera nodes use it."""

from dataclasses import replace

import pytest
from rclpy.parameter import Parameter
from std_msgs.msg import String
from tf2_msgs.msg import TFMessage

from hcvla.api.errors import HcvlaError
from hcvla.cameras.extrinsics import write_extrinsics
from hcvla.cameras.realsense.software import SoftwareCameraConfig, record
from hcvla.nodes.realsense_camera import RealSenseCamera
from hcvla.nodes.ros.node import LATCHED
from realsense_tape import plain_frame, require_library
from some_extrinsics import EXTRINSICS

pytestmark = pytest.mark.ros
OPEN_SEC = 20.0


@pytest.fixture
def start(ros, tmp_path):
    """Return a function that starts the node with a recording of camera 834 and a file for a camera."""
    require_library()
    frames = [plain_frame(number) for number in range(1, 10)]
    record(tmp_path / "run.db3", frames, SoftwareCameraConfig(serial="834"))
    nodes = []

    def started(**changes):
        file = tmp_path / "wrist.yaml"
        write_extrinsics(replace(EXTRINSICS, **changes), file)
        given = {"scene.serial": "", "wrist.file": str(tmp_path / "run.db3"), "wrist.repeat": True,
                 "wrist.extrinsics": str(file)}  # fmt: skip
        overrides = [Parameter(name, value=value) for name, value in given.items()]
        nodes.append(ros.add(RealSenseCamera(context=ros.context, parameter_overrides=overrides)))
        return nodes[-1]

    yield started
    for node in nodes:
        node.close()


def test_the_camera_s_frame_is_where_the_file_says_and_its_serial_number_is_published(ros, start):
    start(serial="834")
    mounts, serials, listener = [], [], ros.node("listening")
    listener.create_subscription(TFMessage, "/tf_static", mounts.append, LATCHED)
    listener.create_subscription(String, "camera/wrist/serial", serials.append, LATCHED)
    ros.spin_until(lambda: mounts and serials, OPEN_SEC, "mount and serial number")
    (mount,) = mounts[-1].transforms
    assert (mount.header.frame_id, mount.child_frame_id) == ("fr3_hand", "wrist_camera_optical_frame")
    assert (mount.transform.translation.x, mount.transform.rotation.w) == pytest.approx((0.05, 0.8))
    assert serials[-1].data == "834"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "was made with camera 0128422271, this camera has 834; calibrate this one"),
        ({"serial": "834", "width": 1280, "height": 720}, "made with images of 1280x720, this camera has 640x480"),
    ],
)
def test_a_file_of_another_camera_or_resolution_is_refused_and_its_pose_published_to_no_one(ros, start, changes, words):
    node = start(**changes)
    ros.spin_until(lambda: words in node.problem, OPEN_SEC, words)
    assert node.mounts == {}
    assert node._sent["wrist"].age_sec is None


def test_a_file_that_is_none_ends_the_node_before_it_opens_a_camera(ros, tmp_path):
    overrides = [Parameter("scene.extrinsics", value=str(tmp_path / "none.yaml"))]
    with pytest.raises(HcvlaError, match=r"none\.yaml: No such file or directory; expected a file that `hcvla calib"):
        RealSenseCamera(context=ros.context, parameter_overrides=overrides)
