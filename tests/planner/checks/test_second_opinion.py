"""Sentence, goal and program of a task: where they contradict each other, and where they do not."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.second_opinion import PlanProposal, doubt, unnamed_in_goal, unnamed_in_program, unsaid_turns
from hcvla.planner.scene_features import supports
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
    assert unnamed_in_program(goal, steps, NAMES) == lacks


@pytest.mark.parametrize(
    ("goal", "moved"),
    [
        ("on('red cube', 'green tray')", []),
        ("on('blue cube', 'green tray')", ["red cube"]),
        ("touched('red cube') and on('blue cube', 'green tray')", []),
        ("", []),
    ],
)
def test_what_a_program_moves_is_in_its_goal(goal, moved):
    assert unnamed_in_goal(goal, "\n".join(PUT_RED)) == moved


@pytest.mark.parametrize(
    ("goal", "angles", "unsaid"),
    [
        ("rotated('red cube', 30)", [30], []),
        ("takes_place('red cube', 'blue cube', -30)", [-30, -30], []),
        ("swapped('red cube', 'blue cube')", [30], [30.0]),
        ("next_to('cube 30', 'blue cube')", [30], [30.0]),
        # Twice a quarter is half a turn, and there and back is none.
        ("rotated('red cube', 180)", [90, 90], []),
        ("restored('red cube')", [45, -45], []),
        ("", [30], []),
    ],
)
def test_a_program_does_not_turn_what_its_goal_says_nothing_of(goal, angles, unsaid):
    program = "\n".join(f"place(rotate_z(pose_dict['red cube'], {angle}), match_yaw=True)" for angle in angles)
    assert unsaid_turns(goal, program) == unsaid


@pytest.mark.parametrize("name", TASKS)
def test_no_reference_program_leaves_out_what_its_goal_is_about(name):
    """But for what is held at the start, and what something stood on, to which poses lead back without a name."""
    for seed in range(3):
        episode = TASKS[name].episode(seed, "all")
        objects = [item.named for item in episode.scene]
        under = {objects[place].name for place in supports(objects) if place < len(objects)}
        names = [item.name for item in objects if item.name not in under and item.name != episode.scene.held]
        assert unnamed_in_program(episode.goal, episode.steps, names) == [], (episode.goal, episode.steps)
        assert unnamed_in_goal(episode.goal, episode.program) == [], episode.goal
        assert unsaid_turns(episode.goal, episode.program) == [], episode.goal


SIZE = (0.04, 0.04, 0.04)
TABLE = (
    NamedObject("red cube", "red", "cube", Pose(0.4, 0.0, 0.02), SIZE),
    NamedObject("blue cube", "blue", "cube", Pose(0.5, 0.2, 0.02), SIZE),
    NamedObject("green tray", "green", "tray", Pose(0.5, -0.2, 0.004), (0.12, 0.12, 0.008)),
)
TO_TRAY = "pick(get_actor('red cube'))\nplace(get_actor('green tray'))\n"
FAR = "push(get_actor('red cube'), offset(get_pose(get_actor('red cube')), dy=1.5))\n"


@pytest.mark.parametrize(
    ("sentence", "goal", "program", "outcome", "why"),
    [
        ("put the pink cube on the green tray", "", TO_TRAY, Outcome.OBJECT_NOT_FOUND, "there is no 'pink cube'"),
        ("push the red cube 150 cm left", "", FAR, Outcome.UNREACHABLE, "1.55 m from the robot's base"),
        (
            "put the red cube on the green tray for a while",
            "restored('red cube')",
            TO_TRAY,
            Outcome.NOT_UNDERSTOOD,
            "would not reach the goal that it states, restored('red cube'): 'red cube' is",
        ),
        (
            "put it on the green tray",
            "",
            "place(get_actor('green tray'))\n",
            Outcome.NOT_UNDERSTOOD,
            "cannot be carried out: place with nothing in the gripper; say it in other words",
        ),
        (
            "put the red cube and the blue cube on the green tray",
            "on('red cube', 'green tray')",
            TO_TRAY,
            Outcome.NOT_UNDERSTOOD,
            "leave out 'blue cube' of the task",
        ),
        (
            "put the red cube on the green tray if the blue cube is on the green tray",
            "on('red cube', 'green tray')",
            TO_TRAY,
            Outcome.NOT_UNDERSTOOD,
            "'if the blue cube is on the green tray' does not hold as the objects stand: nothing is to be done",
        ),
    ],
)
def test_a_proposal_in_doubt_says_why_and_what_to_do(sentence, goal, program, outcome, why):
    found = doubt(PlanProposal(sentence=sentence, goal=goal, program=program, objects=TABLE), ROBOT_API)
    assert found.outcome is outcome
    assert why in found.message


@pytest.mark.parametrize("name", TASKS)
def test_no_reference_program_of_the_suite_is_doubted_however_its_task_is_worded(name):
    for seed in range(2):
        episode = TASKS[name].episode(seed, TASKS[name].splits[seed])
        objects = [item.named for item in episode.scene]
        proposal = PlanProposal(
            sentence=episode.sentence,
            goal=episode.goal,
            program=episode.program,
            objects=objects,
            held=episode.scene.held,
        )
        assert doubt(proposal, ROBOT_API) is None, episode.sentence
