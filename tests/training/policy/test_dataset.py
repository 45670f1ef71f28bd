"""What a batch holds: labels of experts only, as far ahead as could be foreseen."""

import numpy as np
import pytest
import torch

from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ObservationConfig, PolicyConfig
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.shards import CallRecord, Shard, ShardError, shard_paths

CONFIG = PolicyConfig(observation=ObservationConfig(text=False))
WIDTH = layout.frame_width(CONFIG.observation.other_objects)


def record(length, function=0, *, done=True, unlabelled=(), surprises=(), over_from=None):
    """Return a call whose k-th label commands x = k."""
    call = CallRecord(function, done=done)
    for k in range(length):
        frame = np.zeros(WIDTH, np.float32)
        frame[layout.CALL_AT] = function
        label = None if k in unlabelled else np.full(layout.ACTION, k, np.float32)
        call.add(frame, label, surprise=k in surprises, over=over_from is not None and k >= over_from)
    return call


def dataset(*records):
    data = PolicyDataset(CONFIG, torch.device("cpu"))
    data.extend([Shard.of(list(records))])
    return data


def batch_at(data, *index):
    return data.at(torch.tensor(index))


def test_a_chunk_is_the_labels_that_follow_and_stays_at_the_last():
    batch = batch_at(dataset(record(20)), 15)
    assert batch.actions[0, :, 0].tolist() == [15, 16, 17, 18, 19] + 11 * [19]
    assert batch.weights[0].tolist() == 16 * [1.0]


def test_a_chunk_never_runs_into_the_next_call():
    batch = batch_at(dataset(record(5), record(30)), 3)
    assert batch.actions[0, :, 0].max() == 4


def test_bursts_are_never_labels():
    data = dataset(record(40, unlabelled=range(10, 14), surprises=(10,)))
    drawn = data.batch(4000, torch.Generator().manual_seed(0))
    assert (drawn.weights[:, 0] == 1.0).all(), "no chunk begins within a burst"
    assert not ((drawn.actions[..., 0] == 0.0) & (drawn.weights > 0) & (drawn.actions[:, :1, 0] > 0)).any()


def test_what_could_not_be_foreseen_is_masked_and_what_comes_after_is_learned():
    data = dataset(record(40, surprises=(10,)))
    assert batch_at(data, 6).weights[0].tolist() == 4 * [1.0] + 12 * [0.0]
    assert batch_at(data, 10).weights[0].tolist() == 16 * [1.0]


def test_what_is_masked_shows_the_last_command_that_counts():
    data = dataset(record(40, unlabelled=range(10, 14), surprises=(10,)))
    assert batch_at(data, 6).actions[0, :, 0].tolist() == [6, 7, 8, 9] + 12 * [9]


def test_a_failed_call_teaches_no_action_but_that_it_fails():
    data = dataset(record(50, done=False), record(50))
    early, late, good = (batch_at(data, index) for index in (5, 45, 95))
    assert early.weights.sum() == late.weights.sum() == 0.0
    assert [float(b.failed[0]) for b in (early, late, good)] == [0.0, 1.0, 0.0]
    assert early.ended_known[0] == 0.0
    assert good.ended_known[0] == 1.0


def test_failed_frames_are_drawn_seldom():
    drawn = dataset(record(50, done=False), record(50)).batch(4000, torch.Generator().manual_seed(0))
    assert float((drawn.ended_known == 0.0).float().mean()) == pytest.approx(0.03, abs=0.01)


def test_a_call_is_over_from_where_it_only_waits():
    # Over from frame 12 on: from frame 10 it has ended by the third step, k = 2.
    batch = batch_at(dataset(record(20, over_from=12)), 10)
    assert batch.ended[0].tolist() == [0.0, 0.0] + 14 * [1.0]


def test_waiting_is_imitated_at_the_end_of_a_call_only():
    call = record(30, over_from=25)
    for k in range(10, 14):
        call.flags[k] = (True, False, True)
    data = dataset(call)
    assert batch_at(data, 8).weights[0].tolist() == 2 * [1.0] + 4 * [0.0] + 10 * [1.0]
    assert batch_at(data, 26).weights[0].sum() == 16.0


def test_a_call_without_waiting_is_over_after_its_last_frame():
    batch = batch_at(dataset(record(20)), 17)
    assert batch.ended[0].tolist() == 3 * [0.0] + 13 * [1.0]


def test_data_that_come_later_are_like_data_that_came_at_once():
    first, second = record(30, surprises=(4,)), record(25, 3, surprises=(7,), over_from=20)
    at_once = dataset(first, second)
    later = dataset(first)
    later.extend([Shard.of([second])])
    for index in (2, 10, 31, 45, 54):
        one, two = batch_at(at_once, index), batch_at(later, index)
        for name in ("frames", "actions", "weights", "ended", "failed"):
            assert torch.equal(getattr(one, name), getattr(two, name)), (index, name)


def test_rare_functions_are_drawn_more_often_than_they_come():
    # 1600 frames of function 0, 100 of function 1: in proportion to the square root, 4 to 1.
    data = dataset(*[record(100) for _ in range(16)], record(100, 1))
    drawn = data.batch(20000, torch.Generator().manual_seed(0))
    share = float((drawn.frames[:, layout.CALL_AT] == 1).float().mean())
    assert share == pytest.approx(0.2, abs=0.02)


def test_successful_calls_are_counted_by_function():
    counts = dataset(record(5), record(5, done=False), record(5, 2)).counts()
    assert (counts["pick"], counts["place"], counts["cover"]) == (1, 0, 1)


def test_a_shard_is_read_as_it_was_written(tmp_path):
    shard = Shard.of([record(7, 1), record(3)])
    shard.save(tmp_path / "a.npz")
    assert shard_paths(tmp_path) == [tmp_path / "a.npz"]
    loaded = Shard.load(tmp_path / "a.npz")
    for name in ("frames", "labels", "flags", "calls"):
        assert np.array_equal(getattr(shard, name), getattr(loaded, name)), name


def test_a_broken_shard_is_named(tmp_path):
    (tmp_path / "b.npz").write_bytes(b"nothing")
    with pytest.raises(ShardError, match=r"b\.npz is no shard"):
        Shard.load(tmp_path / "b.npz")


def test_a_shard_needs_a_frame():
    with pytest.raises(ShardError, match="no call has a frame"):
        Shard.of([CallRecord(0)])
