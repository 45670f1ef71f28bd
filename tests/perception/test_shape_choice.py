"""The shape whose outline fits best is chosen."""

import math

import numpy as np
import pytest

from hcvla.perception.outline import fit_outlines
from hcvla.perception.shape_choice import candidate_fits, choose_shape

CENTER = np.array([0.45, -0.12])
HALF_WIDTH = 0.022


def border(sides, yaw=0.3, count=72):
    """Return points on a regular outline with `sides` (0: a circle), Shape=(count, 2)."""
    angles = np.arange(count) * 2.0 * math.pi / count
    radius = np.full(count, HALF_WIDTH)
    if sides:
        turn = 2.0 * math.pi / sides
        off = (angles - yaw + turn / 2.0) % turn - turn / 2.0
        radius = HALF_WIDTH / np.cos(off)
    return CENTER + radius[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1)


@pytest.mark.parametrize(("sides", "shape"), [(4, "cube"), (6, "prism"), (0, "cylinder")])
def test_each_outline_is_recognised_and_measured(sides, shape):
    choice = choose_shape(fit_outlines(candidate_fits(border(sides), CENTER + 0.004, 0.02, math.inf)))
    assert choice.shape == shape
    assert choice.outline.center == pytest.approx(CENTER, abs=2e-4)
    assert choice.outline.half_width == pytest.approx(HALF_WIDTH, abs=2e-4)
    assert choice.misfit_m[shape] == min(choice.misfit_m.values())


def test_every_candidate_keeps_its_misfit():
    choice = choose_shape(fit_outlines(candidate_fits(border(4), CENTER, 0.02, math.inf)))
    assert set(choice.misfit_m) == {"cube", "prism", "cylinder"}
    assert choice.misfit_m["cylinder"] > choice.misfit_m["cube"] + 5e-4


def test_outlines_in_another_number_than_shapes_are_refused():
    outlines = fit_outlines(candidate_fits(border(4), CENTER, 0.02, math.inf))
    with pytest.raises(ValueError, match="zip"):
        choose_shape(outlines[:2])
