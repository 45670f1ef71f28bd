"""The images of a running stack, rendered in lockstep: the same pixels, as often and as late."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hcvla.cameras.center_crop import square
from hcvla.cameras.image_stream import ImageTiming, SimulatedImages
from hcvla.lockstep.arm import LockstepArm
from hcvla.sim.cameras import SimCameras
from hcvla.sim.simulation import Simulation
from hcvla.skills.needs import Needs

DRAWN_PIXELS = 256
"""Pictures are drawn as squares of this size and scaled by the function that scales the stack's 640 x 480. At 128
pixels they differ from the stack's by 0.4 (scene) and 1.0 (wrist) of 255 levels on average, and take 2.5 ms for both.
Drawn at 480 pixels nothing differs, in 8.6 ms; drawn at 128 pixels 0.6 and 1.6 levels, in 1.0 ms."""


class LockstepImages(SimulatedImages):
    """Pictures of a simulation by the same crop and scaling as on a running stack. Close when done."""

    def __init__(self, simulation: Simulation, pixels: Mapping[str, int], timing: ImageTiming | None = None) -> None:
        """Take pictures of some cameras, each of a size [pixel]."""
        side = max(DRAWN_PIXELS, *pixels.values())
        self._cameras = SimCameras(simulation, side, side, names=tuple(pixels))
        self._pixels = pixels
        super().__init__(self._pictures, timing)

    def close(self) -> None:
        """Free the OpenGL context."""
        self._cameras.close()

    def _pictures(self) -> Mapping[str, np.ndarray]:
        return {camera: square(self._cameras.image(camera), pixels) for camera, pixels in self._pixels.items()}


def images_for(needs: Needs, simulation: Simulation, arm: LockstepArm) -> LockstepImages | None:
    """Return the images that a library needs, taken as time passes for the arm; None if it needs none."""
    if not needs.cameras:
        return None
    rate_hz = max(need.rate_hz for need in needs.cameras.values())
    pixels = {camera: need.pixels for camera, need in needs.cameras.items()}
    images = LockstepImages(simulation, pixels, ImageTiming(rate_hz=rate_hz))
    arm.on_wait.append(lambda: images.update(simulation.time))
    return images
