"""What is no image, no calibration, no pose, no state, no object: refused with what was found and what is expected."""

import numpy as np
import pytest
from hcvla_interfaces.msg import Argument, ArmCommand, NamedObjects, SubtaskEvent
from hcvla_interfaces.msg import Outcome as OutcomeMsg
from sensor_msgs.msg import CameraInfo
from tf2_msgs.msg import TFMessage

from hcvla.api.errors import BadArgumentError
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.messages import images
from hcvla.nodes.messages.checks import BadMessageError, ImageFormatError
from hcvla.nodes.messages.events import subtask_event_from_msg
from hcvla.nodes.messages.transforms import TransformBuffer
from hcvla.robots.arm import ArmState, GripperState, MoveCommand

pytestmark = pytest.mark.ros

BASE = "fr3_link0"
K = np.array([[50.0, 0.0, 3.5], [0.0, 50.0, 2.5], [0.0, 0.0, 1.0]])
FRAME = RgbdFrame("scene", np.zeros((6, 8, 3), np.uint8), np.ones((6, 8), np.float32), K, np.eye(4), 1.5)
NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"data": b"\0" * 143}, "image of 8x6 rgb8 has 143 bytes, expected 144"),
        ({"data": b""}, "has 0 bytes, expected 144"),
        ({"height": 7}, "image of 8x7 rgb8 has 144 bytes, expected 168"),
        ({"height": 0}, "image of 8x0 rgb8, expected 1 to 4096 pixels each way"),
        ({"width": 100_000}, "image of 100000x6 rgb8, expected 1 to 4096"),
        ({"step": 23}, "has step 23, expected 24 or more bytes a row"),
        ({"step": 0}, "has step 0"),
        ({"encoding": "32FC1"}, "encoding '32FC1', expected rgb8 or bgr8"),
        ({"encoding": "x" * 5000}, r"\(5000 characters\)', expected rgb8"),
    ],
)
def test_an_image_has_the_bytes_that_its_size_says(fields, words):
    message = images.color_to_msg(FRAME)
    images.check_part(images.COLOR, message)
    for name, value in fields.items():
        setattr(message, name, value)
    for read in (images.color_from_msg, lambda bad: images.check_part(images.COLOR, bad)):
        with pytest.raises(ImageFormatError, match=words) as caught:
            read(message)
        assert len(str(caught.value)) < 300


def test_depth_is_checked_by_its_own_encodings():
    message = images.depth_to_msg(FRAME)
    images.check_part(images.DEPTH, message)
    with pytest.raises(ImageFormatError, match="encoding '32FC1'"):
        images.check_part(images.COLOR, message)
    message.step = 31
    with pytest.raises(ImageFormatError, match="step 31, expected 32"):
        images.check_part(images.DEPTH, message)


@pytest.mark.parametrize(("index", "value"), [(0, NAN), (0, 0.0), (4, -50.0), (2, INF), (8, 0.0), (5, 1e9)])
def test_a_calibration_is_that_of_a_pinhole_camera(index, value):
    message = images.info_to_msg(FRAME)
    images.check_part(images.COLOR_INFO, message)
    message.k[index] = value
    with pytest.raises(ImageFormatError, match="camera_info has k = "):
        images.check_part(images.DEPTH_INFO, message)
    with pytest.raises(ImageFormatError):
        images.check_part(images.DEPTH_INFO, CameraInfo())


@pytest.mark.parametrize(
    ("pose", "words"),
    [
        (Pose(NAN, 0, 0), "a position is .nan, 0.0, 0.0., expected finite numbers"),
        (Pose(0, 1e300, 0), "a position"),
        (Pose(0, 0, -INF), "a position"),
        (Pose(0, 0, 0, 0, 0, 0, 0), "a quaternion is .0.0, 0.0, 0.0, 0.0., expected one of length 1"),
        (Pose(0, 0, 0, NAN, 0, 0, 1), "a quaternion"),
        (Pose(0, 0, 0, 0, 0, 0, 2), "a quaternion"),
    ],
)
def test_a_pose_is_finite_and_turned_by_a_unit_quaternion(pose, words):
    message = convert.pose_to_msg(pose)
    with pytest.raises(BadMessageError, match=words):
        convert.pose_from_msg(message)
    stamped = convert.transform_to_msg(pose, "a", "b")
    with pytest.raises(BadMessageError, match=words):
        TransformBuffer(Deaf()).add(TFMessage(transforms=[stamped]))


class Deaf:
    def create_subscription(self, *args):
        return None


@pytest.mark.parametrize(("parent", "child"), [("", "b"), ("a", ""), ("a", "a"), ("a", "b" * 201)])
def test_a_transform_leads_from_one_frame_to_another(parent, child):
    with pytest.raises(BadMessageError, match="tf is from '"):
        TransformBuffer(Deaf()).add(TFMessage(transforms=[convert.transform_to_msg(Pose(0, 0, 0), parent, child)]))


def test_a_sender_of_ever_new_frames_is_refused_and_known_frames_go_on():
    buffer = TransformBuffer(Deaf())
    buffer.add(TFMessage(transforms=[convert.transform_to_msg(Pose(0, 0, 0), "a", f"b{n}") for n in range(1000)]))
    with pytest.raises(BadMessageError, match="the number of frames is too large, expected at most 1000"):
        buffer.add(TFMessage(transforms=[convert.transform_to_msg(Pose(0, 0, 0), "a", "another")]))
    buffer.add(TFMessage(transforms=[convert.transform_to_msg(Pose(1, 0, 0), "a", "b7", 1.0)]))
    assert buffer.lookup("a", "b7", 1.0)[0, 3] == 1.0


