"""A program that says what its sentence does not is refused; one that does what it says is believed."""

from itertools import pairwise

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.contradictions import contradiction

SIZE = (0.04, 0.04, 0.04)
TABLE = [
    NamedObject(f"{color} {shape}", color, shape, Pose(0.5, 0.1 * place, 0.02), SIZE)
    for place, (color, shape) in enumerate((c, s) for s in ("cube", "mat") for c in ("red", "blue", "green"))
]
HOVER = "move_to(offset(get_pose(get_actor('red cube')), dz={}))"
TURN = "pick(get_actor('red cube'))\nplace(rotate_z(pose_dict['red cube'], {}), match_yaw=True)"
BLUE_THEN_RED = "pick(get_actor('blue cube'))\nplace(get_actor('blue mat'))\n" + (
    "pick(get_actor('red cube'))\nplace(get_actor('red mat'))"
)


def says(sentence, program):
    found = contradiction(sentence, TABLE, program)
    return found.message if found else ""


@pytest.mark.parametrize(
    ("sentence", "program", "why"),
    [
        ("hover over the red cube at 250 mm", HOVER.format(0.2), "has 0.2 where the task says '250 mm'"),
        ("go 220 centimeters above the red cube", HOVER.format(0.22), "has 0.22 where the task says '220 centimeters'"),
        ("go 1 cm above the red cube", HOVER.format(1.0), "has 1 where the task says '1 cm'"),
        ("hover over the red cube", HOVER.format(0.2), "has 0.2 where the task says no such number"),
        ("hover 10 cm over the red cube", HOVER.format(0.15), "has 0.15 where the task says '10 cm'"),
        ("turn the red cube half a turn", TURN.format(90), "has 90 where the task says 'half a turn'"),
    ],
)
def test_a_number_that_no_one_said_is_doubted(sentence, program, why):
    assert why in says(sentence, program)


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("hover 15 cm over the red cube", HOVER.format(0.15)),
        ("hover two inches over the red cube", HOVER.format(0.051)),
        # Where no height is said, 15 cm is meant.
        ("hover over the red cube", HOVER.format(0.15)),
        ("turn the red cube by 90 degrees and hover over it", f"{TURN.format(90)}\n{HOVER.format(0.15)}"),
        ("turn the red cube by 90", TURN.format(-90)),
        ("turn the red cube a quarter turn", TURN.format(90)),
        ("turn the red cube around", TURN.format(180)),
        ("put the red cube on the red mat", "pick(get_actor('red cube'))\nplace(get_actor('red mat'))"),
    ],
)
def test_a_number_that_was_said_is_believed(sentence, program):
    assert says(sentence, program) == ""


@pytest.mark.parametrize(
    ("sentence", "degrees"),
    [
        ("give the red cube a turn of 90 degrees clockwise and then undo it", 90),
        ("turn the red cube by 90 degrees counter-clockwise", -90),
        ("turn the red cube anti clockwise by 90 degrees", -90),
        ("turn the red cube 90 degrees ccw", -90),
        ("turn the red cube 90 degrees clockwise, no, I mean counterclockwise", -90),
    ],
)
def test_a_turn_in_the_other_sense_than_the_one_named_is_doubted(sentence, degrees):
    assert f"turns by {degrees} degrees, where + is counterclockwise" in says(sentence, TURN.format(degrees))
    assert says(sentence, TURN.format(-degrees)) == ""


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("turn the red cube 30 degrees clockwise and back by 30", TURN.format(-30) + "\n" + TURN.format(30)),
        ("turn the red cube 180 degrees clockwise", TURN.format(180)),
        ("turn the red cube 30 degrees, but not clockwise", TURN.format(30)),
        ("turn the red cube 30 degrees against clockwise", TURN.format(30)),
        ("go around the red cube clockwise, 15 cm over it", HOVER.format(0.15)),
    ],
)
def test_a_turn_back_a_half_turn_and_a_sense_that_is_denied_are_believed(sentence, program):
    assert says(sentence, program) == ""


