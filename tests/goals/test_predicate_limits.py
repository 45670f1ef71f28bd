"""Where each predicate begins and ends to hold, with distances worked by hand; what is seen is known exactly."""

import math
from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor, Pose

EDGE_M = 0.045
RED_START, BLUE_START = (0.40, 0.10), (0.55, -0.10)


@pytest.fixture
def after(facts, seen):
    """Return a function that shows a start, and then the places of objects after some motion."""

    def show(start, now, tool=None):
        facts.look([seen(name, *place) for name, place in start.items()])
        facts.contacts.began = True
        facts.look([seen(name, *place) for name, place in (start | now).items()], tool)

    return show


@pytest.mark.parametrize(
    ("goal", "place", "holds"),
    [
        # 0.15 m by default: (0.08, 0.12) is 0.144 m, (0.09, 0.13) is 0.158 m
        ("near('red cube', 'blue cube')", (0.47, 0.02), True),
        ("near('red cube', 'blue cube')", (0.46, 0.03), False),
        ("near('red cube', 'blue cube', 0.2)", (0.46, 0.03), True),
        # centres apart by one edge and the gap: touching sides, 0.12 m of table, and a little more
        ("next_to('red cube', 'blue cube')", (0.55, -0.10 + EDGE_M), True),
        ("next_to('red cube', 'blue cube')", (0.55, -0.10 + EDGE_M + 0.119), True),
        ("next_to('red cube', 'blue cube')", (0.55, -0.10 + EDGE_M + 0.121), False),
        # left is +y within 50 degrees: 0.10 m ahead and 0.12 m aside are 39.8, 0.13 m ahead 47.3, 0.14 m 49.4
        ("next_to('red cube', 'blue cube', 'left')", (0.55, 0.0), True),
        ("next_to('red cube', 'blue cube', 'right')", (0.55, 0.0), False),
        ("next_to('red cube', 'blue cube', 'left')", (0.65, 0.02), True),
        ("next_to('red cube', 'blue cube', 'behind')", (0.65, 0.02), False),
        ("next_to('red cube', 'blue cube', 'front')", (0.45, -0.10), True),
        # back within 0.05 m
        ("restored('red cube')", (0.449, 0.10), True),
        ("restored('red cube')", (0.451, 0.10), False),
        # moved by less than 0.02 m
        ("unmoved('red cube')", (0.419, 0.10), True),
        ("unmoved('red cube')", (0.421, 0.10), False),
        # 0.1 m ahead of where it started, within 0.05 m
        ("displaced('red cube', 0.1, 0)", (0.549, 0.10), True),
        ("displaced('red cube', 0.1, 0)", (0.551, 0.10), False),
        ("displaced('red cube', 0, 0.1)", (0.50, 0.10), False),
        ("takes_place('red cube', 'blue cube')", (0.549, -0.05), False),
        ("takes_place('red cube', 'blue cube')", (0.51, -0.08), True),
        # on it: the centre within its outline, half an edge from its own
        ("on('red cube', 'blue cube')", (0.55 + 0.022, -0.10, EDGE_M), True),
        ("on('red cube', 'blue cube')", (0.55 + 0.023, -0.10, EDGE_M), False),
        ("on('red cube', 'blue cube')", (0.55, -0.10, EDGE_M + 0.009), True),
        ("on('red cube', 'blue cube')", (0.55, -0.10, EDGE_M + 0.011), False),
        ("grounded('red cube')", (0.5, 0.0, 0.009), True),
        ("grounded('red cube')", (0.5, 0.0, 0.011), False),
    ],
)
def test_a_relation_between_two_cubes_ends_where_it_is_said_to(after, find, goal, place, holds):
    after({"red cube": RED_START, "blue cube": BLUE_START}, {"red cube": place})
    assert find(goal).holds is holds


