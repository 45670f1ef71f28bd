"""Two stacks in namespaces on one domain: neither receives from, moves or shows the other's robot."""

import pytest
from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus
from rclpy.qos import DurabilityPolicy, QoSProfile
from tf2_msgs.msg import TFMessage

from domains import reserve_domain
from hcvla.nodes.bringup.rviz import rviz_config
from hcvla.nodes.messages.link_frames import PARENTS
from hcvla.nodes.messages.transforms import TransformBuffer
from running import RAN, outcome, running_stack
from rviz import RvizConfig
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]

SIDES = ("left", "right")
LINKS = {*PARENTS, "fr3_hand_tcp", "scene_camera_optical_frame", "wrist_camera_optical_frame"}
PARTS = {
    "mujoco_bridge: states", "mujoco_bridge: arm", "mujoco_bridge: guard", "mujoco_bridge: control",
    "mujoco_bridge: clock", "mujoco_camera: camera scene", "mujoco_camera: camera wrist", "perception: images",
    "perception: objects", "memory: store", "skill_server: subtasks", "executor: tasks", "executor: needed nodes",
}  # fmt: skip
ALL_LATCHED = QoSProfile(depth=100, durability=DurabilityPolicy.TRANSIENT_LOCAL)
ON_TRAY = "on('red cube', 'green tray')"


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Return two running stacks, by namespace."""
    patch = pytest.MonkeyPatch()
    patch.setenv("ROS_DOMAIN_ID", str(reserve_domain()))
    folders = {side: tmp_path_factory.mktemp(side) for side in SIDES}
    with (
        running_stack(folders["left"], namespace="left", seed="1") as left,
        running_stack(folders["right"], namespace="right", seed="2") as right,
    ):
        yield {"left": left, "right": right}
    patch.undo()


def test_a_task_of_one_moves_its_own_arm_and_no_other(both):
    before = list(both["right"].state.positions)
    both["right"].moved.clear()
    result = both["left"].run("pick_place(get_actor('red cube'), get_actor('green tray'))")
    assert outcome(result) is RAN, result.outcome.message
    assert both["left"].client.goal_reached(ON_TRAY)
    assert not both["right"].moved.is_set()
    assert list(both["right"].state.positions) == pytest.approx(before, abs=1e-3)
    assert not both["right"].client.check_goal(ON_TRAY)


def test_both_work_at_the_same_time(both):
    pending = {side: both[side].send("move_to(Pose(0.5, 0.1, 0.3))\ngo_home()") for side in SIDES}
    assert {side: outcome(task.wait(60.0)) for side, task in pending.items()} == dict.fromkeys(SIDES, RAN)


def test_every_frame_belongs_to_one_of_them_and_the_clocks_are_apart(both):
    node, parents = both["left"].client.node, {}

    def add(message):
        for frame in message.transforms:
            parents.setdefault(frame.child_frame_id, set()).add(frame.header.frame_id)

    expected = {f"{side}/{link}" for side in SIDES for link in LINKS}
    node.create_subscription(TFMessage, "/tf", add, 100)
    # Four nodes have sent something on it: of a depth of one, only the last would be kept until it is taken.
    node.create_subscription(TFMessage, "/tf_static", add, ALL_LATCHED)
    wait_until(lambda: expected <= set(parents), 10.0, "all frames of both")
    assert set(parents) == expected
    assert all({child.split("/")[0]} == {name.split("/")[0] for name in above} for child, above in parents.items())
    assert {both[side].state.header.frame_id for side in SIDES} == {"left/fr3_link0", "right/fr3_link0"}
    clocks = [name for name, kinds in node.get_topic_names_and_types() if kinds == ["rosgraph_msgs/msg/Clock"]]
    assert [name for name in clocks if node.count_publishers(name)] == ["/left/clock", "/right/clock"]


def test_diagnostics_of_both_say_that_all_is_well_and_whose_they_are(both):
    parts = {}

    def add(message):
        parts.update({status.name: (status.level, status.message) for status in message.status})

    both["left"].client.node.create_subscription(DiagnosticArray, "/diagnostics", add, 50)
    of_nodes = {f"/{side}/{name}: readiness" for side in SIDES for name in both[side].names}
    expected = of_nodes | {f"/{side}/{part}" for side in SIDES for part in PARTS}
    wait_until(lambda: expected <= set(parts), 10.0, "the diagnostics of all nodes")
    assert {name.split("/")[1] for name in parts} == set(SIDES)
    wait_until(lambda: all(level == DiagnosticStatus.OK for level, _ in parts.values()), 10.0, f"all well: {parts}")


def test_rviz_started_for_one_of_them_finds_its_topics_and_frames(both):
    node, config = both["right"].client.node, RvizConfig(rviz_config("right", "right/"))
    for name in config.subscribing:
        config.check_topic(node, name)
    (fixed,) = config.frames
    buffer, prefix = TransformBuffer(node), config.displays["FR3"]["TF Prefix"]
    for link in LINKS:
        wait_until(lambda link=link: buffer.connects(fixed, f"{prefix}/{link}"), 10.0, f"the way from {link}")
