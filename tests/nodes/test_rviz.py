"""What config/hcvla.rviz displays is what a running stack publishes: names, types, QoS and frames."""

import pytest

from hcvla.nodes.messages.transforms import TransformBuffer
from hcvla.resources import resource
from running import NAMESPACE, running_stack
from rviz import RvizConfig
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

CONFIG = RvizConfig(resource("config/hcvla.rviz").read_text())


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    with running_stack(tmp_path_factory.mktemp("stack")) as stack:
        yield stack.client.node


@pytest.mark.parametrize("name", CONFIG.subscribing)
def test_a_display_s_topic_is_published_with_its_type_and_qos(node, name):
    CONFIG.check_topic(node, name)


def test_its_frame_is_where_every_link_and_both_cameras_are_known(node):
    (fixed,) = CONFIG.frames
    assert {topic["Value"].split("/")[1] for _, topic in CONFIG.subscribing.values()} == {NAMESPACE}
    buffer = TransformBuffer(node)
    for frame in ("fr3_leftfinger", "fr3_hand_tcp", "scene_camera_optical_frame", "wrist_camera_optical_frame"):
        wait_until(lambda frame=frame: buffer.connects(fixed, frame), 10.0, f"the way from {frame} to {fixed}")
