"""Laws of the goal that the embedded planner states: nothing in doubt."""

from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.planner.embedded_goal import stated_goal
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PlanRequest
from hcvla.planner.reading import Reading
from hcvla.sim.standard import standard_scene

NAMES = ("red cube", "blue cube", "green tray", "red mat", "blue mat")
PLACED = ["pick(get_actor('red cube'))", "place(get_actor('green tray'))"]
SORTED = ["pick(get_actor('red cube'))", "place(get_actor('red mat'))"]
PLACE = Reading("place", ("red cube", "green tray"))


@pytest.mark.parametrize(
    ("task", "reading", "steps", "goal"),
    [
        ("put the red cube on the green tray", PLACE, PLACED, "on('red cube', 'green tray')"),
        # Another family than that of the program.
        ("put the red cube on the green tray", replace(PLACE, kind="pick"), PLACED, ""),
        ("put the red cube on the green tray", replace(PLACE, kind=""), PLACED, ""),
        # An object, a number or a negation that the goal does not have.
        ("put it there, with it", Reading("place", ("red cube", "green tray", "blue cube")), PLACED, ""),
        ("put the red cube 10 cm up on the green tray", PLACE, PLACED, ""),
        ("put the red cube at 10 on the green tray", PLACE, PLACED, ""),
        ("put the red cube on the green tray and push it over", PLACE, PLACED, ""),
        ("do not put the red cube on the green tray", PLACE, PLACED, ""),
        # Nonsense.
        ("put it on itself", Reading("place", ("red cube",)), [PLACED[0], "place(get_actor('red cube'))"], ""),
        # All cubes are meant where none is named; the two that were named where they are.
        ("sort the cubes", Reading("sort", ()), SORTED, "sorted('red cube', 'blue cube')"),
        ("sort the red cube", Reading("sort", ("red cube",)), SORTED, "on('red cube', 'red mat')"),
        # Nothing is written: something else is held.
        ("pick up the blue cube", Reading("pick", ("blue cube",)), [], "held('blue cube')"),
        ("put the blue cube down", Reading("place", ("blue cube",)), [], ""),
    ],
)
def test_a_goal_is_stated_if_it_says_all_that_the_sentence_says(task, reading, steps, goal):
    assert stated_goal(task, reading, steps, NAMES) == goal


@pytest.fixture(scope="module")
def planner():
    return load_planner(ROBOT_API)


SENTENCES = (
    "pick up any cube that is not red",
    "put the red cube 10 cm to the left of the blue cube",
    "rotate the red cube by 1 radian",
    "put the red cube between the blue cube and the yellow cube",
    "put the red cube in the middle of the table",
    "put the red cube on the green tray, then put the blue cube next to it",
    "put the red cube on the green tray and then pick up the blue cube",
    "rotate the red cube by 90 degrees and put it on the green tray",
    "put the red and the blue cube on the green tray",
    "before you put the red cube on the green tray, move the blue cube to the yellow mat",
    "make sure the red cube is not on the green tray",
)


def test_of_sentences_outside_its_families_the_shipped_planner_states_no_goal(planner):
    objects = [item.named for item in standard_scene(3)]
    requests = {text: PlanRequest(text, None, objects, asks_goal=True) for text in SENTENCES}
    assert {text: goal for text, request in requests.items() if (goal := planner.plan(request).goal)} == {}


def test_with_another_object_in_the_hand_the_shipped_planner_does_not_state_what_holds_already(planner):
    objects = [replace(item.named, held=item.name == "red cube") for item in standard_scene(3)]
    for text in ("pick up the green cube", "put the blue cube on the green tray", "put the blue cube down"):
        goal = planner.plan(PlanRequest(text, None, objects, held="red cube", asks_goal=True)).goal
        assert "'red cube'" not in goal


def test_a_goal_is_stated_only_if_it_is_asked_for(planner):
    objects = [item.named for item in standard_scene(3)]
    assert planner.plan(PlanRequest("put the red cube on the green tray", None, objects)).goal == ""
