"""Which words of a text become the query for each of the things that it names."""

import pytest
import torch

from hcvla.language.text_encoder import TEXT_WIDTH, shared_text_encoder
from hcvla.skills.diffusion.word_attention import WordAttention


@pytest.fixture
def attention():
    torch.manual_seed(0)
    return WordAttention(2, 5)


def test_a_question_reads_the_word_that_is_like_it(attention):
    words = torch.randn(1, 3, TEXT_WIDTH)
    with torch.no_grad():
        states = attention.words(words)[0]
        # A hundred times a word's state is far more like it than like another.
        attention.questions.copy_(100.0 * torch.stack([states[2], states[0]]))
        expected = attention.query(states[[2, 0]])
    torch.testing.assert_close(attention(words)[0], expected)


def test_padding_changes_nothing(attention):
    words = torch.randn(2, 4, TEXT_WIDTH)
    padded = torch.cat([words, torch.zeros(2, 3, TEXT_WIDTH)], dim=1)
    torch.testing.assert_close(attention(padded), attention(words))


@pytest.mark.parametrize("length", [0, 4])
def test_a_text_without_words_asks_for_nothing_and_stays_finite_in_training(attention, length):
    found = attention(torch.zeros(3, length, TEXT_WIDTH))
    torch.testing.assert_close(found, attention.query(torch.zeros(3, 2, 64)))
    found.square().sum().backward()
    assert all(p.grad is None or bool(torch.isfinite(p.grad).all()) for p in attention.parameters())


def test_the_first_and_the_second_of_two_names_are_told_apart_in_sentences_that_training_did_not_show(attention):
    colors = ("red", "blue", "green", "yellow", "purple")
    pairs = [(a, b) for a in range(5) for b in range(5) if a != b]

    def said(*phrases: str) -> tuple[torch.Tensor, torch.Tensor]:
        texts = [phrase.format(colors[a], colors[b]) for phrase in phrases for a, b in pairs]
        return shared_text_encoder().word_states(texts), torch.tensor(pairs * len(phrases))

    words, numbers = said("put the {} cube on the {} cube", "the {} cube, then the {} cube", "{} cube on {} cube")
    optimiser = torch.optim.AdamW(attention.parameters(), lr=3e-3)
    for _ in range(150):
        loss = torch.nn.functional.cross_entropy(attention(words).flatten(0, 1), numbers.flatten())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    words, numbers = said("lift the {} cube and set it on the {} cube", "swap the {} cube and the {} cube")
    right = (attention(words).argmax(-1) == numbers).float().mean(0)
    # By chance a fifth, with the two confused a half.
    assert right.min() > 0.9