def test_both_senses_that_are_named_are_to_be_in_the_program():
    sentence = "turn the red cube 30 degrees clockwise, then 45 degrees counterclockwise"
    assert "the task says 'clockwise'" in says(sentence, TURN.format(30) + "\n" + TURN.format(45))
    assert "the task says 'counterclockwise'" in says(sentence, TURN.format(-30) + "\n" + TURN.format(-45))
    assert says(sentence, TURN.format(-30) + "\n" + TURN.format(45)) == ""


def test_numbers_in_names_are_none():
    two = [NamedObject(f"cube {number}", "", "cube", Pose(0.5, 0.1, 0.02), SIZE) for number in (1, 2)]
    assert contradiction("pick up cube 2", two, "pick(get_actor('cube 2'))") is None


TOWER = "pick(get_actor('blue cube'))\nplace(get_actor('red cube'))\n" + (
    "pick(get_actor('green cube'))\nplace(get_actor('blue cube'))"
)


def test_the_order_of_a_tower_is_not_the_order_of_deeds():
    assert (
        says("I'm after a tower that you first make with the red cube, then the blue cube, the green on top", TOWER)
        == ""
    )
    assert says("once the green cube, the blue cube and the red cube are a tower, topple it", TOWER) == ""
    assert "begins with the blue cube" in says("touch the blue cube after you touched the green cube", TOWER)


def test_what_is_excluded_is_not_to_be_moved():
    sentence = "put the cubes on their mats, but leave the red cube where it is"
    assert "moves the red cube, which the task excludes" in says(sentence, BLUE_THEN_RED)
    assert says(sentence, BLUE_THEN_RED.rpartition("pick")[0]) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "put the blue cube on the blue mat after you have put the red cube on the red mat",
        "before putting the blue cube on the blue mat, put the red cube on the red mat",
        "once the red cube is on the red mat, put the blue cube on the blue mat",
        "put the red cube on the red mat before you put the blue cube on the blue mat",
    ],
)
def test_what_comes_first_is_done_first(sentence):
    assert "begins with the blue cube, the task with the red cube" in says(sentence, BLUE_THEN_RED)
    assert says(sentence.replace("red", "x").replace("blue", "red").replace("x", "blue"), BLUE_THEN_RED) == ""


def test_before_anything_else_is_no_order_of_two():
    assert says("before you do anything else the blue cube goes on its mat, then the red cube", BLUE_THEN_RED) == ""


def test_a_mat_that_is_called_a_pad_is_a_mat():
    program = "pick(get_actor('red cube'))\nplace(get_actor('red mat'))"
    assert says("carry the red cube to the red pad", program) == ""


@pytest.mark.parametrize(
    "which", ["fourth cube from the left", "fifth mat counted from the right", "sixth nearest mat"]
)
def test_one_beyond_how_many_there_are_is_not_there(which):
    found = contradiction(f"pick up the {which}", TABLE, "pick(get_actor('red cube'))")
    assert found.outcome is Outcome.OBJECT_NOT_FOUND
    assert found.message.startswith(f"there is no '{which}'; seen or remembered: blue cube")
    assert contradiction("pick up the third cube from the left", TABLE, "pick(get_actor('red cube'))") is None


@pytest.mark.parametrize("before", ["but not before", "not before"])
def test_not_before_means_after(before):
    sentence = f"put the red cube on the red mat, {before} you put the blue cube on the blue mat"
    assert says(sentence, BLUE_THEN_RED) == ""


def test_after_that_is_said_in_order():
    assert says("put the blue cube on the blue mat, after that the red cube on the red mat", BLUE_THEN_RED) == ""
    assert says("put the blue cube on the blue mat, after which you put the red cube on its mat", BLUE_THEN_RED) == ""


def test_a_color_that_no_object_of_the_shape_has_is_not_there():
    found = contradiction("pick up the orange cube", TABLE, "pick(get_actor('red cube'))")
    assert found.outcome is Outcome.OBJECT_NOT_FOUND
    assert found.message.startswith("there is no 'orange cube'; seen or remembered: blue cube")


@pytest.mark.parametrize("sentence", ["if there is an orange cube, pick up the red cube", "pick up the orange block"])
def test_conditions_and_other_words_for_a_shape_are_left_to_the_planner(sentence):
    assert contradiction(sentence, TABLE, "pick(get_actor('red cube'))") is None


