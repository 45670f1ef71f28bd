"""The recorded commands are enough to do the task again."""

import json

import numpy as np
import pyarrow.parquet as pq
import pytest

from hcvla.datasets.dataset import Dataset, floats
from hcvla.datasets.episode import disturbed_in
from hcvla.datasets.errors import DatasetDefectError, DatasetError
from hcvla.datasets.folder_lock import claim_folder
from hcvla.datasets.join import join_staged
from hcvla.datasets.layout import COLLECTION, STAGING
from hcvla.datasets.vectors import grip_of, move_of
from hcvla.recording.simulation.episode import collect_episode
from hcvla.recording.simulation.job import CollectionJob, Settings
from hcvla.recording.simulation.replay import replay_dataset, replay_episode

PIXELS = 32


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Return a dataset of a plain place, a plain touch and a disturbed pick."""
    root = tmp_path_factory.mktemp("replayed")
    claim_folder(root, {}, resume=False)
    for job in (
        CollectionJob("place", 100_003),
        CollectionJob("touch", 100_004),
        CollectionJob("pick", 1_100_002, "arm_nudged"),
    ):
        assert collect_episode(job, Settings(pixels=PIXELS, coarse=0.0), root / STAGING).kept
    assert join_staged(root, PIXELS) == 3
    return root


def test_undisturbed_episodes_end_in_their_goal_when_their_commands_alone_are_sent(collected):
    found = replay_dataset(collected)
    assert sorted(one.task for one in found) == ["place", "touch"]
    assert all(one.goal_holds for one in found), found


def test_commands_of_another_episode_do_not_reach_the_goal(collected):
    rows = {row.values["hcvla/task"]: row for row in Dataset(collected).episodes}
    actions = floats(Dataset(collected).arrow(rows["touch"]), "action")
    assert not replay_episode(rows["place"], actions).goal_holds


def test_a_refused_command_is_reported(collected):
    row = Dataset(collected).episodes[0]
    actions = floats(Dataset(collected).arrow(row), "action").copy()
    actions[0, 0] = 2.0
    replayed = replay_episode(row, actions)
    assert not replayed.goal_holds
    assert "outside the workspace" in replayed.message


def test_a_dataset_without_undisturbed_episodes_or_of_another_format_is_refused(collected, tmp_path):
    with pytest.raises(DatasetError, match="cannot be read"):
        replay_dataset(tmp_path)
    settings = collected / COLLECTION
    before = settings.read_text()
    settings.write_text(json.dumps(json.loads(before) | {"format": 1}))
    with pytest.raises(DatasetDefectError, match="format is 1"):
        replay_dataset(collected)
    settings.write_text(before)


def test_the_columns_hold_every_way_point_within_its_lead(collected):
    for path in collected.glob("data/*/*.parquet"):
        table = pq.read_table(path)
        state, action = (np.array(table.column(key).to_pylist()) for key in ("observation.state", "action"))
        assert np.linalg.norm(action[:, :3] - state[:, 7:10], axis=1).max() < 0.2 + 1e-5


def test_frames_count_down_to_the_next_disturbance():
    kinds = ["", "", "nudge", "nudge", "", "slip", "shift", ""]
    # It begins at 2, at 5 and at 6, where another kind follows without a pause.
    assert disturbed_in(kinds) == [2, 1, 3, 2, 1, 1, -1, -1]
    assert disturbed_in(["", ""]) == [-1, -1]


def test_a_row_that_left_the_gripper_alone_commands_no_grip_and_no_cap():
    action = np.array([0.4, 0.0, 0.3, 1.0, 0.0, 0.0, 0.0, 0.05, 0.0, 0.0])
    assert grip_of(action) is None
    assert move_of(action, 2.0).max_speed_m_s is None
    action[8:] = 0.3, 20.0
    assert (grip_of(action).width_m, grip_of(action).force_n) == (0.05, 20.0)
    assert (move_of(action, 2.0).stamp_sec, move_of(action, 2.0).max_speed_m_s) == (2.0, 0.3)
