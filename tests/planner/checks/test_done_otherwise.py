"""How a sentence says to do something is missed in an answer that does it otherwise, and in no other."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.manner import done_otherwise

SIZE = (0.04, 0.04, 0.04)
TABLE = [
    NamedObject(f"{color} {shape}", color, shape, Pose(0.5, 0.1 * place, 0.02), SIZE)
    for place, (color, shape) in enumerate([("red", "cube"), ("blue", "cube"), ("green", "cube"), ("red", "mat")])
]
PUT = "pick(get_actor('red cube'))\nplace(get_actor('red mat'))"
PICKED = "pick(get_actor('red cube'))"
NUDGED = "nudge(get_actor('red cube'))"
TOPPLED = "topple(get_actor('red cube'))"
TOUCHED_RED = "touch(get_actor('red cube'))\npick(get_actor('blue cube'))"
PICKED_BLUE = "\npick(get_actor('blue cube'))"
LIFTED_RED = "pick(get_actor('red cube'))\ntouch(get_actor('blue cube'))"
HOVERING = "move_to(offset(get_pose(get_actor('red cube')), dz=0.15))"
ON_BLUE = "pick(get_actor('red cube'))\nplace(get_actor('blue cube'))"
BESIDE = "pick(get_actor('red cube'))\nplace(next_to(get_actor('blue cube')))"
TURNED = "place(rotate_z(get_pose(get_actor('red cube')), 45), match_yaw=True)"


@pytest.mark.parametrize(
    ("sentence", "goal", "done", "words"),
    [
        ("throw the red cube onto the mat", "on('red cube', 'red mat')", PUT, ["throw"]),
        ("push the red cube to the mat", "on('red cube', 'red mat')", PUT, ["push the"]),
        (
            "once the red cube is lying down, put it on the mat",
            "on('red cube', 'red mat')",
            PUT,
            ["once the red cube is lying down"],
        ),
        ("turn the red cube so that it is aligned with the blue cube", "", ON_BLUE, ["turn the"]),
        ("move the red cube 10 cm up", "displaced('red cube', 0.1, 0)", "place(offset(a, dx=0.1))", ["10 cm up"]),
        ("put as many cubes as you can on the mat", "on('red cube', 'red mat')", PUT, ["as many cubes as you can"]),
        ("put the red cube as far away from the blue one as possible", "", BESIDE, None),
        ("line up the cubes", "on('red cube', 'red mat')", PUT, ["line up the"]),
        ("put the cubes in a row", "", BESIDE, ["in a row"]),
        ("stack all cubes", "on('red cube', 'red mat')", PUT, ["stack"]),
        ("put it there and then touch the blue cube", "on('red cube', 'red mat')", PUT, ["then touch the"]),
        (
            "we have to pile the red cube on the blue one",
            "touched('red cube')",
            "touch(get_actor('red cube'))",
            ["pile"],
        ),
        ("build a tower", "next_to('red cube', 'blue cube')", BESIDE, ["tower"]),
        ("move the red cube until it is no longer next to the blue cube", "", BESIDE, ["no longer next to"]),
        ("put the red cube far from the blue cube", "near('red cube', 'blue cube')", "", ["far from"]),
        ("make a tower, blue at the bottom", "on('blue cube', 'green cube')", ON_BLUE, ["blue at the bottom"]),
        ("make a tower, the red cube is at the top", "on('blue cube', 'red cube')", "", ["red cube is at the top"]),
        (
            "make a tower, and the red one has to be at the bottom",
            "stacked('blue cube', 'red cube')",
            ON_BLUE,
            ["red one has to be at the bottom"],
        ),
        (
            "see to it that the red cube has the blue one on its head",
            "on('red cube', 'blue cube')",
            ON_BLUE,
            ["that the red cube has the blue one on its head"],
        ),
        ("hover over the red cube", "held('red cube')", PICKED, ["hover"]),
        ("move your hand above the red cube", "held('red cube')", PICKED, ["move your hand above"]),
        ("keep the gripper right over the red mat", "on('red cube', 'red mat')", PUT, ["keep the gripper right over"]),
        ("push the red cube off the table", "nudged('red cube')", NUDGED, ["push the red cube off the table"]),
        ("knock it off the edge", "toppled('red cube')", "topple(get_actor('red cube'))", ["knock it off the edge"]),
        ("shove the red cube over the edge", "nudged('red cube')", NUDGED, ["shove the red cube over the edge"]),
        ("let it fall off the desk", "nudged('red cube')", NUDGED, ["fall off the desk"]),
        ("put the red cube on the floor", "grounded('red cube')", PUT, ["on the floor"]),
        ("open the gripper and go home", "tool_restored()", "go_home()", ["open the gripper"]),
        ("shut the gripper", "not held('red cube')", "open_gripper()", ["shut the gripper"]),
        ("close your hand", "", "open_gripper()", ["close your hand"]),
        ("touch the red one but do not lift it, then touch the blue cube", "", LIFTED_RED, ["do not lift it"]),
        ("consider pushing the two cubes away without grasping", "", PUT, ["without grasping"]),
        ("feed the red cube", "held('red cube')", PICKED, ["feed the"]),
        ("then screw it to the mat", "on('red cube', 'red mat')", PUT, ["then screw it"]),
        ("shove the red cube to the mat without lifting it, then lift the blue cube", "", PUT, ["without lifting it"]),
        ("put the red cube on the ground", "on('red cube', 'red mat')", PUT, ["on the ground"]),
        ("pour the red cube into the tray", "on('red cube', 'red mat')", PUT, ["pour the"]),
        ("lift it and then glue it to the mat", "on('red cube', 'red mat')", PUT, ["then glue it"]),
        ("wait until I am back, then pick up the red cube", "held('red cube')", PICKED, ["wait until"]),
        ("please turn off the lamp", "held('red cube')", PICKED, ["turn off the lamp"]),
        ("cover the red cube with the mat", "on('red cube', 'red mat')", PUT, ["cover the"]),
        (
            "bring the red cube to the mat without grasping it",
            "on('red cube', 'red mat')",
            PUT,
            ["without grasping it"],
        ),
        ("move the red cube 5 cm to the left, don't lift it", "", PUT, ["don't lift it"]),
    ],
)
def test_what_was_done_in_another_way_is_named(sentence, goal, done, words):
    found = done_otherwise(sentence, TABLE, goal, done)
    assert found == (words or ["as far away from the blue one as possible", "far away from"][: len(found)])
    assert found


@pytest.mark.parametrize(
    ("sentence", "goal", "done"),
    [
        ("throw the red cube onto the mat", "hit('red cube', 'red mat')", "throw(get_actor('red mat'))"),
        ("push the red cube to the mat", "", "push(get_actor('red cube'), get_actor('red mat'))"),
        ("don't push the red cube, put it on the mat", "", PUT),
        ("once the red cube is lying down, go home", "", "topple(get_actor('red cube'))\ngo_home()"),
        ("put the red cube, which is lying on its side, on the mat", "", PUT),
        ("turn the red cube by 45 degrees", "rotated('red cube', 45)", TURNED),
        ("turn the order of this list around: red cube on red mat", "on('red cube', 'red mat')", PUT),
        ("turn the red cube and the blue cube into a tower", "on('red cube', 'blue cube')", ON_BLUE),
        ("move the arm 10 cm up", "", "move_to(offset(get_pose(a), dz=0.1))"),
        ("put the red cube on the mat and back, three times in a row", "", PUT),
        ("stack the red cube on the blue cube", "on('red cube', 'blue cube')", ON_BLUE),
        ("stack the red cube on the mat", "on('red cube', 'red mat')", PUT),
        ("pile the cubes by color", "on('red cube', 'red mat')", PUT),
        ("take the red cube from the stack of cubes", "held('red cube')", "pick(get_actor('red cube'))"),
        ("put the red cube next to the blue cube, not far from it", "", BESIDE),
        ("the red cube must not be next to the blue cube", "not next_to('red cube', 'blue cube')", PUT),
        ("make a tower, blue at the bottom and red at the top", "on('red cube', 'blue cube')", ON_BLUE),
        ("make a tower, the blue one has to be at the very bottom", "stacked('blue cube', 'red cube')", ON_BLUE),
        ("the blue cube wears the red one on its head", "on('red cube', 'blue cube')", ON_BLUE),
        ("lift the red cube at the top of the table", "held('red cube')", PICKED),
        ("hover over the red cube", "tool_over('red cube', 0.15)", HOVERING),
        ("move your hand above the red cube", "tool_over('red cube', 0.15)", HOVERING),
        ("don't hover, pick up the red cube", "held('red cube')", PICKED),
        ("move the red cube over to the mat", "on('red cube', 'red mat')", PUT),
        ("open up the gripper", "", "open_gripper()"),
        ("open your hand, go down to the red cube, close the fingers and lift", "held('red cube')", PICKED),
        ("put the red cube on the mat and open the gripper", "on('red cube', 'red mat')", PUT),
        ("go home but do not open the gripper", "tool_restored()", "go_home()"),
        ("lift the red cube off the table", "held('red cube')", PICKED),
        (
            "slide the red cube over the table to the blue cube",
            "",
            "push(get_actor('red cube'), get_actor('blue cube'))",
        ),
        ("push the red cube aside and then take the blue cube off the table", "", f"{NUDGED}\n{PICKED}"),
        ("nudge the red cube without pushing it off the table", "nudged('red cube')", NUDGED),
        ("before I cut the cake, put the red cube on the mat", "on('red cube', 'red mat')", PUT),
        ("cover the red cube with the box", "covered('red cube')", "cover(get_actor('red cube'))"),
        ("cover the red mat with the red cube", "on('red cube', 'red mat')", PUT),
        ("break the contact between the red cube and the table", "held('red cube')", PICKED),
        ("turn on its axis the red cube, by 45 degrees", "rotated('red cube', 45)", TURNED),
        ("push the red cube away, don't lift it", "nudged('red cube')", NUDGED),
        ("pick up the red cube without lifting the blue cube", "held('red cube')", PICKED),
        ("do not grab the blue cube, pick up the red one", "held('red cube')", PICKED),
        ("push the red cube away from the edge of the table", "nudged('red cube')", NUDGED),
        ("toss the red cube off its feet with a finger, not a throw", "toppled('red cube')", TOPPLED),
        ("to the ground with the red cube, by a push", "toppled('red cube')", TOPPLED),
        ("close the gripper, lean it against the red cube and push", "", "push(get_actor('red cube'), a)"),
        ("bring the gripper down over the red cube, squeeze and go up", "held('red cube')", PICKED),
        ("pick up the red cube because i want to wipe the table", "held('red cube')", PICKED),
        ("lift the red cube. i want to wipe the table there", "held('red cube')", PICKED),
        ("rotate the red cube and the blue cube by one place", "takes_place('red cube', 'blue cube')", PUT),
        ("touch the red one but do not lift it, then lift the blue cube", "", TOUCHED_RED),
        (
            "turn that blue cube, without gripping, push the red cube aside",
            "rotated('blue cube', 9)",
            NUDGED + PICKED_BLUE,
        ),
        ("shove the red cube; don't grip it, push prior to lifting the blue cube", "", NUDGED + PICKED_BLUE),
        ("the red mat is hungry. feed it the red cube", "on('red cube', 'red mat')", PUT),
        ("uh... screw it round: the red cube, 45 degrees left", "rotated('red cube', 45)", TURNED),
        ("push the red cube toward the mat without lifting it, then lift the blue cube", "", NUDGED + PICKED_BLUE),
        ("without lifting, push the front one aside; then lift the blue cube", "", NUDGED + PICKED_BLUE),
        ("the blue cube on the ground floor, the red cube on the first", "on('red cube', 'blue cube')", ON_BLUE),
        ("put the red cube next to the one least far from the blue cube", "next_to('red cube', 'blue cube')", BESIDE),
        ("", "", ""),
    ],
)
def test_what_was_done_as_it_was_said_is_not(sentence, goal, done):
    assert done_otherwise(sentence, TABLE, goal, done) == []
