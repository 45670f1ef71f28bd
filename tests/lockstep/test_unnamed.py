"""What perception cannot name is listed by its shape and measured like everything else."""

from pathlib import Path

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.load import load_planner
from hcvla.sim.palette import MARKED_SHAPES, MARKINGS
from hcvla.sim.scene import Scene, SceneObject
from hcvla.sim.scene_file import load_scene

SCENE = Path(__file__).parents[2] / "config" / "scenes" / "unnamed.yaml"


def listed(scene):
    with LockstepStack(scene) as stack:
        return {item.name: item for item in stack.world.objects()}


def test_colors_without_a_name_and_markings_leave_place_and_size_as_they_are():
    scene = load_scene(SCENE)
    found = listed(scene)
    names = {"cube 1", "cube 2", "cylinder", "mat", "red cube 1", "red cube 2", "green tray"}
    assert set(found) == names
    for item in scene:
        nearest = min(found.values(), key=lambda seen: seen.pose.distance(item.pose))
        assert nearest.pose.position == pytest.approx(item.pose.position, abs=0.002)
        assert nearest.size == pytest.approx(item.size, abs=0.003)
        assert nearest.shape == item.shape


def test_what_has_no_name_is_picked_like_anything_else():
    with LockstepStack(load_scene(SCENE)) as stack:
        assert stack.call("pick", Actor("cylinder")).done
        held = [item.name for item in stack.world.objects() if item.held]
        assert held == ["cylinder"]


@pytest.mark.parametrize("shape", MARKED_SHAPES)
@pytest.mark.parametrize("marking", MARKINGS)
def test_a_marking_changes_no_name_and_makes_no_other_object(shape, marking):
    colors = ("red", "orange", "white", "black", "cyan", "purple")
    places = [(x, y) for x in (0.42, 0.58) for y in (-0.2, 0.0, 0.2)]

    def table(marking):
        pairs = zip(colors, places, strict=True)
        return Scene(tuple(SceneObject.on_table(color, shape, *at, 0.3, marking=marking) for color, at in pairs))

    assert set(listed(table(marking))) == set(listed(table("")))


@pytest.mark.parametrize(
    ("sentence", "goal"),
    [
        ("put the lime cube on the green tray", "on('lime cube', 'green tray')"),
        ("put the striped red cube on the salmon mat", "on('striped red cube', 'salmon mat')"),
    ],
)
def test_what_only_the_image_tells_is_done_in_truth(sentence, goal):
    with LockstepStack(load_scene(SCENE)) as stack:
        outcome = stack.run_task(sentence, load_planner(ROBOT_API), goal=goal)
    assert outcome.success, (outcome.result.message, outcome.result.program)
