import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.errors import (
    AmbiguousObjectError,
    BadProgramError,
    NoFreeSpaceError,
    ObjectNotFoundError,
    UnreachableError,
)
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.registry import Kind
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.world.placement import DIRECTIONS
from hcvla.world.polygons import minkowski_difference, signed_distance
from hcvla.world.queries import SceneQueries
from hcvla.world.shapes import outline, turned_outline
from hcvla.world.workspace import PlacingRules, WorkArea

RULES = PlacingRules()


def item(color, shape, x, y, size=(0.04, 0.04, 0.04), yaw=0.0, z=None):
    height = size[2] / 2.0 if z is None else z
    return NamedObject(f"{color} {shape}", color, shape, Pose.from_yaw(x, y, height, yaw), size)


RED = item("red", "cube", 0.45, 0.0)
BLUE = item("blue", "cube", 0.40, 0.20)
TRAY = item("green", "tray", 0.55, -0.2, (0.12, 0.12, 0.008))
SCENE = [RED, BLUE, TRAY]


def ask(name, *args, objects=SCENE, **kwargs):
    return SceneQueries().answer(ROBOT_API[name].bind(*args, **kwargs), objects)


def gap(pose, fit, other):
    zone = minkowski_difference(outline(other), turned_outline(replace(fit, pose=pose)))
    return float(signed_distance(np.array([[pose.x, pose.y]]), zone)[0])


def test_every_question_and_every_computation_is_answered_here():
    assert {function.name for function in ROBOT_API.of_kind(Kind.QUERY)} == set(SceneQueries().functions)
    for function in ROBOT_API.of_kind(Kind.ARITHMETIC):
        assert isinstance(ask(function.name, RED.pose, **({"degrees": 1} if function.name == "rotate_z" else {})), Pose)


def test_the_height_is_the_extent_along_the_vertical():
    block = item("red", "block", 0.40, 0.0, (0.045, 0.045, 0.03), z=0.1)
    assert ask("get_height", Actor("red block"), objects=[block]) == 0.03


def test_between_two_is_the_middle_of_their_centres_with_the_yaw_of_what_goes_there():
    turned = item("pink", "cube", 0.35, -0.2, yaw=0.3)
    pose = ask("between", Actor("blue cube"), Actor("green tray"), fit=Actor("pink cube"), objects=[BLUE, TRAY, turned])
    # The blue cube is at (0.40, 0.20), the tray at (0.55, -0.20).
    assert (pose.x, pose.y, pose.z) == pytest.approx((0.475, 0.0, 0.02))
    assert pose.yaw == pytest.approx(0.3)


def test_between_two_what_stands_there_is_given_way_to_by_a_little_and_no_more():
    ends = [item("blue", "cube", 0.45, 0.15), item("white", "cube", 0.45, -0.15)]
    fit = item("pink", "cube", 0.35, -0.2)
    beside = item("red", "cube", 0.45 + 0.04 + 0.025 - 0.01, 0.0)
    objects = [*ends, fit, beside]
    pose = ask("between", Actor("blue cube"), Actor("white cube"), fit=Actor("pink cube"), objects=objects)
    # The red cube's side is 0.01 m too near for a finger: the place is that much nearer to the robot.
    assert (pose.x, pose.y) == pytest.approx((0.44, 0.0))
    assert gap(pose, fit, beside) == pytest.approx(RULES.finger_clearance_m)
    with pytest.raises(NoFreeSpaceError, match="pink cube between the blue cube and the white cube"):
        ask("between", Actor("blue cube"), Actor("white cube"), fit=Actor("pink cube"), objects=[*objects[:3], RED])


def test_between_two_that_stand_close_together_there_is_no_room():
    ends = [item("blue", "cube", 0.45, 0.05), item("white", "cube", 0.45, -0.05)]
    with pytest.raises(NoFreeSpaceError, match="name another place"):
        ask("between", Actor("blue cube"), Actor("white cube"), objects=ends)


def test_on_the_table_it_stands_where_it_is_said_and_nowhere_else():
    pose = ask("on_table", 0.5, 0.1, fit=Actor("blue cube"))
    assert (pose.x, pose.y, pose.z) == (0.5, 0.1, 0.02)
    # The red cube is at (0.45, 0.0); its side and that of the blue one would be 0.01 m apart.
    with pytest.raises(NoFreeSpaceError, match="the red cube is in the way of the blue cube"):
        ask("on_table", 0.45, 0.05, fit=Actor("blue cube"))
    # Where it stands itself is free.
    assert ask("on_table", 0.45, 0.01, fit=Actor("red cube")).y == 0.01
    with pytest.raises(UnreachableError, match=r"x = 0\.9 m, y = 0 m is out of reach; expected x 0\.3 to 0\.65"):
        ask("on_table", 0.9, 0.0)


