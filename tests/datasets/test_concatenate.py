"""Datasets are joined whole: every row, every image, numbered through."""

import json

import numpy as np
import pytest

from hcvla.cli.main import main
from hcvla.datasets.check import check_dataset
from hcvla.datasets.concatenate import DatasetsDifferError, concatenate
from hcvla.datasets.dataset import Dataset, floats
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.folder_lock import ClaimError, claim_folder
from hcvla.datasets.join import join_staged
from hcvla.datasets.layout import COLLECTION, STAGING, read_json


@pytest.fixture
def two(staged, tmp_path):
    """Return a dataset of a pick and one of a swap."""
    other = tmp_path / "other"
    claim_folder(other, {}, resume=False, command="hcvla collect --suite swap")
    (other / STAGING).mkdir()
    (staged / STAGING / "swap-00100000").rename(other / STAGING / "swap-00100000")
    assert join_staged(staged, 128) == join_staged(other, 128) == 1
    return staged, other


def test_the_episodes_follow_one_another_and_have_no_defect(two, tmp_path):
    out = tmp_path / "both"
    assert main(["dataset", "join", *map(str, two), "--out", str(out)]) == 0
    found = check_dataset(out)
    parts = [check_dataset(root) for root in two]
    for name in ("episodes", "frames", "calls", "questions"):
        assert getattr(found, name) == sum(getattr(part, name) for part in parts)
    joined = Dataset(out)
    assert [row.key for row in joined.episodes] == ["pick-00100000", "swap-00100000"]
    for row, root in zip(joined.episodes, two, strict=True):
        (before,) = Dataset(root).episodes
        assert np.array_equal(floats(joined.arrow(row), "action"), floats(Dataset(root).arrow(before), "action"))
        assert joined.tasks[floats(joined.arrow(row), "task_index")[0]] == before.values["tasks"][0]


def test_an_episode_that_would_be_there_twice_is_refused(two, tmp_path):
    concatenate(two, tmp_path / "both")
    with pytest.raises(DatasetsDifferError, match=r"episode 0 of .* is also episode 0 of .*share no episode"):
        concatenate([tmp_path / "both", two[0]], tmp_path / "more")


def test_commands_and_origins_are_kept_and_nothing_is_collected_into_it(two, tmp_path):
    out = tmp_path / "both"
    concatenate(two, out)
    shared = read_json(out / COLLECTION)
    assert shared["joined"] == [root.name for root in two]
    assert shared["commands"] == ["hcvla collect --suite swap"]
    with pytest.raises(ClaimError, match="was started with joined"):
        claim_folder(out, {}, resume=True)


def test_datasets_with_other_columns_are_refused_before_anything_is_written(two, tmp_path):
    path = two[1] / "meta/info.json"
    info = json.loads(path.read_text())
    info["features"]["observation.images.wrist"]["shape"] = [64, 64, 3]
    path.write_text(json.dumps(info))
    with pytest.raises(DatasetsDifferError, match=r"differ in 'observation\.images\.wrist': .*128.*64"):
        concatenate(two, tmp_path / "both")
    assert not (tmp_path / "both").exists()


def test_the_new_folder_must_be_empty(two, tmp_path):
    with pytest.raises(DatasetError, match="is not an empty folder"):
        concatenate(two, two[0])
