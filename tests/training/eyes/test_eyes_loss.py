"""How a miss is counted, and a look in the wrong place."""

import math
from dataclasses import replace

import pytest
import torch

from hcvla.skills.diffusion.config import CAMERAS
from hcvla.skills.diffusion.gaze import THINGS, Found
from hcvla.training.eyes.lessons import Lesson
from hcvla.training.eyes.loss import loss_of

EACH = (1, THINGS, len(CAMERAS))
OUTSIDE = torch.full((*EACH, 2), 5.0)
HERE = Lesson(
    images=torch.empty(0),
    words=torch.empty(0),
    tool=torch.empty(0),
    points=torch.zeros(1, THINGS, 3),
    yaws=torch.zeros(1, THINGS, 2),
    counts=torch.ones(1, THINGS),
    places=OUTSIDE,
)
"""Two round things at the tool, which no image shows."""
SURE = 3.0 * math.log(1.05)
"""What a hit costs at a spread of 2 cm and the least one, 1 mm: 3 log(0.021 / 0.02)."""


def found(x: float = 0.0, log_spread: float = 0.0, yaw: tuple[float, float] = (0.0, 0.0), *, cell: int = 0) -> Found:
    """Return what both cameras say alike of both things: at x, looking at one of 4 x 4 cells."""
    attention = torch.zeros(*EACH, 16)
    attention[..., cell] = 1.0
    return Found(
        point=torch.tensor([x, 0.0, 0.0]).expand(*EACH, 3),
        log_spread=torch.full((*EACH, 1), log_spread),
        yaw=torch.tensor(yaw).expand(*EACH, 2),
        read=torch.zeros(*EACH, 1),
        attention=attention.unflatten(-1, (4, 4)),
    )


def test_a_miss_costs_less_where_the_gaze_is_less_sure_and_a_hit_more():
    assert float(loss_of(found(0.1), HERE)) == pytest.approx(0.1 / 0.021 + SURE, rel=1e-4)
    assert loss_of(found(0.1), HERE) > loss_of(found(0.1, 1.0), HERE)
    assert loss_of(found(), HERE) < loss_of(found(0.0, 1.0), HERE)


def test_what_the_text_does_not_name_costs_nothing():
    points = found().point.clone()
    points[:, 1] = 9.0
    far = replace(found(), point=points)
    one = replace(HERE, counts=torch.tensor([[1.0, 0.0]]))
    assert float(loss_of(far, one)) == pytest.approx(SURE, rel=1e-4)


def test_the_yaw_of_what_is_round_does_not_count():
    square = replace(HERE, yaws=torch.tensor([1.0, 0.0]).expand(1, THINGS, 2))
    assert float(loss_of(found(yaw=(-1.0, 0.0)), square)) == pytest.approx(4.0 + SURE, rel=1e-4)
    assert float(loss_of(found(yaw=(-1.0, 0.0)), HERE)) == pytest.approx(SURE, rel=1e-4)


def test_a_look_elsewhere_costs_where_the_image_shows_the_thing():
    # The middle of the third of four columns and of the second of four rows: cell 1 * 4 + 2.
    seen = replace(HERE, places=torch.tensor([0.25, -0.25]).expand(*EACH, 2))
    there, beside, far = (float(loss_of(found(cell=cell), seen)) for cell in (6, 7, 12))
    assert there < beside <= far
    assert float(loss_of(found(cell=12), HERE)) == pytest.approx(SURE, rel=1e-4)


def test_a_place_behind_a_camera_costs_nothing_and_is_no_error():
    behind = replace(HERE, places=torch.full((*EACH, 2), torch.nan))
    assert float(loss_of(found(), behind)) == pytest.approx(SURE, rel=1e-4)