def state_message():
    state = ArmState(1.0, np.zeros(7), np.zeros(7), Pose(0.4, 0, 0.3), GripperState(0.04, 0.0, False))
    return convert.state_to_msg(state, BASE)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("positions", np.full(7, NAN), "a joint's position, velocity or torque is nan"),
        ("velocities", np.array([0, 0, INF, 0, 0, 0, 0.0]), "velocity or torque is inf"),
        ("external_torques", np.full(7, -1e300), "an external torque is -1e[+]300"),
        ("gripper_width", NAN, "the gripper's width or force is nan"),
        ("gripper_force", 1e7, "the gripper's width or force is 1e[+]07, expected finite numbers up to 1e[+]06"),
    ],
)
def test_a_robot_state_is_of_finite_numbers(name, value, words):
    message = state_message()
    setattr(message, name, value)
    with pytest.raises(BadMessageError, match=words):
        convert.state_from_msg(message, BASE)


def test_a_robot_state_and_a_command_are_in_the_base_frame():
    message = state_message()
    message.header.frame_id = "nonsense"
    with pytest.raises(BadMessageError, match=r"robot state: header\.frame_id is 'nonsense', expected 'fr3_link0'"):
        convert.state_from_msg(message, BASE)
    command = convert.move_to_msg(MoveCommand(1.0, T_base_tool=Pose(0.4, 0, 0.3)), "x" * 5000)
    with pytest.raises(BadMessageError, match=r"arm command: header\.frame_id is 'x") as caught:
        convert.move_from_msg(command, BASE)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("mode", [2, 7, 255])
def test_a_command_has_a_mode_that_is_known(mode):
    command = convert.move_to_msg(MoveCommand(1.0, T_base_tool=Pose(0.4, 0, 0.3)), BASE)
    command.mode = mode
    with pytest.raises(BadMessageError, match=rf"arm command: mode is {mode}, expected 0 \(CARTESIAN\) or 1 \(JOINT\)"):
        convert.move_from_msg(command, BASE)
    assert (ArmCommand.CARTESIAN, ArmCommand.JOINT) == (0, 1)


def objects_message(*names):
    objects = [NamedObject(name, "red", "cube", Pose(0.5, 0, 0.02), (0.04, 0.04, 0.04)) for name in names]
    message = NamedObjects(objects=[convert.object_to_msg(named) for named in objects])
    message.header.frame_id = BASE
    return message


def test_objects_have_one_name_each_and_there_are_at_most_two_hundred():
    assert len(convert.objects_from_msg(objects_message("a", "b"), BASE)) == 2
    with pytest.raises(BadMessageError, match="a name is that of two objects"):
        convert.objects_from_msg(objects_message("a", "b", "a"), BASE)
    with pytest.raises(BadMessageError, match="the number of objects is 201, expected at most 200"):
        convert.objects_from_msg(objects_message(*map(str, range(201))), BASE)
    with pytest.raises(BadMessageError, match=r"objects: header\.frame_id is '', expected 'fr3_link0'"):
        convert.objects_from_msg(NamedObjects(), BASE)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda named: setattr(named, "name", ""), "an object's name is '', expected 1 to 200 characters"),
        (lambda named: setattr(named, "name", "x" * 201), "an object's name"),
        (
            lambda named: setattr(named.size, "y", 0.0),
            "size is .0.04, 0.0, 0.04., expected lengths above 0 m",
        ),
        (lambda named: setattr(named.size, "z", NAN), "object 'a': size"),
        (lambda named: setattr(named.pose.pose.position, "x", NAN), "a position"),
        (lambda named: named.pose.covariance.__setitem__(7, NAN), "object 'a': a covariance is nan"),
    ],
)
def test_an_object_has_a_name_a_place_and_a_size(spoil, words):
    message = objects_message("a")
    spoil(message.objects[0])
    with pytest.raises(BadMessageError, match=words):
        convert.objects_from_msg(message, BASE)


def test_codes_and_kinds_are_known():
    with pytest.raises(BadMessageError, match=r"outcome\.code is 99, expected a code of"):
        convert.verdict_from_msg(OutcomeMsg(code=99))
    with pytest.raises(BadMessageError, match="subtask event: kind is 77"):
        subtask_event_from_msg(SubtaskEvent(kind=77, function="pick"))


@pytest.mark.parametrize("name", ["self", "args", "kwargs", "x" * 5000])
def test_an_argument_that_the_function_has_not_is_refused_by_name(name):
    with pytest.raises(BadArgumentError, match=r"each of \(actor\) once") as caught:
        convert.call_from_msg(ROBOT_API, "pick", [Argument(name=name, type=Argument.TEXT, text="y" * 5000)])
    assert len(str(caught.value)) < 700


def test_an_argument_that_is_given_twice_is_refused():
    twice = [Argument(name="actor", type=Argument.ACTOR, text=name) for name in ("red cube", "blue cube")]
    with pytest.raises(BadArgumentError, match="argument 'actor' is 'given twice', expected each argument once"):
        convert.call_from_msg(ROBOT_API, "pick", twice)
