"""What an object rests on: the highest surface below it, a tray's floor, the table."""

from dataclasses import replace

import pytest

from hcvla.api.types import Pose
from hcvla.skills.supports import ground_z, is_over, resting_height, stack_of
from items import item

EDGE_M = 0.045
RED = item("red cube", 0.45, 0.1)
TRAY, MAT = item("green tray", 0.45, 0.1), item("white mat", 0.45, 0.1)


def on(lower, name="blue cube", dx=0.0):
    return item(name, lower.pose.x + dx, lower.pose.y, z=lower.top_z + EDGE_M / 2.0)


def test_an_object_alone_stands_on_the_table():
    assert ground_z(RED, [RED, item("blue cube", 0.6, 0.1)]) == 0.0


@pytest.mark.parametrize(
    ("under", "height_m"),
    [(TRAY, 0.003), (MAT, 0.004), (item("gray cube", 0.45, 0.1), EDGE_M)],
    ids=lambda v: str(v)[:6],
)
def test_what_is_under_it_carries_it_a_tray_by_its_floor(under, height_m):
    lifted = replace(RED, pose=replace(RED.pose, z=0.2))
    assert ground_z(lifted, [lifted, under]) == pytest.approx(height_m, abs=0.0011)


def test_of_several_the_highest_below_its_centre_counts():
    top = on(on(RED), "green cube")
    assert ground_z(top, [RED, on(RED), top]) == pytest.approx(2 * EDGE_M)
    assert ground_z(RED, [RED, on(RED), top]) == 0.0, "what is above carries nothing"


def test_an_object_touched_by_an_edge_only_is_carried_all_the_same():
    aside = item("blue cube", 0.45 + 0.044, 0.1, z=0.2)
    assert ground_z(aside, [RED, aside]) == pytest.approx(EDGE_M)
    clear = item("blue cube", 0.45 + 0.046, 0.1, z=0.2)
    assert ground_z(clear, [RED, clear]) == 0.0


def test_what_is_in_the_hand_carries_nothing():
    lifted = item("blue cube", 0.45, 0.1, z=0.2)
    assert ground_z(lifted, [replace(RED, held=True), lifted]) == 0.0


@pytest.mark.parametrize(
    ("wanted_z", "centre_m"),
    [
        (0.0225, 0.0225),  # on the table: a cube 45 mm high is in the way, not under it
        (0.0675, 0.0675),  # on the cube
        (0.060, 0.0675),  # up to 15 mm too low still means on the cube
        (0.0600 - 0.008, 0.0225),
        (0.2, 0.0675),  # let go in the air
    ],
)
def test_where_an_object_comes_to_rest_that_is_put_at_a_height(wanted_z, centre_m):
    blue = item("blue cube", 0.6, 0.1)
    assert resting_height(blue, Pose.from_yaw(0.45, 0.1, wanted_z), [RED, blue]) == pytest.approx(centre_m)


def test_an_object_is_over_a_support_if_its_centre_is():
    assert is_over(item("red cube", 0.45 + 0.064, 0.1), TRAY)
    assert not is_over(item("red cube", 0.45 + 0.066, 0.1), TRAY)


def test_a_stack_is_what_stands_in_one_column_lowest_first():
    middle = on(RED, dx=0.01)
    top = on(middle, "green cube", dx=-0.01)
    aside = item("gray cube", 0.45, 0.1 + 0.05)
    found = stack_of(middle, [top, aside, RED, middle, TRAY])
    assert [each.name for each in found] == ["red cube", "blue cube", "green cube"]
    assert stack_of(aside, [RED, middle, top]) == [aside]
