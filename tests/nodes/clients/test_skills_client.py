"""The skill server behind its action: no subtask begins while a part of the stack is gone, and the part is named."""

from types import SimpleNamespace

import pytest
from hcvla_interfaces.action import ExecuteSubtask
from hcvla_interfaces.msg import Heartbeat
from rclpy.action import ActionServer

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.nodes.clients import skills as skills_client
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
        self.newer_than = []
        arm = SimpleNamespace(state=lambda: SimpleNamespace(stamp_sec=4.0, stopped=False))
        world = SimpleNamespace(expect_newer=self.newer_than.append)
        self.skills = RemoteSkills(node, ROBOT_API, arm, world, self.liveness, PARTS)
        self.alive = PARTS
        self._beats = node.create_publisher(Heartbeat, "heartbeat", 20)
        node.create_timer(0.05, self._beat)

    def _beat(self):
        for name in self.alive:
            self._beats.publish(Heartbeat(node=name, incarnation=1, ready=True))

    def see(self, *names):
        wait_until(lambda: not any(map(self.liveness.problem, names)), 5.0, "the heartbeats")


@pytest.fixture
def stack(spinning):
    return Stack(spinning)


def test_a_part_that_was_never_there_is_named(stack):
    stack.alive = [name for name in PARTS if name != "perception"]
    stack.liveness.forget("perception")
    stack.see(*stack.alive)
    with pytest.raises(NodeLostError, match="node 'perception' has not been seen; start it"):
        stack.skills.execute(HOME, lambda _: None)


@pytest.mark.parametrize(("gone", "error"), [("perception", NodeLostError), ("mujoco_camera", CameraSilentError)])
def test_a_part_whose_heartbeat_is_overdue_is_waited_for_and_named_if_it_does_not_come(stack, monkeypatch, gone, error):
    monkeypatch.setattr(module, "_OVERDUE_SEC", 0.5)
    monkeypatch.setattr(module, "SILENCE_LIMIT_SEC", 1.5)
    stack.see(*PARTS)
    stack.alive = [name for name in PARTS if name != gone]
    wait_until(lambda: stack.liveness._newest(gone)[0] > 0.6, 5.0, "an overdue heartbeat")
    with pytest.raises(error, match=f"node '{gone}' died: silent for"):
        stack.skills.execute(HOME, lambda _: None)


class Server:
    """A skill server that is busy with what someone else has left running, for some goals."""

    def __init__(self, node, busy):
        self.busy, self.asked = busy, 0
        self.action = ActionServer(node, ExecuteSubtask, "execute_subtask", self._execute)

    def _execute(self, goal):
        self.asked += 1
        result = ExecuteSubtask.Result()
        result.outcome.code = int(Outcome.BUSY if self.asked <= self.busy else Outcome.DONE)
        goal.succeed()
        return result


def test_a_server_that_is_busy_with_a_dead_executors_subtask_is_waited_for(stack, spinning):
    server = Server(spinning, busy=3)
    stack.see(*PARTS)
    assert stack.skills.execute(HOME, lambda _: None).done
    assert server.asked == 4
    server.action.destroy()


def test_a_server_that_stays_busy_is_said_to_be(stack, spinning, monkeypatch):
    monkeypatch.setattr(skills_client, "_ORPHAN_SEC", 0.5)
    server = Server(spinning, busy=1000)
    stack.see(*PARTS)
    assert stack.skills.execute(HOME, lambda _: None).outcome is Outcome.BUSY
    assert server.asked > 1
    server.action.destroy()
