"""Rendered scenes of the planner's training: what they show, where it is, and how they are kept."""

import numpy as np
import pytest

from hcvla.cameras.frame import RgbdFrame
from hcvla.planner.model import CELLS
from hcvla.tasks.splits import HELD_OUT_PAIRS
from hcvla.training.planner.data import RenderedScene
from hcvla.training.planner.rendered_scenes import cell_of, kept_scenes, load_scenes, render_scenes
from hcvla.training.planner.rendered_scenes import save_scenes as save

ROWS, COLUMNS = CELLS
OUTSIDE = ROWS * COLUMNS


def camera(width=120, height=80):
    """Return the frame of a camera in the origin that looks along z, focal length 100 pixels."""
    intrinsics = np.array([[100.0, 0.0, width / 2], [0.0, 100.0, height / 2], [0.0, 0.0, 1.0]])
    blank = np.zeros((height, width, 3), np.uint8)
    return RgbdFrame("scene", blank, np.ones((height, width), np.float32), intrinsics, np.eye(4), 0.0)


def at_pixel(u, v, width=120, height=80):
    """Return the point 1 m ahead that the camera shows at a pixel."""
    return np.array([(u - width / 2) / 100.0, (v - height / 2) / 100.0, 1.0])


def test_cells_are_counted_row_by_row_from_the_upper_left():
    assert cell_of(camera(), at_pixel(1.0, 1.0)) == 0
    assert cell_of(camera(), at_pixel(119.0, 1.0)) == COLUMNS - 1
    assert cell_of(camera(), at_pixel(1.0, 79.0)) == (ROWS - 1) * COLUMNS
    assert cell_of(camera(), at_pixel(119.0, 79.0)) == ROWS * COLUMNS - 1


@pytest.mark.parametrize(
    "point", [at_pixel(-1.0, 40.0), at_pixel(121.0, 40.0), at_pixel(60.0, 81.0), np.array([0.0, 0.0, -1.0])]
)
def test_what_is_beside_or_behind_the_camera_has_the_last_class(point):
    assert cell_of(camera(), point) == OUTSIDE


def test_kept_scenes_are_read_as_they_were_written(tmp_path):
    image = np.arange(27, dtype=np.uint8).reshape(3, 3, 3)
    scenes = [
        RenderedScene(image, ("red cube", "gray tray"), (3, OUTSIDE)),
        RenderedScene(image + 1, ("pink mat",), (0,)),
    ]
    save(scenes, tmp_path / "scenes.npz")
    again = load_scenes(tmp_path / "scenes.npz")
    assert [(s.names, s.cells) for s in again] == [(s.names, s.cells) for s in scenes]
    np.testing.assert_array_equal(again[1].image, image + 1)


def test_scenes_are_rendered_once_and_without_held_out_pairs(tmp_path):
    file = tmp_path / "new" / "scenes.npz"
    first = kept_scenes(file, 2, seed=3, image_size=24)
    written = file.stat().st_mtime_ns
    again = kept_scenes(file, 2, seed=4, image_size=24)
    assert file.stat().st_mtime_ns == written
    assert [s.names for s in first] == [s.names for s in again]
    for rendered in first:
        assert rendered.image.shape == (24, 24, 3)
        assert len(rendered.names) == len(rendered.cells)
        assert not HELD_OUT_PAIRS & set(rendered.names)
        # The scene camera sees the whole table.
        assert OUTSIDE not in rendered.cells


def test_the_same_seed_renders_the_same_scenes():
    (one,), (other,) = render_scenes(1, 5, 24), render_scenes(1, 5, 24)
    np.testing.assert_array_equal(one.image, other.image)
    assert one.names == other.names
