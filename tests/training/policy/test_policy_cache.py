"""Samples are made once, noticed to be old when their source changes, and gone on with after an interruption."""

import json
import os
import shutil
from dataclasses import replace

import numpy as np
import pyarrow.parquet as pq
import pytest
import torch

from hcvla.datasets import video
from hcvla.datasets.concatenate import concatenate
from hcvla.datasets.dataset import Dataset
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.folder_lock import ClaimError, locked
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import CAMERAS, ObservationConfig
from hcvla.skills.diffusion.eyes import Eyes
from hcvla.skills.diffusion.gaze import Gaze
from hcvla.skills.diffusion.image_tower import MAP_CHANNELS, ImageTower
from hcvla.training.policy import parts
from hcvla.training.policy.cache import CacheConfig, PolicyCache
from hcvla.training.policy.shards import Shard, ShardError

SEEING = ObservationConfig(text=True, images=True, image_pixels=32)
TABLE = "data/chunk-000/file-000.parquet"


def some_eyes(seed: int) -> Eyes:
    torch.manual_seed(seed)
    return Eyes(ImageTower(), Gaze(SEEING))


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
    real = parts.commit

    def commit(temporary, final):
        if final.name == "part-000-001":
            raise KeyboardInterrupt
        real(temporary, final)

    with monkeypatch.context() as patched:
        patched.setattr(parts, "commit", commit)
        with pytest.raises(KeyboardInterrupt):
            PolicyCache(tmp_path / "both").update()
    told = []
    cache = PolicyCache(tmp_path / "both")
    assert cache.update(lambda done, total: told.append((done, total))) == 1
    assert told == [(1, 2), (2, 2)]
    assert len(cache.shards()) == 2
    assert sorted(path.name for path in (cache.folder / "calls").iterdir()) == ["part-000-000", "part-000-001"]


def test_images_are_those_of_the_frames(data):
    cache = PolicyCache(data, CacheConfig(observation=SEEING))
    cache.update()
    (row,) = Dataset(data).episodes
    (shard,) = cache.shards()
    assert shard.images.shape == (row.length, 2, 32, 32, 3)
    assert isinstance(shard.images, np.memmap)
    # Every frame of this episode is a sample.
    assert shard.image_of.tolist() == list(range(row.length))
    for number, camera in enumerate(CAMERAS):
        decoded = [image for _, image in video.images(data / row.video_file(camera))]
        # 64 pixels become 32 by the mean of four.
        mean = np.stack(decoded).reshape(len(decoded), 32, 2, 32, 2, 3).mean(axis=(2, 4))
        assert np.abs(shard.images[:, number] - mean).max() <= 1.0


def test_maps_are_the_tower_s_of_the_frames(data):
    eyes = some_eyes(0)
    cache = PolicyCache(data, CacheConfig(observation=SEEING), eyes=eyes)
    cache.update()
    (maps,), (images,) = cache.shards(), PolicyCache(data, CacheConfig(observation=SEEING)).shards()
    assert maps.images.shape == (len(images.images), 2, MAP_CHANNELS, 4, 4)
    assert isinstance(maps.images, np.memmap)
    assert np.array_equal(maps.image_of, images.image_of)
    last = torch.from_numpy(images.images[-3:].copy())
    assert np.allclose(maps.images[-3:], eyes.tower.maps(last).numpy(), atol=2e-3)


def test_another_tower_makes_maps_of_the_same_images_and_samples(data):
    first, second = (PolicyCache(data, CacheConfig(observation=SEEING), eyes=some_eyes(seed)) for seed in (0, 1))
    first.update()
    kept = [(path, path.stat().st_mtime_ns) for path in first.folder.rglob("*.npy")]
    assert second.update() == 0
    assert all(path.stat().st_mtime_ns == made for path, made in kept)
    assert not np.array_equal(first.shards()[0].images, second.shards()[0].images)


def test_each_table_s_episodes_come_with_what_their_rows_show(data):
    cache = PolicyCache(data, CacheConfig(observation=SEEING))
    cache.update()
    ((rows, images),) = cache.seen()
    assert [row.index for row in rows] == [0]
    assert len(images) == rows[0].length


def test_images_are_kept_when_something_else_is_told(data):
    PolicyCache(data, CacheConfig(observation=SEEING)).update()
    kept = data.with_name("data.cache") / "images-32" / "part-000-000" / "images.npy"
    before = kept.stat().st_mtime_ns
    flat = PolicyCache(data, CacheConfig(observation=replace(SEEING, conditioning="flat")))
    assert flat.update() == 1
    assert kept.stat().st_mtime_ns == before
    assert PolicyCache(data, CacheConfig(observation=SEEING)).update() == 0, "nor are the samples of calls made again"
    (shard,) = flat.shards()
    assert shard.texts.tolist() == [Dataset(data).tasks[0]]
    assert shard.calls[:, :2].tolist() == [[0, len(shard.frames)]]


def test_wrong_poses_change_what_is_seen_of_objects_and_nothing_that_is_done(data):
    def samples(share: float) -> Shard:
        cache = PolicyCache(data, CacheConfig(wrong_poses=share))
        cache.update()
        (shard,) = cache.shards()
        return shard

    right, wrong = samples(0.0), samples(1.0)
    for name in ("labels", "flags", "calls", "texts"):
        assert np.array_equal(getattr(right, name), getattr(wrong, name)), name
    assert np.array_equal(right.frames[:, : layout.SLOTS_AT], wrong.frames[:, : layout.SLOTS_AT])
    actor = slice(layout.SLOTS_AT + 1, layout.SLOTS_AT + 8)
    assert not np.array_equal(right.frames[0, actor], wrong.frames[0, actor])
    assert np.array_equal(wrong.frames[0, actor], wrong.frames[5, actor]), "it stays where it was believed to be"


def test_several_datasets_may_share_a_folder_for_their_samples(data, tmp_path):
    shutil.copytree(data, tmp_path / "elsewhere" / "data")
    caches = [PolicyCache(root, folder=tmp_path / "kept") for root in (data, tmp_path / "elsewhere" / "data")]
    assert [cache.update() for cache in caches] == [1, 1]
    assert [cache.update() for cache in caches] == [0, 0]
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_parts_of_tables_that_are_gone_are_removed_and_nothing_else(data):
    cache = PolicyCache(data)
    cache.update()
    (cache.folder / "calls" / "part-007-000").mkdir()
    (cache.folder / "calls" / "mine").mkdir()
    cache.update()
    assert sorted(path.name for path in (cache.folder / "calls").iterdir()) == ["mine", "part-000-000"]


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
    (cache.folder / "calls" / "part-000-000" / "part.json").write_text(json.dumps([])[:1])
    assert cache.update() == 1
