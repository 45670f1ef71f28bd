"""What every arm backend must do: one suite for MuJoCo in process, MuJoCo behind ROS and the real arm.

A backend subclasses ArmContract and provides the fixture `rig`. Nothing here knows which backend it is.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
import pytest

from hcvla.api.errors import StoppedError
from hcvla.api.types import Pose
from hcvla.robots.arm import Arm, CommandRefusedError, GripperCommand, MoveCommand, StaleCommandError
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.limits import GuardLimits
from hcvla.robots.waypoint import toward

PERIOD_SEC = 0.05
FAR_Q = HOME_Q + np.array([0.9, 0.6, 0.0, 0.4, 0.0, 0.2, 0.5])


@dataclass
class Rig:
    """A backend at HOME_Q with an open gripper, and a 45 mm cube on its table."""

    arm: Arm
    cube: Pose
    """Centre of the cube in the base frame, yaw 0."""
    limits: GuardLimits
    commanded: Callable[[], np.ndarray] | None = None
    """Every setpoint sent since the start, Shape=(n, 3, 7), where the backend reports them."""
    tick_sec: float = 0.002
    stop_sec: float = 0.3
    """From the guard's full speed to rest [s]."""
    still_rad: float = 1e-4
    """How far the joints of an arm that holds still may be from where they were [rad]."""
    cube_height: Callable[[], float] | None = None
    """Height of the cube's centre now [m], where it can be known."""


def tool_down(x, y, z, yaw=0.0):
    """Tool pose straight down over (x, y, z), turned by yaw."""
    return Pose.from_matrix(Pose.from_yaw(x, y, z, yaw).matrix @ np.diag([1.0, -1.0, -1.0, 1.0]))


def angle_between(a, b):
    return 2.0 * np.arccos(min(1.0, abs(float(a.quaternion @ b.quaternion))))


def stream(arm, duration_sec, **target):
    """Send the same target at 20 Hz for a while."""
    end = arm.state().stamp_sec + duration_sec
    while arm.state().stamp_sec < end - 1e-6:
        send(arm, **target)
        arm.wait(PERIOD_SEC)


def send(arm, T_base_tool=None, **command):
    """Send one target, a pose as the way point on the way there."""
    state = arm.state()
    if T_base_tool is not None:
        command["T_base_tool"] = toward(T_base_tool, state.T_base_tool)
    # As in the bridge: one that a busy machine held up is replaced by the next.
    with suppress(StaleCommandError):
        arm.move(MoveCommand(state.stamp_sec, **command))


def drive(arm, pose, limit_sec=5.0, max_speed_m_s=None):
    """Stream a Cartesian target until the arm rests there; returns the seconds it took."""
    start = arm.state().stamp_sec
    while arm.state().stamp_sec - start < limit_sec:
        state = arm.state()
        near = state.T_base_tool.distance(pose) < 0.002 and angle_between(state.T_base_tool, pose) < np.radians(0.5)
        if near and np.abs(state.dq).max() < 0.02:
            return state.stamp_sec - start
        send(arm, T_base_tool=pose, max_speed_m_s=max_speed_m_s)
        arm.wait(PERIOD_SEC)
    missed = 1000 * arm.state().T_base_tool.distance(pose)
    pytest.fail(f"{missed:.1f} mm from {pose} after {limit_sec} s")


def grasp(arm, pose, limit_sec=2.0):
    """Shut the gripper where the arm is, until something is held."""
    arm.grip(GripperCommand(width_m=0.0, force_n=30.0))
    start = arm.state().stamp_sec
    while not arm.state().gripper.grasped and arm.state().stamp_sec - start < limit_sec:
        stream(arm, PERIOD_SEC, T_base_tool=pose)


