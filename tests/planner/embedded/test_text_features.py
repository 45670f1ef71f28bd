"""What the planner reads: words and states that depend on nothing but the text."""

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.language.text_encoder import STATE_WIDTH, TEXT_WIDTH, TextEncoder, shared_text_encoder
from hcvla.planner.embedded.collate import Prompt, make_batch
from hcvla.planner.embedded.text_features import text_features
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.planner.load import check_planner
from hcvla.planner.planner import PlannerError

TOKENIZER = Tokenizer.for_api(ROBOT_API)


def features(*texts, names=("red cube",)):
    """Return the batch of sentences, and what the encoder makes of it."""
    slots = tuple(range(len(names)))
    prompts = [Prompt(task=text, names=names, slots=slots, code=(1,)) for text in texts]
    batch, _ = make_batch(prompts, TOKENIZER)
    return batch, text_features(batch, shared_text_encoder())


def test_every_piece_has_a_word_and_a_state():
    batch, texts = features("lift the cube")
    assert batch.text_mask.tolist() == [[True] * 3]
    assert texts.words.shape == (1, 3, TEXT_WIDTH)
    assert texts.states.shape == (1, 3, STATE_WIDTH)
    assert texts.states[0, :3].any(dim=-1).all()
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
    together = text_features(batch, encoder)
    torch.testing.assert_close(alone.states[0, :2], together.states[0, :2], atol=1e-5, rtol=1e-4)
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


def test_the_encoder_learns_nothing():
    assert not features("lift it")[1].states.requires_grad


def test_a_planner_is_checked_without_being_loaded_or_asked(tmp_path):
    check_planner()
    check_planner("http://nobody.invalid/v1")
    with pytest.raises(PlannerError, match="no folder"):
        check_planner(str(tmp_path / "nowhere"))
