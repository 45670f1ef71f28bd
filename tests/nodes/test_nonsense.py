"""Whatever is published on whatever a node subscribes to: nothing dies, nothing moves, and the log stays readable."""

import ast
import importlib
import re
import threading
from pathlib import Path

import numpy as np
import pytest
from geometry_msgs.msg import PoseStamped
from hcvla_interfaces import msg
from hcvla_interfaces.action import Record
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from sensor_msgs.msg import CameraInfo, Image, JointState
from std_msgs.msg import Float32
from tf2_msgs.msg import TFMessage

from hcvla import nodes
from hcvla.api.outcomes import Outcome
from hcvla.datasets.check import check_dataset
from hcvla.nodes.clients.recorder import PendingRecording
from hcvla.nodes.clients.task_view import TaskViewer
from nonsense import variants
from running import NAMESPACE, RAN, READY_SEC, outcome
from waiting import wait_until

pytestmark = pytest.mark.ros

FUZZED = {
    kind.__name__: kind
    for kind in (
        msg.ArmCommand, msg.GripperCommand, msg.Heartbeat, msg.MemoryState, msg.NamedObjects, msg.ProgramState,
        msg.RobotState, msg.SimulationScene, msg.SimulationState, msg.SubtaskEvent,
        CameraInfo, Float32, Image, PoseStamped, TFMessage,
    )
}  # fmt: skip
"""Every type of message that some node of hcvla subscribes to."""

LARGE = (Image, msg.SimulationScene)
REPEATS = 600
"""So often each small message that is nonsense is sent again: over 10 000 in all."""
_TICK_SEC = 0.002
"""Between two messages that differ, so that a node can read each."""
_BURST = 10
"""So many of those that do not are sent in one tick."""
_MOST_LINES = 80
_ALL = QoSProfile(depth=500, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL)
# Joint states are read by tests alone, also by one that failed and is run again.
_NOT_OURS = re.compile("/_action/|/parameter_events$|/rosout$|/joint_states$")


def subscribed_types():
    """Return what the first argument of every subscription in the source is called, without "Msg"."""
    found = set()
    for file in sorted(Path(nodes.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("create_subscription", "_hear"):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Name):
                    found.add((file.name, first.id.removesuffix("Msg")))
    return found


def test_every_subscription_in_the_source_is_of_a_type_that_is_fuzzed():
    found = subscribed_types()
    assert len(found) > 20
    # `kind`: the parts of a camera, images and calibrations, and the recorder's own helper; no node of the stack, only
    # a calibration, reads a camera's serial number (String); only the bridge to ros2_control reads fingers' states
    # (JointState), and their reader is tested apart.
    assert {name for _, name in found} - {"kind", "String", "JointState"} <= set(FUZZED)


def test_nonsense_of_an_arm_command_spoils_each_of_its_fields():
    bad = list(variants(msg.ArmCommand()))
    assert {message.mode for message in bad} >= {7, 255}
    assert any(np.isnan(message.pose.position.x) for message in bad)
    assert any(np.isnan(message.positions).all() for message in bad)
    assert {message.header.frame_id for message in bad} >= {"nonsense", "x" * 5000}
    assert {message.header.stamp.sec for message in bad} >= {0, 2**31 - 1}


class Fuzz:
    """Sends nonsense on every topic that a node of the stack subscribes to, in addition to the usual publishers."""

    def __init__(self, stack):
        self.stack, self.node, self.sent = stack, stack.client.node, 0
        self.pace = threading.Event()

    def topics(self, names):
        """Return topic -> type of what these nodes subscribe to."""
        found = {}
        for name in names:
            for topic, (kind,) in self.node.get_subscriber_names_and_types_by_node(name, f"/{NAMESPACE}"):
                if not _NOT_OURS.search(topic):
                    package, _, name_of_kind = kind.split("/")
                    found[topic] = getattr(importlib.import_module(f"{package}.msg"), name_of_kind)
        return found

    def attack(self, topic, kind):
        """Send a topic's last message with every field spoiled in turn, the last of them again and again."""
        good = self.good(topic, kind)
        publisher = self.node.create_publisher(kind, topic, _ALL)
        wait_until(publisher.get_subscription_count, 5.0, f"a subscription of {topic}")
        for bad in variants(good):
            self.send(publisher, bad)
            self.pace.wait(_TICK_SEC)
        for number in range(0 if kind in LARGE else REPEATS):
            self.send(publisher, bad)
            if number % _BURST == 0:
                self.pace.wait(_TICK_SEC)
        self.node.destroy_publisher(publisher)

    def send(self, publisher, message):
        if isinstance(message, msg.ArmCommand | msg.GripperCommand) and message.header.stamp.sec not in (0, 2**31 - 1):
            message.header.stamp = self.stack.state.header.stamp
        publisher.publish(message)
        self.sent += 1

    def good(self, topic, kind):
        """Return the newest message of a topic; of commands, which no one sends now, one that holds the arm."""
        state = self.stack.state
        if kind is msg.ArmCommand:
            return msg.ArmCommand(header=state.header, pose=state.tool, sender="nonsense")
        if kind is msg.GripperCommand:
            return msg.GripperCommand(header=state.header, width=state.gripper_width, speed=0.1, force=30.0)
        heard = []
        latched = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)
        listening = [self.node.create_subscription(kind, topic, heard.append, qos) for qos in (1, latched)]
        try:
            wait_until(lambda: heard, 0.5, topic)
        except AssertionError:
            return kind()
        finally:
            for subscription in listening:
                self.node.destroy_subscription(subscription)
        return heard[0]


