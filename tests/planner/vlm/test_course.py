"""What a planner remembers of a task: the listing and the image of its start, and what the goal lacked."""

from dataclasses import replace

import numpy as np

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.planner import GOAL_NOT_HELD, PastStep, PlanRequest
from hcvla.planner.vlm.compact import GOAL
from hcvla.planner.vlm.course import Courses

CUBE = NamedObject("red cube", "red", "cube", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04))
MAT = NamedObject("blue mat", "blue", "mat", Pose(0.4, -0.1, 0.001), (0.12, 0.12, 0.002))
PICK, DONE = "pick(get_actor('red cube'))", Verdict(Outcome.DONE)
FIRST, LATER = np.zeros((2, 2, 3), np.uint8), np.ones((2, 2, 3), np.uint8)
START = PlanRequest("lift it", FIRST, [CUBE])
MOVED = replace(CUBE, pose=Pose(0.3, -0.3, 0.3), held=True)


def after(*verdicts, **changed):
    past = tuple(PastStep(PICK, verdict) for verdict in verdicts)
    return replace(START, image=LATER, objects=[MOVED], past=past, held="red cube", **changed)


def test_later_questions_begin_as_the_first_one_though_things_have_moved():
    courses = Courses()
    first = courses.of(START).chat(None)
    later = courses.of(after(DONE)).chat("red cube")
    assert later.texts == (*first.texts, PICK, "ok, held: red cube")
    assert later.image is FIRST


def test_a_course_that_is_not_known_begins_where_things_stood():
    """The planner may have been started again."""
    began = Courses().of(START).chat(None).texts
    assert Courses().of(after(DONE, start=[CUBE])).chat("red cube").texts[: len(began)] == began
    assert Courses().of(after(DONE)).chat("red cube").texts[: len(began)] != began


def test_what_is_seen_later_is_added():
    courses = Courses()
    courses.of(START)
    later = courses.of(replace(after(DONE), objects=[MOVED, MAT])).chat(None)
    assert later.texts[0].startswith("blue mat ")


def test_after_a_failure_the_newest_image_is_shown():
    courses = Courses()
    courses.of(START)
    assert courses.of(after(Verdict(Outcome.NOT_GRASPED))).image is LATER


def test_the_object_that_the_goal_lacks_is_said_and_the_newest_image_shown():
    courses = Courses()
    courses.of(START)
    courses.of(after(DONE))
    course = courses.of(after(DONE, errors=(f"{GOAL_NOT_HELD}held('red cube')",)))
    assert course.chat(None).texts[-1] == "ok, goal not met: red cube"
    assert course.image is LATER
    # It stays said when the task goes on.
    assert courses.of(after(DONE, DONE)).chat(None).texts[2].endswith("goal not met: red cube")


def test_another_sentence_or_the_same_one_again_is_a_new_task():
    courses = Courses()
    courses.of(START)
    courses.of(after(DONE))
    again = courses.of(replace(START, objects=[MOVED], image=LATER))
    assert again.start == (MOVED,)
    assert again.image is LATER


def test_tasks_of_several_robots_go_on_in_turns():
    courses = Courses()
    other = replace(START, task="drop it")
    courses.of(START)
    courses.of(other)
    assert courses.of(after(DONE)).start == (CUBE,)
    assert courses.of(replace(after(DONE), task="drop it")).start == (CUBE,)


def test_the_goal_is_asked_of_the_same_beginning():
    course = Courses().of(START)
    code, goal = course.chat(None).texts[0], course.chat(None, GOAL).texts[0]
    assert (code.removesuffix("code:"), "goal:") == (goal.removesuffix("goal:"), "goal:")
