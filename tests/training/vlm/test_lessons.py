"""Samples as chats: the whole course of a task with the result of each answer, and the goal."""

import random
from dataclasses import replace

from hcvla.api.types import NamedObject, Pose
from hcvla.tasks.language.sample import Sample
from hcvla.training.vlm.config import VlmTrainConfig
from hcvla.training.vlm.hiding import hide
from hcvla.training.vlm.lessons import lesson

NAMES = ("blue mat", "red cube")
OBJECTS = tuple(NamedObject(n, *n.split(), Pose(0.5, 0.1 * i, 0.02), (0.04, 0.04, 0.04)) for i, n in enumerate(NAMES))
STEPS = ("pick(get_actor('red cube'))", "place(get_actor('blue mat'))")
SAMPLE = Sample(
    "the cube on the mat", (), NAMES, STEPS, "place", objects=OBJECTS, goal="on('red cube', 'blue mat')", task="place"
)
FIRST = "blue mat N l 4 4\nred cube J l 4 4\ntask: the cube on the mat\n"


def sure(**changed):
    return VlmTrainConfig(model="any", **{"failures": 0.0, "unmet": 0.0, "names_only": 0.0} | changed)


def test_a_sample_is_a_chat_of_its_program_and_one_of_its_goal():
    program, goal = lesson(random.Random(0), SAMPLE)
    assert program.texts == (
        FIRST + "code:", STEPS[0], "ok, held: red cube", STEPS[1], "ok", "done()",
    )  # fmt: skip
    assert goal.texts == (FIRST + "goal:", "on('red cube', 'blue mat')")


def test_a_refusal_is_one_answer_and_states_no_goal():
    refused = replace(SAMPLE, steps=(), goal="", kind="refuse_missing", reason="not there")
    (chat,) = lesson(random.Random(0), refused)
    assert chat.texts == (FIRST + "code:", "refuse('not there')")


def test_failed_subtasks_are_tried_again():
    program, _ = lesson(random.Random(1), SAMPLE, sure(failures=1.0))
    # Each fails twice, then works; what was to be placed was dropped, and is picked first.
    assert program.texts[1:5] == (STEPS[0], "failed", STEPS[0], "failed")
    assert program.texts[-2:] == ("ok", "done()")
    assert "failed" in program.texts[7:]


def test_a_goal_that_is_not_met_is_said_and_repaired():
    program, _ = lesson(random.Random(0), SAMPLE, sure(unmet=1.0))
    assert program.texts[4:] == (
        "ok, goal not met: red cube", STEPS[0], "ok, held: red cube", STEPS[1], "ok", "done()",
    )  # fmt: skip


def test_of_some_samples_only_the_names_are_known():
    program, _ = lesson(random.Random(0), SAMPLE, sure(names_only=1.0))
    assert program.texts[0].startswith("blue mat\nred cube\ntask:")


def hidden(count=300):
    rng = random.Random(0)
    spoken = replace(SAMPLE, mentions=(_mention("red cube"), _mention("blue mat")))
    return [hide(rng, spoken) for _ in range(count)]


def _mention(name):
    from hcvla.tasks.language.wordings.phrases import Mention

    return Mention(0, 1, name)


def test_a_hidden_object_is_named_by_a_number_in_listing_program_and_goal_alike():
    unnamed = [sample for sample in hidden() if sample.steps]
    assert unnamed
    for sample in unnamed:
        word = next(name for name in sample.listing if name.startswith("object "))
        assert tuple(item.name for item in sample.objects) == sample.listing
        assert repr(word) in "".join(sample.steps)
        assert repr(word) in sample.goal
        assert sample.text == SAMPLE.text


def test_what_is_needed_and_not_listed_is_refused_as_not_there():
    dropped = [sample for sample in hidden() if not sample.steps]
    assert dropped
    for sample in dropped:
        assert len(sample.objects) == len(sample.listing) < 2
        assert lesson(random.Random(0), sample)[0].texts[1:] == ("refuse('not there')",)


def test_most_hidden_objects_keep_their_place():
    share = sum(bool(sample.steps) for sample in hidden()) / 300
    assert 0.6 < share < 0.8
