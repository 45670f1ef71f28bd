"""The planner's own upper half of the text encoder: it begins as the encoder's, and padding changes nothing."""

import torch

from hcvla.api.functions import ROBOT_API
from hcvla.language.text_encoder import TEXT_WIDTH, shared_text_encoder
from hcvla.planner.embedded.collate import Prompt, make_batch
from hcvla.planner.embedded.reader import Reader
from hcvla.planner.embedded.text_features import text_features
from hcvla.planner.embedded.tokenizer import Tokenizer

TOKENIZER = Tokenizer.for_api(ROBOT_API)
SENTENCES = ("lift the cube", "put the red cube on the green tray and leave it there")


def read(*sentences):
    """Return where pieces are, the encoder's last states and those of a reader that began as it."""
    prompts = [Prompt(task=text, names=("red cube",), slots=(0,), code=(1,)) for text in sentences]
    batch, _ = make_batch(prompts, TOKENIZER)
    texts = text_features(batch, shared_text_encoder())
    reader = Reader().eval()
    reader.begin_as(shared_text_encoder())
    return batch.text_mask, texts.states[..., TEXT_WIDTH:], reader(texts.marked, batch.text_mask)


def test_it_begins_as_the_encoder():
    mask, last, own = read(*SENTENCES)
    torch.testing.assert_close(own[mask], last[mask], atol=1e-4, rtol=1e-3)
    assert not own[~mask].any()


def test_the_other_sentences_of_a_batch_change_nothing():
    mask, _, together = read(*SENTENCES)
    _, _, alone = read(SENTENCES[0])
    torch.testing.assert_close(together[0][mask[0]], alone[0][: int(mask[0].sum())], atol=1e-4, rtol=1e-3)


def test_its_layers_are_its_own():
    encoder, reader = shared_text_encoder(), Reader()
    reader.begin_as(encoder)
    before = encoder.layer(3).output.dense.weight.clone()
    with torch.no_grad():
        reader.layers[0].output.dense.weight.zero_()
    torch.testing.assert_close(encoder.layer(3).output.dense.weight, before)
