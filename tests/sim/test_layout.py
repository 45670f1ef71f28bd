import itertools

import numpy as np
import pytest

from hcvla.sim.layout import Wanted, arrange, random_scene
from hcvla.sim.palette import COLORS, PLAIN_SHAPES
from hcvla.sim.scene import SceneError, gap
from hcvla.sim.standard import STANDARD_CUBES, has_free_place, standard_scene


@pytest.mark.parametrize("seed", range(20))
def test_the_standard_table_is_what_the_demo_promises(seed):
    scene = standard_scene(seed)
    assert {f"{color} {shape}" for color in STANDARD_CUBES for shape in ("cube", "mat")} <= set(scene.names)
    shapes = [item.shape for item in scene]
    assert (shapes.count("cylinder"), shapes.count("tray")) == (2, 2)
    assert "green tray" in scene.names
    assert has_free_place(scene, "red cube")


@pytest.mark.parametrize("seed", range(20))
def test_fingers_have_room_between_objects_that_are_picked(seed):
    scene = random_scene(np.random.default_rng(seed))
    assert 3 <= len(scene) <= 8
    for first, second in itertools.combinations(scene, 2):
        assert gap(first, second) >= (0.012 if first.static or second.static else 0.025)


def test_a_seed_decides_the_scene():
    assert standard_scene(4) == standard_scene(4)
    assert standard_scene(4) != standard_scene(5)
    assert random_scene(np.random.default_rng(1)) == random_scene(np.random.default_rng(1))


def test_scenes_use_all_colors_and_plain_shapes():
    items = [item for seed in range(40) for item in random_scene(np.random.default_rng(seed))]
    assert {item.color for item in items} == set(COLORS)
    assert {item.shape for item in items} == set(PLAIN_SHAPES)


def test_colors_and_shapes_can_be_held_out():
    scene = random_scene(np.random.default_rng(0), 4, colors=("red", "blue"), shapes=("cube", "prism"))
    assert {item.color for item in scene} <= {"red", "blue"}
    assert {item.shape for item in scene} <= {"cube", "prism"}


def test_more_objects_than_names_are_refused():
    with pytest.raises(SceneError, match="5 objects need as many names"):
        random_scene(np.random.default_rng(0), 5, colors=("red",), shapes=("cube",))


def test_what_does_not_fit_is_refused():
    wanted = [Wanted(color, "mat", (0.3, 0.3, 0.004)) for color in COLORS]
    with pytest.raises(SceneError, match="12 objects do not fit"):
        arrange(np.random.default_rng(0), wanted)
