"""Laws of the suite as a whole."""

import pytest

from hcvla.goals.goal import Goal
from hcvla.language.phrases import turn_words
from hcvla.tasks.families import FAMILIES
from hcvla.tasks.registry import FAMILY_TASKS, TASKS, TRAINED_TASKS, UnknownTaskError, find_task
from hcvla.tasks.wording import WordingError, Wordings, fill, listed, one_on_another


def test_every_family_has_a_task_and_its_instances_speak_of_the_goal():
    assert {task.family for task in FAMILY_TASKS.values()} == set(FAMILIES)
    for task in FAMILY_TASKS.values():
        episode = task.episode(0, "all")
        assert episode.instance.family == task.family
        assert Goal.parse(episode.goal, episode.scene.names).names


def test_the_plain_words_of_a_family_name_what_the_goal_speaks_of():
    for task in FAMILY_TASKS.values():
        episode = task.episode(0, "all")
        spoken = Goal.parse(episode.goal, episode.scene.names).names
        # The mats of a sort are known by their color.
        assert all(name in episode.sentence for name in spoken if not (task.name == "sort" and name.endswith("mat")))


@pytest.mark.parametrize(("name", "count"), [("stack2", 2), ("stack3", 3), ("stack4", 4)])
def test_a_stack_has_the_height_of_its_name(name, count):
    for seed in range(10):
        assert len(TASKS[name].episode(seed).instance.names) == count


def test_a_held_out_composition_is_not_among_the_trained_tasks():
    held_out = {name for name, task in TASKS.items() if task.held_out}
    assert not held_out & set(TRAINED_TASKS)
    assert held_out | set(TRAINED_TASKS) == set(TASKS)


def test_an_unknown_task_is_named_with_those_that_exist():
    with pytest.raises(UnknownTaskError, match=r"no task 'juggle'; there are .*pick"):
        find_task("juggle")


def test_too_few_wordings_are_refused():
    with pytest.raises(WordingError, match="7 wordings with 2 held out"):
        Wordings(tuple("abcde"), ("f", "g"))
    with pytest.raises(WordingError, match="8 wordings with 1 held out"):
        Wordings(tuple("abcdefg"), ("h",))


def test_a_slot_without_a_value_is_named():
    with pytest.raises(WordingError, match="'target'"):
        fill("put the {object} on the {target}", {"object": "red cube"})


def test_words_of_lists_stacks_and_turns():
    assert listed(["red cube"]) == "the red cube"
    assert listed(["red cube", "blue cube", "tray"]) == "the red cube, the blue cube and the tray"
    assert one_on_another(["a", "b", "c"]) == "the b on the a, then the c on the b"
    assert turn_words(-30.0) == "30 degrees clockwise"


CLEVRSKILLS = {
    "L0": "pick place match_pose move_without_hitting push rotate throw throw_topple touch touch_push touch_topple "
    "trace",
    "L1": "follow_order follow_order_restore rearrange rearrange_restore rotate_restore simple_manipulation "
    "single_stack sort2d swap neighbour rotate_symmetry stack_reversed novel_adj novel_noun novel_adj_noun",
    "L2": "balance sort_stack stack_topple swap_push swap_rotate throw_sort",
}
BEYOND = {"touch_reset_pick", "next_to_restore", "swap_ring", "covered", "count_and_repeat"}
"""Tasks about remembering that ClevrSkills does not have."""


def test_the_suite_has_every_task_of_clevrskills_and_five_about_remembering():
    for level, names in CLEVRSKILLS.items():
        found = {task.model for task in TASKS.values() if task.model and task.level == level}
        assert found == set(names.split())
    assert set(TASKS) >= BEYOND
    assert all(TASKS[name].needs_memory for name in BEYOND)


def test_three_compositions_are_never_trained_on():
    assert len([task for task in TASKS.values() if task.held_out]) == 3
