"""Learning by the clock that was interrupted goes on from its last state, with the data that were collected before."""

from types import SimpleNamespace

import pytest
import torch

from hcvla.training.error import TrainingError
from hcvla.training.policy.apprenticeship import ApprenticeshipConfig, _Clock, _Intake, _Lesson
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.shards import Shard
from hcvla.training.policy.trainer import TrainingConfig
from policy_calls import TINY, straight_calls

TRAINING = TrainingConfig(batch=16, precision="fp32")
AT_WORK = SimpleNamespace(alive=1)


def lesson(folder, lines, **config):
    """Return a lesson on the shards in a folder, and its clock."""
    config = ApprenticeshipConfig(seconds=600.0, first_share=0.0, least_frames=10, state=folder / "state.pt", **config)
    clock, intake = _Clock(config), _Intake(folder, PolicyDataset(TINY, torch.device("cpu")))
    intake.wait(AT_WORK, clock, config)
    return _Lesson(intake, TINY, TRAINING, config, clock, lines.append), clock


def test_an_interrupted_lesson_goes_on_from_its_state_and_its_data(tmp_path):
    Shard.of(straight_calls(4)).save(tmp_path / "00-00000.npz")
    first, _ = lesson(tmp_path, [], state_sec=0.0)
    first.practise()
    assert first.keep_state()
    weights = {name: value.clone() for name, value in first.learned().network.state_dict().items()}
    first.practise()  # lost: the process is killed after this

    lines = []
    second, clock = lesson(tmp_path, lines, spent_sec=300.0)
    assert 0.5 <= clock.share < 0.6
    assert lines[-1].startswith("precision: as before; goes on after 10 steps")
    found = second.learned()
    assert (found.steps, found.frames) == (10, first.learned().frames)
    for name, value in found.network.state_dict().items():
        assert torch.equal(value, weights[name]), name
    second.practise()
    assert second.learned().steps == 20


def test_a_state_is_written_only_when_it_is_due(tmp_path):
    Shard.of(straight_calls(4)).save(tmp_path / "00-00000.npz")
    found, _ = lesson(tmp_path, [])
    assert not found.keep_state()
    assert not (tmp_path / "state.pt").exists()


def test_without_data_and_without_anyone_who_collects_the_logs_are_named(tmp_path):
    (tmp_path / "00.log").write_text("it crashed")
    config = ApprenticeshipConfig(seconds=600.0, first_share=0.0, least_frames=10)
    intake = _Intake(tmp_path, PolicyDataset(TINY, torch.device("cpu")))
    with pytest.raises(TrainingError, match=r"no data were collected; see .*00\.log"):
        intake.wait(SimpleNamespace(alive=0), _Clock(config), config)
