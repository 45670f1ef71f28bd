"""The guided calibration on a running arm: a test node renders what a wrist camera would see of a board."""

import threading

import numpy as np
import pytest
from benchmarks.rendered_board import BoardRenderer, K, looking_at
from hcvla_interfaces.msg import RobotState
from std_msgs.msg import String

from hcvla.api.types import Pose
from hcvla.cameras.calibration.folder import read_folder
from hcvla.cameras.calibration.transforms import apart, inverse, make
from hcvla.cameras.calibration.views import Views
from hcvla.cameras.frame import RgbdFrame
from hcvla.cli.calibration_run import NoSerialError, collect
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.clients.guarded_moves import move_tool
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.messages.conversions import state_from_msg
from hcvla.nodes.messages.images import (
    COLOR,
    COLOR_INFO,
    DEPTH,
    DEPTH_INFO,
    camera_topic,
    color_to_msg,
    depth_to_msg,
    info_to_msg,
)  # fmt: skip
from hcvla.nodes.ros.executor import StackExecutor
from hcvla.nodes.ros.node import LATCHED, NEWEST
from hcvla.robots.kinematics import Kinematics
from hcvla.sim.camera_mounts import WRIST_CAMERA

pytestmark = [pytest.mark.stack, pytest.mark.ros]

NAMESPACE, BASE_FRAME = "calibrated", "calibrated/fr3_link0"
"""Not that of the stack that other tests share: its camera would answer too."""
TRUTH = WRIST_CAMERA.T_body_optical @ make([0.05, -0.03, 0.04], [0.01, -0.005, 0.01])
"""Where the camera really is: not where proposals take it for."""
IMAGES_HZ = 10.0
MESSAGES = {COLOR_INFO: info_to_msg, DEPTH_INFO: info_to_msg, COLOR: color_to_msg, DEPTH: depth_to_msg}


class RenderedCamera:
    """Publishes what a camera on the hand sees of a board that is in front of it at first."""

    def __init__(self, node, serial):
        self.kinematics, self.renderer = Kinematics(), BoardRenderer()
        self.rng, self.T_base_board, self.stamp_sec = np.random.default_rng(0), None, -1.0
        self.outputs = {
            part: node.create_publisher(
                type(make_message(frame())), f"/{NAMESPACE}/{camera_topic('wrist', part)}", NEWEST
            )
            for part, make_message in MESSAGES.items()
        }
        if serial:
            self.serial = node.create_publisher(String, f"/{NAMESPACE}/{camera_topic('wrist', 'serial')}", LATCHED)
            self.serial.publish(String(data=serial))
        node.create_subscription(RobotState, f"/{NAMESPACE}/robot_state", self.on_state, NEWEST)

    def on_state(self, message):
        state = state_from_msg(message, BASE_FRAME)
        if state.stamp_sec < self.stamp_sec + 1.0 / IMAGES_HZ:
            return
        self.stamp_sec = state.stamp_sec
        T_base_camera = self.kinematics.link_frames(state.q, 0.08)["fr3_hand"] @ TRUTH
        if self.T_base_board is None:
            middle = self.renderer.board.middle_m
            self.T_base_board = T_base_camera @ inverse(looking_at(middle - [0.0, 0.0, 0.33], middle, 0.2))
        image = self.renderer.image(inverse(T_base_camera) @ self.T_base_board, 1.0, self.rng)
        for part, make_message in MESSAGES.items():
            self.outputs[part].publish(make_message(frame(image, state.stamp_sec)))


def frame(rgb=None, stamp_sec=0.0):
    rgb = np.zeros((480, 640, 3), np.uint8) if rgb is None else rgb
    return RgbdFrame("wrist", rgb, np.zeros(rgb.shape[:2], np.float32), K, np.eye(4), stamp_sec)


@pytest.fixture
def camera(ros, tmp_path, monkeypatch):
    """Return a function that starts the camera next to a running arm; views go to a temporary folder."""
    monkeypatch.chdir(tmp_path)
    node = ros.node("rendered_camera")
    executor = StackExecutor(ros.context)
    ros.executor.remove_node(node)
    executor.add_node(node)
    thread = threading.Thread(target=executor.spin, daemon=True)
    nodes = [described for described in describe({"namespace": NAMESPACE}) if described.name == "mujoco_bridge"]
    with StackProcesses(nodes, NAMESPACE, tmp_path / "log"):
        yield lambda serial: (RenderedCamera(node, serial), thread.start())[0]
        executor.shutdown(2.0)
        thread.join(2.0)


def test_the_arm_is_driven_from_view_to_view_and_each_is_written_with_the_pose_it_was_taken_from(camera):
    rendered, said = camera("834"), []
    folder = collect("wrist", rendered.renderer.board, 3, move=True, serial="", namespace=NAMESPACE, say=said.append)
    whose, shots = read_folder(folder)
    assert (whose.serial, whose.kind, whose.parent_frame) == ("834", "wrist", "fr3_hand")
    assert [line for line in said if line.startswith("view")][1:] == ["view 1 taken", "view 2 taken", "view 3 taken"]
    views = Views("wrist", rendered.renderer.board)
    assert [views.offer(shot) for shot in shots] == ["", "", ""]
    hand, board = views.newest()
    # The board is where it is: hand pose and image of the third view belong together.
    error_m, error_rad = apart(hand @ TRUTH @ board, rendered.T_base_board)
    assert error_m < 0.002
    assert np.degrees(error_rad) < 0.3


def test_moved_by_hand_the_arm_is_waited_for_and_a_view_is_taken_where_it_rests(camera, spinning_there):
    rendered, said, arm = camera("834"), [], RemoteArm(spinning_there, BASE_FRAME)
    hands = []

    def say(line):
        said.append(line)
        if line.startswith("next, for example: tool at") and not hands:
            # Someone takes the arm and turns its last joint by 0.3 rad.
            hands.append(threading.Thread(target=lambda: turn_hand(arm, 0.3)))
            hands[0].start()

    folder = collect("wrist", rendered.renderer.board, 2, move=False, serial="", namespace=NAMESPACE, say=say)
    hands[0].join()
    _, shots = read_folder(folder)
    turned = apart(shots[0].T_base_hand, shots[1].T_base_hand)[1]
    assert turned == pytest.approx(0.3, abs=0.02)
    assert sum(line.startswith("as view 1: ") for line in said) >= 1  # it is said what is missing for a new one


def turn_hand(arm, turn_rad):
    state = arm.state()
    turn = make([0.0, 0.0, turn_rad], np.zeros(3))
    move_tool(arm, Pose.from_matrix(state.T_base_tool.matrix @ turn))


@pytest.fixture
def spinning_there():
    """Yield a node in the stack's namespace that spins in a thread."""
    with StackClient(NAMESPACE, "somebodys_hand") as client:
        yield client.node


def test_a_camera_that_does_not_say_which_it_is_needs_a_serial_number(camera):
    rendered = camera("")
    with pytest.raises(NoSerialError, match="say --serial"):
        collect("wrist", rendered.renderer.board, 3, move=False, serial="", namespace=NAMESPACE, say=print)
