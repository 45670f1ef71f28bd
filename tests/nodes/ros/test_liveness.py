"""A node that died is named, also if it is back before its silence is noticed."""

import threading
import time

import pytest
import rclpy
from hcvla_interfaces.msg import Heartbeat
from rclpy.duration import Duration

from hcvla.nodes.ros import liveness as liveness_module
from hcvla.nodes.ros.executor import StackExecutor
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import CameraSilentError, Liveness
from hcvla.nodes.ros.node import RobustNode
from waiting import wait_until

pytestmark = pytest.mark.ros


class Hearts:
    """Publishes the heartbeats of nodes and waits until they were received."""

    def __init__(self, node):
        self.liveness = Liveness(node)
        self._publisher = node.create_publisher(Heartbeat, "heartbeat", 10)
        wait_until(lambda: self._publisher.get_subscription_count() > 0, 5.0, "the subscription")

    def send(self, name, incarnation, ready=True):
        beat = Heartbeat(node=name, incarnation=incarnation, ready=ready, message="" if ready else "so")
        self._publisher.publish(beat)

    def arrived(self):
        return self._publisher.wait_for_all_acked(Duration(seconds=5))

    def beat(self, name, incarnation, ready=True):
        self.send(name, incarnation, ready)
        told = (incarnation, "" if ready else f"node '{name}' is not ready: so")
        wait_until(lambda: (self.liveness.incarnation(name), self.liveness.problem(name)) == told, 5.0, "the heartbeat")


@pytest.fixture
def hearts(spinning):
    return Hearts(spinning)


def test_a_node_that_is_back_at_once_is_not_the_one_that_was_watched(hearts):
    hearts.beat("executor", 7)
    watch = hearts.liveness.watch(["executor"])
    hearts.beat("executor", 7)
    assert watch.problem() == ""
    hearts.beat("executor", 8)
    assert "'executor' died and was restarted" in watch.problem()
    with pytest.raises(NodeLostError, match="restarted"):
        watch.require()
    # For everyone who starts now it is alive.
    assert hearts.liveness.watch(["executor"]).problem() == ""


def test_a_node_is_watched_from_when_it_is_first_alive(hearts):
    watch = hearts.liveness.watch(["executor"])
    assert watch.problem() == ""
    hearts.beat("executor", 1, ready=False)
    assert watch.problem() == ""
    hearts.beat("executor", 2)
    assert watch.problem() == ""
    hearts.beat("executor", 2, ready=False)
    assert "not ready: so" in watch.problem()


def test_a_camera_that_was_restarted_is_a_lost_camera(hearts):
    hearts.beat("camera", 1)
    watch = hearts.liveness.watch(["camera"])
    hearts.beat("camera", 2)
    with pytest.raises(CameraSilentError):
        watch.require()


def test_silence_is_noticed(hearts, monkeypatch):
    hearts.beat("executor", 1)
    watch = hearts.liveness.watch(["executor"])
    monkeypatch.setattr(liveness_module, "SILENCE_LIMIT_SEC", 0.3)
    wait_until(lambda: "'executor' died: silent for" in watch.problem(), 5.0, "silence")


def test_a_node_that_is_held_up_takes_no_other_for_dead(spinning, hearts, monkeypatch):
    monkeypatch.setattr(liveness_module, "SILENCE_LIMIT_SEC", 0.3)
    reached, go_on = threading.Event(), threading.Event()
    hold_up = spinning.create_guard_condition(lambda: reached.set() or go_on.wait(10.0))
    hearts.beat("executor", 1)
    watch, start_sec = hearts.liveness.watch(["executor"]), time.monotonic()
    hold_up.trigger()
    assert reached.wait(5.0)
    wait_until(lambda: time.monotonic() - start_sec > 1.0, 5.0, "thrice the limit")
    assert watch.problem() == ""
    go_on.set()
    # Now it listens, and nothing comes.
    wait_until(lambda: "'executor' died: silent for" in watch.problem(), 5.0, "silence")


def test_heartbeats_that_have_come_are_all_taken_in_at_one_turn():
    context = rclpy.Context()
    rclpy.init(context=context)
    node, executor = RobustNode("late", context=context), StackExecutor(context)
    executor.add_node(node)
    hearts, names = Hearts(node), [f"node {number}" for number in range(10)]
    for name in names:
        hearts.send(name, 1)
    assert hearts.arrived()
    while not any(map(hearts.liveness.is_alive, names)):
        executor.spin_once(5.0)
    assert all(map(hearts.liveness.is_alive, names))
    executor.shutdown(2.0)
    node.destroy_node()
    rclpy.shutdown(context=context)


def test_a_heartbeat_that_is_overdue_is_waited_for(hearts, monkeypatch):
    monkeypatch.setattr(liveness_module, "_OVERDUE_SEC", 0.2)
    hearts.beat("executor", 1)
    # Killed and back, but its heartbeat was not received yet when the watch begins.
    received_sec = time.monotonic()
    wait_until(lambda: time.monotonic() - received_sec > 0.2, 5.0, "the time of the next heartbeat")
    watches = []
    beginning = threading.Thread(target=lambda: watches.append(hearts.liveness.watch(["executor"])))
    beginning.start()
    hearts.beat("executor", 2)
    beginning.join(5.0)
    assert watches[0].problem() == ""
