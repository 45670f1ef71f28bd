"""Parameters of a running node, set as `ros2 param set` does."""

import pytest
from rcl_interfaces.msg import ParameterValue
from rcl_interfaces.srv import GetParameters, SetParameters
from rclpy.parameter import Parameter

from hcvla.nodes.ros.futures import call_service

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]


@pytest.fixture
def rate(stack):
    """Return what sets the camera node's image rate [Hz] and answers whether it was taken, why not, and what it is."""
    node = stack.client.node
    setting, getting = (
        node.create_client(kind, f"mujoco_camera/{name}")
        for kind, name in ((SetParameters, "set_parameters"), (GetParameters, "get_parameters"))
    )

    def change(value):
        request = SetParameters.Request(parameters=[Parameter("rate_hz", value=value).to_parameter_msg()])
        (result,) = call_service(setting, request, 10.0).results
        (now,) = call_service(getting, GetParameters.Request(names=["rate_hz"]), 10.0).values
        assert isinstance(now, ParameterValue)
        return result.successful, result.reason, now.double_value

    yield change
    change(10.0)


def test_minus_one_hertz_is_refused_with_the_range_and_five_take_effect(rate):
    taken, reason, now = rate(-1.0)
    assert not taken
    assert "rate_hz" in reason
    assert now == 10.0
    assert rate(5.0) == (True, "", 5.0)
