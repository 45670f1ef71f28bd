import json
from dataclasses import replace

import pytest

from hcvla.datasets.folder_lock import ClaimError
from hcvla.datasets.layout import COLLECTION
from hcvla.executor.config import ExecutorConfig
from hcvla.lockstep.config import LockstepConfig
from hcvla.recording.simulation.job import Settings
from hcvla.recording.simulation.request import CollectionRequest

CHANGED = Settings(config=LockstepConfig(budgets=ExecutorConfig(repairs=1)))


def test_a_dataset_remembers_what_its_config_changed_and_goes_on_only_with_the_same(tmp_path):
    request = CollectionRequest(out=tmp_path / "data", suite="pick", episodes=1, settings=CHANGED)
    request.begin()
    assert json.loads((tmp_path / "data" / COLLECTION).read_text())["config"] == {"budgets.repairs": 1}
    replace(request, resume=True).begin()
    with pytest.raises(ClaimError, match=r"was started with config \{'budgets.repairs': 1\}, requested is None"):
        replace(request, settings=Settings(), resume=True).begin()


def test_a_dataset_with_default_parts_goes_on_and_refuses_others(tmp_path):
    request = CollectionRequest(out=tmp_path / "data", suite="pick", episodes=1)
    request.begin()
    assert "config" not in json.loads((tmp_path / "data" / COLLECTION).read_text())
    replace(request, resume=True).begin()
    with pytest.raises(ClaimError, match=r"requested is \{'budgets.repairs': 1\}"):
        replace(request, settings=CHANGED, resume=True).begin()
