"""The fake robot's modes, motions, reflexes and recovery, period by period, without a network."""

from __future__ import annotations

import numpy as np
import pytest

from hcvla.fake_franka import wire
from hcvla.fake_franka.plant import Plant
from hcvla.fake_franka.robot import FakeRobot
from hcvla.fake_franka.wire import ERRORS, Controller, Generator, MoveStatus, RobotMode
from hcvla.robots.fr3.table import Q_UPPER
from hcvla.sim.scene import Scene


@pytest.fixture
def robot():
    return with_ends(FakeRobot(Plant(Scene(()))))


def with_ends(robot: FakeRobot) -> FakeRobot:
    """Have a robot note how its motions end."""
    robot.ends = []
    robot.on_move_end = robot.ends.append
    return robot


def move(generator: Generator, controller: Controller = Controller.JOINT_IMPEDANCE, **fields) -> np.void:
    """Return a request for a motion."""
    record = np.zeros(1, wire.MOVE)
    record["generator"], record["controller"] = generator - 1, controller
    for name, value in fields.items():
        record[name] = value
    return record[0]


def command(**fields) -> np.void:
    """Return a command with some fields."""
    record = np.zeros(1, wire.MOTION_COMMAND)
    for name, value in fields.items():
        record[name] = value
    return record[0]


def state(robot: FakeRobot) -> np.void:
    """Return the state as a client reads it."""
    return np.frombuffer(robot.state(7), wire.STATE)[0]


def errors(robot: FakeRobot) -> list[str]:
    """Return the names of the error flags that are set."""
    return [name for name, flag in zip(ERRORS, state(robot)["errors"], strict=True) if flag]


