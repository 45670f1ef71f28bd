"""What the driver does with commands, links that fail and robots that stop, on a link without a robot."""

from dataclasses import replace

import numpy as np
import pytest

from arm_contract import tool_down
from hcvla.api.errors import StoppedError
from hcvla.robots.arm import CommandRefusedError, MoveCommand
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.fr3.table import Q_LOWER
from hcvla.robots.franka.config import FrankaConfig, WatchConfig
from hcvla.robots.franka.messages import Phase
from hcvla.robots.franka.permission import NotArmedError
from hcvla.robots.waypoint import toward
from ideal_link import OPEN, Turned

NEAR_Q = HOME_Q + np.array([0.2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])


@pytest.fixture
def turned():
    return Turned().armed()


def speed(turned):
    return np.abs(turned.link.reported.dq).max()


def test_nothing_moves_before_the_arm_is_armed():
    turned = Turned()
    turned.turn(3)
    assert turned.motion.phase is Phase.READY
    with pytest.raises(NotArmedError, match="call the service arm"):
        turned.move(q=NEAR_Q)
    assert turned.link.called == []


def test_arming_waits_for_two_new_states():
    turned = Turned()
    poll = turned.motion.enable(turned.now_sec)
    turned.turn(1)
    assert turned.motion.phase is Phase.READY
    poll(turned.now_sec)
    assert turned.motion.phase is Phase.READY
    turned.turn(1)
    poll(turned.now_sec)
    assert turned.motion.phase is Phase.ARMED


def test_the_first_command_begins_a_motion_and_it_ends_after_2_s_of_silence(turned):
    turned.stream(1.5, q=NEAR_Q)
    np.testing.assert_allclose(turned.state.q, NEAR_Q, atol=1e-6)
    assert turned.link.called == ["begin"]
    turned.turn_for(1.9)
    assert turned.link.called == ["begin"]
    turned.turn_for(0.3)
    assert turned.link.called == ["begin", "end"]
    turned.move(q=HOME_Q)
    turned.turn_for(0.3)
    assert turned.link.called == ["begin", "end", "begin"]


def test_a_stream_that_ends_is_braked_after_100_ms_and_held(turned):
    turned.stream(0.3, q=NEAR_Q)
    assert speed(turned) > 0.3
    streamed = len(turned.link.braked)
    assert not any(turned.link.braked)
    turned.turn_for(0.1 + 0.25)
    assert speed(turned) == 0.0
    # The last command was 50 ms before the stream's end: 40 ms of its motion are left, then the link hears of braking.
    assert turned.link.braked[streamed:].index(True) == 4
    assert turned.link.called == ["begin"]
    assert not turned.motion.fault


def test_when_a_stream_ends_what_waits_ahead_of_the_robot_is_taken_back_once(turned):
    turned.stream(0.3, q=NEAR_Q)
    left = turned.link.left = turned.link.put_so_far[-3][-1]
    # The last command was 50 ms before the stream's end.
    turned.turn_for(0.04)
    assert turned.link.taken_back == 0
    before = len(turned.link.put_so_far)
    turned.turn_for(0.3)
    assert turned.link.taken_back == 1
    ways = [float(np.abs(setpoints[0, 0] - left[0]).max()) for setpoints in turned.link.put_so_far[before:]]
    assert min(ways[:3]) < 1e-3
    assert speed(turned) == 0.0


def test_one_control_period_a_turn_however_late_it_is(turned):
    turned.stream(0.2, q=NEAR_Q)
    before = len(turned.link.put_so_far)
    turned.now_sec += 0.08
    turned.turn()
    assert len(turned.link.put_so_far) == before + 1
    joined = np.concatenate(turned.link.put_so_far[-2:])
    assert np.abs(np.diff(joined[:, 0], axis=0)).max() < 0.5 * 0.001 * 1.01


def test_a_link_that_has_enough_ahead_is_given_nothing(turned):
    turned.stream(0.1, q=NEAR_Q)
    before = len(turned.link.put_so_far)
    turned.link.lead_sec = 0.02
    turned.turn(3)
    assert len(turned.link.put_so_far) == before


def test_a_reference_that_the_link_brought_to_rest_goes_on_from_there(turned):
    turned.stream(0.3, q=NEAR_Q)
    at = turned.state.q.copy()
    turned.link.came_to_rest_at = at
    turned.turn()
    first = turned.link.put_so_far[-1]
    np.testing.assert_allclose(first[0, 0], at, atol=1e-9)
    np.testing.assert_allclose(first[:, 1:], 0.0)


