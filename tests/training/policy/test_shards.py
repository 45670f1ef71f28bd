"""Collected calls on disk: whole or not at all, and no waiting is learned in the middle of a call."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.skills.diffusion import layout
from hcvla.training.policy.shards import LABELLED, OVER, CallRecord, Shard, ShardError, shard_paths
from policy_calls import straight_call, straight_calls


def record(*over):
    """Return a call with a frame for each flag: whether it only waits."""
    call = CallRecord(0, done=True)
    for waits in over:
        call.add(np.zeros(4, np.float32), np.zeros(layout.ACTION, np.float32), surprise=False, over=waits)
    return call


def labelled(*over):
    return Shard.of([record(*over)]).flags[:, LABELLED].tolist()


def test_the_table_of_calls_says_where_each_begins_and_how_it_ended():
    rng = np.random.default_rng(0)
    failed = straight_call(rng)
    failed.done, failed.source = False, 1
    shard = Shard.of([straight_call(rng), CallRecord(1), failed])
    # a call without frames has no row; each other has 30 frames of function 3
    assert shard.calls.tolist() == [[0, 30, 3, 1, 0], [30, 30, 3, 0, 1]]
    assert len(shard.frames) == len(shard.labels) == len(shard.flags) == 60


def test_an_expert_s_wait_is_a_label_at_the_end_of_a_call_only():
    assert labelled(False, True, True, False, True, True) == [True, False, False, True, True, True]
    assert labelled(True, True, True) == [True, True, True], "a call that only waits is all end"
    assert labelled(False, False) == [True, True]


def test_a_wait_in_the_middle_stays_marked_as_one():
    assert Shard.of([record(False, True, False)]).flags[:, OVER].tolist() == [False, True, False]


def test_a_frame_without_a_label_has_zeros_that_do_not_count():
    call = CallRecord(0)
    call.add(np.ones(4, np.float32), None, surprise=True, over=False)
    shard = Shard.of([call])
    assert not shard.labels.any()
    assert shard.flags.tolist() == [[False, True, False]]


def test_labels_of_another_width_are_refused_with_what_was_expected(tmp_path):
    shard = Shard.of(straight_calls(1))
    wrong = replace(shard, labels=shard.labels[:, :3])
    wrong.save(tmp_path / "a.npz")
    with pytest.raises(ShardError, match=rf"a\.npz: labels have shape \(30, 3\), expected \(n, {layout.ACTION}\)"):
        Shard.load(tmp_path / "a.npz")


def test_a_file_that_lacks_a_table_is_no_shard(tmp_path):
    np.savez(tmp_path / "a.npz", frames=np.zeros((1, 2)))
    with pytest.raises(ShardError, match=r"a\.npz is no shard of collected calls \(.*labels"):
        Shard.load(tmp_path / "a.npz")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ShardError, match=r"gone\.npz is no shard"):
        Shard.load(tmp_path / "gone.npz")


def test_a_shard_that_is_being_written_is_not_listed(tmp_path):
    Shard.of(straight_calls(1)).save(tmp_path / "b.npz")
    (tmp_path / "a.new").write_bytes(b"half")
    assert shard_paths(tmp_path) == [tmp_path / "b.npz"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.new", "b.npz"], "nothing else is left behind"