def ramp(periods: int, peak: float) -> np.ndarray:
    """Return velocities that rise smoothly to `peak` and stay there."""
    t = np.minimum(np.arange(periods) / (periods // 2), 1.0)
    return peak * 0.5 * (1.0 - np.cos(np.pi * t))


def test_messages_have_the_sizes_of_the_real_protocol():
    assert (wire.STATE.itemsize, wire.MOTION_COMMAND.itemsize, wire.MOVE.itemsize) == (1377, 371, 113)
    assert wire.COLLISION.itemsize == 8 * (4 * 7 + 4 * 6)


def test_an_idle_robot_holds_its_position(robot):
    before = robot.plant.q.copy()
    for _ in range(100):
        robot.tick(None)
    assert robot.plant.q == pytest.approx(before, abs=1e-6)
    assert state(robot)["robot_mode"] == RobotMode.IDLE


def test_joint_positions_are_followed_and_echoed_with_their_rates(robot):
    assert robot.start(move(Generator.JOINT_POSITION)) is MoveStatus.MOTION_STARTED
    q = robot.desired.q.copy()
    for dq in ramp(200, 0.2):
        q[0] += 0.001 * dq
        robot.tick(command(q_c=q))
    echo = state(robot)
    assert echo["q_d"] == pytest.approx(q, abs=1e-6)
    assert (echo["dq_d"][0], echo["q"][0]) == (pytest.approx(0.2, abs=1e-3), pytest.approx(q[0], abs=1e-3))
    assert (echo["robot_mode"], echo["motion_generator_mode"]) == (RobotMode.MOVE, Generator.JOINT_POSITION)


def test_a_first_position_away_from_the_robots_own_is_an_invalid_start(robot):
    robot.start(move(Generator.JOINT_POSITION))
    robot.tick(command(q_c=robot.desired.q + 0.01))
    assert errors(robot) == ["joint_position_motion_generator_start_pose_invalid"]
    assert (robot.ends, robot.mode) == ([MoveStatus.REFLEX_ABORTED], RobotMode.REFLEX)


def test_a_motion_that_ends_at_speed_is_a_discontinuity_and_one_at_rest_is_not(robot):
    for final, status in ((0.0, MoveStatus.SUCCESS), (0.2, MoveStatus.REFLEX_ABORTED)):
        robot.start(move(Generator.JOINT_VELOCITY))
        for dq in ramp(200, final):
            robot.tick(command(dq_c=[dq, 0, 0, 0, 0, 0, 0]))
        robot.tick(command(dq_c=[final, 0, 0, 0, 0, 0, 0], motion_generation_finished=True))
        assert robot.ends[-1] is status
    assert errors(robot) == ["joint_motion_generator_velocity_discontinuity"]


def test_after_a_reflex_the_arm_brakes_refuses_to_move_and_moves_again_once_recovered(robot):
    robot.start(move(Generator.JOINT_VELOCITY))
    for dq in ramp(200, 0.5):
        robot.tick(command(dq_c=[dq, 0, 0, 0, 0, 0, 0]))
    robot.abort("cartesian_reflex")
    assert robot.start(move(Generator.JOINT_VELOCITY)) is MoveStatus.NOT_POSSIBLE
    recovered = []
    robot.on_recovered = lambda: recovered.append(True)
    assert robot.recover()
    periods = 0
    while not recovered:
        robot.tick(None)
        periods += 1
    # Half a radian a second at 10 rad/s^2: 50 ms of braking come first.
    assert periods == pytest.approx(50, abs=2)
    assert not errors(robot)
    assert state(robot)["reflex_reason"][ERRORS.index("cartesian_reflex")]
    assert robot.start(move(Generator.JOINT_VELOCITY)) is MoveStatus.MOTION_STARTED


def test_a_stop_at_speed_preempts_and_brakes_at_10_rad_s2(robot):
    robot.start(move(Generator.JOINT_VELOCITY))
    for dq in ramp(400, 1.0):
        robot.tick(command(dq_c=[dq, 0, 0, 0, 0, 0, 0]))
    robot.stop()
    periods = 0
    while not robot.ends:
        robot.tick(None)
        periods += 1
    assert (robot.ends, robot.mode) == ([MoveStatus.PREEMPTED], RobotMode.IDLE)
    assert periods == pytest.approx(100, abs=2)


@pytest.mark.parametrize(("lost", "survives"), [(5, True), (19, True), (20, False)])
def test_20_lost_periods_in_a_row_end_a_motion(robot, lost, survives):
    robot.start(move(Generator.JOINT_POSITION))
    robot.tick(command(q_c=robot.desired.q))
    for _ in range(lost):
        robot.tick(None)
    assert (robot.mode is RobotMode.MOVE) is survives
    assert errors(robot) == ([] if survives else ["communication_constraints_violation"])


def test_a_lost_position_is_extrapolated_with_the_present_acceleration(robot):
    robot.start(move(Generator.JOINT_VELOCITY))
    for dq in (0.001, 0.002, 0.003):
        robot.tick(command(dq_c=[dq, 0, 0, 0, 0, 0, 0]))
    robot.tick(None)
    assert robot.desired.dq[0] == pytest.approx(0.004)


def test_the_success_rate_is_the_share_of_the_last_hundred_periods(robot):
    robot.start(move(Generator.JOINT_POSITION))
    for period in range(120):
        robot.tick(None if period in (10, 90, 91) else command(q_c=robot.desired.q))
    # The first of the three is 110 periods old; with it and the others in one hundred it was 0.97, hence the lowest.
    assert state(robot)["control_command_success_rate"] == pytest.approx(0.98)
    assert (robot.figures.cycles, robot.figures.lost_cycles) == (120, 3)
    assert robot.figures.lowest_success_rate == pytest.approx(0.97)


def test_torques_move_the_arm_and_at_their_end_it_holds_where_it_is(robot):
    robot.start(move(Generator.NONE, Controller.EXTERNAL))
    for k in range(300):
        robot.tick(command(tau_J_d=[min(0.05 * k, 3.0), 0, 0, 0, 0, 0, 0]))
    echo = state(robot)
    assert echo["q_d"] == pytest.approx(echo["q"])
    assert echo["dq"][0] > 0.1
    robot.tick(command(tau_J_d=[3.0, 0, 0, 0, 0, 0, 0], torque_command_finished=True))
    at = robot.plant.q[0]
    for _ in range(300):
        robot.tick(None)
    # It brakes forward, by v^2 / 2a at most, and does not snap back to where the torques began.
    assert at - 1e-3 < robot.plant.q[0] < at + echo["dq"][0] ** 2 / 20.0 + 5e-3
    assert abs(robot.plant.dq[0]) < 1e-3


def test_a_torque_step_of_more_than_1_nm_is_a_discontinuity(robot):
    robot.start(move(Generator.NONE, Controller.EXTERNAL))
    robot.tick(command(tau_J_d=[1.5, 0, 0, 0, 0, 0, 0]))
    assert errors(robot) == ["controller_torque_discontinuity"]


def test_without_strictness_jumps_are_carried_out():
    robot = FakeRobot(Plant(Scene(())), strict=False)
    robot.start(move(Generator.JOINT_POSITION))
    robot.tick(command(q_c=robot.desired.q + 0.01))
    assert robot.mode is RobotMode.MOVE


def test_a_joint_driven_beyond_its_range_is_a_violation_and_recovery_brings_it_back():
    robot = with_ends(FakeRobot(Plant(Scene(()))))
    robot.start(move(Generator.NONE, Controller.EXTERNAL))
    k = 0
    while robot.mode is RobotMode.MOVE and k < 5000:
        # A light push of the last joint, so slow that only the range can be violated.
        robot.tick(command(tau_J_d=[0, 0, 0, 0, 0, 0, min(0.001 * k, 0.25)]))
        k += 1
    assert errors(robot) == ["joint_position_limits_violation"]
    robot.recover()
    while robot.mode is RobotMode.RECOVERY:
        robot.tick(None)
    for _ in range(200):
        robot.tick(None)
    assert robot.plant.q[6] < Q_UPPER[6]


def test_poses_are_followed_and_echoed_with_their_rates(robot):
    robot.start(move(Generator.CARTESIAN_POSITION))
    pose = robot.tool.pose(robot.desired.q)
    for speed in ramp(400, 0.1):
        pose[0, 3] += 0.001 * speed
        robot.tick(command(O_T_EE_c=wire.pose_to_wire(pose)))
    echo = state(robot)
    assert not errors(robot)
    assert wire.pose_from_wire(echo["O_T_EE_c"]) == pytest.approx(pose, abs=1e-6)
    assert echo["O_dP_EE_c"][:3] == pytest.approx([0.1, 0.0, 0.0], abs=1e-3)
    assert wire.pose_from_wire(echo["O_T_EE"])[:3, 3] == pytest.approx(pose[:3, 3], abs=1e-3)


def test_a_twist_moves_the_tool_by_speed_times_time(robot):
    robot.start(move(Generator.CARTESIAN_VELOCITY))
    before = robot.tool.pose(robot.desired.q)
    speeds = ramp(400, 0.1)
    for speed in speeds:
        robot.tick(command(O_dP_EE_c=[0, 0, speed, 0, 0, 0]))
    moved = robot.tool.pose(robot.desired.q) - before
    assert moved[:3, 3] == pytest.approx([0.0, 0.0, 0.001 * speeds.sum()], abs=1e-5)


def test_a_matrix_that_is_no_pose_is_an_invalid_frame(robot):
    robot.start(move(Generator.CARTESIAN_POSITION))
    robot.tick(command(O_T_EE_c=np.zeros(16)))
    assert errors(robot) == ["cartesian_position_motion_generator_invalid_frame"]


def test_an_asynchronous_goal_is_reached_within_the_velocity_that_was_given(robot):
    robot.start(move(Generator.JOINT_POSITION, asynchronous=True, maximum_velocities=np.full(7, 0.5)))
    goal = robot.desired.q + 0.2 * np.eye(7)[0]
    robot.tick(command(q_c=goal))
    fastest = 0.0
    for _ in range(600):
        robot.tick(None)
        fastest = max(fastest, abs(robot.desired.dq[0]))
    assert robot.desired.q == pytest.approx(goal)
    assert fastest == pytest.approx(0.5, abs=0.01)
    assert robot.mode is RobotMode.MOVE


def test_a_push_beyond_the_thresholds_is_a_reflex_while_moving_and_only_a_flag_while_idle(robot):
    robot.plant.tau_ext[:] = [25.0, 0, 0, 0, 0, 0, 0]
    robot.tick(None)
    # The filter lets the estimate fall by a twentieth in a period: 23.75 Nm, a contact but no collision.
    assert (state(robot)["joint_contact"][0], state(robot)["joint_collision"][0]) == (1.0, 0.0)
    robot.collisions.thresholds["upper_torque_nominal"] = 10.0
    robot.start(move(Generator.JOINT_POSITION))
    robot.tick(command(q_c=robot.desired.q))
    assert errors(robot) == ["joint_reflex"]


def test_a_request_that_no_generator_serves_is_an_invalid_argument(robot):
    assert robot.start(move(Generator.CARTESIAN_POSITION, asynchronous=True)) is MoveStatus.INVALID_ARGUMENT
    assert robot.start(move(Generator.JOINT_POSITION, Controller.OTHER)) is MoveStatus.INVALID_ARGUMENT
    assert robot.mode is RobotMode.IDLE
