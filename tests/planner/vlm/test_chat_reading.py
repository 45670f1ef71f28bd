"""A chat that is read turn by turn, or again after another, is read as one that is read at once: every family."""

import numpy as np
import pytest
import torch

from hcvla.planner.model_folder import load_processor, load_whole
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.reading import ChatReader
from hcvla.planner.vlm.tokens import ChatTokens, inputs_of
from helpers.tiny_vlm import FAMILIES

IMAGE = np.random.default_rng(0).integers(0, 255, (32, 48, 3), dtype=np.uint8)
OTHER = np.zeros((48, 32, 3), np.uint8)
FIRST = ("red cube A b\ncode:",)
LATER = (*FIRST, "pick(get_actor('red cube'))", "ok", "done()", "goal not met: red cube")


@pytest.fixture(scope="module", params=FAMILIES, ids=lambda family: family.__name__)
def family(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("vlm")
    torch.manual_seed(0)
    request.param(folder)
    model = load_whole(folder).eval()
    return model, ChatTokens(load_processor(folder), inputs_of(model))


def scores(reader, tokens, texts, image=IMAGE):
    return reader.read(tokens.encode(Chat(texts, image))).scores.clone()


def at_once(family, texts, image=IMAGE):
    model, tokens = family
    return scores(ChatReader(model), tokens, texts, image)


def test_turns_that_are_added_are_read_as_if_all_were_read_at_once(family):
    model, tokens = family
    reader = ChatReader(model)
    torch.testing.assert_close(scores(reader, tokens, FIRST), at_once(family, FIRST))
    torch.testing.assert_close(scores(reader, tokens, LATER[:3]), at_once(family, LATER[:3]), atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(scores(reader, tokens, LATER), at_once(family, LATER), atol=1e-5, rtol=1e-4)
    # Nothing but what was new: a forward for each.
    assert reader.forwards == 3


def test_another_answer_than_the_one_that_was_read_replaces_it(family):
    model, tokens = family
    reader = ChatReader(model)
    scores(reader, tokens, LATER)
    other = (*FIRST, "go_home()", "failed")
    torch.testing.assert_close(scores(reader, tokens, other), at_once(family, other), atol=1e-5, rtol=1e-4)


def test_two_robots_tasks_do_not_disturb_each_other(family):
    model, tokens = family
    reader = ChatReader(model)
    scores(reader, tokens, FIRST)
    scores(reader, tokens, FIRST, OTHER)
    torch.testing.assert_close(scores(reader, tokens, LATER), at_once(family, LATER), atol=1e-5, rtol=1e-4)
    seen = scores(reader, tokens, LATER, OTHER)
    torch.testing.assert_close(seen, at_once(family, LATER, OTHER), atol=1e-5, rtol=1e-4)
    assert reader.forwards == 4


def test_the_image_is_seen(family):
    assert not torch.equal(at_once(family, FIRST), at_once(family, FIRST, OTHER))


def test_what_was_read_token_by_token_is_as_if_read_at_once(family):
    model, tokens = family
    reader, whole = ChatReader(model), tokens.encode(Chat(LATER, IMAGE))
    reading = reader.read(tokens.encode(Chat(FIRST, IMAGE)))
    for token in whole.ids[len(reading.ids) :]:
        reader.feed(reading, [token])
    torch.testing.assert_close(reading.scores, at_once(family, LATER), atol=1e-5, rtol=1e-4)
