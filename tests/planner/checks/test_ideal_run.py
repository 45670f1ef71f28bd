"""Programs that cannot reach their goal, whatever the skills do, are known before anything moves."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject, Pose
from hcvla.goals.goal import Goal
from hcvla.planner.checks.ideal_run import IdealRun, objection

SIZE = (0.04, 0.04, 0.04)
TABLE = [
    NamedObject("red cube", "red", "cube", Pose(0.4, 0.0, 0.02), SIZE),
    NamedObject("blue cube", "blue", "cube", Pose(0.5, 0.2, 0.02), SIZE),
    NamedObject("red mat", "red", "mat", Pose(0.5, -0.2, 0.002), (0.1, 0.1, 0.004)),
]
PICK = "pick(get_actor('red cube'))\n"
TO_MAT = PICK + "place(get_actor('red mat'))\n"
KEEP = "pose_dict['red cube'] = get_pose(get_actor('red cube'))\n"


def outcome(program, goal, held=None):
    found = objection(program, goal, TABLE, ROBOT_API, held)
    return found and found.outcome


@pytest.mark.parametrize(
    ("program", "goal"),
    [
        (TO_MAT, "visited_then('red cube', 'red mat') and restored('red cube')"),
        (PICK, "tool_over('red cube', 0.15)"),
        (TO_MAT, "on('blue cube', 'red mat')"),
        (TO_MAT, "on('red cube', 'red mat') and untouched('red cube')"),
        ("push(get_actor('red cube'), get_actor('blue cube'))\n", "nudged('blue cube')"),
    ],
)
def test_a_program_that_does_not_bring_its_goal_about_is_objected_to(program, goal):
    assert outcome(program, goal) is Outcome.GOAL_NOT_MET


@pytest.mark.parametrize(
    ("program", "goal"),
    [
        (TO_MAT, "on('red cube', 'red mat')"),
        (
            KEEP + TO_MAT + PICK + "place(pose_dict['red cube'])\n",
            "visited_then('red cube', 'red mat') and restored('red cube')",
        ),
        (KEEP + PICK + "place(rotate_z(pose_dict['red cube'], 45), match_yaw=True)\n", "rotated('red cube', 45)"),
        ("move_to(offset(get_pose(get_actor('red mat')), dz=0.2))\n", "tool_over('red mat', 0.2)"),
        ("topple(get_actor('blue cube'))\n", "toppled('blue cube') and untouched('red cube')"),
        # No goal, one that cannot be read and one about what is not known: nothing speaks against the program.
        (TO_MAT, ""),
        (TO_MAT, "on('red cube'"),
        (TO_MAT, "on('pink cube', 'red mat')"),
    ],
)
def test_a_program_that_may_bring_its_goal_about_is_believed(program, goal):
    assert outcome(program, goal) is None


def test_what_is_held_at_the_start_can_be_put_down_and_must_be_where_the_goal_is_about_it():
    release = "open_gripper()\n"
    assert outcome(release, "not held('red cube')", held="red cube") is None
    assert outcome(release, "held('red cube')", held="red cube") is Outcome.GOAL_NOT_MET
    assert outcome("place(get_actor('red mat'))\n", "on('red cube', 'red mat')", held="red cube") is None


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (PICK + "place(offset(get_pose(get_actor('red cube')), dy=2.0))\n", Outcome.UNREACHABLE),
        ("place(get_actor('red mat'))\n", Outcome.NOT_GRASPED),
        (PICK + "pick(get_actor('blue cube'))\n", Outcome.NOT_GRASPED),
        (PICK + "place(get_actor('red cube'))\n", Outcome.NOT_GRASPED),
    ],
)
def test_a_program_that_cannot_be_carried_out_is_objected_to_without_a_goal(program, expected):
    assert outcome(program, "") is expected


def test_a_place_without_room_is_known_before_anything_moves():
    """The wall is 3 cm from the red cube, the blue one 4 cm wide; on the other side is room."""
    walled = [*TABLE, NamedObject("wall", "gray", "block", Pose(0.4, 0.2, 0.05), (0.4, 0.3, 0.1))]
    program = "pick(get_actor('blue cube'))\nplace(next_to(get_actor('red cube'), '{}', fit=get_actor('blue cube')))\n"
    goal = "next_to('blue cube', 'red cube', '{}')"
    found = objection(program.format("left"), goal.format("left"), walled, ROBOT_API)
    assert found.outcome is Outcome.BLOCKED
    assert "there is no free place left of the red cube" in found.message
    assert objection(program.format("right"), goal.format("right"), walled, ROBOT_API) is None


def test_where_mats_overlap_it_cannot_be_told_what_rests_on_which():
    other = NamedObject("white mat", "white", "mat", Pose(0.51, -0.2, 0.002), (0.1, 0.1, 0.004))
    assert outcome(TO_MAT, "on('red cube', 'red mat') and on('blue cube', 'red mat')") is Outcome.GOAL_NOT_MET
    assert objection(TO_MAT, "on('blue cube', 'red mat')", [*TABLE, other], ROBOT_API) is None


def test_how_much_of_a_goal_is_reached_is_known_after_each_line():
    goal = Goal.parse("on('red cube', 'red mat') and on('blue cube', 'red mat')")
    with IdealRun(TABLE, ROBOT_API, None, goal) as run:
        shares = [run.share]
        for line in TO_MAT.splitlines():
            run.run(line)
            shares.append(run.share)
    assert shares == [0.0, 0.0, 0.5]