def test_next_to_a_pan_fingers_need_room_for_it_stands_up_and_over_a_mat_they_reach():
    pan = item("white", "pan", 0.45, 0.1225, (0.095, 0.095, 0.03))
    mat = replace(pan, shape="mat", size=(0.095, 0.095, 0.004))
    assert not pan.lies_low
    assert mat.lies_low
    # Straight left of the red cube the blue one reaches to y = -0.03 + 0.02 + 0.03 + 0.04 = 0.06, and the support
    # begins at 0.1225 - 0.0475 = 0.075: 0.015 m between, enough for the mat's 0.010 but not for the pan's 0.025.
    objects = [item("red", "cube", 0.45, -0.03), BLUE]
    straight = ask("next_to", Actor("red cube"), "left", fit=Actor("blue cube"), objects=[*objects, mat])
    assert (straight.x, straight.y) == pytest.approx((0.45, 0.04), abs=1e-6)
    with pytest.raises(NoFreeSpaceError, match="left of the red cube"):
        ask("next_to", Actor("red cube"), "left", fit=Actor("blue cube"), objects=[*objects, pan])


def test_places_keep_to_the_work_area_that_is_handed_in():
    near = SceneQueries(PlacingRules(area=WorkArea(x_m=(0.30, 0.40), y_m=(0.0, 0.32))))
    for call in (ROBOT_API["free_space"].bind(), ROBOT_API["free_space"].bind(Actor("red cube"))):
        pose = near.answer(call, SCENE)
        assert near.rules.area.contains(pose.x, pose.y)
    with pytest.raises(NoFreeSpaceError, match="behind the red cube"):
        near.answer(ROBOT_API["next_to"].bind(Actor("red cube"), "behind"), SCENE)


def test_a_prism_is_put_as_near_as_its_hexagon_allows():
    # Across its flats, which face +-y, it is 0.04 wide; across its corners 0.0462.
    prism = item("pink", "prism", 0.40, 0.25, (0.04 * 2 / math.sqrt(3), 0.04, 0.04))
    pose = ask("next_to", Actor("red cube"), "left", fit=Actor("pink prism"), objects=[RED, prism])
    assert (pose.x, pose.y) == pytest.approx((0.45, 0.02 + 0.03 + 0.02), abs=1e-6)


def test_a_subtask_is_not_answered():
    with pytest.raises(BadProgramError, match="moves the arm"):
        ask("go_home")


@pytest.mark.parametrize(
    ("description", "name"),
    [("red cube", "red cube"), ("the red cube", "red cube"), ("Tray", "green tray"), ("red", "red cube")],
)
def test_an_object_is_found_by_name_or_by_what_only_it_has(description, name):
    assert ask("get_actor", description) == Actor(name)


def test_a_description_of_two_is_ambiguous_and_of_none_not_found():
    with pytest.raises(AmbiguousObjectError, match="blue cube, red cube"):
        ask("get_actor", "cube")
    with pytest.raises(ObjectNotFoundError, match="did you mean 'red cube'"):
        ask("get_actor", "redd cube")
    with pytest.raises(ObjectNotFoundError):
        ask("get_actor", "")
    with pytest.raises(ObjectNotFoundError):
        ask("get_pose", Actor("gone"))


def test_actors_come_nearest_first_and_filtered():
    # Distances from the base: blue 0.447, red 0.45, tray 0.585.
    assert [a.name for a in ask("get_actors")] == ["blue cube", "red cube", "green tray"]
    assert [a.name for a in ask("get_actors", shape="cube", color="red")] == ["red cube"]
    assert ask("get_actors", color="pink") == []


def test_arithmetic_turns_and_shifts():
    turned = ask("rotate_z", RED.pose, 90)
    assert turned.yaw == pytest.approx(math.pi / 2)
    assert ask("offset", RED.pose, dx=0.1, dz=-0.01).position == pytest.approx([0.55, 0.0, 0.01])


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_next_to_is_on_that_side_with_a_gap_for_fingers(direction):
    objects = [RED, item("blue", "cube", 0.62, 0.25)]
    pose = ask("next_to", Actor("red cube"), direction, fit=Actor("blue cube"), objects=objects)
    dx, dy = pose.x - RED.pose.x, pose.y - RED.pose.y
    assert (dx, dy) == pytest.approx(tuple(0.07 * c for c in DIRECTIONS[direction]), abs=1e-6)
    assert gap(pose, objects[1], RED) == pytest.approx(0.03, abs=1e-6)
    assert pose.z == pytest.approx(0.02)


