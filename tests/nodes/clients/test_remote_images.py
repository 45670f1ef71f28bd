"""Skills behind ROS get the cameras' newest images, cropped and scaled as everywhere."""

import numpy as np
import pytest
from sensor_msgs.msg import Image

from hcvla.cameras.center_crop import square
from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.clients import images as remote
from hcvla.nodes.clients.images import RemoteImages
from hcvla.nodes.messages.images import COLOR, camera_topic, color_to_msg
from hcvla.nodes.ros.node import NEWEST
from hcvla.perception.errors import CameraLostError
from hcvla.skills.needs import CameraNeed

pytestmark = pytest.mark.ros


def sender(node, images: RemoteImages, camera: str):
    """Return a function that sends a picture of a time and returns when it has arrived."""
    publisher = node.create_publisher(Image, camera_topic(camera, COLOR), NEWEST)

    def send(picture: np.ndarray, stamp_sec: float) -> None:
        depth = np.zeros(picture.shape[:2], np.float32)
        message = color_to_msg(RgbdFrame(camera, picture, depth, np.eye(3), np.eye(4), stamp_sec))
        for _ in range(100):
            publisher.publish(message)
            with images._news:
                if images._news.wait_for(lambda: arrived(images, camera, message), 0.1):
                    return
        pytest.fail("the image did not arrive")

    return send


def arrived(images: RemoteImages, camera: str, message: Image) -> bool:
    return camera in images._messages and images._messages[camera].header == message.header


def test_the_newest_image_is_the_middle_square_scaled(spinning):
    images = RemoteImages(spinning, {"scene": CameraNeed(8)})
    send = sender(spinning, images, "scene")
    rng = np.random.default_rng(0)
    for stamp_sec in (1.0, 1.1):
        picture = rng.integers(0, 255, (16, 24, 3), dtype=np.uint8)
        send(picture, stamp_sec)
        newest = images.newest(1.2)["scene"]
        assert newest.stamp_sec == pytest.approx(stamp_sec)
        np.testing.assert_array_equal(newest.rgb, square(picture, 8))
    # Requested again, it is not scaled again.
    assert images.newest(1.25)["scene"] is newest


def test_a_camera_that_sends_nothing_is_named(spinning, monkeypatch):
    monkeypatch.setattr(remote, "LOST_SEC", 0.2)
    images = RemoteImages(spinning, {"scene": CameraNeed(8), "wrist": CameraNeed(8)})
    sender(spinning, images, "scene")(np.zeros((8, 8, 3), np.uint8), 1.0)
    with pytest.raises(CameraLostError, match="'wrist' has delivered no image"):
        images.newest(1.0)


def test_an_old_image_is_a_lost_camera(spinning, monkeypatch):
    images = RemoteImages(spinning, {"scene": CameraNeed(8)})
    sender(spinning, images, "scene")(np.zeros((8, 8, 3), np.uint8), 1.0)
    monkeypatch.setattr(remote, "LOST_SEC", 1e-6)
    with pytest.raises(CameraLostError, match="'scene' delivered its newest image"):
        images.newest(1.0)
