"""Scripts that take over from other skills: who acts when, and what is marked as not to be imitated."""

from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from hcvla.lockstep.bursts import ASIDE
from hcvla.lockstep.handed_over import HandedOverLibrary, Moment
from hcvla.skills.ending import Finished, GaveUp
from hcvla.skills.needs import Needs
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import Action
from items import REACH, arm_at, item, seeing

PICK = ROBOT_API["pick"].bind(Actor("red cube"))
HIGH = seeing(arm_at(0.5, 0.0, 0.3), item("red cube", 0.45, 0.1))
STAY = Action(T_base_tool=arm_at(0.5, 0.0, 0.3).T_base_tool, phase="policy")


class Pupil:
    """A library whose skills answer what they were given, the last forever."""

    needs, ended_by_judge = Needs(), True

    def __init__(self, *answers):
        self.answers = list(answers)

    def start(self, call, observation):
        return self

    def step(self, observation):
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def library(pupil, call, steps):
    return HandedOverLibrary(pupil, Moment(call, steps), OracleLibrary(), REACH)


def phases(skill, count):
    results = [skill.step(HIGH) for _ in range(count)]
    return [result.phase if isinstance(result, Action) else result for result in results]


def test_the_pupil_acts_for_its_steps_and_then_the_script_goes_on():
    ours = library(Pupil(STAY), 0, 2)
    skill = ours.start(PICK, HIGH)
    assert phases(skill, 2) == [ASIDE, ASIDE]
    assert ours.ended_by_judge, "a pupil does not know its end"
    action = skill.step(HIGH)
    assert action.phase not in (ASIDE, "policy")
    assert action.T_base_tool.y > 0.0, "toward the cube"
    assert not ours.ended_by_judge, "a script does"


def test_calls_before_the_moment_are_the_pupils_alone_and_later_ones_the_scripts():
    ours = library(Pupil(STAY), 1, 3)
    assert phases(ours.start(PICK, HIGH), 60) == [ASIDE] * 60
    second = ours.start(PICK, HIGH)
    assert phases(second, 3) == [ASIDE] * 3
    assert ASIDE not in phases(second, 3)
    assert ASIDE not in phases(ours.start(PICK, HIGH), 3)
    assert not ours.ended_by_judge


@pytest.mark.parametrize("ending", [Finished(), GaveUp(Outcome.NOT_PLACED, "no hope")])
def test_a_pupil_that_ends_its_call_too_soon_is_followed_by_the_script(ending):
    skill = library(Pupil(STAY, ending), 0, 50).start(PICK, HIGH)
    assert phases(skill, 1) == [ASIDE]
    assert isinstance(skill.step(HIGH), Action)


def test_the_end_of_an_earlier_call_is_the_pupils():
    skill = library(Pupil(STAY, Finished()), 1, 50).start(PICK, HIGH)
    assert phases(skill, 2) == [ASIDE, Finished()]


def test_a_script_that_cannot_go_on_from_there_gives_up():
    far = seeing(replace(arm_at(0.5, 0.0, 0.3)), item("red cube", 2.0, 0.1))
    skill = library(Pupil(STAY), 0, 0).start(PICK, far)
    results = [skill.step(far) for _ in range(3)]
    assert any(isinstance(result, GaveUp) for result in results)
