"""Answers that are written together are those that are written one by one: every family."""

import numpy as np
import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.api.grammar import grammar
from hcvla.planner.constrained import hf_tokenizer
from hcvla.planner.model_folder import load_processor, load_whole
from hcvla.planner.planner import PlannerError
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.decoding import ChatDecoding
from hcvla.planner.vlm.together import write_together
from hcvla.planner.vlm.tokens import ChatTokens, inputs_of
from helpers.tiny_vlm import FAMILIES, tiny_idefics3

IMAGES = np.random.default_rng(0).integers(0, 255, (3, 32, 48, 3), dtype=np.uint8)
TEXTS = (("lift",), ("put the red cube away, and then come back\ncode:", "pick()", "ok"), ("x\n",))
NAMES = (["red cube"], ["blue mat", "green tray"], [])


def model_of(family, folder):
    torch.manual_seed(0)
    family(folder)
    model, processor = load_whole(folder).eval(), load_processor(folder)
    tokens = ChatTokens(processor, inputs_of(model))
    return model, tokens, hf_tokenizer(processor.tokenizer, model.get_output_embeddings().weight.shape[0])


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_each_answer_is_the_one_that_is_written_alone(family, tmp_path):
    model, tokens, vocabulary = model_of(family, tmp_path)
    chats = [tokens.encode(Chat(texts, image)) for texts, image in zip(TEXTS, IMAGES, strict=True)]
    questions = [(chat, grammar(ROBOT_API, names)) for chat, names in zip(chats, NAMES, strict=True)]
    together = write_together(model, vocabulary, tokens.end, 250, questions)
    for (chat, rules), answer in zip(questions, together, strict=True):
        # A decoding of its own, for what was read must not matter.
        alone = ChatDecoding(model, vocabulary, tokens.end, 250).write(chat, rules)
        assert tokens.tokenizer.decode(answer) == tokens.tokenizer.decode(alone)


def test_an_answer_that_comes_to_no_end_fails_no_other(tmp_path):
    model, tokens, vocabulary = model_of(tiny_idefics3, tmp_path)
    chat = tokens.encode(Chat(("lift",)))
    long, short = 'start: "aaaaaaa"\n', 'start: "b"\n'
    first, second = write_together(model, vocabulary, tokens.end, 3, [(chat, long), (chat, short)])
    assert isinstance(first, PlannerError)
    assert "did not end within 3 tokens" in str(first)
    assert tokens.tokenizer.decode(second) == "b"


def test_a_model_that_gives_no_numbers_is_an_error_each(tmp_path):
    model, tokens, vocabulary = model_of(tiny_idefics3, tmp_path)
    model.get_output_embeddings().weight.data[5] = torch.nan
    chat = tokens.encode(Chat(("lift",)))
    answers = write_together(model, vocabulary, tokens.end, 9, [(chat, 'start: "b"\n')] * 2)
    assert all(isinstance(answer, PlannerError) and "no numbers" in str(answer) for answer in answers)
