"""The skill server outlives its clients, and the arm."""

import threading

import pytest
import rclpy
from hcvla_interfaces.msg import Heartbeat

from hcvla.api.functions import ROBOT_API
from hcvla.nodes.clients import arm as arm_module
from hcvla.nodes.ros import liveness as liveness_module
from hcvla.nodes.ros.executor import StackExecutor
from hcvla.nodes.skill_server import SkillServerNode
from waiting import wait_until

pytestmark = pytest.mark.ros


@pytest.fixture
def skill_server():
    """Yield a skill server that spins, without a robot."""
    rclpy.init()
    node, executor = SkillServerNode(ROBOT_API), StackExecutor()
    executor.add_node(node)
    spinning = threading.Thread(target=executor.spin, daemon=True)
    spinning.start()
    yield node
    executor.shutdown(2.0)
    spinning.join(2.0)
    node.close()
    node.destroy_node()
    rclpy.shutdown()


def test_a_client_that_is_lost_together_with_the_arm_does_not_end_the_skill_server(skill_server, monkeypatch):
    monkeypatch.setattr(liveness_module, "SILENCE_LIMIT_SEC", 0.3)
    monkeypatch.setattr(arm_module, "STATE_LIMIT_SEC", 0.1)
    monkeypatch.setattr(arm_module, "_STOP_LIMIT_SEC", 0.1)
    heartbeat = skill_server.create_publisher(Heartbeat, "heartbeat", 10)
    wait_until(lambda: heartbeat.get_subscription_count() > 0, 5.0, "the subscription")
    heartbeat.publish(Heartbeat(node="executor", incarnation=1, ready=True))
    wait_until(lambda: skill_server._liveness.is_alive("executor"), 5.0, "the executor")
    watching = skill_server.start_thread("watch client", lambda: skill_server._watch_client(threading.Event()))
    watching.join(10.0)
    assert not watching.is_alive()
    assert not skill_server.faults.ended_because
    assert skill_server.ready
