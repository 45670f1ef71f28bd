"""A goal that was reached is not the task's if it leaves out what the sentence says."""

from dataclasses import replace

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.planner.planner import PlanAnswer
from tiny_world import DONE, RED_HOME, ListPlanner, TinyWorld, make_executor


class Carrying(TinyWorld):
    """Lifts what it picks, and carries what it is told to."""

    def pick(self, actor):
        verdict = super().pick(actor)
        self.items[actor.name] = replace(self.items[actor.name], pose=RED_HOME.moved(dz=0.1))
        return verdict

    def pick_place(self, actor, target, match_yaw):
        self.items[actor.name] = replace(self.items[actor.name], pose=target)
        return Verdict(Outcome.DONE)


PICK_RED, HELD_RED = "pick(get_actor('red cube'))", "held('red cube')"


def test_a_task_whose_goal_leaves_out_what_the_sentence_says_ends_unverified_and_says_what():
    planner = ListPlanner(PlanAnswer(code=PICK_RED, goal=HELD_RED), DONE)
    result = make_executor(Carrying(), planner).run("pick up the red cube, then the blue cube")
    assert result.outcome is Outcome.DONE_UNVERIFIED
    assert result.message.endswith(
        "not verified: the stated goal holds, but neither it nor what was done answers 'blue cube' of the task"
    )


def test_a_goal_about_an_object_that_no_one_speaks_of_verifies_nothing():
    planner = ListPlanner(PlanAnswer(code="go_home()", goal="not held('blue cube')"), DONE)
    result = make_executor(TinyWorld(), planner).run("stretch")
    assert result.outcome is Outcome.DONE_UNVERIFIED
    assert result.message.endswith("the stated goal is about 'blue cube', of which the task says nothing")


def test_what_a_loop_does_is_known_by_its_calls():
    loop = "for name in ['red', 'blue']:\n    pick_place(get_actor(name + ' cube'), Pose(0.5, 0.0, 0.025))"
    planner = ListPlanner(PlanAnswer(code=loop, goal="at('red cube', 0.5, 0.0)"), DONE)
    assert make_executor(Carrying(), planner).run("bring every cube to the middle").outcome is Outcome.DONE


def test_a_goal_that_the_user_gives_is_the_task_s():
    result = make_executor(Carrying(), ListPlanner(PICK_RED, DONE)).run("pick up the blue cube", goal=HELD_RED)
    assert result.outcome is Outcome.DONE
