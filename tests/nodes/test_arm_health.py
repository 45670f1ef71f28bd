import numpy as np
import pytest

from hcvla.api.types import Pose
from hcvla.nodes import arm_health
from hcvla.nodes.arm_health import ArmHealth
from hcvla.nodes.ros.part_status import Level
from hcvla.robots.arm import ArmState, GripperState
from hcvla.robots.fr3 import HOME_Q


def state(**changes):
    gripper = GripperState(width_m=0.04, force_n=12.0, grasped=True)
    dq = np.array([0.0, -0.4, 0.1, 0.0, 0.0, 0.0, 0.0])
    return ArmState(1.0, HOME_Q, dq, Pose(0.4, 0.0, 0.3), gripper, **changes)


@pytest.mark.parametrize(
    ("changes", "level", "words"),
    [
        ({}, Level.OK, "free to move"),
        ({"stopped": True}, Level.WARN, "a stop is latched"),
        ({"stopped": True, "fault": "joint 3 out of range"}, Level.ERROR, "fault: joint 3 out of range"),
    ],
)
def test_a_stop_is_a_warning_and_a_fault_an_error(changes, level, words):
    health = ArmHealth()
    assert health.arm().level is Level.STALE
    health.stated(state(**changes))
    found = health.arm()
    assert found.level is level
    assert words in found.message
    assert found.values["largest_joint_speed_rad_s"] == pytest.approx(0.4)
    assert (found.values["gripper_width_m"], found.values["grasped"]) == (0.04, True)


def test_a_refusal_is_a_warning_for_ten_seconds_and_counted_for_ever(monkeypatch):
    now = [50.0]
    monkeypatch.setattr(arm_health.time, "monotonic", lambda: now[0])
    health = ArmHealth()
    assert health.guard().level is Level.OK
    health.refused("tool target x = 2 m is outside the workspace")
    now[0] = 59.9
    assert health.guard().message == "refused: tool target x = 2 m is outside the workspace"
    now[0] = 60.1
    found = health.guard()
    assert (found.level, found.message) == (Level.OK, "1 commands refused so far")
    assert found.values["newest"].startswith("tool target")


def test_control_success_is_the_share_of_the_newest_200_commands_that_were_carried_out():
    health = ArmHealth()
    assert (health.control().level, health.control().message) == (Level.OK, "no command yet")
    for _ in range(500):
        health.accepted()
    for _ in range(5):
        health.dropped()
    for _ in range(5):
        health.refused("too far")
    found = health.control()
    # 190 of 200.
    assert (found.level, found.values["success_percent"], found.values["too_late"]) == (Level.OK, 95.0, 5)
    health.dropped()
    assert (health.control().level, health.control().values["success_percent"]) == (Level.WARN, 94.5)
