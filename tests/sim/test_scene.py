import math

import numpy as np
import pytest

from hcvla.sim.palette import COLORS, SHAPES
from hcvla.sim.scene import Scene, SceneError, SceneObject, gap


def cube(x, y, yaw=0.0, color="red", **more):
    return SceneObject.on_table(color, "cube", x, y, yaw, size=(0.04, 0.04, 0.04), **more)


def test_an_object_on_the_table_has_its_centre_half_its_height_up():
    assert SceneObject.on_table("red", "cylinder", 0.5, 0.0).pose.z == pytest.approx(0.025)


def test_the_gap_of_two_cubes_is_the_distance_of_their_faces():
    assert gap(cube(0.40, 0.0), cube(0.50, 0.0, color="blue")) == pytest.approx(0.06)


def test_the_gap_is_negative_by_the_depth_of_an_overlap():
    assert gap(cube(0.40, 0.0), cube(0.43, 0.0, color="blue")) == pytest.approx(-0.01)


def test_a_gap_between_a_face_and_a_corner_counts_from_the_corner():
    apart = gap(cube(0.40, 0.0), cube(0.50, 0.0, math.pi / 4, color="blue"))
    assert apart == pytest.approx(0.10 - 0.02 - 0.0282843, abs=1e-6)


def test_an_object_on_another_does_not_overlap_it():
    lower, upper = cube(0.5, 0.0), cube(0.5, 0.0, color="blue")
    raised = SceneObject(
        name=upper.name,
        color="blue",
        shape="cube",
        pose=upper.pose.moved(dz=0.04),
        size=upper.size,
        mass_kg=0.09,
        static=False,
    )
    assert len(Scene((lower, raised))) == 2


def test_overlapping_objects_are_refused_by_name():
    with pytest.raises(SceneError, match="'red cube' and 'blue cube' overlap"):
        Scene((cube(0.40, 0.0), cube(0.41, 0.0, color="blue")))


def test_two_objects_of_one_name_are_refused():
    with pytest.raises(SceneError, match="two objects are called 'red cube'"):
        Scene((cube(0.40, 0.0), cube(0.50, 0.0)))


def test_an_object_out_of_reach_is_refused_with_the_bounds():
    with pytest.raises(SceneError, match=r"red cube: \(0.9, 0\) is out of reach; centres: x 0.3 to 0.65"):
        Scene((cube(0.9, 0.0),))


def test_an_unknown_color_names_the_nearest():
    with pytest.raises(SceneError, match="unknown color 'gren'; did you mean 'green'"):
        Scene((SceneObject.on_table("gren", "cube", 0.5, 0.0),))


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_pose_that_is_not_finite_is_refused(bad):
    with pytest.raises(SceneError, match="finite"):
        Scene((cube(bad, 0.0),))


def test_an_object_too_wide_for_the_gripper_is_refused():
    with pytest.raises(SceneError, match=r"size along x is 0\.1 m, expected 0\.025 to 0\.06 m"):
        Scene((SceneObject.on_table("red", "cube", 0.5, 0.0, size=(0.1, 0.1, 0.04)),))


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(SceneError, match="did you mean 'red cube'"):
        Scene((cube(0.5, 0.0),))["red cub"]


def test_every_pickable_shape_fits_between_the_pads():
    assert all(min(shape.max_size[:2]) <= 0.065 for shape in SHAPES.values() if not shape.static)


def test_colors_are_far_apart():
    # Two named colors must differ by at least 60 of 255 in some channel, or no one can distinguish them.
    values = 255.0 * np.array(list(COLORS.values()))
    apart = np.abs(values[:, None] - values[None]).max(-1)[~np.eye(len(values), dtype=bool)]
    assert apart.min() >= 60
