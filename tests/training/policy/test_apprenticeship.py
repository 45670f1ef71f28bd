"""Learning by the clock that was interrupted goes on from its last state, with the data that were collected before."""

import time
from types import SimpleNamespace

import torch

from hcvla.training.policy.apprenticeship import ApprenticeshipConfig, _Lesson
from hcvla.training.policy.shards import Shard
from hcvla.training.policy.trainer import TrainingConfig
from policy_calls import TINY, straight_calls

TRAINING = TrainingConfig(batch=16, precision="fp32")
AT_WORK = SimpleNamespace(alive=1)


def lesson(folder, lines, **config):
    """Return a lesson on what lies in a folder, that has begun to train."""
    config = ApprenticeshipConfig(
        seconds=600.0, first_share=0.0, least_frames=10, state=folder / "state.pt", state_sec=0.0, **config
    )
    started = time.monotonic() - config.spent_sec
    found = _Lesson(folder, TINY, TRAINING, torch.device("cpu"), lines.append, started, config)
    found.wait_for_data(AT_WORK)
    return found


def test_an_interrupted_lesson_goes_on_from_its_state_and_its_data(tmp_path):
    Shard.of(straight_calls(4)).save(tmp_path / "00-00000.npz")
    first = lesson(tmp_path, [])
    first.practise()
    assert first.keep_state()
    weights = {name: value.clone() for name, value in first.learned().network.state_dict().items()}
    first.practise()  # lost: the process is killed after this

    lines = []
    second = lesson(tmp_path, lines, spent_sec=300.0)
    assert 0.5 <= second.share < 0.6
    assert lines[-1].startswith("precision: as before; goes on after 10 steps")
    found = second.learned()
    assert (found.steps, found.frames) == (10, first.learned().frames)
    for name, value in found.network.state_dict().items():
        assert torch.equal(value, weights[name]), name
    second.practise()
    assert second.learned().steps == 20


def test_a_state_is_written_only_when_it_is_due(tmp_path):
    Shard.of(straight_calls(4)).save(tmp_path / "00-00000.npz")
    config = ApprenticeshipConfig(seconds=600.0, first_share=0.0, least_frames=10, state=tmp_path / "state.pt")
    found = _Lesson(tmp_path, TINY, TRAINING, torch.device("cpu"), lambda line: None, time.monotonic(), config)
    found.wait_for_data(AT_WORK)
    assert not found.keep_state()
    assert not (tmp_path / "state.pt").exists()
