"""What is called proven must be right by the type checker too, and what planners write must be proven."""

import ast
import random

import numpy as np
import pytest
from pydantic_monty import MontyTypingError

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import BadProgramError
from hcvla.api.stubs import stubs
from hcvla.sandbox.check import check_types
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.plain_types import proven
from hcvla.sandbox.pool import WORKERS
from hcvla.sim.families import FAMILIES, reference_steps, sample_instance

NAMES = ("red cube", "green cube", "blue cube", "red mat", "green mat", "blue mat", "green tray")

VALUES = (
    *("get_actor('b')", "Actor('b')", "Pose(1, 2.0, -3)", "pose_dict['k']", "-1.5", "2", "'left'", "True", "None", "a"),
    *("get_pose(get_actor('b'))", "Pose(0.1, 0.2, z=0.3)", "get_actors()"),
)


def is_proven(code, earlier=""):
    return proven(ast.parse(code), ast.parse(earlier), ROBOT_API)


def checker_is_content(code):
    session = WORKERS.checkout(SandboxLimits(), type_check_stubs=f"{stubs(ROBOT_API)}def guard() -> None: ...\n")
    try:
        session.feed_start("guard()\n" + code)
    except MontyTypingError:
        return False
    finally:
        session.__exit__(None, None, None)
    return True


@pytest.mark.parametrize("family", FAMILIES)
def test_reference_programs_are_proven(family):
    steps = reference_steps(sample_instance(np.random.default_rng(0), NAMES, family))
    for number, step in enumerate(steps):
        assert is_proven(step, "\n".join(steps[:number])), step


@pytest.mark.parametrize(
    "code",
    [
        "pick('red cube')",
        "pick(Actor())",
        "pick()",
        "pick(get_actor('a'), get_actor('b'))",
        "pick(actor=get_actor('a'), actr=1)",
        "move_to(get_actor('a'))",
        "move_to(Pose('x', 0.0, 0.0))",
        "move_to(Pose(0.1, 0.2))",
        "rotate_z(get_pose(get_actor('a')), '90')",
        "next_to(get_actor('a'), 'above')",
        "place(get_actor('a'), match_yaw=1)",
        "pose_dict['a'] = get_actor('a')",
        "pick(unknown)",
        "x = pick(get_actor('a'))\nplace(x)",
        "move_to(-get_pose(get_actor('a')))",
    ],
)
def test_a_program_with_a_wrong_type_is_not_proven_and_the_checker_says_so(code):
    assert not is_proven(code)
    with pytest.raises(BadProgramError):
        check_types(code, ROBOT_API, "", SandboxLimits())


def test_what_is_more_than_a_straight_line_is_left_to_the_checker():
    for code in ("for i in range(2):\n    go_home()", "p = get_pose(get_actor('a'))\np.z += 0.1", "1 + 1"):
        assert not is_proven(code)
        check_types(code, ROBOT_API, "", SandboxLimits())


def test_nothing_is_proven_that_the_checker_refuses():
    rng, found = random.Random(0), 0
    for _ in range(250):
        code = "\n".join(_random_line(rng) for _ in range(2))
        if is_proven(code):
            found += 1
            assert checker_is_content(code), code
    assert found > 10  # or the law would hold for want of cases


def _random_line(rng):
    function = rng.choice(list(ROBOT_API.values()))
    call = f"{function.name}({', '.join(_arguments(rng, function))})"
    return rng.choice((call, f"a = {call}", f"pose_dict['k'] = {call}"))


def _arguments(rng, function):
    named = False
    for parameter in function.parameters:
        if parameter.required or rng.random() < 0.4:
            named = named or not parameter.required or rng.random() < 0.2
            yield f"{parameter.name}={_value(rng)}" if named else _value(rng)


def _value(rng):
    return rng.choice(VALUES)
