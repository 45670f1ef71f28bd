import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.holding import held_after
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Kind, Registry
from hcvla.api.types import Actor, Pose

DONE = Verdict(Outcome.DONE)
RED, BLUE = Actor("red cube"), Actor("blue cube")


def after(held, name, *args, verdict=DONE):
    return held_after(held, ROBOT_API[name].bind(*args), verdict, ROBOT_API)


def test_a_pick_that_is_done_fills_the_gripper_and_one_that_failed_does_not():
    assert after(None, "pick", RED) == "red cube"
    assert after(None, "pick", RED, verdict=Verdict(Outcome.NOT_GRASPED)) is None


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("place", (BLUE,)),
        ("pick_place", (RED, Pose(0.5, 0.0, 0.02))),
        ("cover", (BLUE,)),
        ("throw", (BLUE,)),
        ("open_gripper", ()),
    ],
)
def test_what_lets_go_empties_the_gripper_even_if_it_failed(name, args):
    assert after("red cube", name, *args) is None
    assert after("red cube", name, *args, verdict=Verdict(Outcome.BLOCKED)) is None


@pytest.mark.parametrize("name", ["move_to", "go_home", "push", "touch", "nudge", "topple", "close_gripper"])
def test_every_other_subtask_leaves_the_gripper_as_it_was(name):
    given = {"move_to": (Pose(0.5, 0.0, 0.2),), "push": (BLUE, RED), "go_home": (), "close_gripper": ()}
    for held in (None, "red cube"):
        assert after(held, name, *given.get(name, (BLUE,))) == held


def test_every_subtask_of_the_api_is_among_those_above():
    changes = {f.name for f in ROBOT_API.of_kind(Kind.SUBTASK) if f.grasps or f.releases}
    assert changes == {"pick", "place", "pick_place", "cover", "throw", "open_gripper"}


def test_another_robot_s_functions_say_themselves_what_they_do():
    other = Registry()

    @other.declare(Kind.SUBTASK, grasps="what")
    def suck(force: float, what: Actor) -> None:
        """Hold by suction."""

    call = other["suck"].bind(3.0, RED)
    assert held_after(None, call, DONE, other) == "red cube"


def test_a_grasp_of_an_argument_that_does_not_exist_is_refused_at_declaration():
    with pytest.raises(ValueError, match="grasps 'object', which is none of its arguments"):

        @Registry().declare(Kind.SUBTASK, grasps="object")
        def suck(what: Actor) -> None:
            """Hold by suction."""