def test_next_to_turns_aside_for_what_stands_there():
    # Left of red the straight place (0.45, 0.07) would be 0.01 from this cylinder.
    blocker = item("pink", "cylinder", 0.49, 0.11, (0.045, 0.045, 0.05))
    objects = [RED, BLUE, blocker]
    pose = ask("next_to", Actor("red cube"), "left", fit=Actor("blue cube"), objects=objects)
    assert abs(math.degrees(math.atan2(pose.x - 0.45, pose.y))) <= 45.0
    assert gap(pose, BLUE, blocker) >= RULES.finger_clearance_m - 1e-9
    assert 0.0249 <= gap(pose, BLUE, RED) <= 0.0801


def test_next_to_without_a_side_takes_a_free_one():
    objects = [RED, item("pink", "cube", 0.45, 0.07), item("cyan", "cube", 0.45, -0.07)]
    pose = ask("next_to", Actor("red cube"), objects=objects)
    assert min(gap(pose, replace(BLUE, size=RULES.default_size_m), o) for o in objects) >= 0.0249


def test_next_to_at_the_edge_of_reach_is_blocked():
    far = item("red", "cube", 0.64, 0.0)
    with pytest.raises(NoFreeSpaceError, match="behind the red cube") as caught:
        ask("next_to", Actor("red cube"), "behind", objects=[far])
    assert caught.value.outcome is Outcome.BLOCKED


def test_on_top_is_centred_with_the_support_s_yaw():
    low = item("red", "cube", 0.45, 0.0, yaw=0.3)
    pose = ask("on_top", Actor("red cube"), fit=Actor("blue cube"), objects=[low, BLUE])
    assert pose.position == pytest.approx([0.45, 0.0, 0.06])
    assert pose.yaw == pytest.approx(0.3)


def test_on_top_of_a_tray_stands_on_its_floor():
    # Floor 0.003 above the table, cube half height 0.02.
    assert ask("on_top", Actor("green tray"), fit=Actor("red cube")).position == pytest.approx([0.55, -0.2, 0.023])


def test_a_taken_cube_top_is_blocked_and_a_shared_tray_is_not():
    upper = item("blue", "cube", 0.45, 0.0, z=0.06)
    with pytest.raises(NoFreeSpaceError, match="blue cube is there"):
        ask("on_top", Actor("red cube"), fit=Actor("pink cube"), objects=[RED, upper, item("pink", "cube", 0.5, 0.2)])
    wide = item("green", "tray", 0.55, -0.15, (0.2, 0.2, 0.008))
    inside = item("blue", "cube", 0.55, -0.15, z=0.023)
    pose = ask("on_top", Actor("green tray"), fit=Actor("red cube"), objects=[wide, inside, RED])
    assert gap(pose, RED, inside) >= RULES.finger_clearance_m - 1e-9
    assert abs(pose.x - 0.55) <= 0.08
    assert abs(pose.y + 0.15) <= 0.08


def test_free_space_is_clear_of_everything_in_random_scenes_and_always_the_same():
    rng = np.random.default_rng(7)
    for _ in range(30):
        objects = [
            item(f"c{i}", "cube", rng.uniform(0.3, 0.65), rng.uniform(-0.3, 0.3), yaw=rng.uniform(-3, 3))
            for i in range(6)
        ]
        pose = ask("free_space", Actor("c0 cube"), objects=objects)
        for other in objects:
            assert gap(pose, objects[0], other) >= RULES.finger_clearance_m - 1e-9
        assert RULES.area.radius_m[0] <= math.hypot(pose.x, pose.y) <= RULES.area.radius_m[1]
        assert pose == ask("free_space", Actor("c0 cube"), objects=list(reversed(objects)))


def test_what_is_held_takes_no_room():
    held = replace(RED, held=True)
    assert ask("free_space", Actor("red cube"), objects=[held]) == ask("free_space", objects=[held]).moved(dz=-0.005)


def test_a_full_table_has_no_free_space():
    grid = [
        item(f"n{i}_{j}", "cube", x, y, (0.06, 0.06, 0.06))
        for i, x in enumerate(np.arange(0.26, 0.75, 0.08))
        for j, y in enumerate(np.arange(-0.36, 0.40, 0.08))
    ]
    with pytest.raises(NoFreeSpaceError):
        ask("free_space", objects=grid)


def test_a_remembered_place_is_not_free():
    held = replace(RED, held=True)
    call = ROBOT_API["free_space"].bind(Actor("red cube"))
    free = SceneQueries().answer(call, [held, BLUE])
    assert gap(SceneQueries().answer(call, [held, BLUE], {"red cube": free}), RED, replace(RED, pose=free)) >= 0.025
