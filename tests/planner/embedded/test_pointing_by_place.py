"""The network may point at objects by where they are, in words and in code; untrained it does not."""

from dataclasses import replace

import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.language.text_encoder import shared_text_encoder
from hcvla.planner.embedded.collate import Prompt, make_batch
from hcvla.planner.embedded.model import PlannerForCodeGeneration
from hcvla.planner.embedded.ranks import RANKS, object_ranks
from hcvla.planner.embedded.text_features import text_features
from hcvla.planner.embedded.tokenizer import Tokenizer
from helpers.tiny_planner import tiny_config

NAMES = ("red cube", "blue cube", "green tray")
LEFTMOST = 1
"""The blue cube: 0.2 m to the left of the middle."""
TOKENIZER = Tokenizer.for_api(ROBOT_API)


def laid_out():
    places = zip(NAMES, (0.0, 0.2, -0.2), strict=True)
    return tuple(NamedObject(name, *name.split(), Pose(0.4, y, 0.02), (0.04, 0.04, 0.04)) for name, y in places)


@pytest.fixture(scope="module")
def read():
    prompt = Prompt(task="lift the leftmost cube", names=NAMES, slots=(4, 2, 7), code=(2, 3), objects=laid_out())
    batch, _ = make_batch([prompt], TOKENIZER)
    return batch, text_features(batch, shared_text_encoder())


@pytest.fixture
def model():
    torch.manual_seed(3)
    return PlannerForCodeGeneration(tiny_config()).eval()


@pytest.fixture
def place():
    """Return which feature says that an object is the leftmost of its kind."""
    return next(i for i, own in enumerate(object_ranks(laid_out()).T) if own.tolist() == [0.0, 1.0, 0.0])


@torch.no_grad()
def outputs(model, read):
    return model(*read)


def test_the_batch_holds_the_places_of_its_objects(read):
    assert torch.equal(read[0].ranks[0], torch.from_numpy(object_ranks(laid_out())))


def test_a_new_network_does_not_point_by_places(model, read):
    batch, texts = read
    before = outputs(model, read)
    after = outputs(model, (replace(batch, ranks=1.0 - batch.ranks, bearings=1.0 - batch.bearings), texts))
    assert torch.equal(before["logits"], after["logits"])
    assert torch.equal(before["grounding"], after["grounding"])


def test_code_that_wants_the_leftmost_raises_its_object_and_no_other_token(model, read, place):
    before = outputs(model, read)["logits"]
    torch.nn.init.normal_(model.rank_query.weight[place])
    changed = (outputs(model, read)["logits"] - before).abs().amax((0, 1)) > 1e-6
    assert changed.nonzero().flatten().tolist() == [TOKENIZER.object_id(2)]


def test_words_that_mean_the_leftmost_are_found_to_speak_of_it_and_of_no_other_object(model, read, place):
    before = outputs(model, read)["grounding"]
    model.prefix_encoder.grounding.place_words[-1].bias.data[place] = 3.0
    raised = outputs(model, read)["grounding"] - before
    wanted = torch.zeros_like(raised)
    wanted[..., LEFTMOST] = 3.0
    torch.testing.assert_close(raised, wanted)


def test_words_that_mean_left_of_what_is_named_next_speak_of_what_is_there(model, read):
    batch, texts = read
    grounding = model.prefix_encoder.grounding
    grounding.place_words[-1].bias.data[RANKS] = 3.0
    pieces = batch.text_mask.shape[1]
    scores = torch.zeros(1, pieces, len(NAMES) + 1)
    # The third piece is found to speak of the red cube, which only the blue one is left of.
    scores[0, 2, 0] = scores[0, [0, 1, *range(3, pieces)], -1] = 9.0
    with torch.no_grad():
        found = grounding._by_place(scores, batch, texts)[0]
    wanted = torch.zeros(pieces, len(NAMES))
    wanted[:2, LEFTMOST] = 3.0
    torch.testing.assert_close(found, wanted)
