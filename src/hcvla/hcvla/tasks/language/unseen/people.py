"""Two hundred sentences as people would say them, each about one table, with what must hold afterwards.

Written without the templates of training at hand and before training; see the package.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """One sentence about one table."""

    table: str
    text: str
    goal: str
    """In the language of hcvla.goals; other programs that reach it are as good."""


_PLAIN = (
    ("grab that red one for me", "held('red cube')"),
    ("red cube, up please", "held('red cube')"),
    ("i wanna see the blue block in the air", "held('blue cube')"),
    ("can u get me the yellow thing", "held('yellow cylinder')"),
    ("stick the red cube on the green tray will you", "on('red cube', 'green tray')"),
    ("blue cube to the white mat thx", "on('blue cube', 'white mat')"),
    ("put teh red cube onto green tray", "on('red cube', 'green tray')"),
    ("the cylinder should end up on the tray", "on('yellow cylinder', 'green tray')"),
    ("Both cubes on the tray.", "on('red cube', 'green tray') and on('blue cube', 'green tray')"),
    ("red on green, blue on white", "on('red cube', 'green tray') and on('blue cube', 'white mat')"),
    ("First move the blue cube onto the white mat. After that, put the red cube onto the tray.", "on('blue cube', 'white mat') and on('red cube', 'green tray')"),
    ("before you place the red cube on the tray, put the yellow cylinder on the white mat", "on('yellow cylinder', 'white mat') and on('red cube', 'green tray')"),
    ("take the leftmost cube and put it on the mat", "on('red cube', 'white mat')"),
    ("whichever cube is on the right, lift it", "held('blue cube')"),
    ("pick the thing thats not a cube", "held('yellow cylinder')"),
    ("set everything on the tray except for the cylinder", "on('red cube', 'green tray') and on('blue cube', 'green tray')"),
    ("swap red and blue", "swapped('red cube', 'blue cube')"),
    ("The red cube and the cylinder should trade places", "swapped('red cube', 'yellow cylinder')"),
    ("turn the red cube a quarter turn to the left", "rotated('red cube', 90)"),
    ("rotate blue cube 45 deg clockwise", "rotated('blue cube', -45)"),
    ("spin the blue cube by 30 degrees counterclockwise pls", "rotated('blue cube', 30)"),
    ("move the red cube 7 cm to the left", "displaced('red cube', 0, 0.07)"),
    ("could you shift the yellow cylinder ten centimetres closer to yourself?", "displaced('yellow cylinder', -0.1, 0)"),
    ("push the blue cube towards the cylinder", "pushed_toward('blue cube', 'yellow cylinder')"),
    ("just tap the red cube, dont move it", "touched('red cube')"),
    ("Touch the red cube and then the blue one.", "touched('red cube', 'blue cube')"),
    ("give the cylinder a little shove so it's somewhere else", "nudged('yellow cylinder')"),
    ("put the red cube to the right of the blue cube", "next_to('red cube', 'blue cube', 'right')"),
    ("I'd like the yellow cylinder to stand behind the blue cube", "next_to('yellow cylinder', 'blue cube', 'behind')"),
    ("pick up the red cube. no wait, the blue one", "held('blue cube')"),
    ("put the blue cube on the tray, sorry, I meant the mat", "on('blue cube', 'white mat')"),
    ("lift the red cube without touching the blue cube", "held('red cube')"),
    ("put the red cube on the tray but leave the cylinder alone", "on('red cube', 'green tray')"),
    ("red cube on the tray, then back where it was", "visited_then('red cube', 'green tray') and restored('red cube')"),
    ("Let the blue cube sit on the mat for a bit and return it", "visited_then('blue cube', 'white mat') and restored('blue cube')"),
    ("hover 10 cm above the tray", "tool_over('green tray', 0.1)"),
    ("the arm should go 15cm over the white mat", "tool_over('white mat', 0.15)"),
    ("PUT THE RED CUBE ON THE GREEN TRAY", "on('red cube', 'green tray')"),
    ("\"pick up the blue cube\"", "held('blue cube')"),
    ("my coffee needs space, get the blue cube out of the way onto the white mat", "on('blue cube', 'white mat')"),
    ("could the cylinder be moved onto the mat?", "on('yellow cylinder', 'white mat')"),
    ("tray: red cube. mat: blue cube.", "on('red cube', 'green tray') and on('blue cube', 'white mat')"),
    ("put the cube nearest to the cylinder on the tray", "on('blue cube', 'green tray')"),
    ("i think the red cube would look better on the mat", "on('red cube', 'white mat')"),
    ("turn the blue cube clockwise by 60 and set it down where it was", "rotated('blue cube', -60)"),
    ("bring the gripper 12 centimeters above the red cube", "tool_over('red cube', 0.12)"),
    ("blue cube 8cm to the right, ok?", "displaced('blue cube', 0, -0.08)"),
    ("put the red cube on the mat and leave the tray empty", "on('red cube', 'white mat')"),
    ("place red in front of blue", "next_to('red cube', 'blue cube', 'front')"),
    ("Okay robot, so the plan: red cube, tray. Go.", "on('red cube', 'green tray')"),
)  # fmt: skip

_MATCHING = (
    ("sort the cubes by color", "on('red cube', 'red mat') and on('blue cube', 'blue mat')"),
    ("red cube goes on red, blue on blue", "on('red cube', 'red mat') and on('blue cube', 'blue mat')"),
    ("put each cube on the mat with the same colour", "on('red cube', 'red mat') and on('blue cube', 'blue mat')"),
    ("cubes to their mats please", "on('red cube', 'red mat') and on('blue cube', 'blue mat')"),
    ("the yellow cube has no mat, so use the black one", "on('yellow cube', 'black mat')"),
    ("stack red on blue", "on('red cube', 'blue cube')"),
    ("make a tower: blue at the bottom, then red, then yellow on top", "on('red cube', 'blue cube') and on('yellow cube', 'red cube')"),
    ("I want the yellow cube on top of the red cube", "on('yellow cube', 'red cube')"),
    ("put the nearest cube to the robot... hmm, no, the yellow one, on the black mat", "on('yellow cube', 'black mat')"),
    ("the cube in the middle goes on the blue mat", "on('red cube', 'blue mat')"),
    ("put two cubes on the black mat: the red and the yellow", "on('red cube', 'black mat') and on('yellow cube', 'black mat')"),
    ("all cubes except the blue one onto the black mat", "on('red cube', 'black mat') and on('yellow cube', 'black mat')"),
    ("Move the blue cube to the red mat, then to the blue mat", "then(on('blue cube', 'red mat'), on('blue cube', 'blue mat'))"),
    ("visit the red mat, the blue mat and the black mat with the gripper, 15 cm above each", "then(tool_over('red mat', 0.15), tool_over('blue mat', 0.15), tool_over('black mat', 0.15))"),
    ("rotate the yellow cube by half a right angle, counter clockwise", "rotated('yellow cube', 45)"),
    ("yellow cube: turn by 1 radian", "rotated('yellow cube', 57.3)"),
    ("exchange the yellow and the blue cube", "swapped('yellow cube', 'blue cube')"),
    ("put red where blue is, blue where yellow is and yellow where red is", "takes_place('red cube', 'blue cube') and takes_place('blue cube', 'yellow cube') and takes_place('yellow cube', 'red cube')"),
    ("the rightmost cube should be picked up", "held('blue cube')"),
    ("red cube on the black mat twice, going back to its place each time", "placed_times('red cube', 'black mat', 2) and restored('red cube')"),
    ("swap blue and red but only by pushing", "takes_place('red cube', 'blue cube') and takes_place('blue cube', 'red cube') and ungrasped('red cube', 'blue cube')"),
    ("place the blue cube on any mat that's not blue", "on('blue cube', 'red mat') or on('blue cube', 'black mat')"),
    ("pick up a cube which is neither red nor blue", "held('yellow cube')"),
    ("If there's a green cube, lift it. Otherwise lift the red one.", "held('red cube')"),
    ("put the red cube left of the yellow one", "next_to('red cube', 'yellow cube', 'left')"),
)  # fmt: skip

_POSTS = (
    ("knock over the white cylinder", "toppled('white cylinder')"),
    ("tip the brown one over", "toppled('brown prism')"),
    ("make both posts fall", "toppled('white cylinder', 'brown prism')"),
    ("topple everything", "toppled('white cylinder', 'brown prism')"),
    ("i want the left post lying down", "toppled('white cylinder')"),
    ("go 8 cm above the mat and dont bump into anything", "tool_over('gray mat', 0.08) and untouched('white cylinder', 'brown prism')"),
    ("gripper to 10 cm over the grey mat, no collisions", "tool_over('gray mat', 0.1) and untouched('white cylinder', 'brown prism')"),
    ("touch the white cylinder gently", "touched('white cylinder')"),
    ("give the prism a poke but it mustn't fall", "touched('brown prism')"),
    ("push the brown prism toward the white cylinder", "pushed_toward('brown prism', 'white cylinder')"),
    ("stand the cylinder on the mat", "on('white cylinder', 'gray mat')"),
    ("bring the white post down with one push", "toppled('white cylinder')"),
    ("shove the prism somewhere else, it should stay standing", "nudged('brown prism')"),
    ("Knock down the post on the right.", "toppled('brown prism')"),
)  # fmt: skip

_SIZES = (
    ("pick up the small cube", "held('blue cube')"),
    ("the big cube onto the tray", "on('red cube', 'black tray')"),
    ("put the little cylinder on the tray", "on('pink cylinder', 'black tray')"),
    ("lift the larger cylinder", "held('green cylinder')"),
    ("both small things go on the tray", "on('blue cube', 'black tray') and on('pink cylinder', 'black tray')"),
    ("put the smaller cube on the bigger one", "on('blue cube', 'red cube')"),
    ("touch the biggest cube", "touched('red cube')"),
    ("swap the two cubes", "swapped('red cube', 'blue cube')"),
    ("swap the two cylinders around", "swapped('green cylinder', 'pink cylinder')"),
    ("push the small cylinder toward the large one", "pushed_toward('pink cylinder', 'green cylinder')"),
    ("the red cube is blicker than the blue cube. put the blicker cylinder on the tray", "on('green cylinder', 'black tray')"),
    ("say wug for the tray and dax for the pink cylinder: now put the dax on the wug", "on('pink cylinder', 'black tray')"),
    ("rotate both cubes by 30 degrees clockwise", "rotated('red cube', -30) and rotated('blue cube', -30)"),
    ("move the large cylinder a tiny bit, say 6 cm, to the right", "displaced('green cylinder', 0, -0.06)"),
    ("which is the smallest cube? anyway, pick that one up", "held('blue cube')"),
    ("place the small cube in front of the big cube", "next_to('blue cube', 'red cube', 'front')"),
)  # fmt: skip

_CUBES = (
    ("stack red, blue and white, red lowest", "on('blue cube', 'red cube') and on('white cube', 'blue cube')"),
    ("build a tower of all cubes with orange at the bottom, then white, blue and red", "on('white cube', 'orange cube') and on('blue cube', 'white cube') and on('red cube', 'blue cube')"),
    ("orange on white please", "on('orange cube', 'white cube')"),
    ("put the blue cube on the red one and the white on the orange", "on('blue cube', 'red cube') and on('white cube', 'orange cube')"),
    ("stack the white cube on the blue cube then knock it all over", "then(stacked('blue cube', 'white cube'), grounded('blue cube', 'white cube'))"),
    ("pile red on blue and then topple the pile", "then(stacked('blue cube', 'red cube'), grounded('blue cube', 'red cube'))"),
    ("pick up the cube between the red and the white one", "held('blue cube')"),
    ("the second cube from the left, lift it", "held('blue cube')"),
    ("get the third cube from the left", "held('white cube')"),
    ("lift the cube farthest to the right", "held('orange cube')"),
    ("take the cube closest to the cylinder", "held('blue cube')"),
    ("grab the cylinder", "held('pink cylinder')"),
    ("pick up the only thing that isn't a cube", "held('pink cylinder')"),
    ("touch every cube", "touched('red cube', 'blue cube', 'white cube', 'orange cube')"),
    ("touch all the cubes but the orange one", "touched('red cube', 'blue cube', 'white cube')"),
    ("move the white cube 10 cm away from you and the blue cube 6 cm to the left", "displaced('white cube', 0.1, 0) and displaced('blue cube', 0, 0.06)"),
    ("put the orange cube behind the white cube", "next_to('orange cube', 'white cube', 'behind')"),
    ("I need the red cube beside the cylinder", "next_to('red cube', 'pink cylinder')"),
    ("turn white by 60 deg and then put it back to how it was", "then(rotated('white cube', 60), restored_pose('white cube'))"),
    ("rotate the orange cube a bit: 20 degrees to the right", "rotated('orange cube', -20)"),
    ("put white next to red, on its right, then return it", "then(next_to('white cube', 'red cube', 'right'), restored('white cube'))"),
    ("swap the leftmost and the rightmost cube", "swapped('red cube', 'orange cube')"),
    ("switch orange with white", "swapped('orange cube', 'white cube')"),
    ("push the orange cube toward the white cube, don't lift it", "pushed_toward('orange cube', 'white cube')"),
    ("nudge the white one out of the way", "nudged('white cube')"),
    ("touch the red cube, go home and then pick it up", "then(touched('red cube'), tool_restored(), held('red cube'))"),
    ("lift the orange cube, wait, no, the red cube", "held('red cube')"),
    ("pick up any cube that is not red", "held('blue cube') or held('white cube') or held('orange cube')"),
    ("one of the cubes should be in your gripper, I don't care which", "held('blue cube') or held('white cube') or held('orange cube') or held('red cube')"),
)  # fmt: skip

_LOADED = (
    ("take the cube off the tray and put it on the other tray", "on('red cube', 'gray tray')"),
    ("pick up what's on the green tray", "held('red cube')"),
    ("the cube on the mat should be lifted", "held('blue cube')"),
    ("put the cube thats on the mat on the gray tray", "on('blue cube', 'gray tray')"),
    ("the yellow cube belongs on the empty tray", "on('yellow cube', 'gray tray')"),
    ("move the red cube to the grey tray and back", "then(on('red cube', 'gray tray'), on('red cube', 'green tray'))"),
    ("make sure the red cube is not on the green tray", "not on('red cube', 'green tray')"),
    ("clear the green tray", "not on('red cube', 'green tray')"),
    ("clear the mat: put the cube next to it", "next_to('blue cube', 'white mat')"),
    ("pick up the cube that isn't on anything", "held('yellow cube')"),
    ("if the red cube is on the green tray, put it on the gray one", "on('red cube', 'gray tray')"),
    ("put the prism on the gray tray, then the yellow cube beside the prism's old spot, no forget that second part", "on('black prism', 'gray tray')"),
    ("place the yellow cube on top of the red cube", "on('yellow cube', 'red cube')"),
    ("Take the prism. Put it on the empty tray.", "on('black prism', 'gray tray')"),
    ("every cube onto the gray tray", "on('red cube', 'gray tray') and on('blue cube', 'gray tray') and on('yellow cube', 'gray tray')"),
    ("the two cubes that lie on something: both onto the gray tray", "on('red cube', 'gray tray') and on('blue cube', 'gray tray')"),
    ("touch the loose cube", "touched('yellow cube')"),
    ("bring the blue cube from the mat to the grey tray", "on('blue cube', 'gray tray')"),
    ("swap the yellow cube and the prism", "swapped('yellow cube', 'black prism')"),
    ("put the red cube where it can't be on the green tray anymore, e.g. the gray tray", "on('red cube', 'gray tray')"),
    ("empty both the tray and the mat, cubes go to the gray tray", "on('red cube', 'gray tray') and on('blue cube', 'gray tray')"),
    ("turn the black prism 30 degrees anticlockwise", "rotated('black prism', 30)"),
)  # fmt: skip

_HELD = (
    ("put it on the tray", "on('orange cube', 'green tray')"),
    ("put that down on the brown mat", "on('orange cube', 'brown mat')"),
    ("set what you're holding on the mat", "on('orange cube', 'brown mat')"),
    ("drop the orange cube off on the tray", "on('orange cube', 'green tray')"),
    ("put it back on the table", "grounded('orange cube')"),
    ("place the cube in your hand next to the red cube", "next_to('orange cube', 'red cube')"),
    ("pick up the red cube", "held('red cube')"),
    ("now take the pink cylinder instead", "held('pink cylinder')"),
    ("put the red cube on the green tray", "on('red cube', 'green tray')"),
    ("put the orange cube on the tray and then pick up the red one", "on('orange cube', 'green tray') and held('red cube')"),
    ("put it on the mat and the red cube on the tray", "on('orange cube', 'brown mat') and on('red cube', 'green tray')"),
    ("stack it on the red cube", "on('orange cube', 'red cube')"),
    ("keep holding the orange cube", "held('orange cube')"),
    ("place what you have to the left of the cylinder", "next_to('orange cube', 'pink cylinder', 'left')"),
    ("on the mat with it!", "on('orange cube', 'brown mat')"),
    ("hmm, the tray for that one", "on('orange cube', 'green tray')"),
    ("first get rid of what you hold by putting it on the mat, then stack the red cube on it", "on('orange cube', 'brown mat') and on('red cube', 'orange cube')"),
    ("swap the red cube and the pink cylinder", "swapped('red cube', 'pink cylinder')"),
)  # fmt: skip

_FAR = (
    ("throw the orange cube at the pink mat", "hit('orange cube', 'pink mat')"),
    ("toss the prism onto the mat", "hit('gray prism', 'pink mat')"),
    ("the mat is too far, so throw the cube there", "hit('orange cube', 'pink mat')"),
    ("throw both things at the mat, the cube first", "hit('orange cube', 'pink mat') and hit('gray prism', 'pink mat')"),
    ("hit the mat with the grey prism", "hit('gray prism', 'pink mat')"),
    ("pick up the prism", "held('gray prism')"),
    ("can you chuck the cube over to the pink mat", "hit('orange cube', 'pink mat')"),
    ("put the cube next to the prism", "next_to('orange cube', 'gray prism')"),
    ("cube on prism", "on('orange cube', 'gray prism')"),
    ("lob the prism at the mat", "hit('gray prism', 'pink mat')"),
    ("swap cube and prism", "swapped('orange cube', 'gray prism')"),
    ("turn the cube by ninety degrees", "rotated('orange cube', 90)"),
)  # fmt: skip

_ALIKE = (
    ("pick up the left red cube", "held('red cube 1')"),
    ("the red cube on the right onto the tray", "on('red cube 2', 'white tray')"),
    ("put both red cubes on the tray", "on('red cube 1', 'white tray') and on('red cube 2', 'white tray')"),
    ("take the red cube nearest to the tray", "held('red cube 2')"),
    ("stack the right cube on the left one", "on('red cube 2', 'red cube 1')"),
    ("lift the black cylinder", "held('black cylinder')"),
    ("swap the two red cubes", "swapped('red cube 1', 'red cube 2')"),
    ("cylinder on the tray please", "on('black cylinder', 'white tray')"),
    ("knock the left red cube toward the cylinder by pushing", "pushed_toward('red cube 1', 'black cylinder')"),
    ("left red cube on the tray, right one stays", "on('red cube 1', 'white tray')"),
    ("pick up whichever red cube is closer to the cylinder... it's the left... no, the right one", "held('red cube 2')"),
    ("touch the two red cubes", "touched('red cube 1', 'red cube 2')"),
    ("rotate the leftmost red cube 45 degrees clockwise", "rotated('red cube 1', -45)"),
    ("put the cylinder between... no, just put it left of the left cube", "next_to('black cylinder', 'red cube 1', 'left')"),
)  # fmt: skip

PEOPLE: tuple[Said, ...] = tuple(
    Said(table, text, goal)
    for table, sentences in {
        "plain": _PLAIN, "matching": _MATCHING, "posts": _POSTS, "sizes": _SIZES, "cubes": _CUBES,
        "loaded": _LOADED, "held": _HELD, "far": _FAR, "alike": _ALIKE,
    }.items()
    for text, goal in sentences
)  # fmt: skip
"""Every sentence."""
