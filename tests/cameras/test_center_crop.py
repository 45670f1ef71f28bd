"""Recorded images have the geometry of collected ones."""

import numpy as np

from hcvla.cameras.center_crop import square, square_frame
from hcvla.sim.camera_mounts import MOUNTS
from hcvla.sim.cameras import SimCameras
from hcvla.sim.simulation import Simulation
from hcvla.sim.standard import standard_scene


def test_the_middle_square_is_scaled():
    image = np.zeros((4, 8, 3), np.uint8)
    image[:, 2:6] = 200  # the middle square of 4 x 8 is columns 2 to 5
    assert (square(image, 2) == 200).all()
    assert square(image, 16).shape == (16, 16, 3)


def test_a_recorded_view_is_that_of_a_collection():
    simulation = Simulation(standard_scene(3))
    with SimCameras(simulation) as wide, SimCameras(simulation, 128, 128) as small:
        for name in ("scene", "wrist"):
            recorded, collected = square_frame(wide.frame(name), 128), small.frame(name)
            assert np.allclose(recorded.intrinsics, MOUNTS[name].intrinsics(128, 128))
            # Different only at edges: one is smoothed, the other is not.
            assert np.mean(np.abs(recorded.rgb.astype(int) - collected.rgb)) < 4.0
            shifted = np.mean(np.abs(np.roll(recorded.rgb, 2, axis=1).astype(int) - collected.rgb))
            assert np.mean(np.abs(recorded.rgb.astype(int) - collected.rgb)) < 0.6 * shifted
            known = (recorded.depth_m > 0.0) & (collected.depth_m > 0.0)
            assert np.median(np.abs(recorded.depth_m - collected.depth_m)[known]) < 0.003
