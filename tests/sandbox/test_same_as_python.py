"""Programs mean in the sandbox what they mean in Python: the same calls in the same order."""

from __future__ import annotations

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.stubs import class_sources
from hcvla.sandbox.session import ProgramSession
from hosts import RecordingHost
from ordinary import api_function

PROGRAMS = [
    "assert get_pose(get_actor('red cube')).x < 5.0, 'far'\ngo_home()",
    "if 0.0 < get_pose(get_actor('red cube')).x < 0.45 and get_actors():\n    go_home()",
    "p = get_pose(get_actor('red cube'))\nq = p\nq.z += 0.1\nmove_to(p)",
    "pose_dict['a'] = get_pose(get_actor('red cube'))\npose_dict['a'].x += 0.01\nplace(pose_dict['a'])",
    "counts = {'n': 0}\ndef key():\n    go_home()\n    return 'n'\ncounts[key()] += 1\nprint(counts['n'])",
    "ps = {a.name: get_pose(a) for a in get_actors()}\nfor n in sorted(ps):\n    move_to(ps[n])",
    "def f():\n    try:\n        go_home()\n        return 1\n    finally:\n        open_gripper()\nf()",
    "def f(a: Actor, home=free_space()):\n    place(home)\nf(get_actor('red cube'))\nf(get_actor('blue cube'))",
    "xs = [get_actor('red cube'), get_actor('blue cube')]\nfor i, a in enumerate(xs):\n    push(a, xs[i - 1])",
    "n = 0\nwhile n < 3:\n    n += 1\n    if n == 2:\n        continue\n    print(n)\nelse:\n    go_home()",
    "a = get_actor('red cube') if get_actors() else get_actor('x')\npick(a)",
    "move_to(offset(rotate_z(get_pose(get_actor('red cube')), 45), dz=0.1))",
    "go_home(); open_gripper(); close_gripper()",
    "place(\n    target=get_pose(  # where\n        get_actor('red cube')\n    ),\n    match_yaw=True,\n)",
    "s = 'go_home() pick('\ngo_home()\n",
    "def rec(n):\n    if n:\n        touch(get_actor(str(n)))\n        rec(n - 1)\nrec(3)",
    "p = Pose(0.4, 0.0, 0.1)\nfor k in range(2):\n    p = Pose(p.x + 0.1, p.y, p.z)\n    move_to(p)",
    "import math\nmove_to(Pose(0.4, 0.1 * math.cos(math.pi), 0.2))",
    "x = [(a, get_pose(a)) for a in get_actors() if a.name != 'x']\nb, p = x[0]\npick(b)\nplace(p)",
    "\tgo_home()".strip() + "\nif True:\n\topen_gripper()",
]


def calls_in_python(code):
    """Run the program in this interpreter, on mutable classes like the sandbox's own."""
    host, namespace = RecordingHost(), {"pose_dict": {}}
    exec(f"from dataclasses import dataclass\n{class_sources()}", namespace)
    namespace.update({name: api_function(name, host, namespace) for name in ROBOT_API})
    exec(code, namespace)
    return [call for _, call in host.calls]


@pytest.mark.parametrize("code", PROGRAMS)
def test_a_program_makes_the_calls_it_makes_in_python(code):
    host = RecordingHost()
    with ProgramSession(ROBOT_API, host) as session:
        session.feed(code)
    expected = calls_in_python(code)
    assert expected
    assert [call for _, call in host.calls] == expected
