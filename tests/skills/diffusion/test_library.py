"""The policy in a folder as a skill library."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.skills.diffusion.checkpoint import save_policy
from hcvla.skills.diffusion.config import ModelConfig, PolicyConfig
from hcvla.skills.diffusion.library import DiffusionLibrary
from hcvla.skills.diffusion.policy import blank_policy
from hcvla.skills.load import check_skills, load_skills

TINY = PolicyConfig(model=ModelConfig(encoder_width=32, object_width=8, width=32, hidden=48, blocks=1))


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
