"""The loop itself, on an arm that is nothing but a clock."""

import threading

import numpy as np
import pytest

from hcvla.api.errors import BadProgramError
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor
from hcvla.robots.arm import ArmState, StopReport
from hcvla.robots.guard import SIM_LIMITS, Guard
from hcvla.skills.needs import Needs
from hcvla.skills.observer import NobodyWatches
from hcvla.skills.runner import SkillRunner
from hcvla.skills.skill import Action
from things import arm_at, thing

PICK = ROBOT_API["pick"].bind(Actor("red cube"))
GO_HOME = ROBOT_API["go_home"].bind()


class Clockwork:
    """An arm that stands still; only its clock, jaw and guard are real."""

    def __init__(self, grasped: bool = False) -> None:
        self.now = 0.0
        self.grasped = grasped
        self.guard = Guard(SIM_LIMITS)
        self.sent = []

    def state(self) -> ArmState:
        at = arm_at(0.5, 0.0, 0.2, width=0.045, grasped=self.grasped)
        return ArmState(self.now, at.q, at.dq, at.T_base_tool, at.gripper, self.guard.stopped)

    def begin_stream(self) -> None:
        pass

    def move(self, command) -> None:
        self.guard.check_move(command, self.state())
        self.sent.append(command)

    def grip(self, command) -> None:
        self.guard.check_gripper(command)
        self.sent.append(command)

    def stop(self) -> StopReport:
        self.guard.latch_stop()
        return StopReport(True, 0.0, "at rest")

    def clear_stop(self) -> None:
        self.guard.clear_stop(self.now)

    def wait(self, duration_sec: float) -> None:
        self.now += duration_sec


class Plays:
    """A library whose skill answers what it was given, the last for ever."""

    needs = Needs()

    def __init__(self, *answers) -> None:
        self.answers = list(answers)

    def start(self, call, observation):
        return self

    def step(self, observation):
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer() if callable(answer) else answer


class Phases(NobodyWatches):
    def __init__(self, heard: list) -> None:
        self.on_phase = heard.append


class Table:
    def objects(self):
        return [thing("red cube", 0.5, 0.0)]


STAY = Action(T_base_tool=arm_at(0.5, 0.0, 0.2).T_base_tool, phase="stay")
DONE = Verdict(Outcome.DONE, "well")


def runner(library, arm=None) -> SkillRunner:
    return SkillRunner(arm or Clockwork(), Table(), None, library, ROBOT_API)


def test_actions_are_sent_at_twenty_hertz_and_the_verdict_is_returned():
    arm, phases = Clockwork(), []
    grip = Action(gripper_width_m=0.04, phase="grasp")
    assert runner(Plays(STAY, STAY, grip, DONE), arm).execute(PICK, Phases(phases)) == DONE
    assert phases == ["stay", "grasp"]
    assert arm.now == pytest.approx(0.15)
    assert len(arm.sent) == 3


def test_what_was_knocked_aside_meanwhile_is_told_with_the_verdict():
    places = [0.2, 0.2, 0.35]

    class Bumped:
        def objects(self):
            y = places.pop(0) if len(places) > 1 else places[0]
            return [thing("red cube", 0.5, 0.0), thing("blue cube", 0.4, y)]

    verdict = SkillRunner(Clockwork(), Bumped(), None, Plays(STAY, STAY, DONE), ROBOT_API).execute(PICK)
    assert verdict.done
    assert verdict.message == "well; 'blue cube' was moved 150 mm by the way"


def test_a_skill_that_never_ends_is_timed_out_on_the_robots_clock():
    arm = Clockwork()
    verdict = runner(Plays(STAY), arm).execute(PICK)
    assert verdict.outcome is Outcome.TIMED_OUT
    assert arm.now == pytest.approx(ROBOT_API["pick"].timeout_sec, abs=0.1)


def test_a_refused_command_ends_the_call_with_its_reason():
    outside = Action(T_base_tool=arm_at(0.5, 0.0, 0.2).T_base_tool.moved(dz=-0.3))
    verdict = runner(Plays(outside)).execute(PICK)
    assert verdict.outcome is Outcome.BLOCKED
    assert "outside the workspace" in verdict.message


def test_an_error_of_the_library_becomes_its_outcome():
    def fail():
        raise BadProgramError("no such skill")

    assert runner(Plays(fail)).execute(PICK) == Verdict(Outcome.BAD_PROGRAM, "no such skill")


def test_while_a_stop_is_latched_nothing_is_sent():
    arm = Clockwork()
    arm.stop()
    assert runner(Plays(STAY), arm).execute(PICK).outcome is Outcome.STOPPED
    assert arm.sent == []


def test_a_cancel_ends_the_call_as_stopped_and_the_next_may_run():
    arm = Clockwork()
    library = Plays(STAY)
    ours = runner(library, arm)
    ours.on_step.append(lambda observation, action: ours.cancel() if observation.state.stamp_sec > 0.2 else None)
    assert ours.execute(PICK).outcome is Outcome.STOPPED
    assert len(arm.sent) < 7
    arm.clear_stop()
    ours.on_step.clear()
    library.answers = [STAY, DONE]
    assert ours.execute(PICK) == DONE


def test_a_second_call_at_the_same_time_is_refused():
    inside, release, verdicts = threading.Event(), threading.Event(), []

    def wait():
        inside.set()
        release.wait(5.0)
        return DONE

    ours = runner(Plays(wait))
    thread = threading.Thread(target=lambda: verdicts.append(ours.execute(PICK)))
    thread.start()
    assert inside.wait(5.0)
    assert ours.execute(PICK).outcome is Outcome.BUSY
    release.set()
    thread.join(5.0)
    assert verdicts == [DONE]


def test_an_object_lost_on_the_way_is_dropped_but_one_let_go_is_not():
    def lose(arm):
        arm.grasped = False
        return STAY

    arm = Clockwork(grasped=True)
    verdict = runner(Plays(STAY, lambda: lose(arm), STAY), arm).execute(GO_HOME)
    assert verdict.outcome is Outcome.DROPPED
    assert arm.now < 0.5

    arm = Clockwork(grasped=True)
    opened = Action(gripper_width_m=0.08)
    script = Plays(opened, lambda: lose(arm), *([STAY] * 20), DONE)
    assert runner(script, arm).execute(GO_HOME) == DONE


def test_observers_hear_every_step():
    heard = []
    ours = runner(Plays(STAY, STAY, DONE))
    ours.on_step.append(lambda observation, action: heard.append((observation.state.stamp_sec, action.phase)))
    ours.execute(PICK)
    np.testing.assert_allclose([stamp for stamp, _ in heard], [0.0, 0.05])