def test_a_stop_brakes_and_says_so(turned):
    turned.stream(0.4, q=NEAR_Q)
    assert speed(turned) > 0.3
    report = turned.poll(turned.motion.stop(turned.now_sec))
    assert report.at_rest
    assert report.message.endswith("by braking")
    assert report.braking_sec < 0.25
    assert speed(turned) < 0.02
    with pytest.raises(StoppedError):
        turned.move(q=NEAR_Q)
    before_clear = MoveCommand(turned.state.stamp_sec, q=NEAR_Q)
    turned.turn()
    turned.motion.clear_stop(turned.now_sec)
    with pytest.raises(CommandRefusedError, match="before the stop was cleared"):
        turned.motion.move(before_clear, OPEN, turned.now_sec)
    turned.turn()
    turned.stream(1.0, q=NEAR_Q)
    np.testing.assert_allclose(turned.state.q, NEAR_Q, atol=1e-3)


def test_an_arm_that_braking_does_not_stop_is_stopped_hard_and_latched(turned):
    turned.stream(0.3, q=NEAR_Q)
    turned.link.drifts = 0.1
    report = turned.poll(turned.motion.stop(turned.now_sec))
    assert turned.link.called == ["begin", "hard_stop"]
    assert report.at_rest
    assert "by the robot's own stop: braking had not ended in 500 ms" in report.message
    assert turned.motion.fault.endswith("then run 'hcvla franka recover'")
    assert turned.motion.phase is Phase.FAULT


def test_a_reflex_latches_and_nothing_from_before_is_carried_out(turned):
    turned.stream(0.3, q=NEAR_Q)
    old = MoveCommand(turned.state.stamp_sec, q=NEAR_Q)
    turned.link.ended_because = "the robot stopped: cartesian_reflex"
    turned.turn()
    assert turned.state.fault == "the robot stopped: cartesian_reflex"
    with pytest.raises(RobotFaultError):
        turned.move(q=NEAR_Q)
    with pytest.raises(RobotFaultError):
        turned.motion.enable(turned.now_sec)(turned.now_sec)
    turned.turn_for(0.5)
    turned.poll(turned.motion.recover(turned.now_sec))
    assert turned.motion.phase is Phase.READY
    turned.armed()
    with pytest.raises(CommandRefusedError, match="from before the arm was armed"):
        turned.motion.move(old, OPEN, turned.now_sec)
    at = turned.state.q.copy()
    turned.turn_for(0.5)
    np.testing.assert_allclose(turned.state.q, at, atol=1e-9)
    turned.stream(1.0, q=NEAR_Q)
    np.testing.assert_allclose(turned.state.q, NEAR_Q, atol=1e-3)


def test_a_recovery_called_at_once_waits_for_rest_and_its_stop_does_not_outlive_it(turned):
    turned.stream(0.3, q=NEAR_Q)
    turned.link.ended_because = "the robot stopped: cartesian_reflex"
    turned.turn()
    turned.poll(turned.motion.recover(turned.now_sec))
    turned.armed()
    turned.stream(1.5, q=NEAR_Q)
    assert not turned.motion.fault
    assert "hard_stop" not in turned.link.called
    np.testing.assert_allclose(turned.state.q, NEAR_Q, atol=1e-3)


def test_a_stop_that_is_cleared_too_soon_still_ends_before_the_next_command(turned):
    turned.stream(0.3, q=NEAR_Q)
    poll = turned.motion.stop(turned.now_sec)
    turned.turn()
    turned.motion.clear_stop(turned.now_sec)
    turned.turn()
    with pytest.raises(StoppedError, match="still coming to rest"):
        turned.move(q=NEAR_Q)
    assert turned.poll(poll).at_rest
    turned.turn()
    turned.move(q=NEAR_Q)


def test_states_that_stand_still_for_60_ms_are_a_lost_link(turned):
    turned.stream(0.3, q=NEAR_Q)
    turned.link.frozen = True
    turned.turn_for(0.05)
    assert not turned.motion.fault
    turned.turn(2)
    assert turned.motion.fault.startswith("link lost: no state from the robot for")
    turned.turn(1)
    assert "hard_stop" in turned.link.called


def test_a_stop_of_a_lost_link_is_not_reported_as_rest(turned):
    turned.stream(0.3, q=NEAR_Q)
    turned.link.frozen = True
    poll = turned.motion.stop(turned.now_sec)
    report = turned.poll(poll)
    assert not report.at_rest
    assert "not known to be at rest, no state came" in report.message


@pytest.mark.parametrize(
    ("mode", "word"),
    [("user_stopped", "user stop"), ("guiding", "guided by hand"), ("other", "brakes"), ("reflex", "reflex")],
)
def test_a_robot_in_another_mode_is_not_armed_and_the_message_says_why(mode, word):
    turned = Turned()
    turned.link.reported = replace(turned.link.reported, mode=mode)
    turned.turn(3)
    assert turned.motion.phase is Phase.FAULT
    with pytest.raises(RobotFaultError, match=word):
        turned.motion.enable(turned.now_sec)(turned.now_sec)
    assert turned.link.called == []


