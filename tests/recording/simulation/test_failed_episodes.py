"""An episode that fails is counted by its cause, and kept only on request, marked as what it is."""

from dataclasses import replace

import pytest

from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset
from hcvla.datasets.folder_lock import claim_folder
from hcvla.datasets.join import join_staged
from hcvla.datasets.layout import STAGING
from hcvla.lockstep import perturbations
from hcvla.recording.simulation import episode
from hcvla.recording.simulation.episode import collect_episode
from hcvla.recording.simulation.job import CollectionJob, Settings
from hcvla.tasks.registry import find_task

TOO_FEW_STEPS = 20


@pytest.fixture
def hurried(monkeypatch):
    """Give every task so few control steps that nothing is done in them."""
    monkeypatch.setattr(episode, "find_task", lambda name: replace(find_task(name), step_limit=TOO_FEW_STEPS))


def test_a_failed_episode_is_charged_to_its_cause_and_leaves_nothing(hurried, tmp_path):
    result = collect_episode(CollectionJob("pick", 100_000), Settings(), tmp_path / STAGING)
    assert (result.success, result.kept, result.cause) == (False, False, "time")
    assert f"not over after {TOO_FEW_STEPS} control steps" in result.message
    assert list((tmp_path / STAGING).iterdir()) == []


def test_a_failed_episode_that_is_kept_is_marked_and_without_defect(hurried, tmp_path):
    claim_folder(tmp_path, {}, resume=False)
    result = collect_episode(CollectionJob("pick", 100_000), Settings(keep_failed=True), tmp_path / STAGING)
    assert (result.success, result.kept) == (False, True)
    assert join_staged(tmp_path, 128) == 1
    (row,) = Dataset(tmp_path).episodes
    assert row.values["hcvla/success"] is False
    assert row.calls[-1]["outcome"] == "budget exceeded"
    assert check_dataset(tmp_path).episodes == 1


def test_where_nothing_can_slip_the_arm_is_nudged_instead(tmp_path):
    pushed = collect_episode(CollectionJob("push", 100_000, "grasp_slipped"), Settings(), tmp_path / STAGING)
    assert pushed.kept
    assert pushed.key.endswith("arm_nudged")


def test_an_episode_whose_disturbance_did_not_come_is_not_kept(monkeypatch, tmp_path):
    never = perturbations.PerturbationConfig(near_m=(0.0, 0.0))  # the hand is never so near while it approaches
    monkeypatch.setattr(perturbations, "PerturbationConfig", lambda: never)
    result = collect_episode(CollectionJob("pick", 100_000, "object_moved"), Settings(), tmp_path / STAGING)
    assert (result.success, result.kept, result.cause) == (False, False, "undisturbed")
    assert result.message == "the moment for object_moved did not come"
