"""What is recorded as MCAP is read by the mcap library as it was sent."""

import errno

import numpy as np
import pytest
from hcvla_interfaces.msg import Argument, NamedObject, NamedObjects, SubtaskEvent
from rclpy.qos import QoSProfile, ReliabilityPolicy
from sensor_msgs.msg import Image
from std_msgs.msg import String

from hcvla.nodes.ros.node import LATCHED, NEWEST

pytest.importorskip("mcap_ros2", reason="make setup installs it")
from mcap.reader import make_reader
from mcap_ros2.decoder import DecoderFactory

from hcvla.nodes.bag.mcap_file import McapFile
from hcvla.nodes.bag.topic_recorder import TopicRecorder, of_stack

pytestmark = pytest.mark.ros


class Recorded:
    def __init__(self, ros, path):
        self.ros, self.path = ros, path
        self.file = McapFile(path)
        self.user = ros.node("user", namespace="/robot")
        self.recorder = TopicRecorder(ros.node("bag"), self.file, of_stack("robot"))

    def discover(self, topic):
        """Go on until a topic is subscribed to."""
        self.ros.spin_until(lambda: self.recorder.discover() and topic in self.recorder.counts, what=topic)
        self.ros.spin_until(lambda: self.user.count_subscribers(topic), what=f"the subscription to {topic}")

    def send(self, publisher, *messages):
        for message in messages:
            before = self.recorder.counts[publisher.topic_name]
            publisher.publish(message)
            self.ros.spin_until(lambda before=before: self.recorder.counts[publisher.topic_name] > before)

    def read(self):
        """Close the file and return (topic, message, record) of all in it, by time."""
        self.file.close()
        with self.path.open("rb") as stream:
            found = make_reader(stream, decoder_factories=[DecoderFactory()]).iter_decoded_messages()
            return [(channel.topic, message, record) for _, channel, record, message in found]


@pytest.fixture
def recorded(ros, tmp_path):
    return Recorded(ros, tmp_path / "run.mcap")


def test_messages_are_read_as_they_were_sent_nested_ones_too(recorded):
    publisher = recorded.user.create_publisher(NamedObjects, "objects", NEWEST)
    recorded.discover("/robot/objects")
    named = NamedObject(name="red cube", color="red", shape="cube", visible=True)
    named.pose.pose.position.x, named.pose.covariance[7] = 0.45, 0.25
    recorded.send(publisher, NamedObjects(objects=[named, NamedObject(name="green tray")]), NamedObjects())
    (topic, full, record), (_, empty, later) = recorded.read()
    assert topic == "/robot/objects"
    assert [item.name for item in full.objects] == ["red cube", "green tray"]
    assert (full.objects[0].pose.pose.position.x, full.objects[0].pose.covariance[7]) == (0.45, 0.25)
    assert empty.objects == []
    # Sent before it was received, by the system's clock, and within a second here.
    assert 0 <= record.log_time - record.publish_time < 1_000_000_000
    assert later.log_time > record.log_time


def test_images_come_back_bit_by_bit(recorded):
    publisher = recorded.user.create_publisher(Image, "camera/scene/color/image_raw", NEWEST)
    recorded.discover("/robot/camera/scene/color/image_raw")
    pixels = np.random.default_rng(0).integers(0, 255, (48, 64, 3), dtype=np.uint8)
    recorded.send(publisher, Image(height=48, width=64, step=192, encoding="rgb8", data=pixels.tobytes()))
    ((_, image, _),) = recorded.read()
    np.testing.assert_array_equal(np.frombuffer(image.data, np.uint8).reshape(48, 64, 3), pixels)


def test_what_was_latched_before_is_recorded_and_a_topic_that_appears_later_too(recorded):
    latched = recorded.user.create_publisher(String, "robot_description", LATCHED)
    latched.publish(String(data="<robot/>"))
    recorded.discover("/robot/robot_description")
    recorded.ros.spin_until(lambda: recorded.recorder.counts["/robot/robot_description"] == 1)
    events = recorded.user.create_publisher(SubtaskEvent, "subtask_events", 50)
    recorded.discover("/robot/subtask_events")
    event = SubtaskEvent(label="pick()", arguments=[Argument(name="actor", type=Argument.ACTOR, text="red cube")])
    recorded.send(events, event)
    found = {topic: message for topic, message, _ in recorded.read()}
    assert found["/robot/robot_description"].data == "<robot/>"
    assert found["/robot/subtask_events"].arguments[0].text == "red cube"


def test_a_topic_of_best_effort_is_heard(recorded):
    publisher = recorded.user.create_publisher(
        String, "sensor", QoSProfile(depth=1, reliability=ReliabilityPolicy.BEST_EFFORT)
    )
    recorded.discover("/robot/sensor")
    recorded.send(publisher, String(data="x"))
    assert [message.data for _, message, _ in recorded.read()] == ["x"]


def test_other_robots_and_hidden_topics_are_left_out(recorded):
    other = recorded.ros.node("other", namespace="/other")
    publishers = [
        other.create_publisher(String, "chatter", 1),
        recorded.user.create_publisher(String, "_hidden", 1),
        recorded.user.create_publisher(String, "heard", 1),
    ]
    recorded.discover("/robot/heard")
    recorded.ros.spin_until(lambda: other.count_publishers("/robot/heard"))
    recorded.recorder.discover()
    assert len(publishers) == 3
    assert {topic for topic in recorded.recorder.counts if topic != "/rosout"} == {"/robot/heard"}


@pytest.mark.parametrize(
    ("namespace", "topic", "belongs"),
    [
        ("hcvla", "/hcvla/objects", True),
        ("/hcvla/", "/hcvla/objects", True),
        ("hcvla", "/hcvla2/objects", False),
        ("hcvla", "/tf", True),
        ("hcvla", "/diagnostics", True),
        ("hcvla", "/parameter_events", False),
        ("", "/objects", True),
    ],
)
def test_a_stack_s_topics_are_those_below_its_namespace_and_the_shared_ones(namespace, topic, belongs):
    assert of_stack(namespace)(topic) is belongs


def test_a_file_that_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "run.mcap").write_text("mine")
    with pytest.raises(FileExistsError):
        McapFile(tmp_path / "run.mcap")
    assert (tmp_path / "run.mcap").read_text() == "mine"


def test_what_comes_after_the_end_is_left_out(tmp_path):
    file = McapFile(tmp_path / "run.mcap")
    channel = file.add_topic("/chatter", "std_msgs/msg/String")
    file.write(channel, b"one", 2, 1)
    file.close()
    file.write(channel, b"two", 4, 3)
    with (tmp_path / "run.mcap").open("rb") as stream:
        assert [message.data for *_, message in make_reader(stream).iter_messages()] == [b"one"]


def test_a_full_disk_ends_the_recording_and_not_the_node(recorded, monkeypatch):
    publisher = recorded.user.create_publisher(String, "chatter", 10)
    recorded.discover("/robot/chatter")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(recorded.file, "write", full)
    publisher.publish(String(data="x"))
    recorded.ros.spin_until(lambda: recorded.recorder.error is not None)
    publisher.publish(String(data="y"))
    assert recorded.recorder.counts["/robot/chatter"] == 0
