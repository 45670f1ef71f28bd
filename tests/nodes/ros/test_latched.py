"""Latched messages reach late subscribers, and those that missed the newest."""

import pytest
from std_msgs.msg import String

from hcvla.nodes.ros import latched as module
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.node import LATCHED

pytestmark = pytest.mark.ros


@pytest.fixture
def received(ros):
    """Return what a late subscriber received, newest last."""
    received = []
    ros.node("late").create_subscription(String, "scene", lambda message: received.append(message.data), LATCHED)
    return received


def test_a_late_subscriber_gets_the_newest_message(ros, received):
    publisher = LatchedPublisher(ros.node("source"), String, "scene")
    publisher.publish(String(data="old"))
    publisher.publish(String(data="new"))
    ros.spin_until(lambda: received)
    assert received[0] == "new"
    assert publisher.get_subscription_count() == 1


def test_the_newest_comes_again_after_another_publisher_said_something_else(ros, received, monkeypatch):
    monkeypatch.setattr(module, "REPEAT_SEC", 0.1)
    LatchedPublisher(ros.node("source"), String, "scene").publish(String(data="true"))
    stranger = ros.node("stranger").create_publisher(String, "scene", LATCHED)
    ros.spin_until(lambda: received and stranger.get_subscription_count())
    stranger.publish(String(data="nonsense"))
    ros.spin_until(lambda: "nonsense" in received)
    ros.spin_until(lambda: received[-1] == "true", 2.0, "the true message again")


def test_nothing_is_repeated_before_something_was_published(ros, received, monkeypatch):
    monkeypatch.setattr(module, "REPEAT_SEC", 0.02)
    LatchedPublisher(ros.node("source"), String, "scene")
    stranger = ros.node("stranger").create_publisher(String, "scene", LATCHED)
    ros.spin_until(stranger.get_subscription_count)
    for number in range(10):
        stranger.publish(String(data=f"{number}"))
        ros.spin_until(lambda number=number: received and received[-1] == f"{number}")
    assert set(received) <= set("0123456789")
