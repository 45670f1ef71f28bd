"""Perception behind its topic: what one process saw is not what its successor sees."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hcvla_interfaces.msg import Heartbeat, NamedObjects, SimulationScene

from hcvla.nodes.clients import world as world_module
from hcvla.nodes.clients.world import PERCEPTION, RemoteWorld
from hcvla.nodes.messages.conversions import object_to_msg, time_to_msg
from hcvla.nodes.messages.robot_clock import RobotClock
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import CameraSilentError, Liveness
from hcvla.nodes.ros.node import BASE_FRAME, LATCHED, NEWEST
from tiny_world import RED_HOME, cube
from waiting import wait_until

pytestmark = pytest.mark.ros


class Perception:
    """What a client receives of perception."""

    def __init__(self, node):
        self.liveness, self.clock = Liveness(node), RobotClock()
        self.world = RemoteWorld(node, self.liveness, self.clock)
        self._beats = node.create_publisher(Heartbeat, "heartbeat", 10)
        self._objects = node.create_publisher(NamedObjects, "objects", NEWEST)
        self._scenes = node.create_publisher(SimulationScene, "simulation/scene", LATCHED)
        wait_until(lambda: self._beats.get_subscription_count() and self._objects.get_subscription_count(), 5.0, "both")

    def beat(self, incarnation, problem=""):
        message = Heartbeat(node=PERCEPTION, incarnation=incarnation, ready=not problem, message=problem)
        self._beats.publish(message)
        wait_until(lambda: self.liveness.incarnation(PERCEPTION) == incarnation, 5.0, "the heartbeat")

    def put_scene(self, scene_id):
        """Publish a scene and wait until it was received."""
        self._scenes.publish(SimulationScene(scene_id=scene_id))
        wait_until(lambda: self.world.scene.scene_id == scene_id, 5.0, "the scene")

    def see(self, *colors, stamp_sec=0.0):
        message = NamedObjects(objects=[object_to_msg(cube(color, RED_HOME)) for color in colors])
        message.header.stamp = time_to_msg(stamp_sec)
        message.header.frame_id = BASE_FRAME
        self._objects.publish(message)


@pytest.fixture
def perception(spinning):
    return Perception(spinning)


def names(world):
    return [item.name for item in world.objects()]


def test_objects_of_a_process_that_died_are_waited_out(perception, monkeypatch):
    perception.beat(1)
    perception.see("red")
    assert names(perception.world) == ["red cube"]
    perception.beat(2)
    monkeypatch.setattr(world_module, "OBJECTS_LIMIT_SEC", 0.2)
    with pytest.raises(NodeLostError, match="sends no objects"):
        perception.world.objects()
    monkeypatch.undo()
    perception.see("blue")
    assert names(perception.world) == ["blue cube"]


def test_in_a_task_a_perception_that_was_started_again_is_lost(perception):
    perception.beat(1)
    perception.see("red")
    perception.world.begin_task(5.0)
    assert names(perception.world) == ["red cube"]
    perception.beat(2)
    perception.see("red")
    with pytest.raises(NodeLostError, match="'perception' died and was restarted"):
        perception.world.objects()
    # The next task begins with the new one.
    perception.world.begin_task(5.0)
    assert names(perception.world) == ["red cube"]


def test_objects_from_the_future_are_no_objects(perception):
    perception.clock.advance(20.0)
    perception.beat(1)
    perception.see("blue", stamp_sec=2.0**31)
    perception.see("red", stamp_sec=20.1)
    perception.world.expect_newer(20.05)
    assert names(perception.world) == ["red cube"]
    assert perception.world.seen_sec() == pytest.approx(20.1)


def test_of_a_scene_that_was_replaced_the_objects_are_waited_for_that_were_seen_after(perception):
    perception.beat(1)
    perception.put_scene(0)
    perception.clock.advance(20.0)
    perception.see("red", stamp_sec=20.0)
    assert names(perception.world) == ["red cube"]
    perception.put_scene(1)
    with ThreadPoolExecutor() as pool:
        found = pool.submit(names, perception.world)
        perception.see("red", stamp_sec=20.0)
        perception.see("blue", stamp_sec=20.1)
        assert found.result(5.0) == ["blue cube"]


def test_the_same_scene_said_again_changes_nothing(perception):
    perception.beat(1)
    perception.clock.advance(20.0)
    perception.see("red", stamp_sec=20.0)
    for _ in range(3):
        perception.put_scene(7)
    start_sec = time.monotonic()
    assert names(perception.world) == ["red cube"]
    assert time.monotonic() - start_sec < 1.0


def test_after_the_clock_began_again_nothing_newer_than_the_old_clock_is_waited_for(perception):
    perception.beat(1)
    perception.see("red", stamp_sec=100.0)
    assert names(perception.world) == ["red cube"]
    perception.world.expect_newer(100.0)
    perception.see("blue", stamp_sec=0.5)
    start_sec = time.monotonic()
    wait_until(lambda: names(perception.world) == ["blue cube"], 2.0, "the new objects")
    assert time.monotonic() - start_sec < 1.0


def test_objects_that_grow_old_because_a_camera_is_lost_end_the_wait_with_its_name(perception, monkeypatch):
    perception.beat(1)
    perception.see("red")
    assert names(perception.world) == ["red cube"]
    perception.beat(2, "camera 'scene' delivered its newest image 1.53 s ago")
    perception.beat(1, "camera 'scene' delivered its newest image 1.53 s ago")
    # Well before the limit after which no one could say more than that no objects come.
    monkeypatch.setattr(world_module, "_OLD_SEC", 0.0)
    with pytest.raises(CameraSilentError, match="node 'perception' is not ready: camera 'scene' delivered"):
        perception.world.objects()
