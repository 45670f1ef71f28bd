import numpy as np
import pytest
from hcvla_interfaces.msg import Argument, ArmCommand
from hcvla_interfaces.msg import Outcome as OutcomeMsg

from hcvla.api.errors import BadArgumentError, BadProgramError
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.nodes.messages import conversions as convert
from hcvla.robots.arm import ArmState, GripperCommand, GripperState, MoveCommand

pytestmark = pytest.mark.ros

TURNED = Pose(0.4, -0.1, 0.02, 0.0, 0.0, 0.6, 0.8)


def test_outcome_codes_are_those_of_the_message():
    constants = {name: getattr(OutcomeMsg, name) for name in Outcome.__members__}
    assert constants == {outcome.name: outcome.value for outcome in Outcome}


def test_a_stamp_survives_to_the_nanosecond():
    stamp = convert.time_to_msg(12.000000001)
    assert (stamp.sec, stamp.nanosec) == (12, 1)
    assert convert.time_from_msg(stamp) == pytest.approx(12.000000001, abs=1e-10)


@pytest.mark.parametrize(
    "call",
    [
        ROBOT_API["pick"].bind(Actor("red cube")),
        ROBOT_API["place"].bind(TURNED, match_yaw=True),
        ROBOT_API["place"].bind(Actor("green tray")),
        ROBOT_API["rotate_z"].bind(TURNED, -37.5),
        ROBOT_API["next_to"].bind(Actor("red cube"), "left", None),
        ROBOT_API["go_home"].bind(),
    ],
    ids=lambda call: call.label,
)
def test_a_call_survives_the_trip_through_its_goal(call):
    assert convert.call_from_msg(ROBOT_API, call.function, convert.arguments_to_msg(call)) == call


def test_a_goal_is_checked_like_any_other_call():
    pose = convert.pose_to_msg(Pose(float("nan"), 0.0, 0.0))
    with pytest.raises(BadArgumentError, match="move_to: argument 'pose'"):
        convert.call_from_msg(ROBOT_API, "move_to", [Argument(name="pose", type=Argument.POSE, pose=pose)])
    with pytest.raises(BadProgramError, match="no function 'fly'"):
        convert.call_from_msg(ROBOT_API, "fly", [])
    with pytest.raises(BadArgumentError, match="type constant"):
        convert.call_from_msg(ROBOT_API, "pick", [Argument(name="actor", type=9)])


def test_a_verdict_survives_with_its_measures():
    verdict = Verdict(Outcome.NOT_PLACED, "5 cm off", {"position_error_m": 0.05})
    again = convert.verdict_from_msg(convert.outcome_to_msg(verdict), convert.measures_to_msg(verdict))
    assert again == verdict


def test_an_object_survives_with_its_covariance():
    covariance = np.diag([1e-6, 2e-6, 3e-6, 4e-4])
    named = NamedObject("red cube", "red", "cube", TURNED, (0.05, 0.05, 0.05), covariance, False, True, 3.25)
    message = convert.object_to_msg(named)
    # Row-major 6x6: the variance of the rotation about z is the last entry.
    assert message.pose.covariance[35] == pytest.approx(4e-4)
    again = convert.object_from_msg(message)
    assert again == named
    np.testing.assert_allclose(again.covariance, covariance)


def test_an_arm_state_survives():
    state = ArmState(
        1.5, np.arange(7.0), -np.arange(7.0), TURNED, GripperState(0.04, 12.0, True, False), True, "", np.ones(7)
    )
    again = convert.state_from_msg(convert.state_to_msg(state, "fr3_link0"), "fr3_link0")
    np.testing.assert_array_equal(again.q, state.q)
    np.testing.assert_array_equal(again.tau_ext, state.tau_ext)
    assert (again.stamp_sec, again.T_base_tool, again.gripper, again.stopped) == (1.5, TURNED, state.gripper, True)


@pytest.mark.parametrize(
    "command",
    [MoveCommand(2.0, T_base_tool=TURNED), MoveCommand(2.0, T_base_tool=TURNED, max_speed_m_s=0.1)],
    ids=["guard's own speed", "capped"],
)
def test_a_cartesian_command_survives(command):
    assert convert.move_from_msg(convert.move_to_msg(command, "fr3_link0"), "fr3_link0") == command


def test_a_joint_command_survives():
    again = convert.move_from_msg(convert.move_to_msg(MoveCommand(2.0, q=np.arange(7.0)), "fr3_link0"), "fr3_link0")
    assert again.T_base_tool is None
    np.testing.assert_array_equal(again.q, np.arange(7.0))


def test_a_gripper_command_survives():
    command = GripperCommand(0.04, 0.1, 20.0, stamp_sec=1.0)
    assert convert.grip_from_msg(convert.grip_to_msg(command, 1.0)) == command


