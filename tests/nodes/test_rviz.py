"""What config/hcvla.rviz asks for is what a running stack publishes: names, types and QoS."""

import pytest
import yaml
from rclpy.qos import DurabilityPolicy, ReliabilityPolicy

from hcvla.nodes.ros.node import BASE_FRAME
from hcvla.resources import resource
from running import NAMESPACE, running_stack
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

TYPES = {
    "RobotModel": "std_msgs/msg/String",
    "Marker": "visualization_msgs/msg/Marker",
    "MarkerArray": "visualization_msgs/msg/MarkerArray",
    "Image": "sensor_msgs/msg/Image",
}
MANAGER = yaml.safe_load(resource("config/hcvla.rviz").read_text())["Visualization Manager"]
SUBSCRIBING = {
    display["Name"]: (display["Class"].rpartition("/")[2], display.get("Topic") or display.get("Description Topic"))
    for display in MANAGER["Displays"]
    if display["Class"].rpartition("/")[2] in TYPES
}


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    with running_stack(tmp_path_factory.mktemp("stack")) as stack:
        yield stack.client.node


@pytest.mark.parametrize("name", SUBSCRIBING)
def test_a_display_s_topic_is_published_with_its_type_and_qos(node, name):
    kind, asked = SUBSCRIBING[name]
    topic = asked["Value"]
    wait_until(lambda: node.get_publishers_info_by_topic(topic), 10.0, f"a publisher of {topic}")
    for offered in node.get_publishers_info_by_topic(topic):
        assert offered.topic_type == TYPES[kind]
        assert (
            offered.qos_profile.reliability is ReliabilityPolicy.RELIABLE or asked["Reliability Policy"] != "Reliable"
        )
        # Asking for less than a latched topic offers would connect too, and show nothing of what was sent before.
        latched = offered.qos_profile.durability is DurabilityPolicy.TRANSIENT_LOCAL
        assert asked["Durability Policy"] == ("Transient Local" if latched else "Volatile")


def test_frames_and_namespace_are_those_of_the_stack():
    assert MANAGER["Global Options"]["Fixed Frame"] == MANAGER["Views"]["Current"]["Target Frame"] == BASE_FRAME
    assert {topic["Value"].split("/")[1] for _, topic in SUBSCRIBING.values()} == {NAMESPACE}
