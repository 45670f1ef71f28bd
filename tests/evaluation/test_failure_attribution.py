"""The rule of causes, on outcomes that the real stack brings about."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.events import SubtaskEnded, broadcast, ignore_event
from hcvla.api.outcomes import Outcome
from hcvla.evaluation.episode_monitor import EpisodeWatch
from hcvla.evaluation.failure_attribution import Cause, Evidence, failure_cause
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.planner import PlanAnswer
from hcvla.robots.limits import SIM_LIMITS
from hcvla.sim.scene import Scene, SceneObject

SCENE = Scene(
    (SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3), SceneObject.on_table("green", "tray", 0.45, -0.18, 0.1))
)
PROGRAM = "pick(get_actor('red cube'))\nplace(get_actor('green tray'))\n"
GOAL = "on('red cube', 'green tray')"


def evidence_of(
    program=PROGRAM, prepare=lambda stack: None, perception="privileged", max_steps=1000, reference=PROGRAM
):
    with LockstepStack(SCENE, perception) as stack:
        disturbance = prepare(stack) or ignore_event
        watch = EpisodeWatch(stack, GOAL, max_steps)
        outcome = stack.run_program(program, goal=GOAL, subscriber=broadcast(watch.on_event, disturbance))
        return watch.evidence(outcome, reference)


def geoms_of(stack, name):
    model = stack.simulation.model
    return np.flatnonzero(model.geom_bodyid == model.body(name).id)


def polish(stack):
    """Make the cube too slippery to be lifted."""
    for geom in geoms_of(stack, "red cube"):
        stack.simulation.model.geom_friction[geom] = 1e-4
        stack.simulation.model.geom_priority[geom] = 5


def paint_blue(stack):
    """Make the red cube look blue."""
    for geom in geoms_of(stack, "red cube"):
        stack.simulation.model.geom_rgba[geom] = (0.05, 0.15, 0.85, 1.0)


def forbid_the_table(stack):
    """Raise the floor of the guard's workspace above the cube."""
    stack.arm._arm.guard.limits = replace(SIM_LIMITS, box_low_m=(0.20, -0.55, 0.05))


def forbid_speed(stack):
    """Let the guard refuse setpoints that the controller may plan."""
    stack.arm._arm.guard._setpoint_bound[1] *= 0.01


class Sweep:
    """Pushes the cube from the tray as soon as it is said to lie there."""

    def __init__(self, stack):
        self._simulation = stack.simulation

    def __call__(self, event):
        if isinstance(event, SubtaskEnded) and event.call.function == "place":
            joint = self._simulation.model.body("red cube").jntadr[0]
            self._simulation.data.joint(joint).qpos[:3] += (0.0, 0.25, 0.02)


def test_a_success_has_no_cause():
    evidence = evidence_of()
    assert evidence == Evidence(outcome=Outcome.DONE_UNVERIFIED, goal_holds=True)
    assert failure_cause(evidence) is None


def test_a_right_call_that_fails_on_a_rightly_seen_world_is_the_skills_failure():
    evidence = evidence_of(prepare=polish)
    assert (evidence.outcome, evidence.call_failed, evidence.as_reference) == (Outcome.NOT_GRASPED, True, True)
    assert failure_cause(evidence) is Cause.SKILL


def test_an_object_that_looks_like_another_is_perceptions_failure():
    evidence = evidence_of(prepare=paint_blue, perception="rgbd")
    assert evidence.outcome is Outcome.OBJECT_NOT_FOUND
    assert "perception does not know 'red cube'" in evidence.misperceived
    assert failure_cause(evidence) is Cause.PERCEPTION


def test_a_refusal_of_the_guard_is_the_controllers_failure():
    evidence = evidence_of(prepare=forbid_the_table)
    assert (evidence.outcome, evidence.guard_refused) == (Outcome.BLOCKED, True)
    assert failure_cause(evidence) is Cause.CONTROLLER


def test_a_fault_of_the_arm_is_the_controllers_failure():
    evidence = evidence_of(prepare=forbid_speed)
    assert evidence.outcome is Outcome.ROBOT_FAULT
    assert "setpoint of joint" in evidence.arm_fault
    assert failure_cause(evidence) is Cause.CONTROLLER


def test_an_episode_that_uses_up_its_control_steps_fails_by_time():
    evidence = evidence_of(max_steps=20)
    assert evidence.out_of_time
    assert failure_cause(evidence) is Cause.TIME


def test_motions_that_are_none_of_the_program_s_use_up_none_of_its_steps():
    with LockstepStack(SCENE, "privileged") as stack:
        watch = EpisodeWatch(stack, GOAL, max_steps=5)
        assert stack.call("go_home").done
        assert watch.control_steps == 0


