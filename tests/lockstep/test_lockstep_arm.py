"""The simulated arm in lockstep: time passes only where it is said to, and everyone who watches is notified."""

import numpy as np
import pytest

from hcvla.api.errors import StoppedError
from hcvla.lockstep.arm import LockstepArm
from hcvla.robots.arm import CommandRefusedError, GripperCommand, MoveCommand
from hcvla.robots.limits import GuardLimits
from hcvla.sim.scene import Scene
from hcvla.sim.simulation import Simulation


@pytest.fixture
def simulation():
    return Simulation(Scene(()))


@pytest.fixture
def arm(simulation):
    return LockstepArm(simulation)


def ahead(arm, dz=0.05):
    state = arm.state()
    return MoveCommand(state.stamp_sec, T_base_tool=state.T_base_tool.moved(dz=dz))


def test_time_passes_in_wait_and_nowhere_else(arm, simulation):
    before = simulation.time
    arm.move(ahead(arm))
    arm.grip(GripperCommand(0.02))
    arm.begin_stream()
    assert simulation.time == before
    arm.wait(0.15)
    assert simulation.time == pytest.approx(before + 0.15)
    assert arm.state().stamp_sec == pytest.approx(simulation.time)


def test_watchers_are_notified_once_after_each_wait_in_their_order(arm):
    seen = []
    arm.on_wait += [lambda: seen.append(("first", arm.state().stamp_sec)), lambda: seen.append(("second", 0))]
    arm.wait(0.05)
    arm.wait(0.10)
    assert [who for who, _ in seen] == ["first", "second"] * 2
    stamps = [stamp for who, stamp in seen if who == "first"]
    assert stamps[1] - stamps[0] == pytest.approx(0.10)


def test_a_refusal_is_raised_and_kept_until_it_is_emptied(arm):
    with pytest.raises(CommandRefusedError, match="outside the workspace"):
        arm.move(ahead(arm, dz=5.0))
    assert "outside the workspace" in arm.refusal
    arm.move(ahead(arm))
    assert "outside the workspace" in arm.refusal, "a later command does not hide it"
    with pytest.raises(CommandRefusedError, match="width_m"):
        arm.grip(GripperCommand(0.5))
    assert "width_m" in arm.refusal


def test_a_stop_from_the_middle_of_a_motion_ends_at_rest_and_latches(arm):
    for _ in range(6):
        arm.move(ahead(arm, dz=0.1))
        arm.wait(0.05)
    assert np.abs(arm.state().dq).max() > 0.05
    report = arm.stop()
    assert report.at_rest
    assert report.braking_sec < 0.3
    assert np.abs(arm.state().dq).max() < 0.02
    with pytest.raises(StoppedError):
        arm.move(ahead(arm))
    assert arm.refusal == "", "a stop is no refusal"
    arm.clear_stop()
    arm.move(ahead(arm))


def test_limits_of_its_own_are_kept(simulation):
    slow = LockstepArm(simulation, GuardLimits())
    inside = slow.state().T_base_tool.moved(dx=0.06)
    started = slow.state().T_base_tool
    for _ in range(4):
        slow.move(MoveCommand(slow.state().stamp_sec, T_base_tool=inside))
        slow.wait(0.05)
    # hardware's 0.25 m/s for 0.2 s at most
    assert 0.002 < started.distance(slow.state().T_base_tool) <= 0.05
    with pytest.raises(CommandRefusedError, match="outside the workspace, expected"):
        slow.move(MoveCommand(slow.state().stamp_sec, T_base_tool=started.moved(dx=-0.15)))


def test_without_a_command_the_arm_stays_where_it_is(arm):
    before = arm.state()
    arm.wait(0.5)
    assert arm.state().T_base_tool.distance(before.T_base_tool) < 1e-3