def test_a_user_stop_is_never_recovered_by_software(turned):
    turned.link.reported = replace(turned.link.reported, mode="user_stopped")
    turned.turn(1)
    with pytest.raises(RobotFaultError, match="release it at the robot"):
        turned.motion.recover(turned.now_sec)
    assert "recover" not in turned.link.called
    turned.link.reported = replace(turned.link.reported, mode="idle")
    turned.turn(2)
    # Released, the fault stays until someone recovers.
    assert turned.motion.phase is Phase.FAULT
    turned.poll(turned.motion.recover(turned.now_sec))
    assert turned.motion.phase is Phase.READY


def test_a_recovery_that_does_not_return_ends_with_its_limit():
    turned = Turned(FrankaConfig(host="robot", watch=WatchConfig(recover_sec=0.2)))
    turned.turn(2)
    turned.link.recover = lambda: turned.link.reported
    turned.link.reported = replace(turned.link.reported, mode="reflex")
    poll = turned.motion.recover(turned.now_sec)
    with pytest.raises(RobotFaultError, match="reflex"):
        turned.poll(poll)


def test_a_poor_success_rate_warns_and_a_bad_one_stops(turned):
    turned.stream(0.3, q=NEAR_Q)
    turned.link.reported = replace(turned.link.reported, success_rate=0.85)
    turned.stream(0.4, q=NEAR_Q)
    assert not turned.motion.warning
    turned.stream(0.3, q=NEAR_Q)
    assert turned.motion.warning.startswith("85 % of the robot's cycles")
    turned.link.reported = replace(turned.link.reported, success_rate=0.75)
    turned.turn_for(0.3)
    assert turned.motion.fault.startswith("75 % of the robot's cycles")
    assert speed(turned) < 0.02
    turned.turn_for(0.3)
    assert turned.link.called == ["begin", "end"]


def test_numbers_that_are_not_finite_are_named(turned):
    turned.link.reported = replace(turned.link.reported, tau_ext=np.full(7, np.nan))
    turned.turn(1)
    assert "not finite" in turned.motion.fault


def test_a_connection_that_is_gone_is_lost_for_good(turned):
    turned.stream(0.2, q=NEAR_Q)
    turned.link.error = "robot no longer answers"
    turned.turn(1)
    assert turned.motion.lost
    assert turned.motion.fault == "robot no longer answers"


def test_disarming_comes_to_rest_ends_the_motion_and_refuses_commands(turned):
    turned.stream(0.3, q=NEAR_Q)
    turned.poll(turned.motion.disable(turned.now_sec))
    assert turned.link.called == ["begin", "end"]
    assert speed(turned) == 0.0
    with pytest.raises(NotArmedError):
        turned.move(q=NEAR_Q)


def test_a_way_that_folds_the_elbow_keeps_every_target_of_the_library_from_the_joint_s_end(turned):
    # Drawn back over the base joint 4 runs to the end of its range; franka-rs ends a motion within 0.05 rad of it.
    for _ in range(80):
        turned.move(T_base_tool=toward(tool_down(0.30, 0.0, 0.12), turned.state.T_base_tool))
        turned.turn(5)
    sent = np.concatenate(turned.link.put_so_far)
    nearest = (sent[:, 0] + 0.03 * sent[:, 1] - Q_LOWER)[:, 3].min()
    assert nearest == pytest.approx(0.05, abs=1e-3)
    assert not turned.state.fault


def test_every_setpoint_keeps_the_guard_s_limits_through_jumps_and_stops(turned):
    rng = np.random.default_rng(3)
    for _ in range(12):
        turned.stream(rng.uniform(0.1, 0.4), q=turned.state.q + rng.uniform(-0.25, 0.25, 7) * (1, 1, 1, 1, 1, 1, 1))
        if rng.uniform() < 0.4:
            turned.poll(turned.motion.stop(turned.now_sec))
            turned.motion.clear_stop(turned.now_sec)
            turned.turn(1)
    sent = np.concatenate(turned.link.put_so_far)
    limits = turned.motion.guard.limits
    assert (np.abs(sent[:, 1]).max(axis=0) <= 1.001 * np.array(limits.joint_velocity)).all()
    assert np.abs(sent[:, 2]).max() <= 1.001 * limits.brake_acceleration
    assert np.abs(np.diff(sent[:, 2], axis=0)).max() / 0.001 <= 1.001 * limits.brake_jerk