def test_an_outcome_that_nobody_set_is_no_success_and_says_so():
    assert OutcomeMsg().code == OutcomeMsg.NONE == 0
    verdict = convert.verdict_from_msg(OutcomeMsg())
    assert verdict == Verdict(Outcome.NONE, "no one said how it ended")
    assert not verdict.done


@pytest.mark.parametrize("seconds", [0.0, 1.25, 1.999999999, 0.9999999999, 1.7e9 + 0.123456789])
def test_a_stamp_has_less_than_a_second_of_nanoseconds(seconds):
    stamp = convert.time_to_msg(seconds)
    assert 0 <= stamp.nanosec < 1_000_000_000
    assert convert.time_from_msg(stamp) == pytest.approx(seconds, abs=1e-6)


def test_a_pose_survives_with_the_order_of_its_quaternion():
    message = convert.pose_to_msg(TURNED)
    assert (message.position.x, message.position.y, message.position.z) == (0.4, -0.1, 0.02)
    o = message.orientation
    # TURNED is turned about z: x, y, z, w.
    assert (o.x, o.y, o.z, o.w) == (0.0, 0.0, 0.6, 0.8)
    assert convert.pose_from_msg(message) == TURNED


def test_a_transform_says_from_where_to_where_and_when():
    message = convert.transform_to_msg(TURNED, "fr3_link0", "red_cube", 2.5)
    assert (message.header.frame_id, message.child_frame_id) == ("fr3_link0", "red_cube")
    assert (message.header.stamp.sec, message.header.stamp.nanosec) == (2, 500_000_000)
    t, r = message.transform.translation, message.transform.rotation
    assert (t.x, t.y, t.z, r.x, r.y, r.z, r.w) == (0.4, -0.1, 0.02, 0.0, 0.0, 0.6, 0.8)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, Argument.NONE),
        (Actor("red cube"), Argument.ACTOR),
        (TURNED, Argument.POSE),
        (1.5, Argument.NUMBER),
        (True, Argument.FLAG),
        ("left", Argument.TEXT),
    ],
    ids=["none", "actor", "pose", "number", "flag", "text"],
)
def test_every_kind_of_argument_survives_as_its_own_type(value, kind):
    (message,) = convert.arguments_to_msg(Call("f", {"x": value}))
    assert (message.name, message.type) == ("x", kind)
    (again,) = convert.arguments_from_msg("f", [message]).values()
    assert again == value
    assert type(again) is type(value)


def test_covariances_of_other_rotations_are_unknown_and_zero():
    named = NamedObject("red cube", "red", "cube", TURNED, (0.05,) * 3, np.full((4, 4), 2.0), True, False, 0.0)
    covariance = convert.object_to_msg(named).pose.covariance.reshape(6, 6)
    # x, y, z and yaw are rows and columns 0, 1, 2 and 5.
    assert (covariance[[3, 4], :] == 0.0).all()
    assert (covariance[:, [3, 4]] == 0.0).all()
    assert (covariance[np.ix_([0, 1, 2, 5], [0, 1, 2, 5])] == 2.0).all()


def test_a_state_has_its_stamp_and_frame():
    state = ArmState(3.5, np.zeros(7), np.zeros(7), TURNED, GripperState(0.0, 0.0, False, True), False, "broken")
    message = convert.state_to_msg(state, "fr3_link0")
    assert message.header.frame_id == "fr3_link0"
    assert message.fault == "broken"
    assert message.gripper_moving
    assert convert.state_from_msg(message, "fr3_link0").fault == "broken"


def test_a_command_without_a_speed_of_its_own_has_none_after_the_trip():
    message = convert.move_to_msg(MoveCommand(2.0, T_base_tool=TURNED), "fr3_link0", "skills")
    assert (message.max_speed, message.sender, message.mode) == (0.0, "skills", ArmCommand.CARTESIAN)
    assert convert.move_from_msg(message, "fr3_link0").max_speed_m_s is None


def test_a_joint_command_carries_no_pose():
    message = convert.move_to_msg(MoveCommand(2.0, q=np.arange(7.0), max_speed_m_s=0.2), "fr3_link0")
    assert message.mode == ArmCommand.JOINT
    again = convert.move_from_msg(message, "fr3_link0")
    assert (again.T_base_tool, again.max_speed_m_s, again.stamp_sec) == (None, 0.2, 2.0)


def test_a_gripper_command_has_its_stamp_and_sender():
    message = convert.grip_to_msg(GripperCommand(0.04, 0.1, 20.0), 1.5, "skills")
    assert (message.header.stamp.sec, message.header.stamp.nanosec, message.sender) == (1, 500_000_000, "skills")
    assert (message.width, message.speed, message.force) == pytest.approx((0.04, 0.1, 20.0))
