import pytest
import yaml

from hcvla.nodes.bringup.rviz import rviz_config
from hcvla.resources import resource
from rviz import RvizConfig

SHIPPED = resource("config/hcvla.rviz").read_text()


def test_for_the_default_stack_it_is_the_shipped_file():
    assert yaml.safe_load(rviz_config("hcvla", "")) == yaml.safe_load(SHIPPED)


@pytest.mark.parametrize(("namespace", "topics"), [("/left", "/left/"), ("lab/left", "/lab/left/"), ("", "/")])
def test_every_topic_is_that_of_the_namespace(namespace, topics):
    there, shipped = RvizConfig(rviz_config(namespace, "")), RvizConfig(SHIPPED)
    for name, (kind, topic) in shipped.subscribing.items():
        moved = topic | {"Value": topic["Value"].replace("/hcvla/", topics)}
        assert there.subscribing[name] == (kind, moved)


def test_frames_get_the_prefix_and_the_robot_s_links_too_for_which_rviz_adds_the_slash():
    config = RvizConfig(rviz_config("lab/left", "lab/left/"))
    assert config.frames == {"lab/left/fr3_link0"}
    assert config.displays["FR3"]["TF Prefix"] == "lab/left"
    assert RvizConfig(SHIPPED).displays["FR3"]["TF Prefix"] == ""
