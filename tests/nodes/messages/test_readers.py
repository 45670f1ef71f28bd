"""Every reader of a message takes it or refuses it by an error of hcvla, whichever field is nonsense."""

import ast
from pathlib import Path

import numpy as np
import pytest
from geometry_msgs.msg import PoseStamped
from hcvla_interfaces.msg import (
    Argument,
    ArmCommand,
    GripperCommand,
    Heartbeat,
    MemoryEntry,
    MemoryState,
    NamedObjects,
    ProgramState,
    RobotState,
    SimulationScene,
    SimulationState,
    SubtaskEvent,
)
from sensor_msgs.msg import CameraInfo, Image, JointState
from tf2_msgs.msg import TFMessage

from hcvla import nodes
from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.monitor.state import TaskView, fold
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.messages import events, images
from hcvla.nodes.messages.transforms import TransformBuffer
from hcvla.nodes.mujoco_camera import BadStateError, _pose
from hcvla.nodes.ros2_control.grippers import width_from_msg
from hcvla.robots.arm import ArmState, GripperState, MoveCommand
from hcvla.robots.guard import Guard
from hcvla.sim.scene import Scene
from hcvla.sim.scene_file import parse_scene, scene_text
from hcvla.sim.simulation import Simulation
from hcvla.sim.standard import standard_scene
from nonsense import variants

pytestmark = pytest.mark.ros

BASE = "fr3_link0"
STATE = ArmState(5.0, np.zeros(7), np.zeros(7), Pose(0.4, 0.0, 0.3), GripperState(0.04, 0.0, False))
FRAME = RgbdFrame(
    "scene", np.zeros((6, 8, 3), np.uint8), np.ones((6, 8), np.float32), np.diag([50.0, 50.0, 1.0]), np.eye(4), 5.0
)
CUBE = NamedObject("red cube", "red", "cube", Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04))


def command():
    return convert.move_to_msg(MoveCommand(5.0, T_base_tool=Pose(0.4, 0.01, 0.3)), BASE, "someone")


def objects():
    message = NamedObjects(objects=[convert.object_to_msg(CUBE)])
    message.header.frame_id = BASE
    return message


def transforms():
    return TFMessage(transforms=[convert.transform_to_msg(Pose(0.4, 0.0, 0.3), BASE, "camera", 5.0)])


def event():
    call = ROBOT_API["pick"].bind(Actor("red cube"))
    message = SubtaskEvent(task_id="t", call_id=1, kind=SubtaskEvent.ENDED, label=call.label, function="pick")
    message.arguments = [*convert.arguments_to_msg(call), Argument(name="pose", type=Argument.POSE)]
    return message


def memory():
    return MemoryState(task_id="t", poses=[MemoryEntry(key="a", pose=convert.pose_to_msg(Pose(0.4, 0, 0.3)))])


class Deaf:
    def create_subscription(self, *args):
        return None


def follow_program(message):
    reader, view = events.ProgramStateReader(), TaskView()
    for found in (*reader.read(ProgramState(task_id="t", state="running")), *reader.read(message)):
        view = fold(view, found)


SIMULATION = Simulation(Scene(()))


def read_grip(message):
    Guard().check_gripper(convert.grip_from_msg(message), 5.0)


READERS = {
    ArmCommand: (command, lambda m: Guard().check_move(convert.move_from_msg(m, BASE), STATE)),
    GripperCommand: (lambda: GripperCommand(width=0.04, speed=0.1, force=30.0), read_grip),
    RobotState: (lambda: convert.state_to_msg(STATE, BASE), lambda m: convert.state_from_msg(m, BASE)),
    NamedObjects: (objects, lambda m: convert.objects_from_msg(m, BASE)),
    TFMessage: (transforms, lambda m: TransformBuffer(Deaf()).add(m)),
    SubtaskEvent: (event, lambda m: fold(TaskView(), events.subtask_event_from_msg(m))),
    MemoryState: (memory, lambda m: fold(TaskView(), events.poses_stored_from_msg(m, 5.0))),
    ProgramState: (lambda: ProgramState(task_id="t", state="done"), follow_program),
    PoseStamped: (
        lambda: PoseStamped(pose=convert.pose_to_msg(Pose(0.4, 0, 0.3))),
        lambda m: convert.pose_from_msg(m.pose),
    ),
    Heartbeat: (lambda: Heartbeat(node="perception"), lambda m: (m.node, m.ready)),
    Image: (lambda: images.color_to_msg(FRAME), images.color_from_msg),
    CameraInfo: (lambda: images.info_to_msg(FRAME), lambda m: images.check_part(images.COLOR_INFO, m)),
    JointState: (lambda: JointState(position=[0.02, 0.02]), width_from_msg),
    SimulationScene: (
        lambda: SimulationScene(scene=scene_text(standard_scene(0))),
        lambda m: parse_scene(m.scene),
    ),
    SimulationState: (
        lambda: SimulationState(qpos=SIMULATION.data.qpos.tolist()),
        lambda m: _pose(SIMULATION, m),
    ),
}


@pytest.mark.parametrize("kind", READERS, ids=lambda kind: kind.__name__)
def test_a_message_is_taken_or_refused_by_an_error_of_hcvla_that_repeats_little_of_it(kind):
    good, read = READERS[kind]
    refusals = []
    for bad in variants(good()):
        try:
            read(bad)
        except HcvlaError as error:
            refusals.append(str(error))
    # Heartbeats and the state of a program are text and numbers, none of which is nonsense.
    assert bool(refusals) is (kind not in (ProgramState, Heartbeat))
    assert not [refusal for refusal in refusals if "x" * 201 in refusal or len(refusal) > 1000]


def test_every_subscription_in_the_source_is_of_a_type_whose_reader_is_tested_here():
    types = set()
    for file in sorted(Path(nodes.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("create_subscription", "_hear"):
                types |= {first.id.removesuffix("Msg") for first in node.args[:1] if isinstance(first, ast.Name)}
    # `kind`: the parts of a camera, images and calibrations; a rate that is asked for (Float32) is refused in the node,
    # and a camera's serial number (String) is any text.
    assert len(types) > 10
    assert types - {"kind", "self", "Float32", "String"} <= {kind.__name__ for kind in READERS}


def test_no_spoiled_command_gets_past_conversion_and_guard_unless_it_leads_where_the_good_one_does():
    good, passed = command(), 0
    for bad in variants(good):
        try:
            move = convert.move_from_msg(bad, BASE)
            Guard().check_move(move, STATE)
        except HcvlaError:
            continue
        assert move.T_base_tool == Pose(0.4, 0.01, 0.3)
        passed += 1
    # Five texts as sender, five spoiled arrays of positions, which a Cartesian command does not read, the same mode
    # again, and a cap on the speed of 1e300 m/s, which caps nothing.
    assert passed == 12


def test_a_state_of_another_scene_is_refused():
    with pytest.raises(BadStateError, match=r"state has 3 positions, expected \d+ finite numbers"):
        _pose(SIMULATION, SimulationState(qpos=[0.0, 0.0, 0.0]))
