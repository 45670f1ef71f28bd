"""A topic whose newest message waits until it is taken, without a callback."""

import pytest
from std_msgs.msg import Int32

from hcvla.nodes.ros2_control.polled_topic import PolledTopic

pytestmark = pytest.mark.ros


def test_the_newest_message_is_taken_once_and_the_executor_takes_none(ros):
    sender, listener = ros.node("sender"), ros.node("listener")
    topic = PolledTopic(listener, Int32, "/numbers")
    publisher = sender.create_publisher(Int32, "/numbers", 10)
    assert topic.take() is None
    ros.spin_until(lambda: publisher.get_subscription_count() == 1, what="discovery")
    came = []
    listener.create_subscription(Int32, "/numbers", lambda message: came.append(message.data), 10)
    ros.spin_until(lambda: publisher.get_subscription_count() == 2, what="discovery of the witness")
    for number in range(5):
        publisher.publish(Int32(data=number))
    ros.spin_until(lambda: 4 in came, what="the last message")
    taken = []
    ros.spin_until(lambda: taken.append(topic.take()) or taken[-1] is not None, what="the newest message")
    assert taken[-1].data == 4
    assert topic.take() is None
