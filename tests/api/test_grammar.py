"""The grammar allows exactly what parses, type-checks and names known objects."""

import ast

import llguidance
import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.grammar import grammar
from hcvla.tasks.families import FAMILIES, reference_steps, sample_instance

NAMES = ["red cube", "blue cube", "green tray", "red mat", "blue mat"]


class Bytes:
    eos_token_id, bos_token_id, special_token_ids = 256, None, (256,)
    tokens = (*(bytes([byte]) for byte in range(256)), b"\xff<end>")

    def __call__(self, text):
        return list(text if isinstance(text, bytes) else text.encode())


TOKENIZER = llguidance.LLTokenizer(llguidance.TokenizerWrapper(Bytes()))


def fits(text, names=NAMES, keys=("red cube",)):
    matcher = llguidance.LLMatcher(TOKENIZER, grammar(ROBOT_API, names, keys))
    assert not matcher.is_error(), matcher.get_error()
    return matcher.try_consume_tokens(list(text.encode())) == len(text.encode()) and matcher.is_accepting()


@pytest.mark.parametrize(
    "text",
    [
        "done()",
        "refuse('ambiguous')",
        "go_home()",
        "pick(get_actor('red cube'))",
        "place(get_actor('green tray'))",
        "place(pose_dict['red cube'], match_yaw=True)",
        "place(rotate_z(pose_dict['red cube'], -90), True)",
        "place(next_to(get_actor('red cube'), 'left', fit=get_actor('blue cube')))",
        "place(next_to(get_actor('red cube'), fit=get_actor('blue cube')))",
        "place(free_space())",
        "place(free_space(actor=get_actor('red cube')))",
        "move_to(offset(get_pose(get_actor('red cube')), dz=0.125))",
        "move_to(offset(rotate_z(get_pose(get_actor('red cube')), 359.5), 0.1, dz=-1.999))",
        "pose_dict['red cube'] = get_pose(get_actor('red cube'))\npick(get_actor('red cube'))",
    ],
)
def test_what_programs_need_is_allowed(text):
    assert fits(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pick(get_actor('green cube'))",  # not there
        "pick('red cube')",  # a name is no actor
        "pick(get_pose(get_actor('red cube')))",  # a pose is no actor
        "place(pose_dict['blue cube'])",  # not remembered
        "place(rotate_z(pose_dict['red cube'], 361))",  # out of the declared range
        "place(next_to(get_actor('red cube'), 'up'))",
        "place(next_to(get_actor('red cube'), fit=get_actor('red mat'), direction='left'))",  # not in order
        "place(next_to(get_actor('red cube'), direction='left', get_actor('red mat')))",  # position after name
        "pick(get_actor('red cube'))\npick(get_actor('red cube'))",  # two subtasks
        "pose_dict['red cube'] = get_pose(get_actor('red cube'))",  # no subtask
        "import os",
        "jump()",
    ],
)
def test_everything_else_is_not(text):
    assert not fits(text)


def test_reference_programs_of_all_families_are_inside():
    rng = np.random.default_rng(0)
    for family in FAMILIES:
        for step in reference_steps(sample_instance(rng, NAMES, family)):
            assert fits(step, keys=NAMES), step


def test_names_with_quotes_and_backslashes_stay_one_name():
    name = "bob's \\ cube"
    code = f"pick(get_actor({name!r}))"
    assert ast.literal_eval(code[len("pick(get_actor(") : -2]) == name
    assert fits(code, [name])


def test_without_objects_only_calls_without_names_are_left():
    assert fits("open_gripper()", [], [])
    assert not fits("pick(get_actor(''))", [], [])


def test_numbers_reach_to_the_declared_limits_and_no_further():
    for number, inside in (("2", True), ("2.001", False), ("-2", True), ("1.999", True), ("3", False), ("-0.5", True)):
        assert fits(f"move_to(offset(pose_dict['red cube'], dx={number}))") is inside, number
