"""Node `planner`: requests that come at the same time are all answered, and it looks at what its camera shows."""

from pathlib import Path

import pytest
import torch
from hcvla_interfaces.srv import PlanCode

from doubtful import doubtful_planner
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject, Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.nodes.messages.conversions import object_to_msg, transform_to_msg
from hcvla.nodes.messages.images import COLOR, COLOR_INFO, camera_topic, color_to_msg, info_to_msg, optical_frame
from hcvla.nodes.ros.node import BASE_FRAME, LATCHED, NEWEST
from hcvla.sim.scene_file import load_scene
from helpers.tiny_vlm import tiny_qwen2_vl

pytestmark = pytest.mark.ros
UNNAMED = Path(__file__).parents[2] / "config" / "scenes" / "unnamed.yaml"
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


def test_what_a_person_confirms_may_be_a_guess_and_what_nobody_reads_may_not(ros, tmp_path):
    from rclpy.parameter import Parameter

    from hcvla.nodes.planner import PlannerNode

    folder = Parameter("planner", value=str(doubtful_planner(tmp_path)))
    node = ros.add(PlannerNode(ROBOT_API, context=ros.context, parameter_overrides=[folder]))
    ros.spin_until(lambda: not node.not_ready_because, what="the model is loaded", limit_sec=60.0)
    client = ros.node("robots").create_client(PlanCode, "plan_code")
    ros.spin_until(client.service_is_ready, what="the service")

    def answer(confirmed):
        request = PlanCode.Request(task="pick up the red cube", objects=[object_to_msg(CUBE)], confirmed=confirmed)
        future = client.call_async(request)
        ros.spin_until(future.done, what="an answer", limit_sec=60.0)
        return future.result()

    unread, read = answer(confirmed=False), answer(confirmed=True)
    assert (unread.outcome.code, unread.code, unread.doubt) == (Outcome.NOT_UNDERSTOOD, "", "")
    assert (read.outcome.code, read.code) == (Outcome.DONE, "pick(get_actor('red cube'))")
    assert read.doubt.startswith("the planner is not sure")


def test_the_image_and_the_place_of_its_camera_decide_which_cube_is_the_lime_one(ros):
    from tf2_msgs.msg import TFMessage

    from hcvla.nodes.planner import PlannerNode

    with LockstepStack(load_scene(UNNAMED)) as stack:
        objects, frame = stack.world.objects(), stack.cameras.frame("scene")
    lime = min(objects, key=lambda item: abs(item.pose.x - 0.42) + abs(item.pose.y - 0.12)).name
    node = ros.add(PlannerNode(ROBOT_API, context=ros.context))
    camera = ros.node("camera")
    client = camera.create_client(PlanCode, "plan_code")
    ros.spin_until(lambda: not node.not_ready_because, what="the model is loaded", limit_sec=60.0)
    ros.spin_until(client.service_is_ready, what="the service")

    def answer():
        request = PlanCode.Request(task="pick up the lime cube", objects=[object_to_msg(item) for item in objects])
        future = client.call_async(request)
        ros.spin_until(future.done, what="an answer", limit_sec=60.0)
        return future.result()

    def comes(what):
        """Ask until an answer has this code, or a refusal this end: messages take a moment to arrive."""
        for _ in range(200):
            said = answer()
            if what in (said.code, said.outcome.message[-len(what) :]):
                return said
        raise AssertionError(f"{said.code!r} and {said.outcome.message!r}, not {what!r}")

    refused = comes(": no image")
    assert (refused.code, refused.outcome.code) == ("", Outcome.AMBIGUOUS)
    for part, message in ((COLOR, color_to_msg(frame)), (COLOR_INFO, info_to_msg(frame))):
        publisher = camera.create_publisher(type(message), camera_topic("scene", part), NEWEST)
        ros.spin_until(publisher.get_subscription_count, what="the planner subscribes")
        publisher.publish(message)
    comes("where the image was taken from is not known")
    place = transform_to_msg(Pose.from_matrix(frame.T_base_optical), BASE_FRAME, optical_frame("scene"))
    camera.create_publisher(TFMessage, "/tf_static", LATCHED).publish(TFMessage(transforms=[place]))
    comes(f"pick(get_actor({lime!r}))")
