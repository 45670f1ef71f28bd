"""The texts of calls as vectors, and what training makes of them."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.language.text_encoder import TEXT_WIDTH, sentence_vectors, shared_text_encoder
from hcvla.skills.diffusion.augmentation import Noise, without_text
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.shards import Shard
from hcvla.training.policy.texts import TextTable
from helpers.policy_calls import TINY, straight_calls

CPU = torch.device("cpu")


def test_each_different_text_is_read_once_whenever_it_comes():
    table = TextTable(CPU)
    assert table.numbers(["go home", "pick red cube", "go home"]).tolist() == [0, 1, 0]
    assert table.numbers(["touch blue cube", "pick red cube"]).tolist() == [2, 1]
    torch.testing.assert_close(table.vectors[1:2], shared_text_encoder().sentences(["pick red cube"]))
    assert len(table.vectors) == 3


def test_words_are_kept_in_half_precision_and_are_zero_behind_a_text_s_last_one():
    table = TextTable(CPU)
    table.numbers(["go home"])
    table.numbers(["put it down on the blue cube", "go home"])
    # "go", "home"; "put", "it", "down", "on", "the", "blue", "cube".
    assert table.words.shape == (2, 7, TEXT_WIDTH)
    assert (table.words != 0.0).any(-1).sum(1).tolist() == [2, 7]
    known = shared_text_encoder().word_states(["put it down on the blue cube"])
    torch.testing.assert_close(table.words[1:].float(), known, atol=1e-2, rtol=1e-2)
    torch.testing.assert_close(table.vectors[1:], sentence_vectors(known))


def test_a_batch_holds_the_vector_of_each_frame_s_own_call():
    calls = straight_calls(2)
    calls[1].text = "pick red cube"
    data = PolicyDataset(replace(TINY, observation=ObservationConfig()), CPU)
    for call in calls:
        data.extend([Shard.of([call])])
    found = data.at(torch.tensor([59, 0, 29])).text
    pick, move = shared_text_encoder().sentences(["pick red cube", "move to a pose"])
    # 30 frames a call.
    for row, expected in zip(found, (pick, move, move), strict=True):
        torch.testing.assert_close(row, expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(("conditioning", "share"), [("call", 0.3), ("flat", 0.0)])
def test_text_is_left_out_now_and_then_where_the_policy_is_told_besides(conditioning, share):
    text, generator = torch.ones(5000, 4), torch.Generator().manual_seed(0)
    config = ObservationConfig(conditioning=conditioning)
    seen = without_text(text, config, Noise(drop_text=0.3), generator)
    assert float((seen == 0.0).all(dim=1).float().mean()) == pytest.approx(share, abs=0.02)
    assert set(np.unique(seen.numpy())) <= {0.0, 1.0}


def test_a_policy_without_text_reads_none():
    data = PolicyDataset(TINY, CPU)
    data.extend([Shard.of(straight_calls(1))])
    assert data.at(torch.tensor([0])).text is None
