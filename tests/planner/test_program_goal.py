"""Laws of what a program leads to."""

import pytest

from hcvla.planner.program_goal import NoGoalError, program_goal
from hcvla.tasks.registry import FAMILY_TASKS

RED, BLUE, TRAY = "get_actor('red cube')", "get_actor('blue cube')", "get_actor('green tray')"
KEEP_RED = f"pose_dict['red cube'] = get_pose({RED})\n"


def parts(goal):
    return sorted(goal.split(" and "))


@pytest.mark.parametrize("task", FAMILY_TASKS.values(), ids=lambda task: task.name)
def test_the_reference_program_of_a_family_leads_to_the_task_s_goal(task):
    for seed in range(10):
        episode = task.episode(seed)
        assert parts(program_goal(episode.steps)) == parts(episode.goal)


@pytest.mark.parametrize(
    ("steps", "held", "goal"),
    [
        ([f"place({TRAY})"], "red cube", "on('red cube', 'green tray')"),
        ([], "red cube", "held('red cube')"),
        ([f"pick({RED})", f"place({TRAY})", f"pick({BLUE})"], "", "on('red cube', 'green tray') and held('blue cube')"),
        # Where it was put last counts.
        ([f"pick({RED})", f"place({TRAY})", f"pick({RED})", f"place({BLUE})"], "", "on('red cube', 'blue cube')"),
        # Only one of a swap: it has taken the other's place.
        (
            [f"pose_dict['blue cube'] = get_pose({BLUE})\npick({RED})", "place(pose_dict['blue cube'])"],
            "",
            "takes_place('red cube', 'blue cube')",
        ),
        (
            [KEEP_RED + f"pick({RED})", "place(pose_dict['red cube'])"],
            "",
            "restored('red cube')",
        ),
    ],
)
def test_the_goal_is_where_each_object_is_left(steps, held, goal):
    assert program_goal(steps, held) == goal


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [f"pick({RED})", "place(free_space())"],
        [f"push({RED}, {TRAY})"],
        [f"place({TRAY})"],
        [f"pick({RED})", f"pick({BLUE})"],
        [f"pick({RED})", f"place({TRAY})\n{KEEP_RED}pick({BLUE})"],
        ["for a in get_actors():\n    pick(a)"],
        [f"pick({RED}"],
        [f"pick({RED})", f"place(offset(get_pose({BLUE}), dx=0.1))"],
    ],
)
def test_of_anything_else_nothing_is_said(steps):
    with pytest.raises(NoGoalError):
        program_goal(steps)
