import numpy as np
import pytest
from safetensors.numpy import save_file

from hcvla.api.errors import HcvlaError
from hcvla.nodes.bringup.stack import describe
from hcvla.planner.load import check_planner
from hcvla.skills.load import check_skills
from hcvla.weights import WeightsError, check_weights

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    save_file({"w": np.zeros((2, 3))}, tmp_path / "model.safetensors")
    return tmp_path


def test_whole_weights_and_a_folder_without_any_pass(folder, tmp_path):
    check_weights(folder)
    check_weights(tmp_path / "empty")


def test_a_pointer_of_git_lfs_is_named_with_the_command_that_brings_the_weights(folder):
    (folder / "model.safetensors").write_text(POINTER)
    with pytest.raises(WeightsError) as refused:
        check_weights(folder)
    assert str(refused.value) == (
        f"{folder}/model.safetensors is a Git LFS pointer instead of weights; git -C {folder} lfs pull"
    )


@pytest.mark.parametrize("kept", [0, 5, -1])
def test_a_file_that_was_cut_short_is_no_whole_file(folder, kept):
    file = folder / "model.safetensors"
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(WeightsError, match=r"no whole safetensors file .*; download or copy it again"):
        check_weights(folder)


def test_planner_skills_and_bring_up_refuse_it_before_anything_is_loaded(folder):
    (folder / "model.safetensors").write_text(POINTER)
    for refuses in (
        lambda: check_planner(str(folder)),
        lambda: check_skills(str(folder)),
        lambda: describe({"planner": str(folder)}),
        lambda: describe({"skills": str(folder)}),
    ):
        with pytest.raises(HcvlaError, match="Git LFS pointer"):
            refuses()


def test_the_network_that_looks_is_part_of_a_planner_of_ours(folder):
    (folder / "config.json").write_text('{"model_type": "hcvla_planner"}')
    eyes = folder / "sight"
    eyes.mkdir()
    check_planner(str(folder))
    (eyes / "model.safetensors").write_text(POINTER)
    with pytest.raises(WeightsError, match=rf"^{eyes}/model.safetensors is a Git LFS pointer"):
        check_planner(str(folder))
