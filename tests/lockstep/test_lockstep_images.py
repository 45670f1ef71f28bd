"""Pictures in lockstep are those of the running stack, but for what drawing them smaller costs."""

import numpy as np
import pytest

from hcvla.cameras.center_crop import square
from hcvla.lockstep.images import LockstepImages
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.cameras import SimCameras
from hcvla.skills.needs import CameraNeed, Needs
from hcvla.skills.skill import Action
from hcvla.tasks.registry import TASKS


@pytest.fixture(scope="module")
def scene():
    return TASKS["swap"].episode(1, "train").scene


def test_a_picture_differs_by_less_than_two_levels_from_the_stacks(scene):
    with LockstepStack(scene, "privileged") as stack, SimCameras(stack.simulation, 640, 480) as cameras:
        images = LockstepImages(stack.simulation, {"scene": 96, "wrist": 128})
        found = images.newest(0.0)
        for camera, pixels in (("scene", 96), ("wrist", 128)):
            expected = square(cameras.image(camera), pixels)
            assert found[camera].rgb.shape == (pixels, pixels, 3)
            assert np.abs(found[camera].rgb.astype(float) - expected).mean() < 2.0
        images.close()


class Looks:
    """A library that wants images of one camera and two observations of the past; stays for a second."""

    needs = Needs(cameras={"scene": CameraNeed(32)}, history=2)
    ended_by_judge = False

    def __init__(self):
        self.seen = []

    def start(self, call, observation):
        return self

    def step(self, observation):
        self.seen.append(observation)
        return Action(observation.state.T_base_tool)


def test_a_library_gets_what_it_needs_and_nothing_else(scene):
    library = Looks()
    with LockstepStack(scene, "privileged", skills=library) as stack:
        stack.runner.on_step.append(
            lambda observation, action: stack.runner.cancel() if len(library.seen) == 12 else None
        )
        stack.call("go_home")
    assert {image.rgb.shape for seen in library.seen for image in seen.images.values()} == {(32, 32, 3)}
    assert all(set(seen.images) == {"scene"} for seen in library.seen)
    ages = [round(seen.state.stamp_sec - seen.images["scene"].stamp_sec, 3) for seen in library.seen]
    # From the first images on: never newer than the latency, never older than a camera's period more.
    assert set(ages[2:]) <= {0.05, 0.1}
    assert [len(seen.past) for seen in library.seen[:4]] == [0, 1, 2, 2]
    assert library.seen[3].past[-1].state is library.seen[2].state
