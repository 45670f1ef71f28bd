"""Latched messages reach late subscribers, and those that missed the newest."""

import pytest
from std_msgs.msg import String

from hcvla.nodes.ros import latched as module
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.node import LATCHED

pytestmark = pytest.mark.ros


@pytest.fixture
def told(ros):
    """Return what a late subscriber received, newest last."""
    told = []
    ros.node("late").create_subscription(String, "scene", lambda message: told.append(message.data), LATCHED)
    return told


def test_a_late_subscriber_gets_the_newest_message(ros, told):
    publisher = LatchedPublisher(ros.node("source"), String, "scene")
    publisher.publish(String(data="old"))
    publisher.publish(String(data="new"))
    ros.spin_until(lambda: told)
    assert told[0] == "new"
    assert publisher.get_subscription_count() == 1


def test_the_newest_comes_again_after_another_publisher_said_something_else(ros, told, monkeypatch):
    monkeypatch.setattr(module, "REPEAT_SEC", 0.1)
    LatchedPublisher(ros.node("source"), String, "scene").publish(String(data="true"))
    stranger = ros.node("stranger").create_publisher(String, "scene", LATCHED)
    ros.spin_until(lambda: told and stranger.get_subscription_count())
    stranger.publish(String(data="nonsense"))
    ros.spin_until(lambda: "nonsense" in told)
    ros.spin_until(lambda: told[-1] == "true", 2.0, "the true message again")


def test_nothing_is_repeated_before_something_was_published(ros, told, monkeypatch):
    monkeypatch.setattr(module, "REPEAT_SEC", 0.02)
    LatchedPublisher(ros.node("source"), String, "scene")
    stranger = ros.node("stranger").create_publisher(String, "scene", LATCHED)
    ros.spin_until(stranger.get_subscription_count)
    for number in range(10):
        stranger.publish(String(data=f"{number}"))
        ros.spin_until(lambda number=number: told and told[-1] == f"{number}")
    assert set(told) <= set("0123456789")
