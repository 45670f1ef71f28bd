"""Held-out calls: the last of each shard, never trained on, measured always in the same way."""

import numpy as np
import torch

from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.held_out import HeldOut, split
from hcvla.training.policy.shards import FIRST, LENGTH, Shard
from hcvla.training.policy.trainer import PolicyTrainer, TrainingConfig, fit_normalisation
from helpers.policy_calls import TINY, straight_calls

CPU = torch.device("cpu")


def test_a_twentieth_of_forty_calls_is_the_last_two_with_their_frames():
    shard = Shard.of(straight_calls(40))
    [learned], [held] = split([shard], 0.05)
    assert (len(learned.calls), len(held.calls)) == (38, 2)
    assert held.calls[:, FIRST].tolist() == [0, 30]
    assert held.calls[:, LENGTH].tolist() == [30, 30]
    assert np.array_equal(np.concatenate([learned.frames, held.frames]), shard.frames)
    assert np.array_equal(held.labels, shard.labels[38 * 30 :])


def test_of_few_calls_none_is_held_out():
    learned, held = split([Shard.of(straight_calls(19))], 0.05)
    assert len(learned[0].calls) == 19
    assert held == []
    assert HeldOut(held, TINY, CPU).loss(PolicyNetwork(TINY)) is None


def test_their_loss_is_the_same_each_time_and_falls_with_training():
    learned, held = split([Shard.of(straight_calls(60))], 0.1)
    data = PolicyDataset(TINY, CPU)
    data.extend(learned)
    torch.manual_seed(0)
    network = PolicyNetwork(TINY)
    fit_normalisation(network, data, torch.Generator().manual_seed(0), 500)
    trainer = PolicyTrainer(network, data, TrainingConfig(batch=32, warmup_steps=10, learning_rate=3e-3))
    measure = HeldOut(held, TINY, CPU)
    before = measure.loss(trainer.average)
    assert before == measure.loss(trainer.average) == HeldOut(held, TINY, CPU).loss(trainer.average)
    for _ in range(150):
        trainer.step(0.0)
    assert measure.loss(trainer.average) < 0.5 * before
