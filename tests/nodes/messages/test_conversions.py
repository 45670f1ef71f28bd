import numpy as np
import pytest
from hcvla_interfaces.msg import Argument
from hcvla_interfaces.msg import Outcome as OutcomeMsg

from hcvla.api.errors import BadArgumentError, BadProgramError
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
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
    again = convert.state_from_msg(convert.state_to_msg(state, "fr3_link0"))
    np.testing.assert_array_equal(again.q, state.q)
    np.testing.assert_array_equal(again.tau_ext, state.tau_ext)
    assert (again.stamp_sec, again.T_base_tool, again.gripper, again.stopped) == (1.5, TURNED, state.gripper, True)


@pytest.mark.parametrize(
    "command",
    [MoveCommand(2.0, T_base_tool=TURNED), MoveCommand(2.0, T_base_tool=TURNED, max_speed_m_s=0.1)],
    ids=["guard's own speed", "capped"],
)
def test_a_cartesian_command_survives(command):
    assert convert.move_from_msg(convert.move_to_msg(command, "fr3_link0")) == command


def test_a_joint_command_survives():
    again = convert.move_from_msg(convert.move_to_msg(MoveCommand(2.0, q=np.arange(7.0)), "fr3_link0"))
    assert again.T_base_tool is None
    np.testing.assert_array_equal(again.q, np.arange(7.0))


def test_a_gripper_command_survives():
    command = GripperCommand(0.04, 0.1, 20.0)
    assert convert.grip_from_msg(convert.grip_to_msg(command, 1.0)) == command


def test_an_outcome_that_nobody_set_is_no_success_and_says_so():
    assert OutcomeMsg().code == OutcomeMsg.NONE == 0
    verdict = convert.verdict_from_msg(OutcomeMsg())
    assert verdict == Verdict(Outcome.NONE, "nobody said how it ended")
    assert not verdict.done
