"""How often something is to be done is missed where it was done less often."""

import pytest

from hcvla.planner.checks.repetitions import unrepeated

SWAP = "\n".join(
    f"pick(get_actor('{name}'))\nplace({target})"
    for name, target in [("red cube", "free_space()"), ("blue cube", "pose_dict['a']"), ("red cube", "pose_dict['b']")]
)
TOUCH = "touch(get_actor('red cube'))"


@pytest.mark.parametrize(
    ("sentence", "goal", "done", "words"),
    [
        ("swap the red cube and the blue cube twice", "swapped('red cube', 'blue cube')", SWAP, ["twice"]),
        ("touch the red cube three times", "touched('red cube')", TOUCH, ["three times"]),
        ("touch the red cube 3 times", "touched('red cube')", f"{TOUCH}\n{TOUCH}", ["3 times"]),
        ("put it there and back twice", "placed_times('red cube', 'mat', 3)", "", ["twice"]),
    ],
)
def test_what_was_done_less_often_is_named(sentence, goal, done, words):
    assert unrepeated(sentence, goal, done) == words


@pytest.mark.parametrize(
    ("sentence", "goal", "done"),
    [
        ("swap the red cube and the blue cube twice", "", f"{SWAP}\n{SWAP}"),
        ("touch the red cube three times", "", f"for _ in range(3):\n    {TOUCH}"),
        ("touch the red cube twice", "", "\n".join(["touch(actor=get_actor('red cube'))"] * 2)),
        ("put it there and back twice", "placed_times('red cube', 'mat', 2)", ""),
        ("take the block that is twice as high", "", "pick(get_actor('block'))"),
        ("turn it by three times thirty degrees", "", "place(rotate_z(pose, 90))"),
        ("do it one more time", "", TOUCH),
        ("i never have to explain this twice: touch the red cube", "", TOUCH),
        ("i measured twice, so touch the red cube", "", TOUCH),
    ],
)
def test_what_was_done_as_often_as_said_or_says_no_count_is_not(sentence, goal, done):
    assert unrepeated(sentence, goal, done) == []
