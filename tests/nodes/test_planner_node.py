"""Node `planner` with a Hugging Face model: requests that come at the same time are all answered."""

import pytest
import torch
from hcvla_interfaces.srv import PlanCode

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.nodes.messages.conversions import object_to_msg
from helpers.tiny_vlm import tiny_qwen2_vl

pytestmark = pytest.mark.ros
CUBE = NamedObject("red cube", "red", "cube", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04))


def test_requests_of_several_robots_at_the_same_time_are_all_answered(ros, tmp_path):
    from rclpy.parameter import Parameter

    from hcvla.nodes.planner import PlannerNode

    torch.manual_seed(0)
    tiny_qwen2_vl(tmp_path)
    settings = {"planner": str(tmp_path), "prompt": "compact"}
    parameters = [Parameter(name, value=value) for name, value in settings.items()]
    node = ros.add(PlannerNode(ROBOT_API, context=ros.context, parameter_overrides=parameters))
    ros.spin_until(lambda: not node.not_ready_because, what="the model is loaded", limit_sec=60.0)
    client = ros.node("robots").create_client(PlanCode, "plan_code")
    ros.spin_until(client.service_is_ready, what="the service")
    asked = [client.call_async(PlanCode.Request(task=f"task {n}", objects=[object_to_msg(CUBE)])) for n in range(4)]
    ros.spin_until(lambda: all(future.done() for future in asked), what="answers", limit_sec=60.0)
    # The answers to one question do not depend on the others: they are those of each alone.
    alone = [client.call_async(PlanCode.Request(task="task 2", objects=[object_to_msg(CUBE)]))]
    ros.spin_until(lambda: alone[0].done(), what="an answer", limit_sec=60.0)
    assert asked[2].result().code == alone[0].result().code
    assert all(future.result().code or future.result().done or future.result().outcome.message for future in asked)
