"""Trays of every height that a scene may have, rendered by the simulator."""

import pytest

from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject


@pytest.mark.parametrize("height_m", [0.006, 0.012, 0.015, 0.02, 0.03])
@pytest.mark.parametrize(("x", "y"), [(0.42, 0.24), (0.58, -0.2)])
def test_a_tray_is_a_tray_however_high_its_rim_and_however_near_the_edge(height_m, x, y):
    tray = SceneObject.on_table("green", "tray", x, y, 0.3, size=(0.14, 0.14, height_m))
    cube = SceneObject.on_table("red", "cube", 0.5, 0.0, 0.2)
    with LockstepStack(Scene((tray, cube))) as stack:
        seen = {item.name: item for item in stack.world.objects()}
    assert set(seen) == {"green tray", "red cube"}
    # A high rim hides its own far side: the figures of trays as high as the palette's are ten times better.
    assert seen["green tray"].pose.distance(tray.pose) < 0.012
    assert seen["green tray"].size == pytest.approx(tray.size, abs=0.016)


@pytest.mark.parametrize("size_m", [0.025, 0.06])
def test_the_smallest_and_the_largest_cube_stay_cubes(size_m):
    cube = SceneObject.on_table("red", "cube", 0.5, 0.1, 0.2, size=(size_m,) * 3)
    with LockstepStack(Scene((cube,))) as stack:
        (seen,) = stack.world.objects()
    assert seen.name == "red cube"
    assert seen.size == pytest.approx(cube.size, abs=0.002)
