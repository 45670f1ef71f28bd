"""Every request of the catalogue: how many sentences it has, and that what is said of it is true of its table."""

import ast
import random
import re
import time

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.goals.goal import Goal
from hcvla.planner.embedded.tokenizer import UNKNOWN, Tokenizer
from hcvla.tasks.language.catalogue import CATALOGUE, TRAINED, UnknownRequestError, trained_requests
from hcvla.tasks.language.free_source import FreeSource
from hcvla.tasks.language.layouts import TableStyle
from hcvla.tasks.language.requests import skills, states
from hcvla.tasks.language.samples import SampleConfig, SampleSource
from hcvla.tasks.language.wordings import taught
from hcvla.tasks.registry import TASKS, TRAINED_TASKS
from hcvla.tasks.splits import HELD_OUT_PAIRS
from hcvla.training.planner.data import to_prompt
from skeletons import expansions

MOST_DRAWS = 5000
LEAST_DISTINCT = 1000
CODE = Tokenizer.for_api(ROBOT_API)


def source(seed=0, invented=0.0):
    return FreeSource(random.Random(seed), TableStyle(invented=invented), spatial=0.6)


def test_what_training_looks_at_above_all_is_drawn_about_eight_times_as_often():
    usual, focused = [
        SampleSource(3, SampleConfig(free=1.0, refused=0.0, focus=focus)) for focus in ((), ("swap_ring",))
    ]
    counts = [sum(drawn.draw().task == "swap_ring" for _ in range(3000)) for drawn in (usual, focused)]
    # It has 0.8 of a weight of about 230: of 3000 about ten, and about 80.
    assert 3 <= counts[0] <= 25
    assert 50 <= counts[1] <= 120


@pytest.mark.parametrize("name", ["swap_rotate", "put_betwen", "nonsense"])
def test_what_training_looks_at_is_something_that_it_has(name):
    with pytest.raises(UnknownRequestError, match=f"not trained on a request '{name}'"):
        trained_requests(f"pick, {name}")
    assert trained_requests(" pick,place ,") == ("pick", "place")


def test_every_task_of_the_suite_can_be_asked_for():
    assert set(TASKS) <= set(CATALOGUE)
    assert {name for name in TRAINED if name in TASKS} == set(TRAINED_TASKS)


@pytest.mark.parametrize("task", TASKS)
def test_every_task_has_a_thousand_distinct_sentences(task):
    drawn, said = source(), set()
    for _ in range(MOST_DRAWS):
        said.add(" ".join(drawn.draw(task).text.lower().split()))
        if len(said) >= LEAST_DISTINCT:
            break
    assert len(said) >= LEAST_DISTINCT


@pytest.mark.parametrize("task", CATALOGUE)
def test_a_sample_speaks_of_its_table_and_its_goal_parses(task):
    drawn = source(1, invented=0.4)
    for _ in range(25):
        sample = drawn.draw(task)
        assert "{" not in sample.text
        assert sample.listing == tuple(sorted(sample.listing)) == tuple(item.name for item in sample.objects)
        assert {mention.name for mention in sample.mentions} <= set(sample.listing)
        assert all(sample.text[m.start : m.end].strip() for m in sample.mentions)
        assert not sample.goal or Goal.parse(sample.goal, sample.listing)
        assert [item.name for item in sample.objects if item.held] == [sample.held] * bool(sample.held)
        for step in sample.steps:
            ast.parse(step)
        prompt, _ = to_prompt(random.Random(0), sample, CODE)
        assert CODE.ids[UNKNOWN] not in prompt.code


def test_a_core_draws_five_hundred_samples_a_second():
    drawn = SampleSource(2, SampleConfig(free=0.7))
    begun = time.process_time()
    for _ in range(1000):
        drawn.draw()
    assert 1000 / (time.process_time() - begun) > 500


def test_training_draws_no_held_out_composition_and_no_held_out_pair():
    drawn = SampleSource(0, SampleConfig(free=1.0, refused=0.0))
    samples = [drawn.draw() for _ in range(3000)]
    drawn_tasks = {sample.task for sample in samples}
    assert drawn_tasks & set(TASKS) == set(TRAINED_TASKS)
    assert not HELD_OUT_PAIRS & {name for sample in samples for name in sample.listing}


def test_no_verb_of_a_request_is_one_that_is_refused():
    """Emptying a tray is done, so it is not outside the abilities of the robot."""
    said = [*skills.TOUCH, *skills.NUDGE, *skills.TOPPLE, *skills.PUSH, *skills.THROW, *states.CLEAR_ALL]
    alone = {
        match[1] for template in said for text in expansions(template) if (match := re.match(r"([a-z ]+) \{", text))
    }
    assert {"touch", "nudge", "topple", "empty"} <= alone
    assert not alone & set(taught.OUTSIDE_VERBS)
