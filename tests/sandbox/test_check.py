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
        ("place(free_space(), match_width=True)", "line 1: .*match_width"),
        ("p = free_space()\np.w", "line 2: .*no attribute 'w'"),
        ("next_to(get_actor('red cube'), 'up')", "line 1: .*Literal"),
        ("grab(get_actor('red cube'))", "line 1: Name 'grab'"),
        ("pose_dict['a'] = 3", "line 1: .*Literal"),
        ("pick = print\npick(3)", "line 2: 'pick' belongs to the robot API and is given another meaning"),
        ("def place(x):\n    pass\nplace(3)", "line 3: 'place' belongs to the robot API"),
        ("def f():\n    global push\n    push = 1\npush(a, b)", "line 4: 'push' belongs to the robot API"),
        ("class A:\n    def pick(self):\n        pass\n    again = pick", "line 4: 'pick' belongs to .* class A"),
        ("pose_dict = {}", "line 1: 'pose_dict' belongs"),
        ("for Pose in [1]:\n    pass", "line 1: 'Pose' belongs"),
        ("class Pose:\n    x = 1", "line 1: 'Pose' belongs"),
        ("import os", "line 1: 'os' cannot be imported"),
        ("from os import path", "line 1: 'os' cannot be imported"),
        ("eval('1')", "line 1: 'eval' is not available"),
        ("exec('go_home()')", "line 1: 'exec' is not available"),
        ("open('/etc/passwd')", "line 1: 'open' is not available"),
        ("__import__('os')", "line 1: names that start with two underscores"),
        ("().__class__", "line 1: names that start with two underscores"),
        ("x = getattr(3, 'real')", "line 1: 'getattr' is not available"),
        ("def f():\n    x = yield 1", "line 2: yield .* alone on its line"),
        ("def f():\n    try:\n        yield 1\n    finally:\n        pass", "line 2: yield within try"),
        ("def f():\n    with g():\n        yield 1", "line 2: yield within with"),
        ("def f():\n    yield 1\n    return 2", "line 3: .* cannot return a value"),
        ("any((a := b) for b in [1])", "line 1: := in a generator expression .* for loop"),
        ("g = ((lambda: a) for a in [1])", "line 1: a function kept by a generator expression .* for loop"),
        ("g = (x for d['a'] in [1])", "line 1: a generator expression can only bind names"),
        ("async def f():\n    pass", "line 1: async"),
        ("class A:\n    pass\na = A()\ndel a.b", "line 4: del of an attribute"),
        (
            "class A(int):\n    pass",
            "line 1: class A: int cannot be inherited from; inherit from a class",
        ),
        (
            "class NoLuckError(Exception):\n    code = 3",
            "line 1: class NoLuckError: an error can only",
        ),
        ("class A(metaclass=type):\n    pass", "line 1: class A: several bases or a metaclass"),
        (
            "class A:\n    @f.setter\n    def f(self, x):\n        pass",
            "line 2: A.f: methods can only be decorated",
        ),
        ("class A:\n    @property\n    def f(self):\n        pass\nA().f = 1", "line 5: 'f' is a property"),
        ("class A:\n    @staticmethod\n    def title():\n        pass", "line 3: A.title: a staticmethod needs a name"),
        (
            "class A:\n    @classmethod\n    def f(cls):\n        pass\nclass B:\n    def f(self):\n        pass",
            "line 3: A.f: a classmethod needs a name that no other method has",
        ),
        (
            "class A:\n    n = 1\n    @classmethod\n    def f(cls):\n        cls.n += 1\nclass B(A):\n    pass",
            "line 5: variables of cls cannot be assigned here",
        ),
        ("class A:\n    n = 1\nclass B(A):\n    pass\nA.n = 2", "line 5: variables of A .* inherits them"),
        ("class A:\n    n = 1\nclass B(A):\n    pass\nmatch B():\n    case A():\n        pass", "line 6: case A"),
        ("class A:\n    def f(self):\n        return super()", "line 3: super can only be called in a method"),
        ("class A:\n    def f(self):\n        super().g()", "line 3: super.*g is no method of a class above A"),
        ("@staticmethod\ndef f():\n    pass", "line 1: 'staticmethod' is not available"),
        (
            "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nclass B(A):\n    pass",
            "line 5: class B: a dataclass cannot inherit; write the fields out",
        ),
        ("class A:\n    def __len__(self):\n        return 1", "line 2: A.__len__ is not available"),
        (
            "class A:\n    def __str__(self):\n        go_home()\n        return ''",
            r"line 2: A.__str__ cannot call go_home",
        ),
        ("class A:\n    for i in [1]:\n        go_home()", "line 2: class A: only methods and assignments"),
        ("def __init__(self):\n    pass", "line 1: names that start with two underscores"),
        ("try:\n    pass\nexcept* ValueError:\n    pass", r"line 1: except\* is not available; write except"),
        ("import numpy as np", "line 1: 'numpy' cannot be imported; these can: .*math"),
        ("import math\nmath.factor(3)", "line 2: 'factor' of math is not available; these are: acos, "),
        ("from time import ctime", "line 1: 'ctime' of time is not available; these are: monotonic, "),
        ("from . import math", "line 1: '.' cannot be imported"),
        ("def f():\n    return 1\nreturn 2", "line 3: .*outside of a function"),
        ("e = ValueError('a')\nprint(type(e) is ValueError)", "line 2: the type of an error .* isinstance"),
        ("e = ValueError('a', 3)\nprint(e.args)", r"line 2: args of errors .* str\(error\)"),
        ("raise NotImplementedError", "line 1: 'NotImplementedError' is not available"),
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


def test_methods_and_functions_of_earlier_lines_that_move_the_arm_are_known_too():
    with pytest.raises(BadProgramError, match=r"line 2: A.__str__ cannot call f"):
        check_program(
            "class A:\n    def __str__(self):\n        return f()", ROBOT_API, defined="def f():\n    go_home()\n"
        )


@pytest.mark.parametrize(
    "code",
    [
        "best = None\nfor a in get_actors():\n    if best is None:\n        best = a\npick(best)",
        "held = None\ndef grab():\n    global held\n    held = get_actor('red cube')\ngrab()\npick(held)\nheld.name",
        "def f(n: int = None) -> str:\n    return n\nf('red cube')",
        "place_at: Pose = None\nplace_at = 3\nprint(place_at)",
        "steps = {'what': 'red cube', 'times': 2}\npick(get_actor(steps['what']))",
        "def beside(side: str):\n    return next_to(get_actor('red cube'), side)\nplace(beside('left'))",
        "class A:\n    def __init__(self):\n        self.b = None\n    def go(self):\n        pick(self.b)\nA().go()",
        "class Box:\n    pass\nbox = Box()\nbox.lid = 1\nprint(box.lid)",
    ],
)
def test_what_types_leave_open_is_not_refused(code):
    check_program(code, ROBOT_API, NAMES)


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
