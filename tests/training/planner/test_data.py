"""From samples to what the planner's network is trained on."""

import random
from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.embedded.tokenizer import END, FAILED, GOAL, HELD, MISSING, STEP, WORKED, Tokenizer
from hcvla.tasks.families import TaskInstance, reference_steps
from hcvla.tasks.language.samples import AMBIGUOUS, UNKNOWN, Sample
from hcvla.tasks.language.samples import MISSING as NOT_THERE
from hcvla.tasks.language.wordings.phrases import Mention
from hcvla.training.planner.data import IGNORED, answers_of, make_training_batch, to_prompt

TOKENIZER = Tokenizer.for_api(ROBOT_API)
MARKS = {TOKENIZER.ids[mark]: mark for mark in (STEP, END, WORKED, FAILED, HELD, GOAL, MISSING)}
PLACE = Sample(
    "put the red cube on the gray tray",
    (Mention(4, 16, "red cube"), Mention(20, 33, "gray tray")),
    ("gray tray", "red cube", "blue cube"),
    tuple(reference_steps(TaskInstance("place", {"object": "red cube", "target": "gray tray"}))),
    "place",
)
REFUSED = Sample("fly away", (), PLACE.listing, (), UNKNOWN)


def course(sample, failures=0.0, seed=0):
    """Return the prompt's code as text with its marks, and the targets as text."""
    prompt, targets = to_prompt(random.Random(seed), sample, TOKENIZER, failures=failures)
    pieces = TOKENIZER.pieces(prompt.named_slots)
    read = "".join(MARKS.get(token) or pieces[token] for token in prompt.code)
    asked = "".join(MARKS.get(token) or pieces[token] for token in targets if token != IGNORED)
    return read, asked


@pytest.mark.parametrize(
    ("kind", "answer"),
    [(UNKNOWN, "refuse('not understood')"), (NOT_THERE, "refuse('not there')"), (AMBIGUOUS, "refuse('ambiguous')")],
)
def test_a_sentence_to_refuse_has_one_answer(kind, answer):
    assert answers_of(Sample("x", (), PLACE.listing, (), kind)) == [answer]


def test_the_last_answer_of_a_program_is_done():
    assert answers_of(PLACE) == [*PLACE.steps, "done()"]


def test_the_course_has_every_answer_its_outcome_and_what_is_held():
    read, _ = course(PLACE)
    assert read == (
        "<step>pick(get_actor('red cube'))<end><worked>"
        "<step><held>'red cube'place(get_actor('gray tray'))<end><worked>"
        "<step>done()<end>"
    )


def test_only_answers_are_asked_for():
    _, asked = course(PLACE)
    assert asked == "pick(get_actor('red cube'))<end>place(get_actor('gray tray'))<end>done()<end>"
    assert course(REFUSED) == ("<step>refuse('not understood')<end>", "refuse('not understood')<end>")


def test_the_goal_is_an_answer_of_its_own():
    prompt, targets = to_prompt(random.Random(0), replace(PLACE, goal="on('red cube', 'gray tray')"), TOKENIZER)
    pieces = TOKENIZER.pieces(prompt.named_slots)
    stated = "".join(MARKS.get(token) or pieces[token] for token in prompt.goal)
    assert stated == "<goal>on('red cube', 'gray tray')<end>"
    # Every token of the goal but its mark is asked for; the first of the course, <step>, is not.
    asked = targets[: len(prompt.goal)]
    assert asked == [*prompt.goal[1:], IGNORED]


def test_what_is_held_at_the_start_is_said_at_the_first_step():
    held = replace(PLACE, steps=PLACE.steps[1:], held="red cube")
    read, _ = course(held)
    assert read == "<step><held>'red cube'place(get_actor('gray tray'))<end><worked><step>done()<end>"


def test_a_share_of_samples_knows_names_only():
    objects = tuple(NamedObject(name, *name.split(), Pose(0.5, 0.0, 0.02), (0.04,) * 3) for name in PLACE.listing)
    sample = replace(PLACE, objects=objects)
    known = [to_prompt(random.Random(s), sample, TOKENIZER, names_only=0.5)[0].objects for s in range(40)]
    assert {bool(objects) for objects in known} == {True, False}
    assert to_prompt(random.Random(0), sample, TOKENIZER)[0].objects == objects


def test_what_fails_is_marked_and_made_good():
    failing = course(PLACE, failures=0.5, seed=1)[0]
    assert "<failed>" in failing
    assert failing.endswith("<worked><step>done()<end>")
    worked = failing.count("pick(get_actor('red cube'))<end><worked>")
    assert worked == 1 + failing.count("place(get_actor('gray tray'))<end><failed>"), "what was dropped is picked again"


def test_a_goal_that_is_not_met_is_followed_by_its_repair_and_the_false_done_is_left_out():
    sample = replace(PLACE, goal="on('red cube', 'gray tray')", task="place")
    prompt, targets = to_prompt(random.Random(0), sample, TOKENIZER, unmet=1.0)
    pieces = TOKENIZER.pieces(prompt.named_slots)
    read = "".join(MARKS.get(token) or pieces[token] for token in prompt.code)
    assert read == (
        "<step>pick(get_actor('red cube'))<end><worked>"
        "<step><held>'red cube'place(get_actor('gray tray'))<end><worked>"
        "<step><missing>'red cube'pick(get_actor('red cube'))<end><worked>"
        "<step><held>'red cube'place(get_actor('gray tray'))<end><worked>"
        "<step>done()<end>"
    )
    assert len(targets) == len(prompt.goal) + len(prompt.code)


def test_slots_are_shuffled_so_that_none_means_anything():
    slots = {to_prompt(random.Random(seed), PLACE, TOKENIZER)[0].slots for seed in range(20)}
    assert len(slots) == 20
    assert all(len(set(chosen)) == len(PLACE.listing) for chosen in slots)


def test_grounding_points_at_the_mentioned_objects_and_at_none_elsewhere():
    batch, targets = make_training_batch(random.Random(0), [PLACE, REFUSED], TOKENIZER)
    none = batch.object_mask.shape[1]
    # put | the red cube | on | the gray tray: the cube is second in the listing, the tray first.
    spoken = [index for index in targets.grounding[0].tolist() if index not in (none, IGNORED)]
    assert spoken == [1, 1, 1, 0, 0, 0]
    assert set(targets.grounding[1].tolist()) <= {none, IGNORED}