@pytest.mark.parametrize(("place", "holds"), [((0.60, -0.05), True), ((0.648, -0.05), True), ((0.60, -0.102), False)])
def test_between_is_near_the_middle_of_two_as_they_stand_now(after, find, place, holds):
    # The blue cube moved to (0.70, -0.20) and the white one stands at (0.50, 0.10): half way is (0.60, -0.05).
    start = {"red cube": RED_START, "blue cube": BLUE_START, "white cube": (0.50, 0.10)}
    after(start, {"red cube": place, "blue cube": (0.70, -0.20)})
    assert find("between('red cube', 'blue cube', 'white cube')").holds is holds


@pytest.mark.parametrize(
    ("goal", "degrees", "holds"),
    [
        ("rotated('red cube', 90)", 90 - 17, True),
        ("rotated('red cube', 90)", 90 - 19, False),
        ("rotated('red cube', -90)", 90, False),
        # of a cube no one sees a quarter of a turn
        ("restored_pose('red cube')", 90 + 17, True),
        ("restored_pose('red cube')", 45, False),
        ("takes_place('red cube', 'blue cube', 30)", 30 + 90, True),
        ("takes_place('red cube', 'blue cube', 30)", 75, False),
    ],
)
def test_an_angle_is_right_within_18_degrees_and_as_far_as_the_shape_shows(facts, seen, find, goal, degrees, holds):
    start = BLUE_START if "takes" in goal else RED_START
    facts.look([seen("red cube", *RED_START), seen("blue cube", *BLUE_START)])
    facts.contacts.began = True
    facts.look([seen("red cube", *start, yaw=math.radians(degrees)), seen("blue cube", 0.65, 0.2)])
    assert find(goal).holds is holds


def test_a_pile_is_one_stack_in_any_order(after, find):
    cubes = {"red cube": (0.4, 0.1), "blue cube": (0.5, 0.1), "green cube": (0.6, 0.1)}
    goal = "piled('red cube', 'blue cube', 'green cube')"
    after(cubes, {"blue cube": (0.4, 0.1, EDGE_M)})
    assert not find(goal).holds, "two of them"
    after(cubes, {"blue cube": (0.4, 0.1, EDGE_M), "green cube": (0.4, 0.1, 2 * EDGE_M)})
    assert find(goal).holds
    assert find("piled('green cube', 'red cube', 'blue cube')").holds
    assert find("stacked('red cube', 'blue cube', 'green cube')").holds
    assert not find("stacked('blue cube', 'red cube', 'green cube')").holds


def test_a_sort_is_about_the_mats_of_the_objects_own_colors(after, find):
    mats = {"red mat": (0.4, -0.2), "blue mat": (0.6, -0.2)}
    cubes = {"red cube": (0.4, 0.1), "blue cube": (0.5, 0.1), "green cube": (0.6, 0.1)}
    after(mats | cubes, {"red cube": (0.4, -0.2, 0.004)})
    assert find("sorted('red cube')").holds
    assert not find("sorted('red cube', 'blue cube')").holds
    assert not find("sorted()").holds
    after(mats | cubes, {"red cube": (0.4, -0.2, 0.004), "blue cube": (0.6, -0.2, 0.004)})
    assert find("sorted()").holds, "the green cube has no mat"
    assert not find("sorted('green cube')").holds


def test_two_things_of_colors_without_a_name_do_not_belong_together(facts, seen, find):
    cube, mat = seen("lime cube", 0.4, -0.2, 0.004), seen("tan mat", 0.4, -0.2)
    facts.look([replace(cube, name="cube", color=""), replace(mat, name="mat", color="")])
    assert not find("sorted('cube')").holds


def test_a_box_covers_what_is_under_it_and_not_what_it_stands_beside(after, find):
    small = {"red cube": (0.5, 0.0), "gray mat": (0.5, -0.2)}
    goal = "covered('gray mat', 'red cube')"
    after(small, {"red cube": (0.5, -0.2, 0.004)})
    assert find(goal).holds, "a mat under a cube is lower, and its centre within the outline"
    after(small, {"red cube": (0.5, -0.2, 0.03)})
    assert not find(goal).holds, "the cube is in the air"
    after(small, {"red cube": (0.53, -0.2, 0.004)})
    assert not find(goal).holds