SHIFT = "pick(get_actor('red cube'))\nplace(offset(pose_dict['red cube'], dy={}))"


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("move the red cube 10 cm to the left", 0.1),
        ("move the red cube 10 cm rightwards", -0.1),
        ("move the red cube 10 cm to the left, no, to the right", -0.1),
        ("put the red cube 10 cm left of the blue cube", 0.1),
    ],
)
def test_a_move_to_the_other_side_than_the_one_named_is_doubted(sentence, right):
    assert f"moves by dy={-right:g}, where + is to the left" in says(sentence, SHIFT.format(-right))
    assert says(sentence, SHIFT.format(right)) == ""


def test_where_both_sides_or_none_are_named_moves_are_believed():
    for sentence in ("go to the right with the left cube, 10 cm", "move the red cube 10 cm toward the blue cube"):
        assert says(sentence, SHIFT.format(0.1)) == says(sentence, SHIFT.format(-0.1)) == ""


TO = "pick(get_actor('red cube'))\nplace(get_actor('{}'))"
WITH_TRAY = [*TABLE, NamedObject("green tray", "green", "tray", Pose(0.6, 0.3, 0.004), (0.12, 0.12, 0.008))]


def test_what_goes_on_a_tray_is_not_put_on_a_mat():
    sentence = "put the red cube on the tray with the same color as the green cube"
    found = contradiction(sentence, WITH_TRAY, TO.format("green mat"))
    assert "puts something on the green mat, and the task speaks of no mat" in found.message
    assert contradiction(sentence, WITH_TRAY, TO.format("green tray")) is None
    assert contradiction("put the red cube on the green thing", WITH_TRAY, TO.format("green mat")) is None
    coaster = NamedObject("sunny coaster", "sunny", "mat", Pose(0.3, 0.3, 0.002), (0.1, 0.1, 0.004))
    sentence = "lift the cube on the tray and put it on the coaster"
    assert contradiction(sentence, [*WITH_TRAY, coaster], TO.format("sunny coaster")) is None


def test_a_place_of_which_only_the_color_is_said_is_named():
    assert contradiction("let the blue take over the load of the green tray", WITH_TRAY, TO.format("blue mat")) is None
    assert contradiction("lift the cube on the tray and put it on the red one", WITH_TRAY, TO.format("red mat")) is None
    assert contradiction("from the green tray onto the bigger red one", WITH_TRAY, TO.format("red mat")) is None
    assert contradiction("not on the green tray, put it on the red object", WITH_TRAY, TO.format("red mat")) is None
    found = contradiction("the red one on the green tray", WITH_TRAY, TO.format("red mat"))
    assert "the task speaks of no mat" in found.message


@pytest.mark.parametrize("no", [", no, ", "... actually make that ", ". Sorry, "])
def test_an_object_named_in_anothers_place_is_put_there_and_nothing_on_it(no):
    sentence = f"put the red cube on the green tray{no}the blue cube"
    found = contradiction(sentence, WITH_TRAY, TO.format("blue cube"))
    assert "puts something on the blue cube, which the task says in another's place" in found.message
    assert contradiction(sentence, WITH_TRAY, TO.format("green tray").replace("red", "blue")) is None


def test_a_place_named_in_anothers_place_is_where_it_goes():
    for sentence in ("put the red cube on the green tray, no, on the blue cube", "put the red cube, no, the blue cube"):
        assert contradiction(sentence, WITH_TRAY, TO.format("blue cube")) is None


ON = "pick(get_actor('{} cube'))\nplace(get_actor('{} cube'))\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the blue cube",
        "stack red onto blue",
        "stack the green cube on the red cube, and the red one on top of the blue one",
        "put the blue cube on the red cube, no, the red cube on the blue cube",
    ],
)
def test_what_goes_on_top_is_not_put_below(sentence):
    assert "puts the blue cube on the red cube, and the task the red cube on" in says(
        sentence, ON.format("blue", "red")
    )
    assert says(sentence, ON.format("red", "blue")) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the blue mat",
        "put red on the blue mat and the blue cube on red",
        "stack the red cube on the blue cube and then the blue cube on the red cube",
        "stack the red and the blue cube",
    ],
)
def test_stacks_that_are_not_said_the_other_way_round_are_believed(sentence):
    assert says(sentence, ON.format("blue", "red")) == ""


