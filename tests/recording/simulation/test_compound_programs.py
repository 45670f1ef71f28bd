"""A pick and the place after it become one call, and nothing else changes."""

import pytest

from hcvla.recording.simulation.compound_programs import coarse

SWAP = """\
pose_dict['a'] = get_pose(get_actor('a'))
pick(get_actor('a'))
place(free_space(get_actor('a')))
pick(get_actor('b'))
place(pose_dict['a'], match_yaw=True)
go_home()
"""


def test_each_pick_with_its_place_is_one_call():
    assert coarse(SWAP).splitlines() == [
        "pose_dict['a'] = get_pose(get_actor('a'))",
        "pick_place(get_actor('a'), free_space(get_actor('a')))",
        "pick_place(get_actor('b'), pose_dict['a'], match_yaw=True)",
        "go_home()",
    ]


@pytest.mark.parametrize(
    "program",
    [
        "pick(get_actor('a'))\ngo_home()\nplace(get_actor('b'))\n",
        "pick(get_actor('a'))\nplace(offset(get_pose(get_actor('a')), dx=0.1))\n",
        "place(get_actor('b'))\npick(get_actor('a'))\n",
        "for name in ['a', 'b']:\n    pick(get_actor(name))\n    place(get_actor('c'))\n",
    ],
    ids=["something between", "from where it is held", "the other way round", "in a loop"],
)
def test_what_would_mean_something_else_stays_as_it_is(program):
    assert coarse(program) == program
