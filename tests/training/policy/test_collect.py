"""Processes that collect: they stop on request, leave whole shards, and read the newest policy."""

import os
import time

import numpy as np
import pytest

from hcvla.skills.diffusion.checkpoint import WEIGHTS, save_policy
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.training.policy import collect
from hcvla.training.policy.collect import CollectionConfig, Collectors, _collect, _Pupil
from hcvla.training.policy.episodes import EpisodeConfig
from hcvla.training.policy.shards import CallRecord, Shard, shard_paths
from policy_calls import TINY, straight_calls
from waiting import wait_until


class Told:
    """An event that is set after so many looks at it."""

    def __init__(self, looks):
        self.looks = looks

    def is_set(self):
        self.looks -= 1
        return self.looks < 0


@pytest.fixture
def config(tmp_path):
    return CollectionConfig(folder=tmp_path, seed=1)


def episodes(monkeypatch, *found):
    """Let episodes end so, one after the other."""
    results = iter(found)

    def collect_episode(*_, **__):
        result = next(results)
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(collect, "collect_episode", collect_episode)


def test_what_was_collected_is_written_when_collection_ends(config, monkeypatch):
    episodes(monkeypatch, straight_calls(2), straight_calls(1))
    _collect(config, 3, Told(3))  # looks: begin, after the first, begin; set after the second
    (path,) = shard_paths(config.folder)
    assert path.name == "03-00000.npz"
    assert len(Shard.load(path).calls) == 3


def test_what_an_interrupted_run_has_left_is_kept_and_other_scenes_are_drawn(config, monkeypatch):
    drawn = []

    def collect_episode(rng, *_, **__):
        drawn.append(rng.integers(2**32))
        return straight_calls(1)

    monkeypatch.setattr(collect, "collect_episode", collect_episode)
    _collect(config, 3, Told(1))
    first = Shard.load(config.folder / "03-00000.npz").calls.copy()
    _collect(config, 3, Told(1))
    assert [path.name for path in shard_paths(config.folder)] == ["03-00000.npz", "03-00001.npz"]
    assert np.array_equal(Shard.load(config.folder / "03-00000.npz").calls, first)
    assert drawn[0] != drawn[1]


def test_a_shard_is_written_as_soon_as_it_is_large_enough(config, monkeypatch):
    monkeypatch.setattr(collect, "_SHARD_FRAMES", 50)
    episodes(monkeypatch, straight_calls(1), straight_calls(1), straight_calls(1))
    _collect(config, 0, Told(4))  # a shard that is due is written without a look
    # 30 frames a call: two calls make 60, the third is left for the end
    assert [len(Shard.load(path).calls) for path in shard_paths(config.folder)] == [2, 1]


def test_a_broken_episode_is_in_the_log_and_the_next_goes_on(config, monkeypatch):
    episodes(monkeypatch, ValueError("no such joint"), straight_calls(1))
    _collect(config, 7, Told(3))
    assert "ValueError: no such joint" in (config.folder / "worker-07.log").read_text()
    assert len(shard_paths(config.folder)) == 1


def test_episodes_without_frames_leave_no_shard(config, monkeypatch):
    episodes(monkeypatch, [], [CallRecord(0)])
    _collect(config, 0, Told(3))
    assert shard_paths(config.folder) == []


def test_the_policy_is_read_when_it_appears_and_again_when_it_changes(tmp_path):
    pupil = _Pupil(tmp_path)
    pupil.refresh()
    assert pupil.policy is None
    save_policy(PolicyNetwork(TINY), tmp_path)
    pupil.refresh()
    first = pupil.policy
    assert first.config == TINY
    pupil.refresh()
    assert pupil.policy is first, "not read twice"
    os.utime(tmp_path / WEIGHTS, (1.0, 1.0))
    pupil.refresh()
    assert pupil.policy is not first


def test_a_checkpoint_that_is_half_written_keeps_the_policy_there_is(tmp_path):
    save_policy(PolicyNetwork(TINY), tmp_path)
    pupil = _Pupil(tmp_path)
    pupil.refresh()
    policy = pupil.policy
    (tmp_path / WEIGHTS).write_bytes(b"half")
    os.utime(tmp_path / WEIGHTS, (2.0, 2.0))
    pupil.refresh()
    assert pupil.policy is policy
    save_policy(PolicyNetwork(TINY), tmp_path)
    pupil.refresh()
    assert pupil.policy is not policy, "read once it is whole"


def test_without_a_folder_there_are_experts_only():
    pupil = _Pupil(None)
    pupil.refresh()
    assert pupil.policy is None


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_processes_collect_real_calls_and_end_when_they_are_stopped(tmp_path, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    quick = EpisodeConfig(calls=1, frames=1, disturbed=0.0)
    with Collectors(CollectionConfig(folder=tmp_path / "new", workers=1, episode=quick)) as collectors:
        assert os.environ["OMP_NUM_THREADS"] == "7", "only the processes are held to one thread"
        assert collectors.alive == 1
        wait_until(lambda: shard_paths(tmp_path / "new"), 60.0, "a shard")
        started = time.monotonic()
        collectors.stop()
        assert time.monotonic() - started < 20.0
        assert collectors.alive == 0
    shard = Shard.load(shard_paths(tmp_path / "new")[0])
    assert len(shard.frames) > 0
    assert np.isfinite(shard.frames).all()
