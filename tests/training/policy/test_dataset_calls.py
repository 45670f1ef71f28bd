"""A dataset gives the very samples that the policy's own collection gives; what does not fit is named."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hcvla.datasets.dataset import Dataset, EpisodeRow
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import FUNCTIONS, ObservationConfig
from hcvla.training.policy.dataset_calls import calls_of_episode, check_columns, task_of_episode
from hcvla.training.policy.imitated import imitated
from hcvla.training.policy.shards import LABELLED, OVER, SURPRISE, Shard, ShardError
from helpers.recorded_twice import record_twice

CONFIG = ObservationConfig()


def episode(root) -> tuple[EpisodeRow, pa.Table]:
    dataset = Dataset(root)
    return dataset.episodes[0], dataset.arrow(dataset.episodes[0])


def from_dataset(root) -> Shard:
    return Shard.of([call.record for call in calls_of_episode(*episode(root), CONFIG)])


def check_same(recorded) -> Shard:
    ours, theirs = Shard.of(recorded.records), from_dataset(recorded.root)
    assert np.array_equal(ours.calls, theirs.calls)
    assert np.array_equal(ours.flags, theirs.flags)
    # Datasets hold 32 bits.
    assert np.abs(ours.labels - theirs.labels).max() < 1e-6
    assert np.abs(ours.frames - theirs.frames).max() < 1e-5
    return theirs


def test_both_ways_give_the_same_samples_and_those_of_bursts_are_not_imitated(recorded_twice):
    shard = check_same(recorded_twice)
    assert [FUNCTIONS[call[2]] for call in shard.calls] == ["pick", "place"]
    aside = ~shard.flags[:, LABELLED]
    begins = aside & ~np.concatenate([[False], aside[:-1]])
    assert begins.sum() > 1
    assert np.array_equal(begins, shard.flags[:, SURPRISE])


@pytest.mark.parametrize("kind", ["object_moved", "grasp_slipped", "arm_nudged"])
def test_both_ways_give_the_same_samples_when_the_robot_is_disturbed(tmp_path, kind):
    shard = check_same(record_twice(tmp_path / "data", "pick", 100_002, disturbance=kind))
    assert shard.flags[:, SURPRISE].sum() == 1, "what happens from there on no one could foresee"
    # The script's answer is imitated, but for where it waits before it goes on.
    assert (shard.flags[:, LABELLED] | shard.flags[:, OVER]).all()


def changed(table: pa.Table, key: str, values: list) -> pa.Table:
    at = table.schema.get_field_index(key)
    return table.set_column(at, key, pa.array(values, table.schema.field(key).type))


def test_what_the_arm_does_for_the_judge_is_no_sample(recorded_twice):
    row, table = episode(recorded_twice.root)
    phases = table.column("call.phase").to_pylist()
    first, second = calls_of_episode(row, changed(table, "call.phase", [*phases[:-6], *6 * ["verify"]]), CONFIG)
    whole_first, whole_second = calls_of_episode(row, table, CONFIG)
    assert len(first.rows) == len(whole_first.rows)
    assert second.rows == whole_second.rows[:-6]


def test_waiting_for_the_end_is_marked_as_over(recorded_twice):
    row, table = episode(recorded_twice.root)
    phases = table.column("call.phase").to_pylist()
    found = calls_of_episode(row, changed(table, "call.phase", [*phases[:-4], *4 * ["look"]]), CONFIG)
    assert [flag[OVER] for flag in found[-1].record.flags[-6:]] == [False, False, True, True, True, True]


@pytest.mark.parametrize(("outcome", "done"), [("done", True), ("not placed", False), ("", True)])
def test_a_call_is_done_if_it_ended_so_or_no_one_knows(recorded_twice, outcome, done):
    row, table = episode(recorded_twice.root)
    calls = json.dumps([call | {"outcome": outcome} for call in row.calls])
    found = calls_of_episode(replace(row, values=row.values | {"hcvla/calls": calls}), table, CONFIG)
    assert [call.record.done for call in found] == [done, done]


def test_calls_that_the_network_does_not_learn_are_left_out(recorded_twice):
    (call,) = calls_of_episode(*episode(recorded_twice.root), ObservationConfig(functions=("place",)))
    assert call.record.function == 0


def test_a_missing_column_is_named(recorded_twice):
    _, table = episode(recorded_twice.root)
    with pytest.raises(ShardError, match=r"no column 'observation\.reference'; the policy is trained on"):
        check_columns(table.drop_columns(["observation.reference"]))


def test_another_layout_of_the_action_is_named(recorded_twice):
    _, table = episode(recorded_twice.root)
    at = table.schema.get_field_index("action")
    old = pa.FixedSizeListArray.from_arrays(pa.array(np.zeros(8 * len(table), np.float32)), 8)
    with pytest.raises(
        ShardError, match="column 'action' has 8 numbers a row, expected 10: a dataset of another format"
    ):
        check_columns(table.set_column(at, "action", old))


def test_a_call_of_another_robot_api_is_named(recorded_twice):
    row, table = episode(recorded_twice.root)
    calls = [call | {"arguments": '{"thing": {"type": "text", "value": "cup"}}'} for call in row.calls]
    with pytest.raises(ShardError, match=r"episode 0: call 0, pick.*, does not fit the robot API"):
        calls_of_episode(replace(row, values=row.values | {"hcvla/calls": json.dumps(calls)}), table, CONFIG)


def test_an_edited_dataset_gives_the_same_samples(recorded_twice, tmp_path):
    """LeRobot's tools leave out the rows of calls; the columns have them."""
    whole = from_dataset(recorded_twice.root)
    shutil.copytree(recorded_twice.root, tmp_path / "edited")
    path = tmp_path / "edited/meta/episodes/chunk-000/file-000.parquet"
    rows = pq.read_table(path)
    pq.write_table(rows.drop_columns([n for n in rows.column_names if n.startswith("hcvla/")]), path)
    edited = from_dataset(tmp_path / "edited")
    for name in ("frames", "labels", "flags", "calls"):
        assert np.array_equal(getattr(whole, name), getattr(edited, name)), name


