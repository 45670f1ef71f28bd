"""A folder that holds an adapter only is served with its base, or says in one line what is missing."""

import json
import shutil

import pytest
import torch
from peft import LoraConfig, get_peft_model

from hcvla.api.functions import ROBOT_API
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.model_folder import load_whole
from hcvla.planner.planner import PlannerError
from hcvla.planner.vlm.adapter import load_model
from helpers.tiny_vlm import tiny_idefics3


@pytest.fixture
def adapted(tmp_path):
    """Return a folder with an adapter that is not zero, of a base next to it, and the base."""
    base, folder = tmp_path / "base", tmp_path / "adapter"
    tiny_idefics3(base)
    model = get_peft_model(load_whole(base), LoraConfig(r=2, target_modules=["q_proj"], init_lora_weights=False))
    model.peft_config["default"].base_model_name_or_path = str(base)
    model.save_pretrained(folder, save_embedding_layers=False)
    for file in base.glob("*.json"):
        if file.name != "config.json":
            shutil.copy(file, folder)
    return folder, base


def renamed(folder, **changed):
    file = folder / "adapter_config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | changed))


def refused(folder):
    with pytest.raises(PlannerError) as error:
        load_planner(ROBOT_API, PlannerSettings(str(folder)))
    assert "\n" not in str(error.value)
    return str(error.value)


def test_the_adapter_is_part_of_the_model_that_is_served(adapted):
    folder, base = adapted
    with_it, without = load_model(folder).state_dict(), load_model(base).state_dict()
    changed = {name for name, value in without.items() if not torch.equal(value, with_it[name])}
    assert changed
    assert all("q_proj" in name for name in changed)
    load_planner(ROBOT_API, PlannerSettings(str(folder)))


def test_a_base_that_is_not_there_is_named(adapted):
    folder, base = adapted
    shutil.rmtree(base)
    words = refused(folder)
    assert f"it is an adapter whose base is missing: model '{base}' is no folder" in words


def test_a_base_that_no_hub_s_cache_has_is_named_with_the_command_that_fetches_it(adapted):
    folder, _ = adapted
    renamed(folder, base_model_name_or_path="nobody/no-such-model")
    assert "model 'nobody/no-such-model' is no folder" in refused(folder)
    assert "`hf download NAME` fetches it" in refused(folder)


def test_an_adapter_that_names_no_base_or_fits_another_is_one_line(adapted):
    folder, _ = adapted
    renamed(folder, target_modules=["no_such_layer"])
    assert "expected an adapter that fits its base" in refused(folder)
    (folder / "adapter_config.json").write_text("{}")
    assert "names no base" in refused(folder)
