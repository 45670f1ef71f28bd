"""The loop itself, on an arm that is nothing but a clock."""

import math
import threading

import numpy as np
import pytest

from hcvla.api.errors import BadProgramError
from hcvla.api.events import SubtaskPhase
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor
from hcvla.robots.arm import ArmState, StopReport
from hcvla.robots.guard import Guard
from hcvla.robots.limits import SIM_LIMITS
from hcvla.skills.ending import Finished, GaveUp
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.judge import Judge
from hcvla.skills.needs import Needs
from hcvla.skills.runner import SkillRunner
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Action
from items import arm_at, item

PICK = ROBOT_API["pick"].bind(Actor("red cube"))
GO_HOME = ROBOT_API["go_home"].bind()


class Clockwork:
    """An arm that stands still; only its clock, gripper and guard are real."""

    def __init__(self, grasped: bool = False) -> None:
        self.now = 0.0
        self.grasped = grasped
        self.width = 0.045
        self.guard = Guard(SIM_LIMITS)
        self.sent = []

    def state(self) -> ArmState:
        at = arm_at(0.5, 0.0, 0.2, width=self.width, grasped=self.grasped)
        return ArmState(self.now, at.q, at.dq, at.T_base_tool, at.gripper, self.guard.stopped)

    def begin_stream(self) -> None:
        pass

    def move(self, command) -> None:
        self.guard.check_move(command, self.state())
        self.sent.append(command)

    def grip(self, command) -> None:
        self.guard.check_gripper(command, self.now)
        self.sent.append(command)

    def stop(self) -> StopReport:
        self.guard.latch_stop()
        return StopReport(True, 0.0, "at rest")

    def clear_stop(self) -> None:
        self.guard.clear_stop(self.now)

    def wait(self, duration_sec: float) -> None:
        self.now += duration_sec


class Plays:
    """A library whose skill answers what it was given, the last forever."""

    needs = Needs()
    ended_by_judge = False

    def __init__(self, *answers) -> None:
        self.answers = list(answers)

    def start(self, call, observation):
        return self

    def step(self, observation):
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer() if callable(answer) else answer


class Table:
    def seen_sec(self):
        return math.inf

    def objects(self):
        return [item("red cube", 0.5, 0.0)]


STAY = Action(T_base_tool=arm_at(0.5, 0.0, 0.2).T_base_tool, phase="stay")
DONE = Verdict(Outcome.DONE, "well")


class Says(Judge):
    """Answers at each observation what it was given, the last forever; it has to see the red cube."""

    answers = (DONE,)

    def verdict(self):
        return self.answers[min(self.asked, len(self.answers) - 1)]

    def note(self, observation, action):
        self.asked += 1

    def unseen(self):
        return ["red cube"]

    asked = 0


def judged(*answers):
    """Judges that answer so for picks and the way home."""
    judge = type("Answers", (Says,), {"answers": answers})
    return {"pick": judge, "go_home": judge}


def runner(library, arm=None, judges=None) -> SkillRunner:
    return SkillRunner(arm or Clockwork(), Table(), None, library, ROBOT_API, judges=judges or judged(DONE))


def test_actions_are_sent_at_twenty_hertz_and_the_verdict_is_returned():
    arm, phases = Clockwork(), []
    grip = Action(gripper_width_m=0.04, phase="grasp")
    assert runner(Plays(STAY, STAY, grip, Finished()), arm).execute(PICK, phases.append) == DONE
    assert phases == [SubtaskPhase(phase="stay"), SubtaskPhase(phase="grasp")]
    assert arm.now == pytest.approx(0.15)
    assert len(arm.sent) == 3


