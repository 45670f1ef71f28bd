"""Code to slot tokens and back."""

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.planner.planner import PastStep
from hcvla.planner.tokenizer import HELD, STEP, UNKNOWN, WORKED, Slots, Tokenizer
from hcvla.planner.transcript import Transcript

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
