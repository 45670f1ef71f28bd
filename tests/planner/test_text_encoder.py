"""The frozen text encoder: word pieces, where they are, and states that depend on nothing but the text."""

import pytest
import torch

from hcvla.planner.load import check_planner
from hcvla.planner.planner import PlannerError
from hcvla.planner.text_encoder import (
    MAX_PIECES,
    TEXT_WIDTH,
    TextEncoder,
    TextStates,
    last_word_pieces,
    shared_text_encoder,
)


def encoded(*texts):
    return shared_text_encoder().encode(texts)


def pieces(text):
    (states,) = encoded(text)
    return [text[start:end] for start, end in states.offsets]


def at(*offsets):
    return TextStates(torch.zeros(len(offsets), 1), torch.zeros(len(offsets), 1), offsets)


def test_pieces_lie_in_the_text_and_cover_its_words():
    assert pieces("put the red cube on it") == ["put", "the", "red", "cube", "on", "it"]
    # A word that the vocabulary lacks is several pieces that touch.
    assert "".join(pieces("gizmo")) == "gizmo"
    assert len(pieces("gizmo")) > 1


def test_every_piece_has_a_word_and_a_state():
    (states,) = encoded("lift the cube")
    assert states.words.shape == (3, TEXT_WIDTH)
    assert states.states.shape == (3, 2 * TEXT_WIDTH)
    assert torch.isfinite(states.states).all()


def test_a_word_is_the_same_in_every_sentence_and_its_state_is_not():
    (lifted, left) = encoded("lift the cube", "leave the cube")
    torch.testing.assert_close(lifted.words[2], left.words[2])
    assert not torch.allclose(lifted.states[2], left.states[2], atol=1e-2)


def test_padding_changes_nothing():
    (alone,) = encoded("lift it")
    together = encoded("lift it", "put the red cube on the green tray and leave it there")[0]
    torch.testing.assert_close(alone.states, together.states, atol=1e-5, rtol=1e-4)


def test_related_verbs_are_nearer_than_unrelated_ones():
    verbs = [states.states.mean(0) for states in encoded("lift", "raise", "banana")]
    likeness = torch.nn.functional.cosine_similarity
    assert likeness(verbs[0], verbs[1], dim=0) > likeness(verbs[0], verbs[2], dim=0)


def test_a_long_sentence_is_cut():
    (states,) = encoded("cube " * (2 * MAX_PIECES))
    # Two of the pieces are the encoder's own marks.
    assert len(states.offsets) == MAX_PIECES - 2


def test_the_encoder_learns_nothing():
    (states,) = encoded("lift it")
    assert not states.states.requires_grad


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
    assert last_word_pieces(at(*offsets)).tolist() == last


def test_a_folder_without_an_encoder_is_one_error(tmp_path):
    with pytest.raises(PlannerError, match="cannot be loaded"):
        TextEncoder(tmp_path)


def test_a_planner_is_checked_without_being_loaded_or_asked(tmp_path):
    check_planner()
    check_planner("http://nobody.invalid/v1")
    with pytest.raises(PlannerError, match="no folder"):
        check_planner(str(tmp_path / "nowhere"))
