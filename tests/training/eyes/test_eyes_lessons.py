"""What eyes practise: texts that name what is in view, and where that is."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.datasets.schema import MAX_OBJECTS
from hcvla.language.text_encoder import shared_text_encoder
from hcvla.skills.diffusion.conditioning import TOOL
from hcvla.skills.diffusion.gaze import THINGS
from hcvla.training.eyes.lessons import Lessons
from hcvla.training.eyes.views import EyesViews
from hcvla.training.policy.images import ImageTable

NAMES = ("blue cube", "red cube", "red tray")


def views(*named: tuple[int, ...]) -> EyesViews:
    """Return rows in which the thing with the name k is at (k, row, 0); row k's image is as bright as k."""
    rows = len(named)
    table = torch.full((rows, MAX_OBJECTS), -1, dtype=torch.int64)
    points = torch.zeros(rows, MAX_OBJECTS, 3)
    images = ImageTable()
    images.add(np.stack([np.full((2, 16, 16, 3), row, np.uint8) for row in range(rows)]))
    for row, things in enumerate(named):
        table[row, : len(things)] = torch.tensor(things)
        points[row, : len(things), 0] = torch.tensor(things, dtype=torch.float32)
        points[row, :, 1] = row
    return EyesViews(
        images=images,
        episodes=torch.arange(rows),
        tool=torch.arange(rows, dtype=torch.float32)[:, None].expand(rows, TOOL),
        names=NAMES,
        named=table,
        points=points,
        yaws=torch.zeros(rows, MAX_OBJECTS, 2),
        places=torch.stack([points[..., :2], -points[..., :2]], dim=2),
    )


def lessons(seen: EyesViews, rows: torch.Tensor | None = None) -> Lessons:
    return Lessons(seen, torch.arange(len(seen)) if rows is None else rows, torch.Generator().manual_seed(0))


def test_image_tool_and_points_of_a_lesson_are_of_one_row():
    lesson = lessons(views((0, 1), (1, 2), (2,))).draw(64)
    rows = lesson.images[:, 0, 0, 0, 0].float()
    assert torch.equal(lesson.tool[:, 0], rows)
    assert torch.equal(lesson.points[:, 0, 1], rows)
    assert torch.equal(lesson.places[:, 0, 1], -lesson.points[:, 0, :2])
    assert set(rows.tolist()) == {0.0, 1.0, 2.0}


def test_a_text_that_names_one_thing_is_its_name_or_what_is_done_with_it():
    lesson = lessons(views((0,), (1,), (2,))).draw(200)
    assert (lesson.counts == torch.tensor([1.0, 0.0])).all()
    # The thing's x is the number of its name.
    number = lesson.points[:, 0, 0].long()
    for phrase in ("{}", "pick {}", "pick up the {}", "put it down on the {}"):
        known = shared_text_encoder().word_states([phrase.format(name) for name in NAMES])[number]
        same = (lesson.words[:, : known.shape[1]] - known).abs().amax((1, 2)) < 0.01
        # A quarter each: 50 of 200, with a standard deviation of 6.
        assert 25 < int(same.sum()) < 75


def test_about_half_of_the_texts_name_two_things_in_the_order_of_their_places():
    lesson = lessons(views((0, 2), (1, 2))).draw(2000)
    both = lesson.counts[:, 1] > 0.5
    assert float(both.float().mean()) == pytest.approx(0.5, abs=0.05)
    first, second = lesson.points[both, 0, 0], lesson.points[both, 1, 0]
    assert (first != second).all()
    words = lesson.words[both]
    texts = {(a, b, text.numpy().tobytes()) for a, b, text in zip(first.tolist(), second.tolist(), words, strict=True)}
    # Six phrases for each ordered pair, all of them different.
    assert {(a, b) for a, b, _ in texts} == {(0.0, 2.0), (2.0, 0.0), (1.0, 2.0), (2.0, 1.0)}
    assert len(texts) == len({text for _, _, text in texts}) == 24


def test_rows_in_which_nothing_is_are_never_drawn():
    lesson = lessons(views((), (1,))).draw(50)
    assert (lesson.images == 1).all()


def test_only_the_rows_that_were_given_are_drawn():
    lesson = lessons(views((0, 1), (0, 1), (0, 1)), torch.tensor([0, 2])).draw(50)
    assert set(lesson.images[:, 0, 0, 0, 0].tolist()) == {0, 2}


def test_the_yaw_is_that_of_the_thing_that_is_named():
    seen = views((0, 1))
    yaws = seen.yaws.clone()
    yaws[0, 1] = torch.tensor([0.0, 1.0])
    lesson = lessons(replace(seen, yaws=yaws)).draw(40)
    assert torch.equal(lesson.yaws[:, :, 1], lesson.points[:, :, 0])
    assert lesson.yaws.shape == (40, THINGS, 2)
