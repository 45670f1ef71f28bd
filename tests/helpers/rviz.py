"""What an RViz configuration displays, and whether a running stack has it."""

import yaml
from rclpy.qos import DurabilityPolicy, ReliabilityPolicy

from waiting import wait_until

TYPES = {
    "RobotModel": "std_msgs/msg/String",
    "Marker": "visualization_msgs/msg/Marker",
    "MarkerArray": "visualization_msgs/msg/MarkerArray",
    "Image": "sensor_msgs/msg/Image",
}


class RvizConfig:
    """A configuration by its text."""

    def __init__(self, text):
        self.manager = yaml.safe_load(text)["Visualization Manager"]
        self.displays = {display["Name"]: display for display in self.manager["Displays"]}

    @property
    def subscribing(self):
        """Return the topic of every display that has one, by the display's name: (message type, topic with QoS)."""
        kinds = {name: display["Class"].rpartition("/")[2] for name, display in self.displays.items()}
        return {
            name: (TYPES[kind], self.displays[name].get("Topic") or self.displays[name]["Description Topic"])
            for name, kind in kinds.items()
            if kind in TYPES
        }

    @property
    def frames(self):
        """Return the frames that it draws in."""
        return {self.manager["Global Options"]["Fixed Frame"], self.manager["Views"]["Current"]["Target Frame"]}

    def check_topic(self, node, name):
        """Fail unless the topic of a display is published with its type and a QoS that shows everything."""
        expected, asked = self.subscribing[name]
        topic = asked["Value"]
        wait_until(lambda: node.get_publishers_info_by_topic(topic), 10.0, f"a publisher of {topic}")
        for offered in node.get_publishers_info_by_topic(topic):
            qos = offered.qos_profile
            assert offered.topic_type == expected
            assert qos.reliability is ReliabilityPolicy.RELIABLE or asked["Reliability Policy"] != "Reliable"
            # Asking for less than a latched topic offers would connect too, and show nothing of what was sent before.
            latched = qos.durability is DurabilityPolicy.TRANSIENT_LOCAL
            assert asked["Durability Policy"] == ("Transient Local" if latched else "Volatile")
