"""The stream of training batches."""

import itertools

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.planner.embedded.tokenizer import END, GOAL, Tokenizer
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import IGNORED
from hcvla.training.planner.stream import training_steps

TOKENIZER = Tokenizer.for_api(ROBOT_API)
SMALL = PlannerTrainConfig(batch_size=8, micro_batch=4, seed=3)


def first_steps(config, count):
    return list(itertools.islice(training_steps(config, TOKENIZER), count))


def test_a_step_has_its_sentences_in_passes_of_like_length():
    (step,) = first_steps(SMALL, 1)
    assert [batch.text_ids.shape[0] for batch, _ in step] == [4, 4]
    shorter, longer = (int((targets.code != IGNORED).sum()) for _, targets in step)
    assert shorter <= longer


def test_the_same_seed_draws_the_same_and_another_seed_other_sentences():
    (first,), (again,) = first_steps(SMALL, 1), first_steps(SMALL, 1)
    (other,) = first_steps(PlannerTrainConfig(batch_size=8, micro_batch=4, seed=4), 1)
    assert torch.equal(first[0][0].text_ids, again[0][0].text_ids)
    assert first[0][0].text_ids.shape != other[0][0].text_ids.shape or not torch.equal(
        first[0][0].text_ids, other[0][0].text_ids
    )


def test_goals_are_asked_for_and_only_refusals_have_none():
    ids = TOKENIZER.ids
    for batch, targets in (pair for step in first_steps(SMALL, 3) for pair in step):
        for code, goal in zip(batch.code, batch.goal_mask, strict=True):
            stated = goal.any()
            assert not stated or code[0] == ids[GOAL]
            refused = any(TOKENIZER.tokens[token].startswith("refuse(") for token in code.tolist())
            assert stated != refused
        assert (targets.code == ids[END]).any()


@pytest.mark.slow
def test_workers_draw_other_sentences_each():
    config = PlannerTrainConfig(batch_size=4, micro_batch=4, workers=2, seed=3, replayed=0.0)
    steps = first_steps(config, 4)
    texts = {tuple(row) for step in steps for batch, _ in step for row in batch.text_ids.tolist()}
    assert len(texts) >= 15  # of sixteen


def test_those_that_train_together_draw_other_sentences_of_like_length_at_the_same_time():
    config = PlannerTrainConfig(batch_size=16, micro_batch=16, seed=3, pooled_steps=8)
    ranks = [itertools.islice(training_steps(config, TOKENIZER, rank), 8) for rank in (0, 1)]
    passes = [[step[0][0] for step in steps] for steps in ranks]
    texts = [{tuple(row) for batch in drawn for row in batch.text_ids.tolist()} for drawn in passes]
    assert len(texts[0] & texts[1]) < 8  # of 128
    lengths = torch.tensor([[float(batch.code_mask.sum()) for batch in drawn] for drawn in passes])
    assert torch.corrcoef(lengths)[0, 1] > 0.9
