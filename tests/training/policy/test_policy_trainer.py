"""One training run: it learns, resumes bit for bit, and says when it cannot go on."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.shards import CallRecord, Shard
from hcvla.training.policy.trainer import (
    PolicyTrainer,
    TrainingConfig,
    TrainingError,
    fit_normalisation,
    training_from,
)
from helpers.policy_calls import TINY, straight_call, straight_calls


@pytest.fixture(scope="module")
def data():
    dataset = PolicyDataset(TINY, torch.device("cpu"))
    dataset.extend([Shard.of(straight_calls(60))])
    return dataset


def trainer(data, **changes) -> PolicyTrainer:
    torch.manual_seed(0)
    network = PolicyNetwork(TINY)
    fit_normalisation(network, data, torch.Generator().manual_seed(0), 500)
    return PolicyTrainer(network, data, TrainingConfig(batch=32, **changes))


def weights(run: PolicyTrainer) -> list[torch.Tensor]:
    return [tensor.clone() for tensor in [*run.network.state_dict().values(), *run.average.state_dict().values()]]


def test_the_loss_falls(data):
    run = trainer(data, warmup_steps=10, learning_rate=3e-3)
    first = float(sum(run.step(0.0)[0] for _ in range(5)) / 5)
    for _ in range(120):
        run.step(0.0)
    last = float(sum(run.step(0.0)[0] for _ in range(5)) / 5)
    assert last < 0.5 * first


def test_two_steps_saved_and_resumed_go_on_bit_for_bit(data, tmp_path):
    straight = trainer(data)
    for k in range(4):
        straight.step(k / 4)
    started = trainer(data)
    for k in range(2):
        started.step(k / 4)
    started.save(tmp_path / "state.pt")
    resumed = trainer(data, seed=99)
    resumed.resume(tmp_path / "state.pt")
    for k in range(2, 4):
        resumed.step(k / 4)
    assert resumed.steps == straight.steps == 4
    assert all(torch.equal(a, b) for a, b in zip(weights(straight), weights(resumed), strict=True))


def test_choosing_the_precision_leaves_no_trace(data):
    plain, measured = trainer(data), trainer(data)
    words = measured.choose_precision(0.05)
    measured.dtype = None
    plain.step(0.0)
    measured.step(0.0)
    assert "steps/s in fp32" in words
    assert all(torch.equal(a, b) for a, b in zip(weights(plain), weights(measured), strict=True))


def test_the_learning_rate_warms_up_and_falls_to_its_share(data):
    run = trainer(data, warmup_steps=10, final_rate=0.1)
    assert run._rate(0.0) == pytest.approx(0.1)
    run.steps = 1000
    assert run._rate(0.0) == pytest.approx(1.0)
    assert run._rate(0.5) == pytest.approx(0.55)
    assert run._rate(1.0) == run._rate(2.0) == pytest.approx(0.1)


def test_averaged_weights_lag_behind_the_trained_ones(data):
    run = trainer(data)
    before = [p.clone() for p in run.average.parameters()]
    run.step(0.0)
    keep = 2.0 / 11.0
    for old, now, mean in zip(before, run.network.parameters(), run.average.parameters(), strict=True):
        assert torch.allclose(mean, keep * old + (1.0 - keep) * now, atol=1e-6)


def test_weights_that_are_good_already_are_averaged_from_where_they_were(data):
    run = trainer(data, warm_average=False)
    before = [p.clone() for p in run.average.parameters()]
    run.step(0.0)
    for old, now, mean in zip(before, run.network.parameters(), run.average.parameters(), strict=True):
        assert torch.allclose(mean, 0.999 * old + 0.001 * now, atol=1e-7)


def test_a_checkpoint_is_trained_on_at_a_fifth_of_the_usual_rate_unless_another_is_given(tmp_path):
    usual = TrainingConfig(batch=64)
    assert training_from(None, usual) == usual
    assert training_from(None, usual, 0.002) == replace(usual, learning_rate=0.002)
    assert training_from(tmp_path, usual) == replace(usual, learning_rate=2e-4, warm_average=False)
    assert training_from(tmp_path, usual, 0.002).learning_rate == 0.002


def test_a_loss_that_is_no_number_ends_the_run_with_its_reason(data):
    run = trainer(data, learning_rate=0.5)
    with pytest.raises(TrainingError, match=r"the loss is \[nan.*a lower learning rate than 0\.5"):
        run.check(torch.tensor([float("nan"), 0.0, 0.0]))


def test_a_state_of_another_network_is_refused(data, tmp_path):
    run = trainer(data)
    state = run._snapshot()
    state["network"] = {"something": torch.zeros(1)}
    torch.save(state, tmp_path / "state.pt")
    with pytest.raises(TrainingError, match="cannot be resumed from"):
        trainer(data).resume(tmp_path / "state.pt")


def test_frames_of_bursts_do_not_change_the_weights(data):
    """The label of a frame that is not an expert's may be anything."""
    records = [straight_call(np.random.default_rng(5)) for _ in range(4)]
    for call in records:
        for k in range(12, 16):
            call.flags[k] = (False, k == 12, False)
    other = [CallRecord(r.function, frames=r.frames, labels=[*r.labels], flags=r.flags, done=True) for r in records]
    for call in other:
        call.labels[12:16] = [label + 0.3 for label in call.labels[12:16]]
    found = []
    for variant in (records, other):
        dataset = PolicyDataset(TINY, torch.device("cpu"))
        dataset.extend([Shard.of(variant)])
        run = trainer(dataset)
        run.step(0.0)
        found.append(weights(run))
    assert all(torch.equal(a, b) for a, b in zip(*found, strict=True))
