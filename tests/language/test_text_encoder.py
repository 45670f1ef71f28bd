"""The frozen text encoder: word pieces, where they are, and a vector for each sentence."""

import pytest
import torch

from hcvla.language import text_encoder
from hcvla.language.text_encoder import (
    MAX_PIECES,
    TEXT_WIDTH,
    Pieces,
    TextEncoder,
    TextEncoderError,
    sentence_vectors,
    shared_splitter,
    shared_text_encoder,
)


def pieces(text):
    (split,) = shared_splitter().split([text])
    return [text[start:end] for start, end in split.offsets]


def test_pieces_lie_in_the_text_and_cover_its_words():
    assert pieces("put the red cube on it") == ["put", "the", "red", "cube", "on", "it"]
    # A word that the vocabulary lacks is several pieces that touch.
    assert "".join(pieces("gizmo")) == "gizmo"
    assert len(pieces("gizmo")) > 1


def test_a_long_sentence_is_cut():
    assert len(pieces("cube " * (2 * MAX_PIECES))) == MAX_PIECES


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
    with pytest.raises(TextEncoderError, match="cannot be loaded"):
        TextEncoder(tmp_path)


def sentences(*texts: str) -> torch.Tensor:
    return shared_text_encoder().sentences(texts)


def test_a_sentence_is_a_vector_of_one_length_and_one_without_words_is_zero():
    vectors = sentences("pick red cube", "place on the blue tray", "")
    assert vectors.shape == (3, TEXT_WIDTH)
    # sqrt(384): each number is about 1.
    assert vectors.norm(dim=1).tolist() == pytest.approx([19.596, 19.596, 0.0], abs=1e-3)


def test_a_sentence_has_the_same_vector_alone_and_among_longer_ones():
    together = sentences("throw it at the yellow cylinder on the left", "pick red cube", "touch")
    torch.testing.assert_close(together[1:2], sentences("pick red cube"), atol=1e-4, rtol=1e-4)


def test_a_name_that_was_never_seen_is_nearer_to_one_alike_than_to_another():
    crimson, red, green = sentences("pick crimson block", "pick red cube", "pick green tray")
    assert torch.dot(crimson, red) > torch.dot(crimson, green)


def test_no_texts_are_no_vectors():
    assert sentences().shape == (0, TEXT_WIDTH)
    assert shared_text_encoder().word_states([]).shape == (0, 0, TEXT_WIDTH)


def test_word_states_are_zero_behind_the_last_word_and_of_one_text_the_same_among_others():
    texts = ["pick red cube", "", "throw it at the yellow cylinder"]
    states = shared_text_encoder().word_states(texts)
    assert (states != 0.0).any(-1).sum(1).tolist() == [3, 0, 6]
    alone = shared_text_encoder().word_states(texts[:1])
    torch.testing.assert_close(states[:1, :3], alone, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(sentence_vectors(states), sentences(*texts))


def test_loading_prints_nothing(capfd):
    TextEncoder().sentences(["pick red cube"])
    assert capfd.readouterr() == ("", "")


def test_states_that_were_not_asked_for_the_longest_are_let_go_and_answers_stay_the_same(monkeypatch):
    encoder = TextEncoder()
    encoded = []
    encode = encoder._encode
    monkeypatch.setattr(encoder, "_encode", lambda ids, mask: encoded.append(ids.tolist()) or encode(ids, mask))
    monkeypatch.setattr(text_encoder, "REMEMBERED_PIECES", 8)

    def states(*row):
        ids = torch.tensor([row])
        return encoder.states(ids, torch.ones_like(ids, dtype=torch.bool))

    first = states(2417, 5649)
    states(2630, 5649)
    torch.testing.assert_close(states(2417, 5649), first)
    assert len(encoded) == 2
    # Twelve pieces, marks included, are four too many: of the two that are kept the second was asked for longer ago.
    states(2665, 5649)
    states(2417, 5649)
    assert len(encoded) == 3
    states(2630, 5649)
    assert len(encoded) == 4
