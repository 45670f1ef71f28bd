import pytest

from hcvla.api.errors import BadProgramError
from hcvla.api.functions import ROBOT_API
from hcvla.sandbox.check import check_program
from hcvla.sandbox.limits import SandboxLimits

NAMES = ("red cube", "blue cube", "green tray")


@pytest.mark.parametrize(
    "code",
    [
        "pick(get_actor('red cube'))",
        "pick(get_actor(name='the tray'))",
        "p = get_pose(get_actor('red cube'))\np.z += 0.1\nmove_to(p)",
        "for a in get_actors(shape='cube'):\n    pick(a)\n    place(get_actor('green tray'))",
        "poses = [get_pose(a) for a in get_actors()]\nhighest = max(p.z for p in poses)",
        "import math\nx = math.sin(math.pi)",
        "def stack(a: Actor, b: Actor):\n    pick(a)\n    place(b)\nfor a in get_actors():\n    stack(a, a)",
        "try:\n    pick(get_actor('red cube'))\nexcept RuntimeError as error:\n    print(f'{error}')",
        "pose_dict['a'] = free_space()\nplace(pose_dict['a'], match_yaw=True)",
        "i = 0\nwhile i < 3:\n    touch(get_actor('red cube'))\n    i += 1",
        "place(next_to(get_actor('red cube'), 'left', fit=get_actor('blue cube')))",
        "_, b = 1, 2",
    ],
)
def test_an_honest_program_passes(code):
    check_program(code, ROBOT_API, NAMES)


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("", "empty"),
        ("   \n\n", "empty"),
        ("pass", "does nothing"),
        ("pick(", "line 1: syntax error"),
        ("go_home()\nif True\n    pass", "line 2: syntax error"),
        ("x = 'a\0b'", "line 1: "),
        ("go_home()\npick('red cube')", "line 2: .*Expected 'Actor'"),
        ("pick(get_pose(get_actor('red cube')))", "line 1: .*found 'Pose'"),
        ("pick()", "line 1: .*required parameter 'actor'"),
        ("go_home(1)", "line 1: .*positional"),
        ("place(free_space(), match_jaw=True)", "line 1: .*match_jaw"),
        ("p = free_space()\np.w", "line 2: .*no attribute 'w'"),
        ("next_to(get_actor('red cube'), 'up')", "line 1: .*Literal"),
        ("grab(get_actor('red cube'))", "line 1: Name 'grab'"),
        ("pose_dict['a'] = 3", "line 1: .*Literal"),
        ("any(pick(a) for a in get_actors())", "line 1: pick.* generator expression"),
        (
            "def f(a):\n    pick(a)\n    return True\nany(f(a) for a in get_actors())",
            "line 4: f.* generator expression",
        ),
        ("sorted(get_actors(), key=lambda a: get_pose(a).x)", "line 1: get_pose.* lambda"),
        (
            "def f(a: Actor) -> float:\n    return get_pose(a).x\nsorted(get_actors(), key=f)",
            "line 3: 'f' can only be called",
        ),
        ("f = pick", "line 1: 'pick' can only be called"),
        ("print(f'{get_pose(get_actor(0))}')", "line 1: .* f-string"),
        ("pick = 3", "line 1: 'pick' belongs to the robot API"),
        ("def place(x):\n    pass", "line 1: 'place' belongs to the robot API"),
        ("pose_dict = {}", "line 1: 'pose_dict' belongs"),
        ("for Pose in [1]:\n    pass", "line 1: 'Pose' belongs"),
        ("class Pose:\n    x = 1", "line 1: classes cannot be defined"),
        ("import os", "line 1: 'os' cannot be imported"),
        ("from os import path", "line 1: 'os' cannot be imported"),
        ("eval('1')", "line 1: 'eval' is not available"),
        ("exec('go_home()')", "line 1: 'exec' is not available"),
        ("open('/etc/passwd')", "line 1: 'open' is not available"),
        ("__import__('os')", "line 1: names that start with an underscore"),
        ("().__class__", "line 1: names that start with an underscore"),
        ("x = getattr(3, 'real')", "line 1: 'getattr' is not available"),
        ("def f():\n    yield 1", "line 2: yield"),
        ("async def f():\n    pass", "line 1: async"),
        ("x = [1]\ndel x", "line 2: del"),
        ("with 3 as x:\n    pass", "line 1: with"),
        ("@print\ndef f():\n    pass", "decorators"),
        ("a = [get_actor('red cube')]\npick(*a)", r"line 2: unpacking with \*"),
        ("pick(**{'actor': get_actor('red cube')})", r"line 1: .*\*\*"),
        ("(pick)(get_actor('red cube'))", "line 1: write pick"),
        ("import time\ntime.sleep(5)", "line 1: 'time' cannot be imported"),
        ("go_home()\npick(get_actor('red cub'))", "line 2: .*did you mean 'red cube'"),
        ("pick(get_actor('cube'))", "line 1: 'cube' fits 2 objects: blue cube, red cube"),
        ("pick(Actor('dragon'))", "line 1: there is no 'dragon'"),
        ("x = " + "(" * 5000 + ")" * 5000, "line 1: "),
        ("x = " + "-" * 3000 + "1", "line 1: "),
    ],
)
def test_a_bad_program_is_refused_with_line_and_reason(code, says):
    with pytest.raises(BadProgramError, match=says) as caught:
        check_program(code, ROBOT_API, NAMES)
    assert len(str(caught.value).splitlines()) == 1


def test_a_long_program_is_refused():
    with pytest.raises(BadProgramError, match="at most 100"):
        check_program("go_home()\n" * 11, ROBOT_API, limits=SandboxLimits(source_chars=100))


def test_names_of_earlier_lines_are_known_with_their_types():
    check_program("pick(red)", ROBOT_API, defined="red = get_actor('red cube')\n")
    with pytest.raises(BadProgramError, match=r"line 1: .*found 'Pose'"):
        check_program("pick(spot)", ROBOT_API, defined="spot = free_space()\n")


def test_functions_of_earlier_lines_that_move_the_arm_are_known_too():
    with pytest.raises(BadProgramError, match="generator expression"):
        check_program("any(f(a) for a in get_actors())", ROBOT_API, defined="def f(a):\n    pick(a)\n")


def test_without_names_any_object_may_be_named():
    check_program("pick(get_actor('red dragon'))", ROBOT_API)


def test_reading_a_key_that_nothing_wrote_is_refused():
    with pytest.raises(BadProgramError, match="line 2: pose_dict has no 'b'; remembered: 'a'"):
        check_program("go_home()\nplace(pose_dict['b'])", ROBOT_API, remembered=["a"])
    check_program("place(pose_dict['a'])", ROBOT_API, remembered=["a"])
    check_program("pose_dict['b'] = free_space()\nplace(pose_dict['b'])", ROBOT_API, remembered=[])
    check_program("k = 'b'\npose_dict[k] = free_space()\nplace(pose_dict['b'])", ROBOT_API, remembered=[])


def test_nothing_of_a_checked_program_runs():
    # A loop that never ends would take the turn limit of a second; a check takes 30 ms.
    check_program("while True:\n    x = 1", ROBOT_API, limits=SandboxLimits(turn_sec=0.2, backstop_sec=5.0))
