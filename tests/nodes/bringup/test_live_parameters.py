"""Parameters set at run time, through ROS itself: what is out of range, of another type or no known word is refused."""

import math
import typing

import pytest
import rclpy
from rclpy.node import Node
from rclpy.parameter import Parameter

from hcvla.configuration.settings import settings_of
from hcvla.nodes.bringup.configuration import NODE_CONFIGS
from hcvla.nodes.ros.parameters import read_parameters

pytestmark = pytest.mark.ros


@pytest.fixture(params=list(NODE_CONFIGS))
def declared(request):
    """Return a node with the parameters of one of ours, all of them live, and the configurations that took effect."""
    context = rclpy.Context()
    rclpy.init(context=context)
    node, config, applied = Node(request.param, context=context), NODE_CONFIGS[request.param], []
    groups = {setting.name.partition(".")[0] for setting in settings_of(config)}
    read_parameters(node, config, applied.append, live=tuple(groups))
    yield node, config, applied
    node.destroy_node()
    context.try_shutdown()


def nonsense(setting):
    """Return values that a setting must refuse."""
    if typing.get_origin(setting.type) is tuple:
        fixed = typing.get_args(setting.type)[-1] is not Ellipsis
        return [[math.nan] * len(setting.value), "text", *([[], [1.0] * 50] if fixed else [])]
    if setting.choices:
        return ["no such word", "", 3]
    if setting.type in (int, float):
        below = [] if setting.range is None or math.isinf(setting.range.low) else [setting.type(setting.range.low - 1)]
        return [*below, "text", math.nan, True]
    return [3, [1.5]]


def test_nonsense_is_refused_with_a_reason_and_nothing_changes(declared):
    node, config, applied = declared
    taken = []
    for setting in settings_of(config):
        before = node.get_parameter(setting.name).value
        for value in nonsense(setting):
            result = node.set_parameters([Parameter(setting.name, value=value)])[0]
            if result.successful or not result.reason or node.get_parameter(setting.name).value != before:
                taken.append((setting.name, value))
    assert not taken
    assert not applied


def test_a_parameter_that_no_one_declared_is_refused(declared):
    node, _, applied = declared
    with pytest.raises(rclpy.exceptions.ParameterNotDeclaredException):
        node.set_parameters([Parameter("no_such_parameter", value=1)])
    assert not applied


def test_a_camera_at_minus_one_hertz_is_refused_and_one_at_five_takes_effect():
    context = rclpy.Context()
    rclpy.init(context=context)
    node, applied = Node("mujoco_camera", context=context), []
    config = read_parameters(node, NODE_CONFIGS["mujoco_camera"], applied.append, live=("rate_hz",))
    refused = node.set_parameters([Parameter("rate_hz", value=-1.0)])[0]
    assert not refused.successful
    assert "out of range" in refused.reason
    assert node.set_parameters([Parameter("rate_hz", value=5.0)])[0].successful
    assert [(config.rate_hz, changed.rate_hz) for changed in applied] == [(10.0, 5.0)]
    node.destroy_node()
    context.try_shutdown()
