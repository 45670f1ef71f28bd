from __future__ import annotations

import math

import numpy as np
import pytest

from hcvla.perception.outline import ROUND, Fit, Outline, fit_outlines


def border_points(sides: int, yaw: float, count: int = 80) -> np.ndarray:
    """Return points on the outline of half width 0.02 m about (0.5, 0.1)."""
    directions = np.linspace(0, 2 * math.pi, count, endpoint=False)
    radius = np.full(count, 0.02)
    if sides:
        turn = 2 * math.pi / sides
        radius = 0.02 / np.cos((directions - yaw + turn / 2) % turn - turn / 2)
    return np.array([0.5, 0.1]) + radius[:, None] * np.stack([np.cos(directions), np.sin(directions)], axis=1)


@pytest.mark.parametrize(("sides", "yaw"), [(4, 0.3), (4, -0.7), (6, 0.2), (ROUND, 0.0)])
def test_an_exact_outline_is_found_from_a_rough_start(sides: int, yaw: float) -> None:
    fit = Fit(points=border_points(sides, yaw), sides=sides, center=np.array([0.503, 0.096]), half_width=0.023)
    outline = fit_outlines([fit])[0]
    assert outline.center == pytest.approx([0.5, 0.1], abs=2e-4)
    assert outline.half_width == pytest.approx(0.02, abs=2e-4)
    assert outline.coverage == 1.0
    if sides:
        period = 2 * math.pi / sides
        assert (outline.yaw - yaw + period / 2) % period - period / 2 == pytest.approx(0.0, abs=5e-3)


@pytest.mark.parametrize("true", [4, 6, ROUND])
def test_the_right_outline_fits_best(true: int) -> None:
    points = border_points(true, 0.15)
    fits = [
        Fit(points=points, sides=sides, center=np.array([0.502, 0.099]), half_width=0.021) for sides in (4, 6, ROUND)
    ]
    errors = {outline.sides: outline.rms for outline in fit_outlines(fits)}
    assert min(errors, key=lambda sides: errors[sides]) == true
    assert errors[true] < 0.0003


def test_outlines_fitted_together_equal_those_fitted_alone() -> None:
    fits = [
        Fit(points=border_points(4, yaw, count), sides=4, center=np.array([0.5, 0.1]), half_width=0.02)
        for yaw, count in ((0.1, 40), (0.6, 90))
    ]
    together = fit_outlines(fits)
    alone = [fit_outlines([fit])[0] for fit in fits]
    for first, second in zip(together, alone, strict=True):
        assert first.center == pytest.approx(second.center, abs=2e-4)
        assert first.yaw == pytest.approx(second.yaw, abs=2e-3)


def test_two_sides_of_a_square_place_it_when_its_width_is_known() -> None:
    points = border_points(4, 0.0)
    seen = points[(points[:, 0] > 0.519) | (points[:, 1] < 0.081)]
    outline = fit_outlines(
        [Fit(points=seen, sides=4, center=np.array([0.505, 0.095]), half_width=0.02, width_std_m=1e-4)]
    )[0]
    assert outline.center == pytest.approx([0.5, 0.1], abs=1e-3)
    assert outline.coverage < 0.7


def test_depth_inside_is_the_distance_to_the_nearest_face() -> None:
    # A square of half width 20 mm turned by 90 degrees is the same square: 5 mm right of the middle leaves 15 mm.
    square = Outline(sides=4, center=np.array([0.0, 0.0]), half_width=0.02, yaw=math.pi / 2, rms=0.0, coverage=1.0)
    points = np.array([[0.005, 0.0], [0.0, 0.03], [-0.012, 0.001]])
    assert square.depth_inside(points) == pytest.approx([0.015, -0.01, 0.008])
    assert [square.depth_at(point) for point in points] == pytest.approx([0.015, -0.01, 0.008])


def test_corners_lie_on_the_outline() -> None:
    hexagon = Outline(sides=6, center=np.array([0.1, 0.2]), half_width=0.02, yaw=0.3, rms=0.0, coverage=1.0)
    assert hexagon.depth_inside(hexagon.corners()) == pytest.approx(np.zeros(6), abs=1e-12)
    assert np.linalg.norm(hexagon.corners() - [0.1, 0.2], axis=1) == pytest.approx(0.02 / math.cos(math.pi / 6))