@pytest.mark.parametrize(
    ("program", "outcome"),
    [
        ("go_home()\n", Outcome.DONE_UNVERIFIED),
        ("pick(\n", Outcome.BAD_PROGRAM),
        ("pick(get_actor('blue cube'))\n", Outcome.OBJECT_NOT_FOUND),
        ("pick(get_actor('red cube'))\npick(get_actor('green tray'))\n", Outcome.BAD_ARGUMENT),
        ("move_to(Pose(0.79, 0.54, 0.79))\n", Outcome.UNREACHABLE),
        ("move_to(Pose(0.1, 0.0, 0.3, 1, 0, 0, 0))\n", Outcome.BLOCKED),
    ],
)
def test_another_program_than_the_reference_is_the_planners_failure(program, outcome):
    evidence = evidence_of(program)
    assert evidence.outcome is outcome
    assert failure_cause(evidence) is Cause.PLANNER


class Recites:
    """A planner that writes given lines, and the newest one again after a failure."""

    def __init__(self, *lines):
        self._lines = lines

    def plan(self, request):
        done = sum(step.verdict.done for step in request.past)
        return PlanAnswer(done=True) if done == len(self._lines) else PlanAnswer(self._lines[done])


def planned_by(planner, reference=PROGRAM, prepare=lambda stack: None):
    with LockstepStack(SCENE, "privileged") as stack:
        prepare(stack)
        watch = EpisodeWatch(stack, GOAL, 1000)
        return watch.evidence(stack.run_task("do it", planner, goal=GOAL, subscriber=watch.on_event), reference)


def test_what_a_planner_tries_again_after_a_failed_skill_is_still_the_skills_failure():
    evidence = planned_by(Recites(*PROGRAM.splitlines()), prepare=polish)
    assert (evidence.outcome, evidence.as_reference) == (Outcome.NOT_GRASPED, True)
    assert failure_cause(evidence) is Cause.SKILL


def test_a_right_call_after_wrong_ones_is_the_planners_failure():
    # The failed call stands in the reference, but the hand would hold something else there.
    reference = "pick(get_actor('green tray'))\npick(get_actor('red cube'))\n"
    evidence = planned_by(Recites("go_home()", "pick(get_actor('red cube'))"), reference, polish)
    assert (evidence.outcome, evidence.as_reference) == (Outcome.NOT_GRASPED, False)
    assert failure_cause(evidence) is Cause.PLANNER


def test_what_looks_wrong_before_the_planner_writes_is_not_its_failure():
    with LockstepStack(SCENE, "rgbd") as stack:
        paint_blue(stack)
        stack.let_pass(0.3)
        watch = EpisodeWatch(stack, GOAL, 1000)
        evidence = watch.evidence(
            stack.run_task("do it", Recites("go_home()"), goal=GOAL, subscriber=watch.on_event), PROGRAM
        )
    assert evidence.misperceived == ("perception does not know 'red cube'",)
    assert failure_cause(evidence) is Cause.PERCEPTION


def test_done_without_the_goal_by_the_right_program_is_the_skills_failure():
    program = PROGRAM + "go_home()\n"
    evidence = evidence_of(program, Sweep, reference=program)
    assert (evidence.outcome, evidence.goal_holds) == (Outcome.DONE_UNVERIFIED, False)
    assert failure_cause(evidence) is Cause.SKILL


def test_every_outcome_has_a_cause_whatever_else_is_known():
    for outcome in Outcome:
        for call_failed in (False, True):
            for as_reference in (False, True):
                evidence = Evidence(
                    outcome=outcome, goal_holds=False, call_failed=call_failed, as_reference=as_reference
                )
                assert failure_cause(evidence) in set(Cause) - {Cause.CRASH}


def test_earlier_lines_of_the_rule_decide():
    all_of_it = Evidence(
        outcome=Outcome.TIMED_OUT,
        goal_holds=False,
        call_failed=True,
        as_reference=False,
        misperceived=("x",),
        arm_fault="y",
    )
    assert failure_cause(all_of_it) is Cause.CONTROLLER
    assert failure_cause(replace(all_of_it, arm_fault="")) is Cause.PERCEPTION
    assert failure_cause(replace(all_of_it, arm_fault="", misperceived=())) is Cause.TIME
    late = replace(all_of_it, arm_fault="", misperceived=(), outcome=Outcome.NOT_PLACED)
    assert failure_cause(late) is Cause.PLANNER
    assert failure_cause(replace(late, as_reference=True)) is Cause.SKILL


def test_a_call_that_could_not_be_verified_is_perceptions_failure_even_if_the_goal_holds():
    assert failure_cause(Evidence(outcome=Outcome.UNVERIFIED, goal_holds=True, call_failed=True)) is Cause.PERCEPTION
