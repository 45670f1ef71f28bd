"""The motions that scripts are made of, on an arm that does at once what it is commanded."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.outcomes import Outcome
from hcvla.skills.scripted.body import Body, LostSightError, StuckError
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Observation
from hcvla.skills.tool import downward
from items import REACH, arm_at, item, seeing

PERIOD_SEC = 0.05
RED = item("red cube", 0.45, 0.1)
START = (0.45, 0.0, 0.25)


def body(*objects, at=START, **state):
    return Body(seeing(arm_at(*at, **state), *objects), REACH, OracleConfig())


def carried_out(it, motion, *, speed_m=0.02, obeys=lambda action: True, limit=400):
    """Return the actions of a motion on an arm that moves toward each by so much a period."""
    actions = []
    for _ in range(limit):
        try:
            action = next(motion) if not actions else motion.send(it_sees(it, actions[-1], speed_m, obeys))
        except StopIteration:
            return actions
        actions.append(action)
    raise AssertionError("it never ends")


def it_sees(it, action, speed_m, obeys) -> Observation:
    state = it.state
    at, wanted = (
        it.measured(),
        state.T_base_tool.position if action.T_base_tool is None else action.T_base_tool.position,
    )
    way = wanted - at[:3]
    share = min(1.0, speed_m / max(float(np.linalg.norm(way)), 1e-9)) if obeys(action) else 0.0
    width = state.gripper.width_m if action.gripper_width_m is None or not obeys(action) else action.gripper_width_m
    moved = arm_at(*(at[:3] + share * way), float(at[5]), width=width)
    stamped = replace(moved, stamp_sec=state.stamp_sec + PERIOD_SEC, tau_ext=state.tau_ext)
    return Observation(stamped, it.observation.objects)


def test_a_straight_way_is_sent_no_farther_ahead_than_the_lead_and_ends_where_it_should():
    it = body()
    end = downward(0.45, 0.0, 0.60, 0.0)
    actions = carried_out(it, it.straight(end, "lift"))
    lead = OracleConfig().lead.lead_m
    assert actions[0].T_base_tool.z == pytest.approx(0.25 + lead, abs=1e-6)
    assert it.measured()[:3] == pytest.approx([0.45, 0.0, 0.60], abs=OracleConfig().position_tolerance_m)
    assert {action.phase for action in actions} == {"lift"}
    assert {action.max_speed_m_s for action in actions} == {OracleConfig().descend_speed_m_s}


def test_a_straight_way_ends_as_soon_as_its_condition_holds():
    it = body()
    actions = carried_out(
        it, it.straight(downward(0.45, 0.0, 0.10, 0.0), "lower", until=lambda: it.measured()[2] < 0.2)
    )
    # 2 cm a period from 0.25 m: below 0.2 after three
    assert len(actions) == 3


def test_a_way_passes_over_what_stands_on_it():
    post = item("gray cylinder", 0.45, 0.15, size=(0.04, 0.04, 0.20))
    it = body(post, at=(0.45, 0.0, 0.10))
    end = downward(0.45, 0.30, 0.10, 0.0)
    heights = []

    def note(action):
        at = it.measured()
        if abs(at[1] - 0.15) < 0.05:
            heights.append(float(at[2]))
        return True

    carried_out(it, it.go(lambda: end, ("carry", "lower")), obeys=note)
    assert heights
    assert min(heights) > 0.20, "over the post"
    assert it.measured()[:3] == pytest.approx([0.45, 0.30, 0.10], abs=0.01)


def test_the_phase_says_whether_it_goes_across_or_down():
    it = body(at=(0.45, 0.0, 0.30))
    actions = carried_out(it, it.go(lambda: downward(0.45, 0.2, 0.10, 0.0), ("approach", "descend")))
    phases = [action.phase for action in actions]
    assert phases[0] == "approach"
    assert phases[-1] == "descend"
    assert phases == sorted(phases), "once down, never across again"


def test_an_arm_that_does_not_move_is_given_up_on_after_a_second_with_what_is_missing():
    it = body()
    with pytest.raises(StuckError, match=r"held up in 'lift': 350 mm and 0 degrees short") as stuck:
        carried_out(it, it.straight(downward(0.45, 0.0, 0.60, 0.0), "lift"), obeys=lambda action: False)
    assert stuck.value.outcome is Outcome.BLOCKED
    assert 1.0 <= it.now_sec <= 1.2


def test_a_pause_holds_still_for_its_time_or_until_something_holds():
    it = body()
    actions = carried_out(it, it.pause(0.3, "look"))
    assert len(actions) == 6
    assert all(action.T_base_tool.distance(actions[0].T_base_tool) < 1e-6 for action in actions)
    assert len(carried_out(it, it.pause(5.0, "look", until=lambda: it.now_sec > 0.43))) == 3


def test_a_gripper_is_moved_until_it_is_there_or_rests_on_something():
    it = body()
    actions = carried_out(it, it.move_gripper(0.04, "close"))
    assert it.state.gripper.width_m == pytest.approx(0.04)
    assert len(actions) <= 2
    it = body(width=0.06)
    held_up = carried_out(it, it.move_gripper(0.0, "close"), obeys=lambda action: False)
    # it must have stood for 0.2 s
    assert 0.2 < len(held_up) * PERIOD_SEC < 0.4


def test_pressing_is_felt_against_the_torque_of_free_motion():
    def with_torque(it, torque):
        state = replace(it.state, tau_ext=np.array([0.0, torque, 0.0, 0.0, 0.0, 0.0, 0.0]))
        it.observation = Observation(state, it.observation.objects)

    it = body()
    with_torque(it, 0.9)
    # 0.9 Nm at 0.45 m
    assert it.contact_n() == pytest.approx(2.0)
    it.feel_free()
    assert it.contact_n() == 0.0
    with_torque(it, 0.9 + 0.45 * (OracleConfig().contact_force_n + 0.1))
    assert it.pressed()


def test_an_object_that_is_not_reported_is_where_it_was_for_two_seconds():
    it = body(RED)

    def after(sec, *objects):
        it.observation = Observation(replace(it.state, stamp_sec=sec), {one.name: one for one in objects})

    after(1.9)
    assert it.known("red cube") == RED
    after(2.0, item("red cube", 0.5, 0.1))
    after(3.9)
    assert it.known("red cube").pose.x == 0.5
    after(4.2)
    with pytest.raises(LostSightError, match="'red cube' was lost from view") as lost:
        it.known("red cube")
    assert lost.value.outcome is Outcome.OBJECT_NOT_FOUND
    with pytest.raises(LostSightError, match="'pink cube'"):
        it.known("pink cube")


@pytest.mark.parametrize(
    ("change", "seen"), [({}, True), ({"visible": False}, False), ({"last_seen_sec": -0.3}, False)]
)
def test_an_object_is_seen_if_a_recent_image_shows_it(change, seen):
    assert body(replace(RED, **change)).sees("red cube") is seen


def test_the_yaw_is_unwrapped_as_joint_7_is():
    for yaw in (-2.0, 0.0, 2.0):
        assert body(at=(0.45, 0.0, 0.25, yaw)).yaw_rad == pytest.approx(yaw, abs=1e-6)


def test_above_is_straight_up_from_the_target_and_the_lowest_tool_keeps_fingertips_off_the_table():
    it = body()
    it.target = downward(0.5, 0.1, 0.05, 0.3)
    assert it.above(0.1) == pytest.approx([0.5, 0.1, 0.15, 0.0, 0.0, 0.3])
    hand = OracleConfig().hand
    assert it.lowest_z == pytest.approx(0.006 + hand.finger_below_tool_m)
    it.halt()
    assert it.target[:3] == pytest.approx(START)


def test_turning_counts_as_a_way_of_its_own():
    it = body()
    first = next(it.straight(downward(*START, 1.5), "turn")).T_base_tool
    turned = 2.0 * math.acos(min(1.0, abs(float(first.quaternion @ it.state.T_base_tool.quaternion))))
    assert turned == pytest.approx(OracleConfig().lead.lead_rad, abs=1e-6)


def test_a_hand_that_begins_late_and_knows_late_what_it_holds_is_waited_for():
    it = body()
    motion = it.move_gripper(0.0, "grasp")
    next(motion)
    # Half a second of nothing, then it closes on something, and its command ends 0.2 s later.
    course = [(0.08, True)] * 10 + [(0.045, True)] * 4 + [(0.045, False)]
    seen = it.observation
    for period, (width, moving) in enumerate(course, start=1):
        gripper = replace(seen.state.gripper, width_m=width, moving=moving)
        state = replace(seen.state, gripper=gripper, stamp_sec=seen.state.stamp_sec + PERIOD_SEC * period)
        observation = Observation(state, seen.objects)
        if moving:
            assert motion.send(observation).gripper_width_m == 0.0
        else:
            with pytest.raises(StopIteration):
                motion.send(observation)
