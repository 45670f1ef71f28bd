"""What is learned from where the hardest sentences are chosen."""

import itertools
import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.training.device import computes_in_16_bits
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import IGNORED
from hcvla.training.planner.hardest import drawn_for_hardest, hardest, losses_by_row
from hcvla.training.planner.stream import training_steps
from hcvla.training.planner.trainer import train_planner
from helpers.tiny_planner import tiny_config

TOKENIZER = Tokenizer.for_api(ROBOT_API)
CONFIG = PlannerTrainConfig(batch_size=32, micro_batch=16, hardest=0.25, seed=5, warmup_steps=1)


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(2)
    return PlannerForCodeGeneration(tiny_config()).eval()


def drawn(count):
    return list(itertools.islice(training_steps(drawn_for_hardest(CONFIG), TOKENIZER), count))


def texts(passes):
    """Return the sentences of passes as word pieces without padding."""
    return [tuple(row[row > 0].tolist()) for batch, _ in passes for row in batch.text_ids]


def test_four_times_half_a_step_is_drawn_for_a_quarter_of_it():
    (step,) = drawn(1)
    assert [len(batch.code) for batch, _ in step] == [32, 32]


def test_the_worst_answered_are_learned_from_and_some_of_the_rest(model):
    (step,) = drawn(1)
    ((chosen, _), _) = next(hardest(iter([step]), model, 0.25, seed=1))
    losses = losses_by_row(model, *step[0])
    by_text = dict(zip(texts(step[:1]), losses.tolist(), strict=True))
    worst = sorted(by_text, key=by_text.__getitem__, reverse=True)
    learned = texts([(chosen, None)])
    assert len(learned) == 8
    assert set(worst[:6]) <= set(learned)
    assert len(set(learned) - set(worst[:6])) == 2


def test_half_of_a_step_has_been_there_before(model):
    first, second = itertools.islice(hardest(iter(drawn(2)), model, 0.25, seed=1), 2)
    assert [len(batch.code) for batch, _ in first] == [8, 8]
    assert [len(batch.code) for batch, _ in second] == [8, 8, 8, 8]
    assert set(texts(second[2:])) <= set(texts(first))


def test_a_loss_is_that_of_all_answers_of_a_sentence(model):
    (step,) = drawn(1)
    batch, targets = step[0]
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=computes_in_16_bits(model.device)):
        scores = model(batch, model.texts(batch))["logits"][3].float().log_softmax(-1)
    asked = targets.code[3] != IGNORED
    by_hand = -scores[asked].gather(1, targets.code[3][asked][:, None]).sum()
    assert losses_by_row(model, batch, targets)[3] == pytest.approx(float(by_hand), rel=1e-4)


def test_choosing_leaves_the_network_learning_or_not_as_it_was(model):
    (step,) = drawn(1)
    for learning in (True, False):
        model.train(learning)
        losses_by_row(model, *step[0])
        assert model.training is learning
    model.eval()


def test_training_goes_with_the_hardest_and_from_a_checkpoint(tmp_path):
    config = replace(CONFIG, batch_size=4, micro_batch=2, steps=2, save_every=1, evaluate_every=0)
    train_planner(tmp_path, config, model_config=tiny_config())
    train_planner(tmp_path, replace(config, steps=3), resume=True, model_config=tiny_config())
    rows = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [row["step"] for row in rows] == [2, 3]
    assert all(np.isfinite(row["loss"]) for row in rows)
