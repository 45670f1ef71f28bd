from __future__ import annotations

import numpy as np
import pytest

from hcvla.perception.config import TrackerConfig
from hcvla.perception.palette import (
    COLOR_NAMES,
    PALETTE,
    cell_indices,
    color_cells,
    color_name,
    named_distance,
    palette_table,
    table_color_cells,
)
from hcvla.sim.model import build_spec
from hcvla.sim.palette import UNNAMED_COLORS
from hcvla.sim.scene import Scene, SceneObject


def dimmed(color: str, light: float) -> np.ndarray:
    """Return the sRGB color of a surface in a share of the full light."""
    return np.clip(np.array(PALETTE[color]) ** 2.2 * light, 0.0, 1.0) ** (1 / 2.2)


@pytest.mark.parametrize("color", COLOR_NAMES)
@pytest.mark.parametrize("light", [1.1, 1.0, 0.8, 0.65])
def test_a_color_keeps_its_name_when_the_light_changes(color: str, light: float) -> None:
    assert color_name(dimmed(color, light)) == color


@pytest.mark.parametrize("color", COLOR_NAMES)
def test_pixels_and_means_are_named_alike(color: str) -> None:
    pixel = np.round(255 * np.array(PALETTE[color])).astype(np.uint8)[None]
    assert COLOR_NAMES[palette_table()[cell_indices(pixel)][0]] == color


def test_every_cell_holds_its_middle_color_and_no_other_cell_does() -> None:
    pixels = np.round(255 * color_cells()).astype(np.uint8)
    assert np.array_equal(cell_indices(pixels), np.arange(1 << 15))


@pytest.mark.parametrize("color", COLOR_NAMES)
def test_a_color_of_the_palette_has_a_name_in_any_light_that_is_allowed_for(color: str) -> None:
    limit = TrackerConfig().named_distance
    assert all(named_distance(dimmed(color, light)) < 0.8 * limit for light in (1.1, 1.0, 0.65, 0.3))


@pytest.mark.parametrize("color", UNNAMED_COLORS)
def test_a_color_between_those_of_the_palette_has_none(color: str) -> None:
    limit = TrackerConfig().named_distance
    assert all(named_distance(light * np.array(UNNAMED_COLORS[color])) > limit for light in (1.0, 0.95))


def test_the_simulator_paints_with_this_palette() -> None:
    scene = Scene((SceneObject.on_table("brown", "cube", 0.5, 0.1), SceneObject.on_table("cyan", "mat", 0.5, -0.1)))
    model = build_spec(scene).compile()
    for item in scene:
        assert model.material(item.name).rgba[:3] == pytest.approx(PALETTE[item.color])


def test_shadows_on_the_table_are_still_table_and_mats_are_not() -> None:
    table = np.array([0.89, 0.80, 0.67])
    cells = table_color_cells(table, 14.0)
    shadow = np.round(255 * (table**2.2 * 0.6) ** (1 / 2.2)).astype(np.uint8)
    assert cells[cell_indices(shadow[None])[0]]
    for color in COLOR_NAMES:
        mat = np.round(255 * np.array(PALETTE[color])).astype(np.uint8)
        assert not cells[cell_indices(mat[None])[0]], color
