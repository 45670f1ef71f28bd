"""Experts that go on where the policy stopped: what is done is not done again, the hand only leaves."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, Pose
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.ending import Finished, GaveUp
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.takeover import expert_from_here
from items import REACH, arm_at, item, seeing

RED, MAT = item("red cube", 0.45, 0.1), item("white mat", 0.4, -0.15)
LOW = arm_at(0.45, 0.1, 0.03)
HIGH = arm_at(0.45, 0.1, 0.25)


def taken_over(function, *arguments, start, now):
    """Return the expert for a call that began with one observation and has come to another."""
    call = ROBOT_API[function].bind(*arguments)
    config = OracleConfig()
    frames = CallFrames(call, start, Hand(), REACH, ObservationConfig(), config)
    frames.write(start)
    frames.write(now)
    return expert_from_here(call, frames, Body(now, REACH, config), OracleLibrary(config))


def heights_until_the_end(skill, observation, limit=400):
    """Return the tool heights commanded by a skill whose commands are obeyed at once, and how it ended."""
    commanded = []
    for _ in range(limit):
        result = skill.step(observation)
        if isinstance(result, Finished | GaveUp):
            return commanded, result
        commanded.append(result.T_base_tool.z if result.T_base_tool else observation.state.T_base_tool.z)
        tool = result.T_base_tool or observation.state.T_base_tool
        state = arm_at(tool.x, tool.y, tool.z, width=observation.state.gripper.width_m)
        observation = replace(observation, state=replace(state, stamp_sec=observation.state.stamp_sec + 0.05))
    raise AssertionError("it never ends")


def holding(z):
    return replace(arm_at(0.4, -0.15, z, width=0.045, grasped=True))


def test_after_a_place_has_let_go_the_hand_only_rises():
    held = replace(RED, held=True, pose=Pose.from_yaw(0.4, -0.15, 0.027))
    down = replace(RED, pose=Pose.from_yaw(0.4, -0.15, 0.027))
    start, now = seeing(holding(0.03), held, MAT), seeing(arm_at(0.4, -0.15, 0.03), down, MAT)
    skill = taken_over("place", Actor("white mat"), start=start, now=now)
    commanded, ending = heights_until_the_end(skill, now)
    assert isinstance(ending, Finished)
    assert max(commanded) == pytest.approx(0.03 + 0.06, abs=0.005), "6 cm, as far as the script rises"
    assert np.diff(commanded).min() >= -1e-6, "never down again"


def test_a_place_that_still_holds_the_object_goes_on_placing():
    held = replace(RED, held=True, pose=Pose.from_yaw(0.4, -0.15, 0.2))
    start, now = seeing(holding(0.22), held, MAT), seeing(holding(0.20), held, MAT)
    action = taken_over("place", Actor("white mat"), start=start, now=now).step(now)
    assert action.phase != "retreat"


def test_a_touch_that_was_felt_is_not_sought_again():
    touching = replace(LOW, tau_ext=np.array([0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0]))
    start, now = seeing(LOW, RED), seeing(touching, RED)
    # 2 Nm at the shoulder over a lever of about 0.45 m: more than 1.5 N
    assert taken_over("touch", Actor("red cube"), start=start, now=now).step(now).phase == "retreat"
    assert taken_over("touch", Actor("red cube"), start=start, now=start).step(start).phase != "retreat"


def test_a_push_goes_on_to_the_place_that_was_chosen_when_it_began():
    goal = Pose.from_yaw(0.55, 0.1, RED.pose.z)
    start = seeing(HIGH, RED)
    arrived = seeing(arm_at(0.52, 0.1, 0.03), item("red cube", 0.55, 0.1))
    leaving = taken_over("push", Actor("red cube"), goal, start=start, now=arrived).step(arrived)
    assert leaving.phase in ("withdraw", "retreat"), "it is there"
    half = seeing(arm_at(0.47, 0.1, 0.03), item("red cube", 0.50, 0.1))
    going_on = taken_over("push", Actor("red cube"), goal, start=start, now=half).step(half)
    assert going_on.phase not in ("withdraw", "retreat")


def test_the_hand_backs_away_from_what_it_pushed_before_it_rises():
    goal = Pose.from_yaw(0.55, 0.1, RED.pose.z)
    start, now = seeing(LOW, RED), seeing(arm_at(0.51, 0.1, 0.03), item("red cube", 0.55, 0.1))
    action = taken_over("push", Actor("red cube"), goal, start=start, now=now).step(now)
    assert action.phase == "withdraw"
    # the object is 4 cm ahead in x: back by up to 2.5 cm, at the same height
    assert 0.51 - 0.025 - 1e-6 <= action.T_base_tool.x < 0.51
    assert action.T_base_tool.z == pytest.approx(0.03, abs=1e-3)


def test_a_call_that_cannot_go_on_gives_up_with_its_reason():
    start, now = seeing(HIGH, RED), seeing(HIGH)
    frames_of_nothing = taken_over("pick", Actor("red cube"), start=start, now=now).step(now)
    assert isinstance(frames_of_nothing, GaveUp)
    assert frames_of_nothing.outcome is Outcome.OBJECT_NOT_FOUND
    assert "red cube" in frames_of_nothing.message
