"""A planner behind the eyes reads what things look like; what it writes names them as they are listed."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.viewpoint import Viewpoint
from hcvla.planner.planner import PastStep, PlanAnswer, PlanRequest
from hcvla.planner.sight.look import Appearance, CannotSeeError
from hcvla.planner.sight.planner import SeeingPlanner
from hcvla.planner.sight.words import COLOR, KIND, MARKING, WORDS

IMAGE, VIEW = np.zeros((4, 4, 3), np.uint8), Viewpoint(np.eye(3), np.eye(4))
DONE = Verdict(Outcome.DONE)


def listed(name, color="", shape="cube"):
    return NamedObject(name, color, shape, Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04))


TABLE = [listed("cube 1"), listed("cube 2"), listed("green tray", "green", "tray")]
REQUEST = PlanRequest("put the lime cube on the green tray", IMAGE, TABLE, view=VIEW)


class Eyes:
    """Says of each object what a test wants, or that there is nothing to look at."""

    words = WORDS

    def __init__(self, blind="", **colors):
        self.blind, self.colors, self.looked_at = blind, {n.replace("_", " "): c for n, c in colors.items()}, []

    def look(self, image, view, objects):
        if self.blind:
            raise CannotSeeError(self.blind)
        self.looked_at += [item.name for item in objects]
        found = {item.name: self.colors[item.name] for item in objects if item.name in self.colors}
        chances = dict.fromkeys((KIND, COLOR, MARKING), 0.9)
        return {
            name: Appearance({KIND: "cube", COLOR: color, MARKING: "plain"}, chances) for name, color in found.items()
        }


class Writes:
    """Answers with one thing, and keeps what it was asked; refuses where nothing is called as it `needs`."""

    def __init__(self, answer, needs="lime cube"):
        self.answer, self.needs, self.asked = answer, needs, []

    def plan(self, request):
        self.asked.append(request)
        there = any(item.name == self.needs for item in request.objects)
        return self.answer if there else PlanAnswer(refusal=f"there is no {self.needs}")


def later(request=REQUEST, code="pick(get_actor('cube 2'))", **changes):
    return replace(request, past=[PastStep(code, DONE)], **changes)


def test_names_are_those_that_are_seen_on_the_way_in_and_those_of_the_listing_on_the_way_out():
    ahead = "place(get_actor('lime cube'))"
    writes = Writes(PlanAnswer("pick(get_actor('lime cube'))", goal="on('lime cube', 'green tray')", ahead=ahead))
    answer = SeeingPlanner(writes, Eyes(cube_1="tan", cube_2="lime")).plan(REQUEST)
    first, second = writes.asked
    assert first == REQUEST, "names come first"
    assert [(item.name, item.color) for item in second.objects][:2] == [("tan cube", "tan"), ("lime cube", "lime")]
    assert answer.code == "pick(get_actor('cube 2'))"
    assert answer.goal == "on('cube 2', 'green tray')"
    assert answer.ahead == "place(get_actor('cube 2'))"
    assert answer.seen == {"cube 1": "tan cube", "cube 2": "lime cube"}


def test_a_guess_by_names_gives_way_to_what_is_seen_and_not_to_nothing():
    guess, seen = PlanAnswer("pick(get_actor('cube 1'))", doubt="not sure"), PlanAnswer("pick(get_actor('lime cube'))")

    class Guesses(Writes):
        def plan(self, request):
            answer = super().plan(request)
            return guess if answer.refusal and request == REQUEST else answer

    lime, tan = Eyes(cube_1="tan", cube_2="lime"), Eyes(cube_1="tan")
    assert SeeingPlanner(Guesses(seen), lime).plan(REQUEST).code == "pick(get_actor('cube 2'))"
    by_names = SeeingPlanner(Guesses(seen), tan)
    assert by_names.plan(REQUEST) == guess
    assert not by_names.plan(later()).seen, "what was begun by names goes on so"


def test_what_was_done_and_remembered_and_held_has_the_seen_names_too():
    writes = Writes(PlanAnswer("place(pose_dict['tan cube'])"))
    planner = SeeingPlanner(writes, Eyes(cube_1="tan", cube_2="lime"))
    planner.plan(REQUEST)
    memory, errors = {"cube 1": TABLE[0].pose}, ["no 'cube 1' there"]
    answer = planner.plan(later(memory=memory, held="cube 2", errors=errors))
    asked = writes.asked[-1]
    assert len(writes.asked) == 3, "what needed a look once is not tried by names again"
    assert asked.past[0].code == "pick(get_actor('lime cube'))"
    assert (list(asked.memory), asked.held, asked.errors) == (["tan cube"], "lime cube", ["no 'tan cube' there"])
    assert answer.code == "place(pose_dict['cube 1'])"


def test_the_listed_name_may_be_said_as_well():
    writes = Writes(PlanAnswer(done=True))
    SeeingPlanner(writes, Eyes(cube_1="tan", cube_2="lime")).plan(replace(REQUEST, task="lift cube 2"))
    assert writes.asked[-1].task == "lift lime cube"


@pytest.mark.parametrize("eyes", [Eyes(), Eyes(cube_1="red", cube_2="lime"), Eyes("no image")])
def test_where_names_are_enough_nothing_is_looked_at_and_the_answer_stays_as_it_is(eyes):
    writes = Writes(PlanAnswer("pick(get_actor('green tray'))"), needs="green tray")
    planner = SeeingPlanner(writes, eyes)
    assert planner.plan(REQUEST) == writes.answer
    assert planner.plan(later()) == writes.answer
    assert writes.asked == [REQUEST, later()]
    assert eyes.looked_at == []


def test_of_one_task_everything_is_looked_at_until_it_was_made_out_and_then_no_more():
    eyes = Eyes(cube_1="tan")
    planner = SeeingPlanner(Writes(PlanAnswer("pick(get_actor('tan cube'))"), needs="tan cube"), eyes)
    planner.plan(REQUEST)
    planner.plan(later())
    assert eyes.looked_at == ["cube 1", "cube 2", "cube 2"]
    planner.plan(REQUEST)
    assert eyes.looked_at[3:] == ["cube 1", "cube 2"], "a new task may be about another table"


def test_a_planner_that_was_started_again_looks_where_names_were_not_enough_at_the_start():
    moved = [replace(TABLE[1], held=True), TABLE[0], TABLE[2]]
    request = later(objects=moved, held="cube 2", start=TABLE)
    writes = Writes(PlanAnswer("place(get_actor('tan cube'))"))
    answer = SeeingPlanner(writes, Eyes(cube_1="tan", cube_2="lime")).plan(request)
    assert writes.asked[0] == REQUEST
    assert answer.code == "place(get_actor('cube 1'))"
    assert [item.name for item in writes.asked[1].start] == ["tan cube", "lime cube", "green tray"]


def test_a_planner_that_was_started_again_goes_by_names_where_they_were_enough():
    eyes, writes = Eyes(cube_2="lime"), Writes(PlanAnswer(done=True), needs="green tray")
    assert SeeingPlanner(writes, eyes).plan(later(start=TABLE)).done
    assert (writes.asked, eyes.looked_at) == ([REQUEST, later(start=TABLE)], [])


def test_tasks_of_two_robots_in_turn_are_not_mixed_up():
    planner = SeeingPlanner(Writes(PlanAnswer("place(get_actor('lime cube'))")), Eyes(cube_1="tan", cube_2="lime"))
    other = replace(REQUEST, task="lift the lime cube", objects=[TABLE[1], TABLE[0]])
    planner.plan(REQUEST)
    planner.plan(other)
    dark = {"image": None, "objects": TABLE}
    assert planner.plan(later(**dark)).code == planner.plan(later(other, **dark)).code == "place(get_actor('cube 2'))"


def test_what_is_hidden_is_not_looked_at():
    eyes = Eyes(cube_1="tan", cube_2="lime")
    hidden = [replace(TABLE[0], visible=False), *TABLE[1:]]
    answer = SeeingPlanner(Writes(PlanAnswer(done=True)), eyes).plan(replace(REQUEST, objects=hidden))
    assert eyes.looked_at == ["cube 2"]
    assert answer.seen == {"cube 2": "lime cube"}


@pytest.mark.parametrize(
    ("eyes", "why"),
    [
        (Eyes("no image"), "'cube 1' and 'cube 2' look like: no image"),
        (Eyes(cube_1="tan"), "what 'cube 2' look like: the image shows nothing there that it knows"),
    ],
)
def test_a_refusal_says_what_could_not_be_seen_and_why(eyes, why):
    said = PlanAnswer(refusal="there is no lime cube", refusal_outcome=Outcome.OBJECT_NOT_FOUND)
    refuses = Writes(said, needs="green tray")
    answer = SeeingPlanner(refuses, eyes).plan(REQUEST)
    assert answer.refusal.startswith("there is no lime cube; the planner cannot see what ")
    assert answer.refusal.endswith(why)
    assert answer.refusal_outcome is Outcome.OBJECT_NOT_FOUND


def test_a_refusal_names_objects_as_they_are_listed():
    refuses = Writes(
        PlanAnswer(refusal="'lime cube' fits 2 objects: lime cube 1, lime cube 2; say which"), needs="lime cube 1"
    )
    answer = SeeingPlanner(refuses, Eyes(cube_1="lime", cube_2="lime")).plan(REQUEST)
    assert answer.refusal == "'lime cube' fits 2 objects: cube 1, cube 2; say which"
