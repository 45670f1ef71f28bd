"""What is kept of a task between answers: where things stood at its start, and the program that was checked."""

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.embedded.task import TaskAtHand
from hcvla.planner.planner import PastStep, PlanRequest

DONE = Verdict(Outcome.DONE)
PROGRAM = ("pick(get_actor('red cube'))", "place(get_actor('green tray'))")


def at(name, y):
    return NamedObject(name, *name.split(), Pose(0.5, y, 0.02), (0.04, 0.04, 0.04))


def after(*verdicts, errors=()):
    """Return the request that follows the program's first lines, which ended so."""
    past = tuple(PastStep(code, verdict) for code, verdict in zip(PROGRAM, verdicts, strict=False))
    return PlanRequest("x", None, [], past, errors=errors)


def test_the_sentence_is_read_with_the_places_of_the_task_s_start():
    """ "The leftmost" means where things stood when it was said, not where the first step has put them."""
    start, moved = (at("red cube", 0.2), at("blue cube", 0.0)), (at("red cube", -0.3), at("blue cube", 0.0))
    task = TaskAtHand("lift the leftmost", start)
    past = (PastStep("pick(get_actor('red cube'))", DONE),)
    assert task.goes_on("lift the leftmost", past)
    assert task.objects(moved) == start
    # What was seen later is added.
    tray = at("green tray", 0.1)
    assert task.objects((*moved, tray)) == (*start, tray)


def test_another_sentence_or_another_past_is_another_task():
    first, other = (PastStep(f"touch(get_actor('{c} cube'))", DONE) for c in ("red", "blue"))
    task = TaskAtHand("x", (), past=(first,))
    assert task.goes_on("x", (first, other))
    assert not task.goes_on("y", (first, other))
    assert not task.goes_on("x", (other,))
    assert not task.goes_on("x", ())


def test_what_was_checked_follows_line_by_line_and_then_it_is_done():
    task = TaskAtHand("x", (), program=PROGRAM)
    assert task.next_checked(after(DONE)).code == PROGRAM[1]
    assert task.next_checked(after(DONE, DONE)).done


def test_lines_are_recorded_with_their_breaks_and_are_still_those_that_were_checked():
    task = TaskAtHand("x", (), program=PROGRAM)
    recorded = tuple(PastStep(f"{line}\n", DONE) for line in PROGRAM)
    assert task.next_checked(PlanRequest("x", None, [], recorded[:1])).code == PROGRAM[1]
    assert task.next_checked(PlanRequest("x", None, [], recorded)).done


REMEMBERED = ("pose_dict['a'] = get_pose(get_actor('a'))\npick(get_actor('a'))", "place(get_actor('b'))")


@pytest.mark.parametrize("again", [REMEMBERED[0], "pick(get_actor('a'))"])
def test_after_a_line_that_failed_and_was_done_when_tried_again_the_program_goes_on(again):
    task = TaskAtHand("x", (), program=REMEMBERED)
    slipped = PastStep(REMEMBERED[0], Verdict(Outcome.NOT_GRASPED, "slipped"))
    # What to do about a failure is for the network to say.
    assert task.next_checked(PlanRequest("x", None, [], (slipped,))) is None
    assert task.next_checked(PlanRequest("x", None, [], (slipped, slipped))) is None
    repaired = (slipped, slipped, PastStep(again, DONE))
    assert task.next_checked(PlanRequest("x", None, [], repaired)).code == REMEMBERED[1]
    assert task.next_checked(PlanRequest("x", None, [], (*repaired, PastStep(REMEMBERED[1], DONE)))).done


def test_after_another_repair_than_the_same_line_the_network_goes_on():
    task = TaskAtHand("x", (), program=REMEMBERED)
    lost = (PastStep(REMEMBERED[0], DONE), PastStep(REMEMBERED[1], Verdict(Outcome.NOT_GRASPED, "it fell")))
    repair = (PastStep("pick(get_actor('a'))", DONE), PastStep(REMEMBERED[1], DONE))
    assert task.next_checked(PlanRequest("x", None, [], (*lost, *repair))) is None
    # Without its failure, a part of a line is not that line.
    assert task.next_checked(PlanRequest("x", None, [], (PastStep("pick(get_actor('a'))", DONE),))) is None


@pytest.mark.parametrize(
    "request_",
    [
        after(Verdict(Outcome.NOT_GRASPED, "slipped")),
        after(DONE, errors=("line 1: no such object",)),
        PlanRequest("x", None, [], (PastStep("touch(get_actor('red cube'))", DONE),)),
        PlanRequest("x", None, [], (*after(DONE, DONE).past, PastStep(PROGRAM[0], DONE))),
    ],
)
def test_once_anything_went_otherwise_nothing_that_was_checked_follows(request_):
    assert TaskAtHand("x", (), program=PROGRAM).next_checked(request_) is None


def test_of_a_task_that_another_planner_began_nothing_is_known():
    assert TaskAtHand("x", ()).next_checked(after(DONE)) is None


def test_the_sentence_is_read_with_the_names_of_what_was_there_spelled_right():
    slip = TaskAtHand("lift the bluee cube", (at("blue cube", 0.0),))
    assert (slip.text, slip.read_as) == ("lift the bluee cube", "lift the blue cube")
    # It is still the task that was asked for.
    assert slip.goes_on("lift the bluee cube", (PastStep(PROGRAM[0], DONE),))
