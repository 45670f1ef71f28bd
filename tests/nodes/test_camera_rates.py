"""A camera sends as often as a node requests, as long as it does."""

import math

import pytest
from std_msgs.msg import Float32

from hcvla.nodes import camera_rates
from hcvla.nodes.camera_node import CameraNode
from hcvla.nodes.clients.images import RemoteImages
from hcvla.nodes.ros.node import NEWEST
from hcvla.skills.needs import CameraNeed

pytestmark = pytest.mark.ros

IDLE_HZ = 10.0


class Asked:
    def __init__(self, ros):
        self.ros = ros
        self.rates = ros.add(CameraNode("some_camera", ("scene", "wrist"), context=ros.context)).rates
        self.publisher = ros.node("asking").create_publisher(Float32, "camera/wrist/rate_request", NEWEST)
        ros.spin_until(self.publisher.get_subscription_count)

    def ask(self, rate_hz):
        self.publisher.publish(Float32(data=rate_hz))

    def rate(self, camera="wrist"):
        return self.rates.rate_hz(camera)


@pytest.fixture
def asked(ros):
    return Asked(ros)


def test_the_camera_that_is_asked_is_faster_and_the_other_is_not(asked, ros):
    assert asked.rate() == IDLE_HZ
    asked.ask(20.0)
    ros.spin_until(lambda: asked.rate() == 20.0)
    assert asked.rate("scene") == IDLE_HZ


def test_no_one_can_make_a_camera_slower_than_it_is_by_itself(asked, ros):
    asked.ask(20.0)
    ros.spin_until(lambda: asked.rate() == 20.0)
    asked.rates.idle_hz = 30.0
    assert asked.rate() == 30.0


def test_of_several_that_ask_the_one_that_needs_most_is_served(asked, ros):
    asked.ask(30.0)
    ros.spin_until(lambda: asked.rate() == 30.0)
    asked.ask(15.0)
    asked.ask(20.0)
    ros.spin_until(lambda: asked.rates._requests["wrist"][0] == 30.0)
    assert asked.rate() == 30.0


def test_a_request_that_is_not_repeated_ends(asked, ros, monkeypatch):
    monkeypatch.setattr(camera_rates, "REQUEST_SEC", 0.1)
    asked.ask(20.0)
    ros.spin_until(lambda: asked.rate() == 20.0)
    ros.spin_until(lambda: asked.rate() == IDLE_HZ, 2.0, "the idle rate again")


@pytest.mark.parametrize("nonsense", [math.nan, math.inf, -5.0, 0.0, 1000.0])
def test_nonsense_is_refused_and_changes_nothing(asked, ros, nonsense):
    asked.ask(nonsense)
    asked.ask(12.0)
    ros.spin_until(lambda: asked.rate() == 12.0)


def test_a_library_s_images_ask_for_its_rates_while_they_are_looked_at(ros, monkeypatch):
    monkeypatch.setattr("hcvla.nodes.clients.images.LOST_SEC", 0.01)
    rates = ros.add(CameraNode("some_camera", ("scene", "wrist"), context=ros.context)).rates
    needs = {"scene": CameraNeed(8), "wrist": CameraNeed(8, rate_hz=20.0)}
    images = RemoteImages(ros.node("skills"), needs)
    ros.spin_until(lambda: all(request.get_subscription_count() for request in images._requests.values()))
    rates.idle_hz = 5.0
    assert rates.rate_hz("wrist") == 5.0
    with pytest.raises(Exception, match="has delivered no image"):
        images.newest(0.0)
    ros.spin_until(lambda: rates.rate_hz("wrist") == 20.0)
    ros.spin_until(lambda: rates.rate_hz("scene") == 10.0)
