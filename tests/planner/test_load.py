"""What a planner's name may be."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PlannerError


def test_an_unknown_path_says_what_is_expected(tmp_path):
    with pytest.raises(PlannerError, match=r"no folder; expected 'default', a folder with config\.json"):
        load_planner(ROBOT_API, PlannerSettings("no/such/model"))
    with pytest.raises(PlannerError, match=r"without config\.json"):
        load_planner(ROBOT_API, PlannerSettings(str(tmp_path)))


def test_a_broken_configuration_is_named(tmp_path):
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(PlannerError, match="not a model's configuration"):
        load_planner(ROBOT_API, PlannerSettings(str(tmp_path)))


def test_a_folder_without_weights_cannot_be_loaded(tmp_path):
    (tmp_path / "config.json").write_text('{"model_type": "hcvla_planner"}')
    with pytest.raises(PlannerError, match="cannot be loaded") as error:
        load_planner(ROBOT_API, PlannerSettings(str(tmp_path)))
    assert "\n" not in str(error.value)