class ArmContract:
    """The laws. Subclasses named Test... provide `rig`."""

    @pytest.mark.parametrize(
        ("x", "y", "z", "yaw"), [(0.5, 0.1, 0.2, 0.0), (0.35, -0.3, 0.03, 0.8), (0.62, 0.2, 0.1, -1.2)]
    )
    def test_reaches_a_tool_pose_within_2_mm_and_half_a_degree(self, rig, x, y, z, yaw):
        drive(rig.arm, tool_down(x, y, z, yaw))

    def test_reaches_a_joint_target(self, rig):
        goal = HOME_Q + np.array([0.3, 0.3, -0.2, 0.2, 0.1, -0.2, 0.4])
        stream(rig.arm, 4.0, q=goal)
        np.testing.assert_allclose(rig.arm.state().q, goal, atol=2e-3)

    def test_turns_to_a_new_target_on_the_way(self, rig):
        stream(rig.arm, 0.4, T_base_tool=tool_down(0.6, 0.25, 0.2))
        drive(rig.arm, tool_down(0.4, -0.25, 0.3, 0.7))

    def test_goes_from_joint_motion_to_a_tool_pose_without_a_halt(self, rig):
        stream(rig.arm, 0.3, q=HOME_Q + np.array([0.5, 0.4, 0.0, 0.0, 0.0, 0.0, 0.0]))
        drive(rig.arm, tool_down(0.5, 0.1, 0.25))

    def test_a_descent_is_vertical(self, rig):
        drive(rig.arm, tool_down(0.5, 0.1, 0.25))
        stray, start_sec = [], rig.arm.state().stamp_sec
        while (state := rig.arm.state()).T_base_tool.z > 0.06:
            assert state.stamp_sec - start_sec < 2.0
            send(rig.arm, T_base_tool=tool_down(0.5, 0.1, 0.05))
            rig.arm.wait(0.02)
            stray.append(rig.arm.state().T_base_tool.position[:2] - (0.5, 0.1))
        assert np.linalg.norm(stray, axis=1).max() < 0.003

    def test_keeps_the_speed_cap_of_a_command(self, rig):
        drive(rig.arm, tool_down(0.5, 0.1, 0.3))
        cap, fastest = 0.1, 0.0
        for _ in range(60):
            before = rig.arm.state()
            send(rig.arm, T_base_tool=tool_down(0.5, -0.2, 0.3), max_speed_m_s=cap)
            rig.arm.wait(0.02)
            after = rig.arm.state()
            speed = after.T_base_tool.distance(before.T_base_tool) / (after.stamp_sec - before.stamp_sec)
            fastest = max(fastest, speed)
        assert 0.05 < fastest < 1.05 * cap

    def test_joint_motion_keeps_the_speed_cap_too(self, rig):
        cap, fastest = 0.1, 0.0
        for _ in range(40):
            before = rig.arm.state()
            goal = HOME_Q + np.array([0.6, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0])
            rig.arm.move(MoveCommand(before.stamp_sec, q=goal, max_speed_m_s=cap))
            rig.arm.wait(0.02)
            after = rig.arm.state()
            speed = after.T_base_tool.distance(before.T_base_tool) / (after.stamp_sec - before.stamp_sec)
            fastest = max(fastest, speed)
        assert 0.03 < fastest < 1.05 * cap

    def test_setpoints_stay_within_every_limit_whatever_is_asked(self, rig):
        if rig.commanded is None:
            pytest.skip("this backend does not tell its setpoints")
        rng = np.random.default_rng(0)
        for _ in range(30):
            x, y, z, yaw = rng.uniform((0.35, -0.3, 0.1, -1.5), (0.6, 0.3, 0.4, 1.5))
            stream(rig.arm, rng.uniform(0.05, 0.6), T_base_tool=tool_down(x, y, z, yaw))
            if rng.uniform() < 0.2:
                rig.arm.wait(0.25)
        sent, limits = rig.commanded(), rig.limits
        acceleration = max(limits.joint_acceleration, limits.brake_acceleration)
        jerk = max(limits.joint_jerk, limits.brake_jerk)
        assert (np.abs(sent[:, 1]).max(axis=0) <= 1.001 * np.array(limits.joint_velocity)).all()
        assert np.abs(sent[:, 2]).max() <= 1.001 * acceleration
        assert np.abs(np.diff(sent[:, 2], axis=0)).max() / rig.tick_sec <= 1.001 * jerk
        # And they are what they say: velocity is the slope of position, acceleration that of velocity.
        slope = np.diff(sent[:, 0], axis=0) / rig.tick_sec
        assert np.abs(slope - 0.5 * (sent[1:, 1] + sent[:-1, 1])).max() < jerk * rig.tick_sec**2
        bend = np.diff(sent[:, 1], axis=0) / rig.tick_sec
        assert np.abs(bend - 0.5 * (sent[1:, 2] + sent[:-1, 2])).max() < jerk * rig.tick_sec

    def test_picks_holds_shakes_and_releases_a_cube(self, rig):
        x, y, z = rig.cube.position
        drive(rig.arm, tool_down(x, y, z + 0.12))
        drive(rig.arm, tool_down(x, y, z))
        assert not rig.arm.state().gripper.grasped
        grasp(rig.arm, tool_down(x, y, z))
        state = rig.arm.state()
        assert state.gripper.grasped
        assert state.gripper.width_m == pytest.approx(0.045, abs=0.002)
        drive(rig.arm, tool_down(x, y, z + 0.15))
        stream(rig.arm, 2.0, T_base_tool=tool_down(x, y, z + 0.15))
        for side in (0.05, -0.05, 0.05, 0.0):
            drive(rig.arm, tool_down(x, y + side, z + 0.15, 6.0 * side))
        assert rig.arm.state().gripper.grasped
        assert rig.arm.state().gripper.width_m == pytest.approx(0.045, abs=0.002)
        if rig.cube_height is not None:
            assert rig.cube_height() == pytest.approx(z + 0.15, abs=0.004)
        drive(rig.arm, tool_down(x, y, z + 0.002))
        rig.arm.grip(GripperCommand(width_m=0.08))
        stream(rig.arm, 0.8, T_base_tool=tool_down(x, y, z + 0.002))
        gripper = rig.arm.state().gripper
        assert not gripper.grasped
        assert gripper.force_n == 0.0
        assert gripper.width_m > 0.07

    def test_a_gripper_shut_on_nothing_grasps_nothing(self, rig):
        rig.arm.grip(GripperCommand(width_m=0.0))
        rig.arm.wait(1.2)
        assert rig.arm.state().gripper.width_m < 0.002
        assert not rig.arm.state().gripper.grasped

    def test_refuses_what_is_not_finite_too_old_or_outside_and_moves_nothing(self, rig):
        before = rig.arm.state()
        now, good = before.stamp_sec, tool_down(0.5, 0.1, 0.2)
        bad = [
            MoveCommand(now),
            MoveCommand(now, T_base_tool=good, q=HOME_Q),
            MoveCommand(now, T_base_tool=replace(good, x=float("nan"))),
            MoveCommand(now, T_base_tool=replace(good, qw=5.0)),
            MoveCommand(now, T_base_tool=replace(good, z=-0.05)),
            MoveCommand(now, T_base_tool=replace(good, x=2.0)),
            MoveCommand(now, T_base_tool=before.T_base_tool.moved(dy=0.3)),
            MoveCommand(now, T_base_tool=before.T_base_tool.rotated_z(0.9)),
            MoveCommand(now, q=np.full(7, np.inf)),
            MoveCommand(now, q=np.zeros(6)),
            MoveCommand(now, q=HOME_Q + np.array([0.0, 0.0, 0.0, 2.4, 0.0, 0.0, 0.0])),
            MoveCommand(now - 1.0, T_base_tool=good),
            MoveCommand(now + 10.0, T_base_tool=good),
            MoveCommand(now, T_base_tool=good, max_speed_m_s=-1.0),
        ]
        for command in bad:
            with pytest.raises(CommandRefusedError):
                rig.arm.move(command)
        for grip in (
            GripperCommand(width_m=0.2),
            GripperCommand(width_m=float("nan")),
            GripperCommand(0.04, force_n=1e4),
        ):
            with pytest.raises(CommandRefusedError):
                rig.arm.grip(grip)
        rig.arm.wait(0.3)
        np.testing.assert_allclose(rig.arm.state().q, before.q, atol=rig.still_rad)
        assert rig.arm.state().gripper.width_m == pytest.approx(before.gripper.width_m, abs=1e-3)

    @pytest.mark.parametrize("target", [{"T_base_tool": tool_down(0.5, -0.3, 0.15)}, {"q": FAR_Q}])
    def test_stop_from_speed_is_true_and_in_time(self, rig, target):
        stream(rig.arm, 0.45, **target)
        assert np.abs(rig.arm.state().dq).max() > 0.3 * min(rig.limits.joint_velocity)
        report = rig.arm.stop()
        assert report.at_rest
        assert report.braking_sec <= rig.stop_sec
        assert np.abs(rig.arm.state().dq).max() < 0.02
        assert rig.arm.state().stopped
        halted = rig.arm.state().q
        rig.arm.wait(0.5)
        np.testing.assert_allclose(rig.arm.state().q, halted, atol=1e-3)

    def test_while_stopped_every_command_is_refused_and_old_ones_stay_refused(self, rig):
        before_stop = MoveCommand(rig.arm.state().stamp_sec, T_base_tool=tool_down(0.4, 0.0, 0.3))
        rig.arm.stop()
        with pytest.raises(StoppedError):
            rig.arm.move(MoveCommand(rig.arm.state().stamp_sec, T_base_tool=tool_down(0.4, 0.0, 0.3)))
        with pytest.raises(StoppedError):
            rig.arm.grip(GripperCommand(width_m=0.0))
        rig.arm.wait(0.05)
        rig.arm.clear_stop()
        assert not rig.arm.state().stopped
        with pytest.raises(CommandRefusedError):
            rig.arm.move(before_stop)
        drive(rig.arm, tool_down(0.4, 0.0, 0.3))

    def test_without_commands_a_moving_arm_brakes_after_100_ms(self, rig):
        stream(rig.arm, 0.45, T_base_tool=tool_down(0.5, -0.3, 0.15))
        assert np.abs(rig.arm.state().dq).max() > 0.2
        rig.arm.wait(0.1 + rig.stop_sec)
        assert np.abs(rig.arm.state().dq).max() < 0.02
        assert rig.arm.state().T_base_tool.distance(tool_down(0.5, -0.3, 0.15)) > 0.02

    def test_a_held_cube_stays_held_through_a_stop(self, rig):
        x, y, z = rig.cube.position
        drive(rig.arm, tool_down(x, y, z + 0.12))
        drive(rig.arm, tool_down(x, y, z))
        grasp(rig.arm, tool_down(x, y, z))
        stream(rig.arm, 0.4, T_base_tool=tool_down(x, y - 0.2, z + 0.3))
        assert rig.arm.stop().at_rest
        rig.arm.wait(0.5)
        assert rig.arm.state().gripper.grasped
