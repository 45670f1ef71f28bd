"""What a step learns from depends on its number alone; batches hold what the model must say."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.model_folder import load_processor, load_whole
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.tokens import ChatTokens, inputs_of
from hcvla.training.planner.data import IGNORED
from hcvla.training.vlm.batches import ChatBatch, batches_of, collate
from hcvla.training.vlm.config import VlmTrainConfig
from hcvla.training.vlm.pictures import Picture, kept_pictures, load_pictures, save_pictures
from hcvla.training.vlm.stream import LessonSteps, training_steps
from hcvla.training.vlm.trainer import AnswerLoss
from helpers.tiny_vlm import FAMILIES, tiny_idefics3

CONFIG = VlmTrainConfig(model="any", steps=5, batch_size=4, micro_batch=3)
NAMES = ("black cube", "white cube", "gray tray", "black mat")
OBJECTS = tuple(NamedObject(n, *n.split(), Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04)) for n in NAMES)
PICTURE = Picture(np.full((24, 32, 3), 90, np.uint8), OBJECTS)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    folder = tmp_path_factory.mktemp("base")
    tiny_idefics3(folder)
    return folder


def steps_of(base, config=CONFIG, **changed):
    return LessonSteps(config, base, inputs_of(load_whole(base)), **changed)


def texts(steps, number):
    return [chat.texts for lesson in steps.lessons(number) for chat in lesson]


def test_a_step_learns_from_the_same_whatever_was_drawn_before(base):
    first, second = steps_of(base), steps_of(base)
    texts(first, 0)
    assert texts(first, 3) == texts(second, 3)
    assert texts(first, 3) != texts(first, 4)


def test_processes_that_train_together_and_other_seeds_draw_others(base):
    here = texts(steps_of(base), 0)
    assert here != texts(steps_of(base, rank=1), 0)
    assert here != texts(steps_of(base, replace(CONFIG, seed=1)), 0)


def test_a_resumed_stream_goes_on_where_it_was(base):
    whole = list(training_steps(steps_of(base), 0, 0))
    rest = list(training_steps(steps_of(base), 3, 0))
    assert (len(whole), len(rest)) == (5, 2)
    for ours, theirs in zip(whole[3], rest[0], strict=True):
        assert torch.equal(ours.targets, theirs.targets)


@pytest.mark.slow
def test_workers_draw_what_one_process_draws(base):
    alone, shared = (list(training_steps(steps_of(base), 0, workers)) for workers in (0, 2))
    for ours, theirs in zip(alone, shared, strict=True):
        assert all(torch.equal(a.targets, b.targets) for a, b in zip(ours, theirs, strict=True))


def test_datasets_and_pictures_have_their_share(base):
    told = ((Chat(("look", "done()")),),)
    config = replace(CONFIG, batch_size=200, data_share=0.25, pictured=0.5)
    lessons = steps_of(base, config, lessons=told, pictures=[PICTURE]).lessons(0)
    assert 35 <= sum(lesson is told[0] for lesson in lessons) <= 65
    # Half of the other 150.
    assert 60 <= sum(lesson[0].image is not None for lesson in lessons) <= 90


def test_pictures_come_back_from_their_file(tmp_path):
    save_pictures([PICTURE], tmp_path / "pictures.npz")
    (picture,) = load_pictures(tmp_path / "pictures.npz")
    assert picture.objects == OBJECTS
    np.testing.assert_array_equal(picture.image, PICTURE.image)


def test_rendered_pictures_show_what_their_listings_say(tmp_path):
    pictures = kept_pictures(tmp_path / "p.npz", 2, seed=0)
    assert all(picture.image.shape == (120, 160, 3) and picture.image.std() > 5 for picture in pictures)
    assert len({item.name for item in pictures[0].objects}) == len(pictures[0].objects) >= 5
    again = kept_pictures(tmp_path / "p.npz", 2, seed=99)
    np.testing.assert_array_equal(again[0].image, pictures[0].image)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_the_loss_of_a_batch_is_that_of_its_chats_one_by_one(family, tmp_path):
    torch.manual_seed(0)
    family(tmp_path)
    model = load_whole(tmp_path).eval()
    tokens = ChatTokens(load_processor(tmp_path), inputs_of(model))
    told = (("lift the cube", "pick()"), ("put it down, please", "place()", "ok", "done()"))
    chats = [tokens.encode(Chat(texts, PICTURE.image)) for texts in told]
    loss = AnswerLoss(model)
    with torch.inference_mode():
        together = collate(chats, 0)
        alone = sum(loss(batch.inputs, batch.targets) for batch in (collate([chat], 0) for chat in chats))
        torch.testing.assert_close(loss(together.inputs, together.targets), alone, atol=1e-3, rtol=1e-4)
    assert together.learned == sum(sum(chat.answers) for chat in chats)


def test_what_is_learned_stands_where_it_is_said_next(base):
    tokens = ChatTokens(load_processor(base), inputs_of(load_whole(base)))
    chat = tokens.encode(Chat(("lift", "go")))
    batch = collate([chat, tokens.encode(Chat(("a", "b")))], padding=0)
    for place, target in enumerate(batch.targets[0].tolist()[:-1]):
        assert target == (chat.ids[place + 1] if chat.answers[place + 1] else IGNORED)
    again = ChatBatch.of(batch.arrays())
    assert torch.equal(again.targets, batch.targets)
    assert again.inputs.keys() == batch.inputs.keys()


def test_chats_with_images_of_another_size_are_in_another_batch(base):
    tokens = ChatTokens(load_processor(base), inputs_of(load_whole(base)))
    chats = [tokens.encode(Chat(("x" * n, "y"), image)) for n, image in ((9, None), (1, PICTURE.image), (5, None))]
    sizes = [tuple(batch.targets.shape) for batch in batches_of(chats, 8, 0)]
    assert len(sizes) == 2
    assert sorted(rows for rows, _ in sizes) == [1, 2]
