"""Decoding inside the grammar, with the embedded planner's own pieces; no network is asked."""

import random

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.grammar import grammar
from hcvla.planner.constrained import piece_constraint
from hcvla.planner.embedded.tokenizer import END, Slots, Tokenizer
from hcvla.sandbox.check import check_program

TOKENIZER = Tokenizer.for_api(ROBOT_API)
LONGEST = 200


def draw_answer(names, keys, rng):
    """Return an answer of permitted pieces drawn by chance; each step must permit one."""
    slots = Slots.of(names, "by 37 or 12.5 or 3.14159")
    constraint = piece_constraint(TOKENIZER.pieces(slots), TOKENIZER.ids[END], grammar(ROBOT_API, names, keys))
    chosen = []
    while not constraint.stopped and len(chosen) < LONGEST:
        permitted = constraint.allowed()[: len(TOKENIZER)].nonzero().flatten().tolist()
        assert permitted, f"nothing may follow {TOKENIZER.decode(chosen, slots)!r}"
        token = rng.choice(permitted)
        if token == TOKENIZER.ids[END]:
            break
        constraint.accept(token)
        chosen.append(token)
    return TOKENIZER.decode(chosen, slots)


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("red cube",),
        ("red cube", "red tray"),
        ("green cube 1", "green cube 2", "green cube 12"),
        ("red cube", "red  cube", " red cube"),
        ("it's a cube", '"it" cube', "both ' and \""),
        ("rød terning", "立方体", "a\\b", "new\nline", "nul\0", ""),
        ("left", "<object3>", "pose_dict['x']", "#", "/re/"),
        tuple(f"object {index}" for index in range(24)),
    ],
    ids=lambda names: ", ".join(names)[:40].encode("unicode_escape").decode(),
)
def test_every_step_permits_a_piece_and_every_answer_parses_and_type_checks(names):
    rng = random.Random(0)
    for _ in range(30):
        code = draw_answer(names, names[:2], rng)
        if code != "done()" and not code.startswith("refuse("):
            check_program(code, ROBOT_API, names)


def test_names_that_all_begin_alike_can_all_be_said():
    slots = Slots.of(("red cube", "red tray"), "")
    constraint = piece_constraint(TOKENIZER.pieces(slots), TOKENIZER.ids[END], grammar(ROBOT_API, slots.names))
    constraint.accept(TOKENIZER.ids["pick(get_actor("])
    permitted = constraint.allowed()[: len(TOKENIZER)].nonzero().flatten().tolist()
    assert permitted == [TOKENIZER.object_id(0), TOKENIZER.object_id(1)]