def test_what_was_knocked_aside_meanwhile_is_reported_with_the_verdict():
    places = [0.2, 0.2, 0.35]

    class Bumped(Table):
        def objects(self):
            y = places.pop(0) if len(places) > 1 else places[0]
            return [item("red cube", 0.5, 0.0), item("blue cube", 0.4, y)]

    library = Plays(STAY, STAY, Finished())
    verdict = SkillRunner(Clockwork(), Bumped(), None, library, ROBOT_API, judges=judged(DONE)).execute(PICK)
    assert verdict.done
    assert verdict.message == "well; 'blue cube' was moved 150 mm besides"


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
    verdict = runner(Plays(STAY), arm).execute(PICK)
    # Whoever cancels a task has nothing to clear: that is done by who latched the stop.
    assert verdict == Verdict(Outcome.STOPPED, "a stop was requested; the arm holds still while it lasts")
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
    library.answers = [STAY, Finished()]
    assert ours.execute(PICK) == DONE


def test_a_second_call_at_the_same_time_is_refused():
    inside, release, verdicts = threading.Event(), threading.Event(), []

    def wait():
        inside.set()
        release.wait(5.0)
        return Finished()

    ours = runner(Plays(wait))
    thread = threading.Thread(target=lambda: verdicts.append(ours.execute(PICK)))
    thread.start()
    assert inside.wait(5.0)
    assert ours.execute(PICK).outcome is Outcome.BUSY
    release.set()
    thread.join(5.0)
    assert verdicts == [DONE]


def test_an_object_lost_on_the_way_is_dropped_but_one_let_go_is_not():
    def lose(arm, width):
        arm.grasped, arm.width = False, width
        return STAY

    # Squeezed out of the pads, which close further.
    arm = Clockwork(grasped=True)
    verdict = runner(Plays(STAY, lambda: lose(arm, 0.02), STAY), arm).execute(GO_HOME)
    assert verdict.outcome is Outcome.DROPPED
    assert arm.now < 0.5

    # Let go by pads that slide open through widths that still squeeze.
    arm = Clockwork(grasped=True)
    sliding = [Action(gripper_width_m=width) for width in (0.014, 0.026, 0.038)]
    script = Plays(*sliding, lambda: lose(arm, 0.046), *([STAY] * 20), Finished())
    assert runner(script, arm).execute(GO_HOME) == DONE


def test_done_is_for_the_judge_to_say_whatever_the_skill_believes():
    missing = Verdict(Outcome.NOT_GRASPED, "the gripper is empty")
    assert runner(Plays(STAY, Finished()), judges=judged(missing)).execute(PICK) == missing


def test_a_skill_that_gives_up_is_believed_and_may_not_call_that_done():
    gave_up = GaveUp(Outcome.BLOCKED, "stuck")
    assert runner(Plays(STAY, gave_up)).execute(PICK) == Verdict(Outcome.BLOCKED, "stuck")
    with pytest.raises(ValueError, match="done"):
        GaveUp(Outcome.DONE, "well")


def test_the_skills_numbers_stand_with_the_verdict_but_never_replace_the_judges():
    found = Verdict(Outcome.DONE, "well", {"width_m": 0.04})
    library = Plays(Finished({"width_m": 0.08, "belief": 0.9}))
    verdict = runner(library, judges=judged(found)).execute(PICK)
    assert verdict.measures == {"width_m": 0.04, "belief": 0.9}


def test_an_undecided_judge_gets_the_arm_to_look_and_then_says_what_it_saw():
    arm, phases = Clockwork(), []
    judges = judged(*[None] * 10, DONE)
    assert runner(Plays(STAY, Finished()), arm, judges).execute(PICK, phases.append) == DONE
    assert phases == [SubtaskPhase(phase="stay"), SubtaskPhase(phase="verify")]
    # One step of the skill, and nine of looking.
    assert arm.now == pytest.approx(0.5)


def test_what_is_not_seen_from_anywhere_is_not_done():
    arm, phases = Clockwork(), []
    verdict = runner(Plays(STAY, Finished()), arm, judged(None)).execute(PICK, phases.append)
    assert verdict.outcome is Outcome.UNVERIFIED
    assert "'red cube' could not be seen" in verdict.message
    # The arm of this test does not move: it gives up its way home, and looks a last time.
    assert [event.phase for event in phases] == ["stay", "verify"]
    assert arm.now > 2 * 1.5