def test_nothing_of_a_command_is_left_open():
    # Way point at (0.5, 0, 0.2), pointing down; no cap means the greatest speed; nothing was commanded to the gripper.
    action = np.array([0.5, 0.0, 0.2, 1.0, 0.0, 0.0, 0.0, 0.03, 0.0, 0.0])
    assert imitated(action, grasped=True)[7:].tolist() == pytest.approx([0.7, 0.0])
    assert imitated(action, grasped=False)[7:].tolist() == pytest.approx([0.7, 0.03])
    capped = np.array([*action[:7], 0.03, 0.25, 30.0])
    assert imitated(capped, grasped=True)[7:].tolist() == pytest.approx([0.25, 0.03])


def test_a_whole_task_is_one_call_told_by_its_sentence(recorded_twice):
    row, table = episode(recorded_twice.root)
    (task,) = task_of_episode(row, table, ObservationConfig(conditioning="flat"))
    calls = calls_of_episode(row, table, CONFIG)
    assert task.record.text == Dataset(recorded_twice.root).tasks[0]
    assert task.record.done
    assert task.rows == [k for call in calls for k in call.rows]
    # It does what the calls do, and sees of the robot what they see; of calls and objects nothing.
    assert np.array_equal(task.record.labels, [label for call in calls for label in call.record.labels])
    states = [frame[: layout.STATE] for call in calls for frame in call.record.frames]
    assert np.array_equal([frame[: layout.STATE] for frame in task.record.frames], states)
    assert not np.any([frame[layout.CALL_AT :] for frame in task.record.frames])


def test_no_chunk_of_a_task_reaches_over_what_the_arm_does_for_a_judge(recorded_twice):
    row, table = episode(recorded_twice.root)
    phases = table.column("call.phase").to_pylist()
    seen = changed(table, "call.phase", [*phases[:20], *4 * ["verify"], *phases[24:]])
    (task,) = task_of_episode(row, seen, CONFIG)
    (whole,) = task_of_episode(row, table, CONFIG)
    assert task.rows == whole.rows[:20] + whole.rows[24:]
    assert task.record.flags[20][SURPRISE]


def test_a_task_of_which_a_call_failed_is_not_imitated(recorded_twice):
    row, table = episode(recorded_twice.root)
    calls = json.dumps([row.calls[0], row.calls[1] | {"outcome": "not placed"}])
    (task,) = task_of_episode(replace(row, values=row.values | {"hcvla/calls": calls}), table, CONFIG)
    assert not task.record.done