ON_RED, ON_BLUE = (f"pick(get_actor('red cube'))\nplace(get_actor('{color} mat'))" for color in ("red", "blue"))


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on a mat of a different color",
        "put the red cube on a differently colored mat",
        "place the red cube on any mat that doesn't match",
        "the red cube goes on a mat of another colour",
        "put the red cube on the wrong colored mat, not its own color",
    ],
)
def test_a_mat_of_another_color_is_not_the_one_of_its_own(sentence):
    assert "puts the red cube on the red mat" in says(sentence, ON_RED)
    assert says(sentence, ON_BLUE) == ""


def test_a_mat_that_is_named_or_of_its_own_color_may_be_of_its_own():
    assert says("put the red cube on the mat of the same color", ON_RED) == ""
    assert says("put the blue cube on a mat of another color and the red cube on the red mat", ON_RED) == ""


@pytest.mark.parametrize("where", ["the mat with its own color", "the mat of the same color", "the matching mat"])
def test_the_mat_of_its_own_color_is_no_other(where):
    assert "puts the red cube on the blue mat" in says(f"put the red cube on {where}", ON_BLUE)
    assert says(f"put the red cube on {where}", ON_RED) == ""
    assert says(f"put the red cube on the blue mat, not on {where}", ON_BLUE) == ""


def stacked(*upward):
    """Return the program of a stack, the lowest first."""
    lines = (f"pick(get_actor('{above} cube'))\nplace(get_actor('{below} cube'))" for below, above in pairwise(upward))
    return "\n".join(lines)


UPWARD, DOWNWARD = stacked("red", "blue", "green"), stacked("green", "blue", "red")


@pytest.mark.parametrize(
    "sentence",
    [
        "stack the red cube, the blue cube and the green cube in reversed order",
        "stack the red cube, the blue cube and the green cube backwards",
        "in reverse, pile up the red cube, the blue cube and the green cube",
        "stack the red cube, the blue cube and the green cube, the last one at the bottom",
        "reverse this list and stack it: the red cube, the blue cube and the green cube",
        "stack red, the blue block and the cube that is green in the reverse of this order",
    ],
)
def test_a_stack_in_reverse_does_not_begin_with_what_is_said_first(sentence):
    assert "puts the red cube at the bottom" in says(sentence, UPWARD)
    assert "stacks in another order" in says(sentence, stacked("blue", "green", "red"))
    assert says(sentence, DOWNWARD) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "stack the red cube, the blue cube and the green cube",
        "stack the red cube, the blue cube and the green cube and take them apart in reverse order",
    ],
)
def test_what_is_only_undone_in_reverse_is_stacked_in_the_order_said(sentence):
    assert says(sentence, UPWARD) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "put the red cube on the red mat; prior to that, the blue cube on the blue mat",
        "the red cube goes on the red mat. But before that, put the blue cube on the blue mat",
        "each cube on its mat: the red cube should be loaded last, the blue one ahead of it",
        "put the red and the blue cube on their mats, beginning with the blue one",
    ],
)
def test_what_is_said_to_come_last_is_not_done_first(sentence):
    red_then_blue = "pick(get_actor('red cube'))\nplace(get_actor('red mat'))\n" + (
        "pick(get_actor('blue cube'))\nplace(get_actor('blue mat'))"
    )
    assert "say it in the order in which to do it" in says(sentence, red_then_blue)
    assert says(sentence, BLUE_THEN_RED) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "put the last cube on the red mat",
        "put the red cube on the red mat at last",
        "last but not least the red cube: on the red mat",
        "start with your hand open and put the red cube on the red mat",
    ],
)
def test_last_and_start_may_mean_something_else(sentence):
    assert says(sentence, ON_RED) == ""


def test_a_color_that_differs_from_its_own_is_another():
    sentence = "put the red cube on a mat whose color differs from its own"
    assert "puts the red cube on the red mat" in says(sentence, ON_RED)
    assert says(sentence, ON_BLUE) == ""
