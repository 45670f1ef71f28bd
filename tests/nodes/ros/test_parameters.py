import math
import re
from dataclasses import dataclass, field
from typing import Literal

import pytest
import rclpy
from rclpy.node import Node
from rclpy.parameter import Parameter

from hcvla.api.errors import HcvlaError
from hcvla.configuration.errors import ConfigurationError
from hcvla.configuration.ranges import NonNegativeInt, PositiveFloat, Share
from hcvla.nodes.ros.common import CommonConfig
from hcvla.nodes.ros.parameters import read_common, read_parameters

pytestmark = pytest.mark.ros


class TooMuchError(HcvlaError):
    """For the tests."""


@dataclass(frozen=True)
class Limits:
    speed_m_s: PositiveFloat = 0.25
    """How fast."""
    tries: NonNegativeInt = 2
    """How often."""


@dataclass(frozen=True)
class Config:
    path: str = ""
    """A file."""
    mode: Literal["slow", "fast"] = "slow"
    """How the arm drives."""
    box_m: tuple[float, float] = (0.0, 1.0)
    """A box."""
    share: Share = 0.5
    """A part."""
    limits: Limits = field(default_factory=Limits)
    """Of the arm."""


@pytest.fixture
def make_node():
    context = rclpy.Context()
    rclpy.init(context=context)
    nodes = []

    def make(**overrides):
        given = [Parameter(name.replace("__", "."), value=value) for name, value in overrides.items()]
        nodes.append(Node("tested", context=context, parameter_overrides=given))
        return nodes[-1]

    yield make
    for node in nodes:
        node.destroy_node()
    context.try_shutdown()


def set_now(node, name, value):
    return node.set_parameters([Parameter(name, value=value)])[0]


def test_defaults_come_from_the_dataclass_and_are_declared(make_node):
    node = make_node()
    assert read_parameters(node, Config()) == Config()
    assert node.get_parameter("limits.speed_m_s").value == 0.25
    assert list(node.get_parameter("box_m").value) == [0.0, 1.0]


def test_defaults_are_those_of_the_instance(make_node):
    node = make_node()
    assert read_parameters(node, Config(limits=Limits(2.0))).limits.speed_m_s == 2.0
    assert node.get_parameter("limits.speed_m_s").value == 2.0


def test_overrides_reach_nested_fields_and_whole_numbers_pass_as_floats(make_node):
    node = make_node(path="/tmp/x", limits__speed_m_s=1, mode="fast", box_m=[0.5, 2.0])
    assert read_parameters(node, Config()) == Config("/tmp/x", "fast", (0.5, 2.0), 0.5, Limits(1.0, 2))


def test_an_unknown_parameter_names_the_nearest(make_node):
    with pytest.raises(ConfigurationError, match=r"tested: unknown parameter 'limits\.sped'; did you mean 'limits\.sp"):
        read_parameters(make_node(limits__sped=1.0), Config())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"limits__tries": "two"}, r"'limits\.tries' is 'two', expected int, at least 0"),
        ({"mode": "medium"}, "'mode' is 'medium'.*one of 'slow', 'fast'"),
        ({"limits__speed_m_s": -1.0}, r"'limits\.speed_m_s' is -1\.0, expected float, more than 0"),
        ({"box_m": [1.0]}, "'box_m' is .* expected 2 numbers"),
    ],
)
def test_what_does_not_fit_ends_the_node_with_one_line(make_node, given, words):
    with pytest.raises(ConfigurationError, match=words):
        read_parameters(make_node(**given), Config())


def test_parameters_of_ros_itself_are_left_alone(make_node):
    node = make_node(use_sim_time=True)
    assert read_parameters(node, Config(), lambda _: None, live=("limits",)) == Config()
    assert set_now(node, "use_sim_time", False).successful


def test_a_parameter_is_described_with_its_meaning_and_range(make_node):
    node = make_node()
    read_parameters(node, Config(), lambda _: None, live=("limits",))
    speed = node.describe_parameter("limits.speed_m_s")
    assert (speed.description, speed.read_only) == ("How fast.", False)
    assert (speed.floating_point_range[0].from_value, speed.floating_point_range[0].to_value) == (0.0, math.inf)
    assert speed.additional_constraints == "more than 0"
    tries = node.describe_parameter("limits.tries").integer_range[0]
    assert (tries.from_value, tries.to_value) == (0, 2**63 - 1)
    share = node.describe_parameter("share")
    assert (share.floating_point_range[0].to_value, share.read_only) == (1.0, True)
    assert node.describe_parameter("mode").additional_constraints == "one of 'slow', 'fast'"


def test_a_live_parameter_takes_effect_and_the_others_stay(make_node):
    node, applied = make_node(path="x"), []
    read_parameters(node, Config(), applied.append, live=("limits",))
    assert set_now(node, "limits.speed_m_s", 0.5).successful
    assert set_now(node, "limits.tries", 5).successful
    assert applied[-1] == Config(path="x", limits=Limits(0.5, 5))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("limits.speed_m_s", -0.5, "out of range"),
        ("limits.speed_m_s", 0.0, "expected float, more than 0"),
        ("limits.speed_m_s", math.nan, "expected float, more than 0|out of range"),
        ("limits.tries", -1, "out of range"),
        ("limits.tries", 2.5, "Wrong parameter type"),
        ("limits.tries", 99, "too much"),
        ("share", 0.1, "read-only"),
        ("path", "y", "read-only"),
    ],
)
def test_what_cannot_take_effect_is_refused_with_one_line(make_node, name, value, words):
    def apply(config):
        if config.limits.tries > 10:
            raise TooMuchError("too much")
        applied.append(config)

    node, applied = make_node(), []
    read_parameters(node, Config(), apply, live=("limits",))
    before = node.get_parameter(name).value
    refused = set_now(node, name, value)
    assert not refused.successful
    assert re.search(words, refused.reason), refused.reason
    assert "\n" not in refused.reason
    assert not applied
    assert node.get_parameter(name).value == before


def test_what_every_node_has_is_read_apart_from_its_own(make_node):
    node = make_node(frame_prefix="left/", path="x")
    assert read_common(node) == CommonConfig(frame_prefix="left/")
    assert read_parameters(node, Config()) == Config(path="x")
    assert node.get_parameter("frame_prefix").value == "left/"
    assert node.describe_parameter("frame_prefix").read_only


@pytest.mark.parametrize("prefix", ["/left/", "left", "my robot/", "left\n", "é/"])
def test_a_prefix_that_tf_does_not_take_is_refused(make_node, prefix):
    with pytest.raises(ConfigurationError, match=r"frame_prefix is .* expected letters"):
        read_common(make_node(frame_prefix=prefix))
