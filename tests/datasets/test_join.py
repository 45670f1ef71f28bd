"""Joining is whole or repaired: an interruption anywhere loses no episode and leaves no half of one."""

import shutil

import numpy as np
import pyarrow.parquet as pq
import pytest

from hcvla.datasets import join, layout, summaries
from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset, episode_rows, stray_files
from hcvla.datasets.join import join_staged, repair, staged_episodes
from hcvla.datasets.layout import STAGING


class InterruptionError(Exception):
    """Stands for the end of the process."""


def interrupt_at(monkeypatch, step: int) -> None:
    """Let the step-th file that is to get its name not get it."""
    count = 0
    real = layout.commit

    def commit(temporary, final):
        nonlocal count
        count += 1
        if count == step:
            raise InterruptionError
        real(temporary, final)

    for module in (layout, join, summaries):
        monkeypatch.setattr(module, "commit", commit)


# Two videos, data, tasks, episodes; stats, info and the card.
@pytest.mark.parametrize("step", range(1, 9))
def test_a_join_that_is_cut_off_at_any_file_is_done_again_without_loss(staged, monkeypatch, step):
    with monkeypatch.context() as patched:
        interrupt_at(patched, step)
        with pytest.raises(InterruptionError):
            join_staged(staged, 128)
    repair(staged, 128)
    join_staged(staged, 128)
    found = check_dataset(staged)
    assert (found.episodes, found.strays) == (2, ())
    assert staged_episodes(staged) == []


def test_there_are_no_more_files_to_interrupt_at(staged, monkeypatch):
    interrupt_at(monkeypatch, 9)
    assert join_staged(staged, 128) == 2


def test_episodes_that_are_joined_later_are_appended(staged):
    assert join_staged(staged, 128, only=["swap-00100000"]) == 1
    assert join_staged(staged, 128) == 1
    assert [row.key for row in Dataset(staged).episodes] == ["swap-00100000", "pick-00100000"]
    assert check_dataset(staged).episodes == 2


def test_an_episode_that_is_joined_already_is_not_joined_again(staged):
    copy = staged / "copy"
    shutil.copytree(staged / STAGING, copy)
    join_staged(staged, 128)
    shutil.rmtree(staged / STAGING)
    copy.rename(staged / STAGING)
    repair(staged, 128)
    assert join_staged(staged, 128) == 0
    assert len(episode_rows(staged)) == 2


def test_files_that_nothing_refers_to_are_named_and_removed(dataset):
    stray = dataset / "data/chunk-000/file-007.parquet"
    stray.write_bytes(b"half a table")
    assert list(stray_files(dataset, episode_rows(dataset))) == [stray]
    repair(dataset, 128)
    assert not stray.exists()
    assert check_dataset(dataset).strays == ()


def test_the_statistics_are_those_of_all_rows_together(dataset):
    table = pq.read_table(dataset / "data/chunk-000/file-000.parquet")
    actions = np.stack(table.column("action").to_pylist())
    stored = layout.read_json(dataset / "meta/stats.json")["action"]
    assert np.allclose(stored["mean"], actions.mean(axis=0), atol=1e-6)
    assert np.allclose(stored["std"], actions.std(axis=0), atol=1e-6)
    assert np.allclose(stored["max"], actions.max(axis=0))
    assert stored["count"] == [len(actions)]
