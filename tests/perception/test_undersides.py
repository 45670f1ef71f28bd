"""Where a solid ends, by what its sides show."""

import numpy as np
import pytest

from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detection import Detection
from hcvla.perception.outline import Outline
from hcvla.perception.point_cloud import PointCloud
from hcvla.perception.undersides import UndersideFinder, has_measured_width

RED = np.array([0.8, 0.1, 0.1])
HALF_WIDTH = 0.0225
FINDER = UndersideFinder(PerceptionConfig())
SOLIDS = PerceptionConfig().solids


def top(shape, top_z, *, coverage=1.0, rms=0.0003, covered=False):
    sides = {"cube": 4, "prism": 6, "cylinder": 0}[shape]
    outline = Outline(
        sides=sides, center=np.array([0.5, 0.0]), half_width=HALF_WIDTH, yaw=0.0, rms=rms, coverage=coverage
    )
    return Detection(
        color="red", shape=shape, outline=outline, top_z=top_z, bottom_z=0.0, floor_z=top_z, rgb=RED, covered=covered
    )


def side(from_z, to_z, shade=0.5, rgb=RED):
    """Return points down the side that faces -x, a dozen each millimetre."""
    heights = np.repeat(np.arange(from_z, to_z, -0.001), 12)
    # So narrow that the points are on a round side too, to 1.4 mm.
    across = np.tile(np.linspace(-0.008, 0.008, 12), len(heights) // 12)
    points = np.stack([np.full(len(heights), 0.5 - HALF_WIDTH), across, heights], axis=1)
    return points, np.tile(255.0 * shade * rgb, (len(heights), 1))


def cloud(*sides):
    points, rgb = (np.concatenate(parts) for parts in zip(*sides, strict=True))
    return PointCloud(points, rgb, np.ones(len(points), dtype=bool))


def test_a_square_solid_is_as_high_as_wide_until_its_sides_say_otherwise():
    whole = FINDER.complete(cloud(side(0.045, 0.014)), top("cube", 0.045))
    assert whole.solid.bottom_z == pytest.approx(0.0)
    assert whole.solid.edge_z == pytest.approx(0.0)
    assert whole.solid.side_end_z == 0.0  # followed down to what counts as low: it reaches the table


def test_sides_that_meet_another_color_early_are_not_a_cubes():
    blue = np.array([0.1, 0.1, 0.8])
    whole = FINDER.complete(cloud(side(0.090, 0.065), side(0.065, 0.014, rgb=blue)), top("cube", 0.090))
    # A cube would end at 0.045; the red ends at 0.065, known to a bin of 3 mm.
    assert whole.solid.bottom_z == pytest.approx(0.045)
    assert whole.solid.edge_z == pytest.approx(0.065, abs=0.004)


def test_a_cylinder_ends_where_its_sides_end():
    blue = np.array([0.1, 0.1, 0.8])
    whole = FINDER.complete(cloud(side(0.095, 0.047), side(0.047, 0.014, rgb=blue)), top("cylinder", 0.095))
    assert whole.solid.bottom_z == pytest.approx(0.047, abs=0.004)


def test_a_cylinder_of_which_less_than_half_is_seen_has_its_usual_height():
    whole = FINDER.complete(cloud(side(0.095, 0.080)), top("cylinder", 0.095))
    assert whole.solid.bottom_z == pytest.approx(0.095 - PerceptionConfig().shapes.cylinder_height_m)


def test_a_solid_without_any_side_in_sight_has_its_usual_height_and_shade():
    whole = FINDER.complete(cloud(side(0.30, 0.29)), top("prism", 0.045))
    assert whole.solid.bottom_z == 0.0
    assert whole.solid.side_end_z is None
    assert whole.shade == SOLIDS.usual_shade


def test_the_shade_is_that_of_the_sides_relative_to_the_top():
    assert FINDER.complete(cloud(side(0.045, 0.014, shade=0.7)), top("cube", 0.045)).shade == pytest.approx(0.7)


def test_the_points_of_a_solid_are_claimed_and_those_below_it_are_not():
    blue = np.array([0.1, 0.1, 0.8])
    both = cloud(side(0.090, 0.046), side(0.044, 0.014, rgb=blue))
    FINDER.complete(both, top("cube", 0.090))
    assert not both.unclaimed[both.points[:, 2] > 0.046].any()
    assert both.unclaimed[both.points[:, 2] < 0.043].all()


@pytest.mark.parametrize(
    ("given", "measured"),
    [
        (top("cube", 0.045), True),
        (top("cube", 0.045, coverage=0.61), False),
        (top("cube", 0.045, rms=0.0009), False),
        (top("cylinder", 0.045), False),
    ],
)
def test_a_width_is_measured_only_on_a_whole_sharp_square(given, measured):
    assert has_measured_width(given, SOLIDS) is measured
