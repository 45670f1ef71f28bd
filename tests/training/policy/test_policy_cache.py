"""Samples are made once, noticed to be old when their source changes, and gone on with after an interruption."""

import json
import os
import shutil

import numpy as np
import pyarrow.parquet as pq
import pytest

from hcvla.datasets import video
from hcvla.datasets.concatenate import concatenate
from hcvla.datasets.dataset import Dataset
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.folder_lock import ClaimError, locked
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.training.policy import cache as cache_module
from hcvla.training.policy.cache import CacheConfig, PolicyCache
from hcvla.training.policy.shards import Shard, ShardError

TABLE = "data/chunk-000/file-000.parquet"


@pytest.fixture
def data(recorded_twice, tmp_path):
    """Return a dataset that may be changed."""
    return shutil.copytree(recorded_twice.root, tmp_path / "data")


def change_source(root) -> None:
    table = pq.read_table(root / TABLE)
    pq.write_table(table.slice(0, len(table)), root / TABLE, compression="gzip")


def test_samples_are_those_of_the_recorder_and_are_made_once(data, recorded_twice):
    cache = PolicyCache(data)
    assert [cache.update(), cache.update()] == [1, 0]
    (shard,) = cache.shards()
    assert np.abs(shard.frames - Shard.of(recorded_twice.records).frames).max() < 1e-5
    assert isinstance(shard.frames, np.memmap)
    assert cache.folder == data.with_name("data.cache")


def test_a_changed_source_is_noticed(data):
    cache = PolicyCache(data)
    cache.update()
    before = cache.digest()
    change_source(data)
    assert cache.update() == 1
    assert cache.digest() != before


def test_samples_of_another_observation_are_made_again(data):
    PolicyCache(data).update()
    fewer = CacheConfig(observation=ObservationConfig(other_objects=4))
    assert PolicyCache(data, fewer).update() == 1
    assert PolicyCache(data, fewer).update() == 0


def test_what_an_interruption_left_is_made_again_and_what_was_whole_is_kept(data, tmp_path, monkeypatch):
    """Two tables; the process ends while the second part is written."""
    shutil.copytree(data, tmp_path / "more")
    table = pq.read_table(tmp_path / "more" / TABLE)
    pq.write_table(
        table.set_column(1, "action", table.column("action").take(list(range(len(table)))[::-1])),
        tmp_path / "more" / TABLE,
    )
    concatenate([data, tmp_path / "more"], tmp_path / "both")
    real = cache_module.commit

    def commit(temporary, final):
        if final.name == "part-000-001":
            raise KeyboardInterrupt
        real(temporary, final)

    with monkeypatch.context() as patched:
        patched.setattr(cache_module, "commit", commit)
        with pytest.raises(KeyboardInterrupt):
            PolicyCache(tmp_path / "both").update()
    told = []
    cache = PolicyCache(tmp_path / "both")
    assert cache.update(lambda done, total: told.append((done, total))) == 1
    assert told == [(1, 2), (2, 2)]
    assert len(cache.shards()) == 2
    assert sorted(path.name for path in cache.folder.iterdir()) == ["part-000-000", "part-000-001"]


def test_images_are_those_of_the_frames(data):
    cache = PolicyCache(data, CacheConfig(pixels=32))
    cache.update()
    (row,) = Dataset(data).episodes
    (shard,) = cache.shards()
    for camera in ("scene", "wrist"):
        (kept,) = cache.images(camera)
        assert kept.shape == (len(shard.frames), 32, 32, 3)
        decoded = [image for _, image in video.images(data / row.video_file(camera))]
        # Every frame of this episode is a sample; 64 pixels become 32 by the mean of four.
        mean = np.stack(decoded).reshape(len(decoded), 32, 2, 32, 2, 3).mean(axis=(2, 4))
        assert np.abs(kept - mean).max() <= 1.0


def test_several_datasets_may_share_a_folder_for_their_samples(data, tmp_path):
    shutil.copytree(data, tmp_path / "elsewhere" / "data")
    caches = [PolicyCache(root, folder=tmp_path / "kept") for root in (data, tmp_path / "elsewhere" / "data")]
    assert [cache.update() for cache in caches] == [1, 1]
    assert [cache.update() for cache in caches] == [0, 0]
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_parts_of_tables_that_are_gone_are_removed_and_nothing_else(data):
    cache = PolicyCache(data)
    cache.update()
    (cache.folder / "part-007-000").mkdir()
    (cache.folder / "mine").mkdir()
    cache.update()
    assert sorted(path.name for path in cache.folder.iterdir()) == ["mine", "part-000-000"]


def test_one_process_at_a_time_makes_samples(data):
    cache = PolicyCache(data)
    with locked(cache.folder), pytest.raises(ClaimError, match="is being written into by another process"):
        cache.update()


def test_where_no_dataset_is_or_a_table_is_gone_it_says_so(data, tmp_path):
    with pytest.raises(DatasetError, match="expected a dataset there"):
        PolicyCache(tmp_path / "nothing")
    cache = PolicyCache(data)
    os.unlink(data / TABLE)
    with pytest.raises(ShardError, match=r"file-000\.parquet cannot be read: No such file"):
        cache.update()


def test_a_part_that_says_nothing_of_itself_is_made_again(data):
    cache = PolicyCache(data)
    cache.update()
    (cache.folder / "part-000-000" / "part.json").write_text(json.dumps([])[:1])
    assert cache.update() == 1
