"""What a sentence says and an answer does not do is named, and what it does is not."""

from dataclasses import replace

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.sentence_check import unanswered_words
from hcvla.tasks.language.samples import SampleConfig, SampleSource

SIZE = (0.05, 0.05, 0.05)
TABLE = [
    NamedObject(f"{color} {shape}", color, shape, Pose(0.5, 0.1 * place, 0.025), SIZE)
    for place, (color, shape) in enumerate(
        (color, shape) for shape in ("cube", "mat") for color in ("red", "blue", "green", "yellow")
    )
] + [NamedObject("green tray", "green", "tray", Pose(0.6, 0.0, 0.004), (0.13, 0.13, 0.008))]
TO_TRAY = "on('red cube', 'green tray') pick(get_actor('red cube')) place(get_actor('green tray'))"
TO_MATS = "on('blue cube', 'blue mat') and on('green cube', 'green mat')"


@pytest.mark.parametrize(
    ("sentence", "answer", "words"),
    [
        # What the embedded planner once made of these sentences, and reached.
        (
            "before you put the red cube on the green tray, move the blue cube to the yellow mat",
            "on('blue cube', 'yellow mat') and on('red cube', 'yellow mat')",
            ["green tray"],
        ),
        (
            "sort the cubes by color; put every cube on the mat of its own color",
            TO_MATS,
            ["every cube (red cube, yellow cube)"],
        ),
        ("sort the cubes by color", TO_MATS, ["the cubes (red cube, yellow cube)"]),
        ("sort cubes onto the matching mats", TO_MATS, ["sort cubes (red cube, yellow cube)"]),
        ("for each of the cubes find the matching mat", TO_MATS, ["each of the cubes (red cube, yellow cube)"]),
        ("rotate the red cube by 90 degrees and put it on the green tray", TO_TRAY, ["90 degrees", "rotate the"]),
        # A word that is said once may be a slip, and one of a name is none that is made up.
        ("put the rundder blue cube and the red cube on the green tray", TO_TRAY, ["blue cube"]),
        (
            "get the red cube onto the green tray and come back home",
            f"{TO_TRAY} place(pose_dict['red cube'])",
            ["come back home"],
        ),
        ("put the red cube in the middle of the table", "held('red cube') pick(get_actor('red cube'))", ["put"]),
        ("put the red cube 10 cm to the left of the blue cube", "next_to('red cube', 'blue cube')", ["10 cm"]),
        ("rotate the red cube by 1 radian", "rotate_z(get_pose(get_actor('red cube')), 0.785)", ["1 radian"]),
        ("put the red and the blue cube on the green tray", TO_TRAY, ["blue cube"]),
        ("put red and blue on the green tray", TO_TRAY, ["blue"]),
        ("lift the red cube and put it back", "held('red cube') pick(get_actor('red cube'))", ["put it back"]),
        (
            "put the red cube between the blue cube and the yellow cube",
            "next_to('red cube', 'blue cube')",
            ["yellow cube"],
        ),
        ("put the red cube next to the blue cube", TO_TRAY, ["blue cube"]),
        ("put the red cube on the green tray and when it is there touch the blue cube", TO_TRAY, ["blue cube"]),
        ("take the cube nearest to the green tray, and then the blue cube", TO_TRAY, ["blue cube"]),
        (
            "the cubes are sleepy, put every one of them on its mat",
            TO_MATS,
            ["the cubes are sleepy, put every one of them (red cube, yellow cube)"],
        ),
        ("put all the cubes on the green tray", TO_TRAY, ["all the cubes (blue cube, green cube, yellow cube)"]),
        ("put each of them, and the blue cube too, on the green tray", TO_TRAY, ["blue cube"]),
        ("move the red cube 0.1 m to the left", TO_TRAY, ["0.1 m"]),
        ("turn the red cube a quarter turn and put it on the green tray", TO_TRAY, ["quarter turn", "turn the"]),
        ("put the blue cube, no, the red cube on the green tray, er, on the red mat", TO_TRAY, ["red mat"]),
        ("put the red cube on the green tray and come back home", TO_TRAY, ["come back home"]),
        ("put two cubes on the green tray", TO_TRAY, ["two cubes (1 of 2)"]),
        ("put both cubes on the green tray", TO_TRAY, ["both cubes (1 of 2)"]),
        ("put all cubes on their own mats except the red one", TO_MATS, ["all cubes (yellow cube)"]),
        (
            "put every cube except the red one on the green tray",
            TO_TRAY + " 'blue cube' 'green cube' 'yellow cube'",
            ["all but the red cube"],
        ),
        ("put the cubes except the red one on top of each other", TO_MATS, ["the cubes (yellow cube)"]),
        ("put no cube but the red one on the green tray", TO_TRAY.replace("red", "blue"), ["red"]),
        ("put the red cube on the green tray twice", TO_TRAY, ["twice"]),
        ("throw the red cube on the green tray", TO_TRAY, ["throw"]),
        ("put the red cube on the green tray if there is a pink cube", TO_TRAY, ["if there is a pink cube"]),
    ],
)
def test_what_the_answer_leaves_out_is_named(sentence, answer, words):
    assert unanswered_words(sentence, TABLE, "", answer) == words


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Put the RED cube on the green tray", TO_TRAY),
        ("put the red cube on the green tray, not on the yellow mat", TO_TRAY),
        ("without touching the blue cube, put the red cube on the green tray", TO_TRAY),
        ("pick up any cube that is not red", "held('blue cube')"),
        ("put one of the cubes on the green tray", TO_TRAY),
        ("put the red cube on the tray next to the cubes and between the mats", TO_TRAY),
        ("put the cube nearest to the blue cube on the green tray", TO_TRAY),
        ("put the cube farthest from the yellow cube on the green tray", TO_TRAY),
        ("move everything on the blue mat to the green tray", TO_TRAY),
        ("put all cubes except the blue and green ones on the green tray", f"{TO_TRAY} 'yellow cube'"),
        ("all cubes but the green and the blue one go on the green tray", f"{TO_TRAY} 'yellow cube'"),
        ("put all cubes except the blue cube and the green cube on the green tray", f"{TO_TRAY} 'yellow cube'"),
        ("put the blue cube, or rather the red one, on the green tray", TO_TRAY),
        ("put the blue cube on the green tray. No, the red cube", TO_TRAY),
        ("make sure the red cube is not on the green tray", "not on('red cube', 'green tray')"),
        ("rotate the red cube by 90 degrees", "rotate_z(get_pose(get_actor('red cube')), radians(90))"),
        ("rotate the red cube by 90 degrees", "rotate_z(get_pose(get_actor('red cube')), 1.5708)"),
        ("rotate the red cube by 90 degrees", "rotate_z(get_pose(get_actor('red cube')), math.pi / 2)"),
        ("rotate the red cube by 1 radian", "rotate_z(get_pose(get_actor('red cube')), 57.296)"),
        ("put the red cube 10 cm to the left of the blue cube", "offset(get_pose('blue cube'), dy=0.10) 'red cube'"),
        ("pick up the red cube and put it down again", "on('red cube', 'table') place('red cube')"),
        (
            "sort all the cubes by color",
            "on('red cube', 'red mat') on('blue cube', 'blue mat') 'green cube' 'yellow cube'",
        ),
        ("put the blue cube, sorry, I mean the red cube on the green tray", TO_TRAY),
        ("put the red cube on the blue mat. Actually, take the green tray instead.", TO_TRAY),
        ("put the red cube on the blue mat. On second thought, on the green tray", TO_TRAY),
        ("put the blue cube on the green tray. Forget the blue cube, use the red one", TO_TRAY),
        ("if there is a pink cube, go home, otherwise put the red cube on the green tray", TO_TRAY),
        ("nothing may be put on the blue mat. Put the red cube on the green tray", TO_TRAY),
        ("the blue mat gets cleaned, so keep it empty. Put the red cube on the other mat", "on('red cube', 'red mat')"),
        ("put whichever cube is closest to the blue cube on the green tray", TO_TRAY),
        ("put the nearest red one to the blue cube on the green tray", TO_TRAY),
        ("put the red cube on the green tray and go home", TO_TRAY + " go_home()"),
        ("put the cube left of the blue cube on the green tray", TO_TRAY),
        ("put the one between the blue cube and the yellow cube on the green tray", TO_TRAY),
        ("put the cube with the same color as the blue mat on the green tray", TO_TRAY),
        ("put the red cube on the blue mat, or better on the green tray", TO_TRAY),
        ("put the one on the blue mat on the green tray", TO_TRAY),
        ("of both cubes, put the one on the left on the green tray", TO_TRAY),
        ("of the two cubes, put the near one on the green tray", TO_TRAY),
        ("if the blue cube is there, put the red cube on the green tray", TO_TRAY),
        ("put the 4 cm wide red cube on the green tray", TO_TRAY),
        ("sort the cubes by hue but leave the red cube alone", TO_MATS + " 'yellow cube'"),
        ("the blue cube, compared to the yellow cube, is small: put the red cube on the green tray", TO_TRAY),
        ("take it down again, each cube to its old place", "anything"),
        ("who put every one of the cubes there? put the red cube on the green tray", TO_TRAY),
        ("let the red cube go home after that, onto the green tray", TO_TRAY),
        ("put a finger on the red cube", "held('blue cube') pick('blue cube') touch('red cube')"),
        ("one turn, please: 90 degrees, the red cube", "rotate_z(get_pose(get_actor('red cube')), 90)"),
        ("i want to see the red one turn by 90 degrees", "rotate_z(get_pose(get_actor('red cube')), 90)"),
        ("put the blue cube on the green tray. not the blue cube! the red cube on the green tray", TO_TRAY),
        ("put the blue cube on the green tray. my mistake: the red cube on the green tray", TO_TRAY),
        ("the blue cube: dax. the yellow cube: the opposite. put the dax red cube on the green tray", TO_TRAY),
        ("of the blue cube and the yellow cube, the dax one is the blue cube. put red on the green tray", TO_TRAY),
        ("put every cube other than the blue one, the green one and the yellow one on the green tray", TO_TRAY),
        (
            "what is gazzer? the blue cube, not the yellow cube. put the gazzer one of the others on the green tray",
            TO_TRAY,
        ),
        (
            "rank the blue cube above the yellow cube: quipper. rank the others, the quipper one goes on the tray",
            TO_TRAY,
        ),
        ("let the red cube visit the green tray and come home", f"{TO_TRAY} place(pose_dict['red cube'])"),
        ("lege den roten Würfel auf das grüne Tablett", "anything"),
        ("", ""),
    ],
)
def test_what_is_answered_or_not_meant_is_not_missed(sentence, answer):
    assert unanswered_words(sentence, TABLE, "", answer) == []


