"""The images that a policy looks at: both cameras at its own size, or a clear refusal."""

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.diffusion.config import ModelConfig, ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.library import DiffusionLibrary
from hcvla.skills.diffusion.pictures import MissingImageError, needs_of, pictures
from hcvla.skills.diffusion.policy import blank_policy
from hcvla.skills.needs import Needs

SMALL = ObservationConfig(text=False, images=True, image_pixels=32)
TINY = PolicyConfig(
    observation=SMALL, model=ModelConfig(encoder_width=32, object_width=8, width=32, hidden=48, blocks=1)
)
SCENE = Scene((SceneObject.on_table("red", "cube", 0.45, 0.1),))


@pytest.fixture(scope="module")
def stack():
    with LockstepStack(SCENE, "privileged", skills=DiffusionLibrary(blank_policy(TINY))) as stack:
        yield stack


def test_a_policy_without_images_needs_no_camera():
    assert needs_of(ObservationConfig()) == Needs()


def test_a_library_with_images_is_given_both_cameras_at_its_size(stack):
    found = pictures(stack.runner.observe(), SMALL)
    assert found.shape == (2, 32, 32, 3)
    assert not np.array_equal(found[0], found[1])


def test_images_of_another_size_are_refused_with_both_sizes(stack):
    with pytest.raises(MissingImageError, match="camera 'scene' gives 32 x 32 x 3; the policy expects 96 x 96 pixels"):
        pictures(stack.runner.observe(), ObservationConfig(images=True))


def test_a_camera_that_shows_nothing_is_named(stack):
    with LockstepStack(SCENE, "privileged") as blind, pytest.raises(MissingImageError, match="'scene' gives no image"):
        pictures(blind.runner.observe(), SMALL)


def test_a_skill_thinks_on_the_images_of_the_moment(stack):
    observation = stack.runner.observe()
    skill = DiffusionLibrary(blank_policy(TINY)).start(ROBOT_API["pick"].bind(Actor("red cube")), observation)
    glimpse = skill.see(observation)
    assert np.array_equal(glimpse.images, pictures(observation, SMALL))
    assert glimpse.text == "pick red cube"
    assert len(skill.think(glimpse)) == TINY.action.horizon
