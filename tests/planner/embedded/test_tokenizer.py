"""Code and goals to slot tokens and back."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.planner.embedded.tokenizer import HELD, MISSING, STEP, UNKNOWN, WORKED, Slots, Tokenizer
from hcvla.planner.embedded.transcript import Transcript
from hcvla.planner.planner import PastStep
from hcvla.tasks.registry import TASKS

TOKENIZER = Tokenizer.for_api(ROBOT_API)
SLOTS = Slots.of(("mauve gizmo", "red cube"), "turn the mauve gizmo by 37.5 degrees")


def test_code_survives_encoding_and_decoding():
    for code in (
        "pose_dict['mauve gizmo'] = get_pose(get_actor('mauve gizmo'))\npick(get_actor('mauve gizmo'))",
        "place(rotate_z(pose_dict['mauve gizmo'], -37.5), match_yaw=True)",
        "place(next_to(get_actor('red cube'), 'left', fit=get_actor('mauve gizmo')))",
        "place(offset(get_pose(get_actor('red cube')), dz=0.125))",
        "done()",
    ):
        assert TOKENIZER.decode(TOKENIZER.encode(code, SLOTS), SLOTS) == code


def test_names_and_numbers_are_copied_by_slot():
    assert TOKENIZER.encode("pick(get_actor('red cube'))", SLOTS)[1] == TOKENIZER.object_id(1)
    assert TOKENIZER.number_id(0) in TOKENIZER.encode("place(rotate_z(pose_dict['red cube'], 37.5))", SLOTS)


@pytest.mark.parametrize(
    ("sentence", "number", "token"),
    [
        ("turn it by 90", "90", "<number0>"),
        ("move it 12 cm", "0.12", "<number0cm>"),
        ("move it 15 mm", "0.015", "<number0mm>"),
        ("first by 30, then 5 cm", "0.05", "<number1cm>"),
        ("turn it by 1 radian", "57.296", "<number0rad>"),  # 180 / pi
        ("move it ten centimetres", "0.1", "<number0cm>"),
        ("turn it by 0.25 of a turn", "90", "<number0turn>"),
        ("do it three times", "3", "<number0>"),
    ],
)
def test_a_number_of_code_is_the_sentence_s_in_its_unit(sentence, number, token):
    slots = Slots.of((), sentence)
    assert [TOKENIZER.tokens[index] for index in TOKENIZER.encode(number, slots)] == [token]
    assert TOKENIZER.decode([TOKENIZER.ids[token]], slots) == number


@pytest.mark.parametrize("name", TASKS)
def test_program_and_goal_of_every_task_are_written_without_an_unknown_token(name):
    episode = TASKS[name].episode(3, "all")
    slots = Slots.of(episode.scene.names, episode.sentence)
    for text in (*episode.steps, episode.goal):
        tokens = TOKENIZER.encode(text, slots)
        assert TOKENIZER.ids[UNKNOWN] not in tokens
        assert TOKENIZER.decode(tokens, slots) == text


def test_a_name_that_is_not_listed_is_unknown():
    assert TOKENIZER.ids[UNKNOWN] in TOKENIZER.encode("pick(get_actor('green cube'))", SLOTS)


def test_the_same_code_has_the_same_tokens_after_listing_in_another_order():
    swapped = Slots(SLOTS.names[::-1], SLOTS.numbers)
    code = "pick(get_actor('red cube'))"
    assert TOKENIZER.decode(TOKENIZER.encode(code, swapped), swapped) == code
    assert TOKENIZER.encode(code, swapped) != TOKENIZER.encode(code, SLOTS)


def test_only_answers_are_to_be_predicted():
    course = Transcript(TOKENIZER, SLOTS)
    course.ask("red cube")
    course.answer("done()")
    assert course.answers == [False, False, False, True, True]


def test_a_step_says_what_was_in_the_gripper_when_it_was_asked_for():
    lines = "place(get_actor('red cube'))"
    course = Transcript(TOKENIZER, SLOTS).replay([PastStep(lines, Verdict(Outcome.DONE), held="mauve gizmo")], None)
    gizmo = TOKENIZER.object_id(SLOTS.names.index("mauve gizmo"))
    assert course.tokens[:3] == [TOKENIZER.ids[STEP], TOKENIZER.ids[HELD], gizmo]
    assert course.tokens[-2:] == [TOKENIZER.ids[WORKED], TOKENIZER.ids[STEP]]


def test_what_the_goal_lacked_is_said_where_it_was_found():
    lines = "pick(get_actor('red cube'))"
    past = [PastStep(lines, Verdict(Outcome.DONE))] * 2
    course = Transcript(TOKENIZER, SLOTS).replay(past, None, {1: ("red cube",)})
    red = TOKENIZER.object_id(SLOTS.names.index("red cube"))
    marked = [index for index, token in enumerate(course.tokens) if token == TOKENIZER.ids[MISSING]]
    # <step> pick( red cube ) <end> <worked> <step> <missing> red cube ...
    assert len(marked) == 1
    assert course.tokens[marked[0] - 1 : marked[0] + 2] == [TOKENIZER.ids[STEP], TOKENIZER.ids[MISSING], red]
    assert course.tokens[: marked[0]].count(TOKENIZER.ids[STEP]) == 2
