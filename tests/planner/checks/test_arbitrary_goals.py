import pytest

from hcvla.planner.checks.arbitrary_goals import arbitrary


@pytest.mark.parametrize(
    ("goal", "sentence", "done", "held", "found"),
    [
        ("not held('orange cylinder')", "open the gripper", "open_gripper()", [], ["orange cylinder"]),
        ("not held('orange cylinder')", "open the gripper", "open_gripper()", ["red cube"], ["orange cylinder"]),
        ("tool_restored() and not held('blue cube')", "go home", "go_home()", [], ["blue cube"]),
        # What is held, said, or worked with is no arbitrary object.
        ("not held('red cube')", "let go", "open_gripper()", ["red cube"], []),
        ("not held('red cube')", "Do not hold the RED cube", "open_gripper()", [], []),
        ("not held('red cube')", "let the leftmost go", "pick(get_actor('red cube'))", [], []),
        ("held('red cube')", "take it", "", [], []),
        ("", "open the gripper", "open_gripper()", [], []),
    ],
)
def test_an_object_that_a_goal_wants_released_and_no_one_speaks_of_is_arbitrary(goal, sentence, done, held, found):
    assert arbitrary(goal, sentence, done, held) == found
