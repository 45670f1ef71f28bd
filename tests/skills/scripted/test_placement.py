import math
from dataclasses import replace

import pytest

from hcvla.api.errors import BadArgumentError, UnreachableError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, Pose
from hcvla.skills.grasped_object import grip_of
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.placement import OccupiedError, choose_placement
from hcvla.world.polygons import gap
from hcvla.world.shapes import outline
from items import REACH, arm_at, item, seeing

CUBE = item("red cube", 0.5, 0.0)
TRAY = item("green tray", 0.45, 0.2, 0.4)


def holding(*items):
    """The hand up in the air with the red cube, over the objects given."""
    state = arm_at(0.5, 0.0, 0.2, width=0.045, grasped=True)
    held_cube = replace(CUBE, pose=Pose(0.5, 0.0, 0.2), held=True)
    body = Body(seeing(state, held_cube, *items), REACH, OracleConfig())
    return body, grip_of(CUBE, arm_at(0.5, 0.0, 0.0225).T_base_tool)


def test_an_empty_tray_is_used_in_its_middle_on_its_floor_and_aligned():
    body, held = holding(TRAY)
    placement = choose_placement(body, held, Actor("green tray"), False)
    # The tray's floor is 3 mm thick: 0.003 + 0.0225.
    assert placement.pose.position == pytest.approx([0.45, 0.2, 0.0255])
    landed = held.object_pose(placement.tool_pose(held))
    assert math.sin(2 * (landed.yaw - 0.4)) == pytest.approx(0.0, abs=1e-3)


def test_on_a_cube_it_comes_to_rest_on_its_top():
    body, held = holding(item("blue cube", 0.4, -0.1))
    placement = choose_placement(body, held, Actor("blue cube"), False)
    assert placement.pose.position == pytest.approx([0.4, -0.1, 0.0675])


def test_a_second_object_on_a_tray_goes_next_to_the_first():
    first = item("blue cube", 0.45, 0.2, 0.4, z=0.0255)
    body, held = holding(item("green tray", 0.45, 0.2, 0.4, size=(0.25, 0.25, 0.008)), first)
    placement = choose_placement(body, held, Actor("green tray"), False)
    landed = replace(CUBE, pose=held.object_pose(placement.tool_pose(held)))
    assert gap(outline(landed), outline(first)) >= 0.003


def test_an_occupied_top_is_refused_by_name():
    body, held = holding(item("blue cube", 0.4, -0.1), item("pink cube", 0.4, -0.1, z=0.0675))
    with pytest.raises(OccupiedError, match="pink cube") as caught:
        choose_placement(body, held, Actor("blue cube"), False)
    assert caught.value.outcome is Outcome.BLOCKED


def test_a_pose_in_another_object_is_refused():
    body, held = holding(item("blue cube", 0.4, -0.1))
    with pytest.raises(OccupiedError, match="blue cube"):
        choose_placement(body, held, Pose(0.41, -0.1, 0.0225), False)


def test_a_pose_on_a_tray_s_floor_is_free_and_one_over_its_rim_is_not():
    # The tray is 0.12 m wide: 60 mm to its edge, of which the cube's corners take 31.8 and the rim 5.
    body, held = holding(item("green tray", 0.45, 0.2, size=(0.12, 0.12, 0.008)))
    for dx in (0.0, 0.022):
        placement = choose_placement(body, held, Pose(0.45 + dx, 0.2, 0.0255), False)
        assert placement.pose.position == pytest.approx([0.45 + dx, 0.2, 0.0255])
    with pytest.raises(OccupiedError, match="green tray in the way"):
        choose_placement(body, held, Pose(0.49, 0.2, 0.0255), False)


def test_a_pose_in_the_air_or_out_of_reach_is_refused():
    body, held = holding()
    with pytest.raises(BadArgumentError, match=r"rests, here 0\.0"):
        choose_placement(body, held, Pose(0.4, 0.0, 0.2), False)
    with pytest.raises(UnreachableError):
        choose_placement(body, held, Pose(0.9, 0.0, 0.0225), False)
    with pytest.raises(BadArgumentError, match="other than"):
        choose_placement(body, held, Actor("red cube"), False)


@pytest.mark.parametrize("degrees", [-120, -90, -45, 30, 90, 120])
def test_to_match_a_yaw_the_object_is_really_turned_by_it(degrees):
    body, held = holding()
    placement = choose_placement(body, held, Pose.from_yaw(0.5, 0.0, 0.0225, math.radians(degrees)), True)
    assert placement.tool_yaw_rad == pytest.approx(math.radians(degrees), abs=1e-6)


def test_a_pose_with_a_neighbour_close_by_narrows_the_opening():
    # Neighbours 30 mm from the cube's sides along y, where the pads open.
    beside = [item("blue cube", 0.4, 0.075), item("pink cube", 0.4, -0.075)]
    body, held = holding(*beside)
    placement = choose_placement(body, held, Pose(0.4, 0.0, 0.0225), True)
    assert placement.open_m < 0.045 + 2 * 0.012 + 1e-9
