from dataclasses import dataclass, field
from typing import Literal

import pytest
import rclpy
from rclpy.node import Node
from rclpy.parameter import Parameter

from hcvla.nodes.ros.parameters import ParameterError, read_parameters

pytestmark = pytest.mark.ros


@dataclass(frozen=True)
class Limits:
    speed_m_s: float = 0.25
    tries: int = 2


@dataclass(frozen=True)
class Config:
    path: str = ""
    mode: Literal["slow", "fast"] = "slow"
    limits: Limits = field(default_factory=Limits)


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


def test_defaults_come_from_the_dataclass_and_are_declared(make_node):
    node = make_node()
    assert read_parameters(node, Config) == Config()
    assert node.get_parameter("limits.speed_m_s").value == 0.25


def test_overrides_reach_nested_fields_and_whole_numbers_pass_as_floats(make_node):
    node = make_node(path="/tmp/x", limits__speed_m_s=1, mode="fast")
    assert read_parameters(node, Config) == Config("/tmp/x", "fast", Limits(1.0, 2))


def test_an_unknown_parameter_names_the_nearest(make_node):
    with pytest.raises(
        ParameterError, match=r"tested: unknown parameter 'limits\.sped'; did you mean 'limits\.speed_m_s'"
    ):
        read_parameters(make_node(limits__sped=1.0), Config)


def test_a_wrong_type_says_what_was_found_and_expected(make_node):
    with pytest.raises(ParameterError, match=r"'limits\.tries' is 'two' \(str\), expected int"):
        read_parameters(make_node(limits__tries="two"), Config)
    with pytest.raises(ParameterError, match=r"'mode' is 'medium'.*one of 'slow', 'fast'"):
        read_parameters(make_node(mode="medium"), Config)


def test_parameters_of_ros_itself_are_left_alone(make_node):
    assert read_parameters(make_node(use_sim_time=True), Config) == Config()
