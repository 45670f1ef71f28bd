"""Requests become tensors: what is padded, what is counted, which tokens stand for what."""

import numpy as np
import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.planner.collate import Prompt, make_batch, pixels
from hcvla.planner.tokenizer import OBJECT_SLOTS, Tokenizer

TOKENIZER = Tokenizer.for_api(ROBOT_API)
TURN = Prompt("turn the red cube by 30 degrees", ("red cube", "red mat", "blue cube"), (5, 0, 7), (1, 2, 3))
LIFT = Prompt("lift the bottle", ("bottle",), (2,), (4,))


@pytest.fixture(scope="module")
def batch():
    return make_batch([TURN, LIFT], TOKENIZER, 32)[0]


def test_shorter_requests_are_padded_and_masked(batch):
    assert batch.object_mask.tolist() == [[True, True, True], [True, False, False]]
    assert batch.code.tolist() == [[1, 2, 3], [4, 0, 0]]
    assert batch.code_mask.tolist() == [[True, True, True], [True, False, False]]
    lengths = batch.text_mask.sum(1).tolist()
    assert lengths[0] > lengths[1]
    assert batch.words[1, lengths[1] :].abs().sum() == 0.0


def test_objects_have_the_tokens_of_their_slots(batch):
    assert batch.object_tokens[0].tolist() == [TOKENIZER.object_id(5), TOKENIZER.object_id(0), TOKENIZER.object_id(7)]
    assert batch.object_tokens[1, 0] == TOKENIZER.object_id(2)


def test_objects_that_share_first_or_last_words_share_a_group(batch):
    colors, shapes = batch.groups[0].T.tolist()
    assert colors[0] == colors[1] != colors[2]
    assert shapes[0] == shapes[2] != shapes[1]


def test_the_piece_that_begins_a_number_has_the_token_of_its_slot(batch):
    tagged = batch.number_tags[0][batch.number_tags[0] != 0].tolist()
    assert tagged == [TOKENIZER.number_id(0)]
    assert not batch.number_tags[1].any()


def test_first_and_last_words_of_a_name_share_no_piece(batch):
    assert not (batch.first_mask & batch.last_mask).any()
    assert batch.last_mask[0, 0].any()
    # A name of one word has no first words.
    assert not batch.first_mask[1, 0].any()


def test_the_same_text_has_the_same_states_whatever_it_is_batched_with(batch):
    alone, _ = make_batch([LIFT], TOKENIZER, 32)
    length = int(alone.text_mask.sum())
    torch.testing.assert_close(alone.states[0, :length], batch.states[1, :length])


def test_images_are_in_the_batch_only_if_every_request_has_one():
    image = np.zeros((48, 64, 3), np.uint8)
    seen = [Prompt(p.task, p.names, p.slots, p.code, image) for p in (TURN, LIFT)]
    assert make_batch([seen[0], LIFT], TOKENIZER, 32)[0].pixels is None
    assert make_batch(seen, TOKENIZER, 32)[0].pixels.shape == (2, 3, 32, 32)


def test_an_image_is_squeezed_to_a_square_from_minus_one_to_one():
    image = np.zeros((2, 4, 3), np.uint8)
    image[:, 2:, 0] = 255
    squeezed = pixels(image, 2)
    assert squeezed.shape == (3, 2, 2)
    # Red is black on the left and full on the right; green is black everywhere.
    assert squeezed[0].tolist() == [[-1.0, 1.0], [-1.0, 1.0]]
    assert (squeezed[1] == -1.0).all()


def test_unused_slots_have_no_name():
    slots = TURN.named_slots
    assert len(slots.names) == OBJECT_SLOTS
    assert {index: name for index, name in enumerate(slots.names) if name} == {
        5: "red cube", 0: "red mat", 7: "blue cube"
    }  # fmt: skip
    assert slots.numbers == ("30",)
