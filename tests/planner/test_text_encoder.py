"""The frozen text encoder: word pieces, where they are, and states that depend on nothing but the text."""

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.planner.collate import Prompt, make_batch
from hcvla.planner.load import check_planner
from hcvla.planner.planner import PlannerError
from hcvla.planner.text_encoder import (
    MAX_PIECES,
    STATE_WIDTH,
    TEXT_WIDTH,
    Pieces,
    TextEncoder,
    shared_splitter,
    shared_text_encoder,
)
from hcvla.planner.tokenizer import Tokenizer

TOKENIZER = Tokenizer.for_api(ROBOT_API)


def features(*texts, names=("red cube",)):
    """Return the batch of sentences, and what the encoder makes of it."""
    slots = tuple(range(len(names)))
    prompts = [Prompt(task=text, names=names, slots=slots, code=(1,)) for text in texts]
    batch, _ = make_batch(prompts, TOKENIZER, 32)
    return batch, shared_text_encoder().features(batch)


def pieces(text):
    (split,) = shared_splitter().split([text])
    return [text[start:end] for start, end in split.offsets]


def test_pieces_lie_in_the_text_and_cover_its_words():
    assert pieces("put the red cube on it") == ["put", "the", "red", "cube", "on", "it"]
    # A word that the vocabulary lacks is several pieces that touch.
    assert "".join(pieces("gizmo")) == "gizmo"
    assert len(pieces("gizmo")) > 1


def test_every_piece_has_a_word_and_a_state():
    _, texts = features("lift the cube")
    assert texts.words.shape == (1, 3, TEXT_WIDTH)
    assert texts.states.shape == (1, 3, STATE_WIDTH)
    assert texts.name_states.shape == (1, STATE_WIDTH)
    assert torch.isfinite(texts.states).all()


def test_a_word_is_the_same_in_every_sentence_and_its_state_is_not():
    _, texts = features("lift the cube", "leave the cube")
    torch.testing.assert_close(texts.words[0, 2], texts.words[1, 2])
    assert not torch.allclose(texts.states[0, 2], texts.states[1, 2], atol=1e-2)


def test_padding_changes_nothing():
    _, alone = features("lift it")
    encoder = TextEncoder()  # one that remembers nothing
    batch, _ = features("lift it", "put the red cube on the green tray and leave it there")
    together = encoder.features(batch)
    torch.testing.assert_close(alone.states[0], together.states[0, :2], atol=1e-5, rtol=1e-4)
    assert not together.states[0, 2:].any()
    assert not together.words[0, 2:].any()


def test_the_mean_of_a_name_without_letters_is_a_number():
    _, texts = features("lift it", names=("", "red cube"))
    assert torch.isfinite(texts.name_states).all()
    assert not texts.name_states[0].any()


def test_related_verbs_are_nearer_than_unrelated_ones():
    verbs = [features(verb)[1].states[0].mean(0) for verb in ("lift", "raise", "banana")]
    likeness = torch.nn.functional.cosine_similarity
    assert likeness(verbs[0], verbs[1], dim=0) > likeness(verbs[0], verbs[2], dim=0)


def test_a_long_sentence_is_cut():
    assert len(pieces("cube " * (2 * MAX_PIECES))) == MAX_PIECES


def test_the_encoder_learns_nothing():
    assert not features("lift it")[1].states.requires_grad


@pytest.mark.parametrize(
    ("offsets", "last"),
    [
        (((0, 3),), [True]),
        (((0, 3), (4, 8)), [False, True]),
        (((0, 3), (4, 6), (6, 8)), [False, True, True]),  # two pieces of one word
        (((0, 2), (2, 3), (4, 8)), [False, False, True]),
        ((), []),
    ],
)
def test_the_last_word_is_what_comes_after_the_last_gap(offsets, last):
    assert Pieces((0,) * len(offsets), offsets).last_word() == last


def test_the_last_word_before_a_character_leaves_out_what_follows():
    """ "red cube 2": pieces at 0-3, 4-8 and 9-10; the word that ends at 8 is the cube."""
    assert Pieces((0, 0, 0), ((0, 3), (4, 8), (9, 10))).last_word(8) == [False, True, False]


def test_a_folder_without_an_encoder_is_one_error(tmp_path):
    with pytest.raises(PlannerError, match="cannot be loaded"):
        TextEncoder(tmp_path)


def test_a_planner_is_checked_without_being_loaded_or_asked(tmp_path):
    check_planner()
    check_planner("http://nobody.invalid/v1")
    with pytest.raises(PlannerError, match="no folder"):
        check_planner(str(tmp_path / "nowhere"))
