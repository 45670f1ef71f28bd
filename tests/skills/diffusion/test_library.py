"""The policy in a folder as a skill library."""

from dataclasses import replace

import pytest

from hcvla.api.errors import BadProgramError
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.diffusion.checkpoint import save_policy
from hcvla.skills.diffusion.config import ModelConfig, ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.library import DiffusionLibrary
from hcvla.skills.diffusion.policy import blank_policy
from hcvla.skills.load import check_skills, load_skills

TINY = PolicyConfig(
    observation=ObservationConfig(text=False),
    model=ModelConfig(encoder_width=32, object_width=8, width=32, hidden=48, blocks=1),
)


@pytest.fixture
def folder(tmp_path):
    save_policy(blank_policy(TINY).network, tmp_path / "policy")
    return str(tmp_path / "policy")


def test_a_folder_is_a_policy(folder):
    check_skills(folder)
    assert isinstance(load_skills(folder, ROBOT_API)(), DiffusionLibrary)


def test_each_library_begins_without_memory_of_the_other(folder):
    make = load_skills(folder, ROBOT_API)
    assert make() is not make()


def test_a_function_that_was_never_trained_is_refused_with_those_that_were():
    policy = blank_policy(replace(TINY, trained=("pick", "place")))
    with LockstepStack(Scene((SceneObject.on_table("red", "cube", 0.45, 0.1),)), "privileged") as stack:
        observation = stack.runner.observe()
    library = DiffusionLibrary(policy)
    with pytest.raises(BadProgramError, match="the policy has no skill 'push'; it has pick, place"):
        library.start(ROBOT_API["push"].bind(Actor("red cube"), Pose(0.5, 0.0, 0.02)), observation)
    assert library.start(ROBOT_API["pick"].bind(Actor("red cube")), observation)
