"""The skill server behind its action: no subtask begins while a part of the stack is gone, and the part is named."""

import pytest
from hcvla_interfaces.msg import Heartbeat

from hcvla.api.functions import ROBOT_API
from hcvla.nodes.clients.skills import RemoteSkills
from hcvla.nodes.ros import liveness as module
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import CameraSilentError, Liveness
from waiting import wait_until

pytestmark = pytest.mark.ros

HOME = ROBOT_API["go_home"].bind()
PARTS = ("mujoco_bridge", "mujoco_camera", "perception", "skill_server")


class Stack:
    def __init__(self, node):
        self.liveness = Liveness(node)
        self.skills = RemoteSkills(node, ROBOT_API, None, None, self.liveness, PARTS)
        self._beats = node.create_publisher(Heartbeat, "heartbeat", 20)
        wait_until(self._beats.get_subscription_count, 5.0, "the subscription")

    def beat(self, *names):
        for name in names:
            self._beats.publish(Heartbeat(node=name, incarnation=1, ready=True))
        wait_until(lambda: not any(map(self.liveness.problem, names)), 5.0, "the heartbeats")


@pytest.fixture
def stack(spinning):
    return Stack(spinning)


def test_a_part_that_was_never_there_is_named(stack):
    stack.beat("mujoco_bridge", "mujoco_camera", "skill_server")
    with pytest.raises(NodeLostError, match="node 'perception' has not been seen; start it"):
        stack.skills.execute(HOME, lambda _: None)


@pytest.mark.parametrize(("gone", "error"), [("perception", NodeLostError), ("mujoco_camera", CameraSilentError)])
def test_a_part_whose_heartbeat_is_overdue_is_waited_for_and_named_if_it_does_not_come(stack, monkeypatch, gone, error):
    monkeypatch.setattr(module, "_OVERDUE_SEC", 0.2)
    monkeypatch.setattr(module, "SILENCE_LIMIT_SEC", 1.0)
    stack.beat(gone)
    wait_until(lambda: stack.liveness._newest(gone)[0] > 0.3, 5.0, "an overdue heartbeat")
    stack.beat(*(name for name in PARTS if name != gone))
    with pytest.raises(error, match=f"node '{gone}' died: silent for"):
        stack.skills.execute(HOME, lambda _: None)