def test_what_lies_on_a_pan_or_on_what_lies_there_loads_it(after, find):
    things = {"gray pan": (0.5, 0.0), "red cube": (0.4, 0.2), "blue cube": (0.6, 0.2)}
    after(things, {"red cube": (0.5, 0.0, 0.03), "blue cube": (0.5, 0.0, 0.03 + EDGE_M)})
    assert find("loaded('red cube', 'gray pan')").holds
    assert find("loaded('blue cube', 'gray pan')").holds
    after(things, {"red cube": (0.5, 0.0, 0.03)})
    assert not find("loaded('blue cube', 'gray pan')").holds


@pytest.mark.parametrize(
    ("tool", "degrees", "holds"),
    [
        (Pose.from_yaw(0.4, 0.1, EDGE_M / 2 + 0.15), None, True),
        (Pose.from_yaw(0.4, 0.1, EDGE_M / 2 + 0.15 + 0.049), None, True),
        (Pose.from_yaw(0.4, 0.1, EDGE_M / 2 + 0.15 + 0.051), None, False),
        (Pose.from_yaw(0.44, 0.13, EDGE_M / 2 + 0.15), None, True),  # hypot(0.04, 0.03) = 0.05
        (Pose.from_yaw(0.4, 0.1, EDGE_M / 2 + 0.15, math.radians(40)), 30, True),
        (Pose.from_yaw(0.4, 0.1, EDGE_M / 2 + 0.15, math.radians(50)), 30, False),
        (Pose.from_yaw(0.4, 0.1, EDGE_M / 2 + 0.15, math.radians(30 - 90)), 30, True),  # a cube has four faces
    ],
)
def test_the_tool_is_over_an_object_within_5_cm_and_18_degrees(after, find, tool, degrees, holds):
    after({"red cube": RED_START}, {}, tool)
    turned = "" if degrees is None else f", {degrees}"
    assert find(f"tool_over('red cube', 0.15{turned})").holds is holds


def pushed(facts, seen, place, *, call="push"):
    """Show a red cube that was pushed to a place, toward a blue one 0.2 m to its left."""
    blue = seen("blue cube", 0.5, 0.2)
    facts.look([seen("red cube", 0.5, 0.0), blue])
    arguments = [Actor("red cube"), Actor("blue cube")] if call == "push" else [Actor("red cube")]
    bound = ROBOT_API[call].bind(*arguments)
    facts.end_call(bound, Verdict(Outcome.DONE), [seen("red cube", *place), blue])


@pytest.mark.parametrize(
    ("place", "holds"),
    [
        ((0.5, 0.061), True),  # 0.139 m of 0.2 m are left: 69.5 %
        ((0.5, 0.059), False),  # 70.5 %
        ((0.5, -0.1), False),
        ((0.56, 0.1), True),  # 31 degrees from the way, 0.117 m are left
    ],
)
def test_a_push_is_toward_something_if_less_than_70_percent_of_the_way_are_left(facts, seen, find, place, holds):
    pushed(facts, seen, place)
    assert find("pushed_toward('red cube', 'blue cube')").holds is holds


@pytest.mark.parametrize(("way_m", "holds"), [(0.099, False), (0.101, True)])
def test_a_nudge_moves_an_object_by_10_cm(facts, seen, find, way_m, holds):
    pushed(facts, seen, (0.5 + way_m, 0.0), call="nudge")
    assert find("nudged('red cube')").holds is holds


@pytest.mark.parametrize("goal", ["pushed_toward('red cube', 'blue cube')", "pushed_to('red cube', 0.5, 0.15)"])
def test_what_was_carried_was_not_pushed(facts, seen, find, goal):
    pushed(facts, seen, (0.5, 0.15))
    assert find(goal).holds
    facts.look([seen("red cube", 0.5, 0.15, 0.1, held=True), seen("blue cube", 0.5, 0.2)])
    facts.look([seen("red cube", 0.5, 0.15), seen("blue cube", 0.5, 0.2)])
    assert not find(goal).holds