class Joints:
    """What the arm says of its joints, on a topic that no node reads and so no one attacks."""

    def __init__(self, node):
        self.positions, self.fastest = None, 0.0
        node.create_subscription(JointState, "joint_states", self._on_joints, 10)

    def _on_joints(self, message):
        self.positions = np.array(message.position[:7])
        self.fastest = max(self.fastest, float(np.abs(message.velocity).max()))


@pytest.mark.stack
@pytest.mark.timeout(300)
@pytest.mark.usefixtures("home_again")
def test_nonsense_on_every_topic_kills_and_moves_nothing_fills_no_log_and_leaves_a_stack_that_works(
    stack, recordings, tmp_path
):
    fuzz, liveness, told = Fuzz(stack), stack.client.liveness, []
    recording = PendingRecording(stack.client, Record.Goal(out=str(tmp_path / "out"), pixels=32), told.append)
    recordings.append(recording)
    TaskViewer(stack.client.node)
    names = [*stack.names, stack.client.node.get_name()]
    wait_until(lambda: told and told[-1].state == "ready", 30.0, "a recorder that is ready")
    topics, joints = fuzz.topics(names), Joints(stack.client.node)
    wait_until(lambda: joints.positions is not None, 5.0, "joints")
    assert set(topics.values()) == set(FUZZED.values())
    before = {name: liveness.incarnation(name) for name in stack.names}
    positions, sizes = joints.positions, log_sizes(stack)
    joints.fastest = 0.0
    for topic, kind in sorted(topics.items()):
        fuzz.attack(topic, kind)
    assert fuzz.sent > 10_000
    assert stack.processes.check() == {}
    wait_until(lambda: not any(map(liveness.problem, stack.names)), READY_SEC, "all nodes ready again")
    assert {name: liveness.incarnation(name) for name in stack.names} == before
    assert joints.fastest < 0.05
    assert joints.positions == pytest.approx(positions, abs=2e-3)
    assert_logs_are_readable(stack, sizes)
    # All that was opened before goes on: the recording too.
    assert outcome(stack.run("pick(get_actor('green cube'))")) is RAN
    wait_until(lambda: told[-1].episodes == 1, 20.0, "an episode")
    assert outcome(recording.end()) is Outcome.DONE
    assert check_dataset(tmp_path / "out").calls == 1


def assert_logs_are_readable(stack, sizes):
    """Each kind of nonsense is named once, in a line that repeats little of it, and nothing failed."""
    for path in stack.processes.log_dir.iterdir():
        text = path.read_text()[sizes[path.name] :]
        assert "failed with" not in text, f"{path.name}: {text[text.index('failed with') - 200 :][:600]}"
        assert "Traceback" not in text, f"{path.name}: {text[:2000]}"
        assert len(text.splitlines()) < _MOST_LINES, f"{path.name}: {text[:3000]}"
        assert "x" * 201 not in text


def log_sizes(stack):
    return {path.name: path.stat().st_size for path in stack.processes.log_dir.iterdir()}