def test_the_arm_gets_out_of_the_way_as_slowly_as_the_scripts_are_configured():
    arm = Clockwork()
    ours = runner(Plays(STAY, Finished()), arm, judged(None))
    ours.moving = OracleConfig(transit_speed_m_s=0.11, descend_speed_m_s=0.07)
    ours.execute(PICK)
    speeds = {command.max_speed_m_s for command in arm.sent if command.max_speed_m_s is not None}
    assert speeds
    assert max(speeds) <= 0.11


@pytest.mark.parametrize(
    ("lapse", "done_sec"),
    # Done at the third observation, and from the fifth on.
    [(Verdict(Outcome.NOT_GRASPED, "slipped"), 0.25), (None, 0.15)],
    ids=["undone", "not to be told"],
)
def test_a_library_may_be_ended_by_the_judge_once_it_has_said_done_for_a_while(lapse, done_sec):
    arm, library = Clockwork(), Plays(STAY)
    library.ended_by_judge = True
    verdict = runner(library, arm, judged(None, None, None, DONE, lapse, DONE)).execute(PICK)
    assert verdict == DONE
    assert arm.now == pytest.approx(done_sec + 0.7)


def test_a_function_that_no_one_judges_is_refused():
    assert runner(Plays(STAY), judges={"place": Says}).execute(PICK).outcome is Outcome.BAD_PROGRAM


def test_observers_see_every_step():
    heard = []
    ours = runner(Plays(STAY, STAY, Finished()))
    ours.on_step.append(lambda observation, action: heard.append((observation.state.stamp_sec, action.phase)))
    ours.execute(PICK)
    np.testing.assert_allclose([stamp for stamp, _ in heard], [0.0, 0.05])


def test_what_counts_as_done_can_be_set_and_holds_from_the_next_call_on():
    asked = []

    class Notes(Says):
        def verdict(self):
            asked.append(self.config.lifted_m)
            return DONE

    ours = runner(Plays(Finished()), judges={"pick": Notes})
    ours.execute(PICK)
    ours.judging = JudgeConfig(lifted_m=0.5)
    ours.execute(PICK)
    assert asked[0] == JudgeConfig().lifted_m
    assert asked[-1] == 0.5


class Slow(Table):
    """Its images come late, or stop."""

    def __init__(self, arm, late_sec=0.0, until_sec=math.inf):
        self.arm, self.late_sec, self.until_sec = arm, late_sec, until_sec

    def seen_sec(self):
        return min(self.arm.now - self.late_sec, self.until_sec)


def test_a_verdict_waits_until_images_show_the_last_action():
    arm = Clockwork()
    runner = SkillRunner(arm, Slow(arm, late_sec=0.49), None, Plays(STAY, Finished()), ROBOT_API, judges=judged(DONE))
    assert runner.execute(PICK).done
    # One action at 0 s, and periods until an image of -0.15 s or later is there: 0.34 s, in whole periods.
    assert arm.now == pytest.approx(0.35)


def test_a_call_whose_end_no_image_shows_is_not_done():
    arm = Clockwork()
    world = Slow(arm, until_sec=-1.0)
    runner = SkillRunner(arm, world, None, Plays(STAY, Finished()), ROBOT_API, judges=judged(DONE))
    verdict = runner.execute(PICK)
    assert verdict.outcome is Outcome.NODE_LOST
    assert "the newest image that objects are known from is 4.1 s old" in verdict.message


def test_a_call_starts_at_once_after_the_robots_clock_began_again():
    arm = Clockwork()
    arm.now = 40.0
    runner = SkillRunner(arm, Slow(arm), None, Plays(STAY, Finished()), ROBOT_API, judges=judged(DONE))
    assert runner.execute(PICK).done
    arm.now = 2.0
    assert runner.execute(PICK).done
    # No image will show what was done at 40 s, and none is waited for.
    assert arm.now == pytest.approx(2.0)
