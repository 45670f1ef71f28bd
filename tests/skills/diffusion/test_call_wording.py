"""What a policy reads of a call: names beside typed arguments, the program's text, or a sentence."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Kind
from hcvla.api.types import Actor, Pose
from hcvla.skills.diffusion.config import FUNCTIONS
from hcvla.skills.diffusion.wording import call_text

PICK = ROBOT_API["pick"].bind(Actor("red cube"))
ONTO = ROBOT_API["place"].bind(Actor("blue tray"))
FREE = ROBOT_API["place"].bind(Pose.from_yaw(0.452, -0.101, 0.0225, 1.5708), True)
PUSH = ROBOT_API["push"].bind(Actor("red cube"), Actor("green mat"))


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (PICK, "pick red cube"),
        (ONTO, "place blue tray"),
        (FREE, "place a pose"),
        (PUSH, "push red cube green mat"),
        (ROBOT_API["go_home"].bind(), "go home"),
    ],
)
def test_beside_typed_arguments_the_text_holds_names_and_no_numbers(call, text):
    assert call_text(call, "call") == text


def test_code_alone_is_the_text_of_the_program():
    assert call_text(PICK, "text") == "pick(actor=get_actor('red cube'))"
    assert call_text(FREE, "text").startswith("place(target=Pose(0.452, -0.101, 0.0225, ")


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (PICK, "pick up the red cube"),
        (ONTO, "put it down on the blue tray"),
        (FREE, "put it down 45 cm ahead, 10 cm to the right, 2 cm up, at 90 degrees, turned as said"),
        (PUSH, "push the red cube to the green mat"),
        (ROBOT_API["throw"].bind(Actor("red mat")), "throw it at the red mat"),
        (ROBOT_API["nudge"].bind(Actor("red cube")), "nudge the red cube a little"),
        (ROBOT_API["go_home"].bind(), "go back to the start"),
    ],
)
def test_a_sub_goal_is_a_sentence_with_places_to_the_centimetre(call, text):
    assert call_text(call, "subgoal") == text


def test_every_function_that_one_policy_carries_out_has_a_sentence():
    for function in ROBOT_API.of_kind(Kind.SUBTASK):
        if function.name in FUNCTIONS:
            given = [
                Pose(0.5, 0.0, 0.1) if "Pose" in p.expectation else Actor("red cube") for p in function.parameters[:2]
            ]
            call = function.bind(*[value for value, p in zip(given, function.parameters, strict=False) if p.required])
            assert "_" not in call_text(call, "subgoal"), function.name
