"""How often something is to be done is missed where it was done less or more often."""

import pytest

from hcvla.planner.checks.repetitions import unrepeated

SWAP = "\n".join(
    f"pick(get_actor('{name}'))\nplace({target})"
    for name, target in [("red cube", "free_space()"), ("blue cube", "pose_dict['a']"), ("red cube", "pose_dict['b']")]
)
TOUCH = "touch(get_actor('red cube'))"
PLACE = "pick(get_actor('blue cube'))\nplace(get_actor('blue mat'))\n"
AWAY = "pick(get_actor('blue cube'))\nplace(free_space(get_actor('blue cube')))\n"


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


def placed(times):
    return AWAY.join([PLACE] * times)


THREE_TIMES = "blue cube on the blue mat, three times over, back onto the bare table in between"
ONCE_MORE = "put the blue cube on the blue mat, take it off again, put it on once more"
IN_TOTAL = "the blue cube goes on the mat and off and on. two placements in total"
COUNT = (
    "let's count to two with the blue cube: put it on the blue mat, take it off, then put it on that mat a second time"
)


@pytest.mark.parametrize(
    ("sentence", "goal", "done"),
    [
        (THREE_TIMES, "on('blue cube', 'blue mat')", placed(2)),
        (THREE_TIMES, "placed_times('blue cube', 'blue mat', 2)", placed(2)),
        (ONCE_MORE, "on('blue cube', 'blue mat')", placed(1)),
        (ONCE_MORE, "placed_times('blue cube', 'blue mat', 3)", placed(3)),
        (IN_TOTAL, "on('blue cube', 'blue mat')", placed(1)),
        (COUNT, "on('blue cube', 'blue mat')", placed(1)),
        ("touch the red cube twice", "touched('red cube')", "\n".join([TOUCH] * 3)),
    ],
)
def test_another_count_of_deeds_than_the_one_that_is_said_is_named(sentence, goal, done):
    assert unrepeated(sentence, goal, done)


@pytest.mark.parametrize(
    ("sentence", "goal", "done"),
    [
        (THREE_TIMES, "placed_times('blue cube', 'blue mat', 3)", placed(3)),
        (ONCE_MORE, "placed_times('blue cube', 'blue mat', 2)", placed(2)),
        (IN_TOTAL, "placed_times('blue cube', 'blue mat', 2)", placed(2)),
        (COUNT, "placed_times('blue cube', 'blue mat', 2)", placed(2)),
        ("once more, put the blue cube on the blue mat", "on('blue cube', 'blue mat')", placed(1)),
        ("for the third time: put it on the blue mat", "on('blue cube', 'blue mat')", placed(1)),
        ("the second one goes on the mat", "on('blue cube', 'blue mat')", placed(1)),
        (
            "touch the red cube once and the blue one twice",
            "",
            "\n".join([TOUCH, *["touch(get_actor('blue cube'))"] * 2]),
        ),
    ],
)
def test_the_count_of_deeds_that_is_said_is_not_named(sentence, goal, done):
    assert unrepeated(sentence, goal, done) == []
