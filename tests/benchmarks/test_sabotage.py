import numpy as np
import pytest
from benchmarks.sabotage import KINDS, SabotagedLibrary

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.registry import Kind
from hcvla.api.types import Actor, Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.scripted.library import OracleLibrary

RED, TRAY = Actor("red cube"), Actor("green tray")
SCENE = Scene(
    (SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3), SceneObject.on_table("green", "tray", 0.45, -0.18, 0.1))
)
HELD = Scene((*SCENE.objects, SceneObject.on_table("blue", "cube", 0.6, 0.1)), held="blue cube")


class Chooses:
    """A generator that draws one kind of sabotage, and everything else as numpy does."""

    def __init__(self, kind: str) -> None:
        self._kind, self._rng = kind, np.random.default_rng(3)

    def choice(self, options):
        return self._kind if self._kind in options else options[0]

    def __getattr__(self, name):
        return getattr(self._rng, name)


def test_every_judged_function_can_be_sabotaged():
    simple = {function.name for function in ROBOT_API.of_kind(Kind.SUBTASK)} - {"pick_place"}
    assert simple == KINDS.keys()


def test_only_the_chosen_call_is_sabotaged_and_it_is_named():
    library = SabotagedLibrary(OracleLibrary(), 1, Chooses("hold nothing"))
    with LockstepStack(SCENE, "privileged", skills=library) as stack:
        assert stack.call("touch", RED).done
        assert library.kind == ""
        assert stack.call("pick", RED).outcome is Outcome.NOT_GRASPED
        assert library.kind == "hold nothing"
        assert not stack.simulation.truth()["red cube"].grasped
        assert stack.call("pick", RED).done


@pytest.mark.parametrize("kind", ["grasp beside", "let go early", "hold nothing"])
def test_a_sabotaged_pick_ends_with_an_empty_hand_and_is_found_out(kind):
    with LockstepStack(SCENE, "privileged", skills=SabotagedLibrary(OracleLibrary(), 0, Chooses(kind))) as stack:
        assert stack.call("pick", RED).outcome is Outcome.NOT_GRASPED
        assert not stack.simulation.truth()["red cube"].grasped


@pytest.mark.parametrize("kind", ["place beside", "let go early"])
def test_a_sabotaged_place_ends_next_to_the_tray_and_is_found_out(kind):
    with LockstepStack(HELD, "privileged", skills=SabotagedLibrary(OracleLibrary(), 0, Chooses(kind))) as stack:
        assert stack.call("place", TRAY).outcome is Outcome.NOT_PLACED
        assert "green tray" not in stack.simulation.truth()["blue cube"].touching


@pytest.mark.parametrize(
    ("function", "arguments", "kind"),
    [
        ("push", (RED, Pose(0.45, 0.0, 0.0225)), "push too short"),
        ("touch", (RED,), "touch nothing"),
        ("nudge", (RED,), "push beside"),
    ],
)
def test_too_little_is_found_out(function, arguments, kind):
    with LockstepStack(SCENE, "privileged", skills=SabotagedLibrary(OracleLibrary(), 0, Chooses(kind))) as stack:
        assert stack.call(function, *arguments).outcome is Outcome.NOT_PLACED
