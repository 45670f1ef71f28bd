"""What a split of the suite holds out is in no episode that may be trained on."""

import re

import pytest

from hcvla.goals.goal import Goal
from hcvla.tasks.language.wordings import taught
from hcvla.tasks.registry import TASKS, TRAINED_TASKS
from hcvla.tasks.splits import HELD_OUT_COLORS, HELD_OUT_PAIRS, HELD_OUT_SHAPES
from skeletons import LEAST_NEW, nearest
from taught_structures import STRUCTURES, structures_of

SEEDS = range(20)


# One task after the other: episodes are kept, and drawing them takes most of the time.
@pytest.fixture(scope="module", params=TASKS.values(), ids=lambda task: task.name)
def task(request):
    return request.param


@pytest.fixture(scope="module")
def trained_structures():
    return {skeleton for task in TRAINED_TASKS.values() for skeleton in STRUCTURES.all_of(task.wordings.taught)}


def names_of(scene):
    return {f"{item.color} {item.shape}" for item in scene}


def program_structure(episode):
    """Return the program without names and numbers."""
    return re.sub(r"-?\d+(\.\d+)?", "0", re.sub(r"'[^']*'", "''", episode.program))


def size(task, episode):
    """Return how much there is of what the task counts: rounds of carrying, otherwise objects."""
    return len(episode.steps) if task.name == "count_and_repeat" else len(episode.scene)


def test_a_held_out_wording_has_the_structure_of_no_taught_one(task, trained_structures):
    known = trained_structures | STRUCTURES.all_of(task.wordings.taught)
    if task.family:
        known |= STRUCTURES.all_of([*taught.TEMPLATES[task.family], *taught.PLAIN[task.family]])
    for template in task.wordings.held_out:
        new, most_similar = nearest(STRUCTURES.of(template), known)
        assert new >= LEAST_NEW, (template, most_similar)


def test_a_held_out_wording_has_the_structure_of_nothing_that_the_planner_is_taught(task):
    if task.held_out:
        pytest.skip("the planner is taught nothing of it")
    for template in task.wordings.held_out:
        new, most_similar = nearest(STRUCTURES.of(template), structures_of(task.name))
        assert new >= LEAST_NEW, (template, most_similar)


def test_a_held_out_count_is_larger_than_any_in_training(task):
    if "counts" in task.splits:
        largest = max(size(task, task.episode(seed)) for seed in SEEDS)
        assert min(size(task, task.episode(seed, "counts")) for seed in range(8)) > largest


def test_training_has_no_held_out_shape_color_or_pair(task):
    for seed in SEEDS:
        scene = task.scene(seed)
        assert not {item.shape for item in scene} & HELD_OUT_SHAPES
        assert not {item.color for item in scene} & HELD_OUT_COLORS
        assert not names_of(scene) & HELD_OUT_PAIRS


@pytest.mark.parametrize("split", ["shapes", "colors", "pairs", "counts", "wordings"])
def test_a_split_holds_out_one_object_and_its_goal_speaks_of_it(task, split):
    if split not in task.splits:
        pytest.skip(f"{task.name} has no such split")
    for seed in range(5):
        episode = task.episode(seed, split)
        spoken = [episode.scene[name] for name in Goal.parse(episode.goal, episode.scene.names).names]
        novel = {
            "shapes": bool({item.shape for item in spoken} & HELD_OUT_SHAPES),
            "colors": bool({item.color for item in spoken} & HELD_OUT_COLORS),
            "pairs": bool(names_of(spoken) & HELD_OUT_PAIRS),
        }
        assert novel == {kind: kind == split for kind in novel}


def test_a_held_out_composition_is_no_trained_program():
    trained = {program_structure(task.episode(seed)) for task in TRAINED_TASKS.values() for seed in SEEDS}
    for name in ("rearrange_restore", "swap_rotate"):
        assert not trained & {program_structure(TASKS[name].episode(seed)) for seed in SEEDS}


def test_only_the_held_out_composition_stacks_the_first_one_highest():
    """The calls of stack_reversed are those of a stack; what no trained task does is to read the list backwards."""
    for seed in SEEDS:
        for name in ("stack2", "stack3", "stack4", "stack_topple"):
            episode = TASKS[name].episode(seed)
            in_program = list(dict.fromkeys(re.findall(r"place\(get_actor\('([^']*)'\)", episode.program)))
            assert in_program[0] == lowest_named(episode)
        reversed_ = TASKS["stack_reversed"].episode(seed)
        assert re.findall(r"pick\(get_actor\('([^']*)'\)", reversed_.program)[-1] == first_named(reversed_)


def first_named(episode):
    return min(episode.scene.names, key=lambda name: place_in(episode.sentence, name))


def lowest_named(episode):
    """Return the lowest cube of a trained stack: named first in a list, or second in "the upper on the lower"."""
    named = sorted(
        (name for name in episode.scene.names if name in episode.sentence), key=lambda n: place_in(episode.sentence, n)
    )
    return named[1] if f"{named[0]} on the {named[1]}" in episode.sentence else named[0]


def place_in(sentence, name):
    return sentence.find(name) if name in sentence else len(sentence)
