"""Goal and program of a task: what one is about and the other leaves out."""

import pytest

from hcvla.planner.scene_features import supports
from hcvla.planner.second_opinion import left_out
from hcvla.tasks.registry import TASKS

NAMES = ("red cube", "blue cube", "green tray")
PUT_RED = ("pick(get_actor('red cube'))", "place(get_actor('green tray'))")


@pytest.mark.parametrize(
    ("goal", "steps", "lacks"),
    [
        ("on('red cube', 'green tray')", PUT_RED, []),
        ("on('red cube', 'green tray') and on('blue cube', 'green tray')", PUT_RED, ["blue cube"]),
        ("held('blue cube')", PUT_RED, ["blue cube"]),
        # Of two alternatives one is enough.
        ("held('blue cube') or on('red cube', 'green tray')", PUT_RED, []),
        # What is to be left alone is not named by a program.
        ("on('red cube', 'green tray') and untouched('blue cube')", PUT_RED, []),
        ("on('red cube', 'green tray') and not near('red cube', 'blue cube', 0.1)", PUT_RED, []),
        ("not on('red cube', 'green tray')", ("pick(get_actor('red cube'))",), []),
        # A program of no line found all done.
        ("on('blue cube', 'green tray')", (), []),
        ("", PUT_RED, []),
    ],
)
def test_what_the_goal_is_about_and_no_line_names_is_left_out(goal, steps, lacks):
    assert left_out(goal, steps, NAMES) == lacks


@pytest.mark.parametrize("name", TASKS)
def test_no_reference_program_leaves_out_what_its_goal_is_about(name):
    """But for what is held at the start, and what something stood on, to which poses lead back without a name."""
    for seed in range(3):
        episode = TASKS[name].episode(seed, "all")
        objects = [item.named for item in episode.scene]
        under = {objects[place].name for place in supports(objects) if place < len(objects)}
        names = [item.name for item in objects if item.name not in under and item.name != episode.scene.held]
        assert left_out(episode.goal, episode.steps, names) == [], (episode.goal, episode.steps)