def test_of_two_that_share_a_name_what_one_is_next_to_tells_which():
    second = replace(TABLE[0], name="red cube 2")
    sentence = "put the red cube next to the blue cube on the green tray"
    assert unanswered_words(sentence, [*TABLE, second], "", TO_TRAY) == []
    assert unanswered_words(sentence, TABLE, "", TO_TRAY) == ["blue cube"]


def test_a_point_in_a_number_ends_no_sentence():
    goal, done = "displaced('red cube', 0.18, 0)", "place(offset(pose_dict['red cube'], dx=0.18))"
    assert unanswered_words("don't forget to shift the red cube 0.18 metres away", TABLE, goal, done) == []


def test_a_quantity_that_only_the_goal_says_was_not_done():
    goal, done = "rotated('red cube', 90)", "pick(get_actor('red cube'))"
    assert unanswered_words("rotate the red cube by 90 degrees", TABLE, goal, done) == ["90 degrees"]


def test_of_right_answers_to_free_sentences_at_most_one_in_fifty_is_doubted():
    source = SampleSource(7, SampleConfig(free=1.0, refused=0.0))
    drawn = (source.draw() for _ in range(500))
    samples = [sample for sample in drawn if sample.objects and sample.steps]
    doubted = [s for s in samples if unanswered_words(s.text, s.objects, s.goal, "\n".join(s.steps))]
    assert len(samples) > 400
    assert len(doubted) <= len(samples) / 50, [sample.text for sample in doubted]
