"""Where geometry proposes to grasp, put down or push to; where it finds nothing the policy acts without."""

import math
from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, Pose
from hcvla.skills.diffusion.proposals import Proposal, by_other_faces, propose
from hcvla.skills.grasped_object import grip_of
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.regrasp import Regrasp
from items import REACH, arm_at, item, seeing

RED, BLUE = item("red cube", 0.45, 0.1, 0.3), item("blue cube", 0.5, -0.15)
HIGH = arm_at(0.45, 0.0, 0.25)


def body(*objects, state=HIGH):
    return Body(seeing(state, *objects), REACH, OracleConfig())


def proposed(function, *arguments, at=None, held=None, **keywords):
    return propose(ROBOT_API[function].bind(*arguments, **keywords), at or body(RED, BLUE), held)


def place_of(pose):
    return (pose.x, pose.y, pose.z)


def test_a_pick_is_proposed_at_the_object_with_its_faces_between_the_pads():
    found = proposed("pick", Actor("red cube"))
    assert place_of(found.pose) == pytest.approx((0.45, 0.1, RED.pose.z), abs=0.01)
    # the yaw of a cube counts up to a quarter turn
    assert math.remainder(found.tool_yaw_rad - 0.3, math.pi / 2.0) == pytest.approx(0.0, abs=1e-6)
    assert 0.045 < found.open_m <= 0.08


def test_a_full_hand_picks_nothing_and_an_empty_one_places_nothing():
    held = grip_of(RED, arm_at(0.45, 0.1, 0.0225, 0.3).T_base_tool)
    assert proposed("pick", Actor("blue cube"), held=held).pose is None
    assert proposed("place", Actor("blue cube")).pose is None
    assert proposed("cover", Actor("blue cube")).pose is None


def test_a_place_is_proposed_for_the_object_on_its_target():
    held = grip_of(RED, arm_at(0.45, 0.1, 0.0225, 0.3).T_base_tool)
    found = proposed("place", Actor("blue cube"), held=held, at=body(replace(RED, held=True), BLUE))
    # on top of a cube of 45 mm, half of its own above
    assert place_of(found.pose) == pytest.approx((0.5, -0.15, 0.045 + 0.0225), abs=1e-3)
    assert found.anchor.name == "blue cube"


def test_moves_and_the_way_home_are_proposed_for_the_tool():
    goal = Pose.from_yaw(0.5, 0.1, 0.3, 0.4)
    found = proposed("move_to", goal)
    assert place_of(found.pose) == pytest.approx((0.5, 0.1, 0.3))
    assert math.remainder(found.pose.yaw - 0.4, math.pi) == pytest.approx(0.0, abs=1e-6)
    home = proposed("go_home")
    assert home.pose.z > 0.3
    assert home.tool_yaw_rad == 0.0


def test_a_push_toward_an_object_ends_before_it_and_one_to_a_pose_there():
    toward = proposed("push", Actor("red cube"), Actor("blue cube")).pose
    left = math.dist((toward.x, toward.y), (0.5, -0.15))
    assert 0.045 < left < 0.7 * math.dist((0.45, 0.1), (0.5, -0.15))
    to = proposed("push", Actor("red cube"), Pose.from_yaw(0.6, 0.1, 0.02)).pose
    assert (to.x, to.y) == pytest.approx((0.6, 0.1))


def test_a_touch_is_at_the_upper_face_and_a_throw_at_its_target():
    assert place_of(proposed("touch", Actor("red cube")).pose) == pytest.approx((0.45, 0.1, 0.045))
    post = item("gray cylinder", 0.75, 0.0)
    assert proposed("throw", Actor("gray cylinder"), at=body(post)).pose == post.pose


def test_where_geometry_finds_nothing_the_proposal_is_empty():
    walls = [item(f"{name} cube", 0.45 + dx, 0.1 + dy) for name, dx, dy in
             (("a", 0.05, 0.0), ("b", -0.05, 0.0), ("c", 0.0, 0.05), ("d", 0.0, -0.05))]  # fmt: skip
    assert proposed("pick", Actor("red cube"), at=body(item("red cube", 0.45, 0.1), *walls)).pose is None
    assert proposed("move_to", Pose.from_yaw(0.5, 0.1, -0.1)).pose is None, "below the table"
    assert proposed("topple", Actor("red cube")).pose is None
    assert proposed("pick", Actor("pink cube")).pose is None


def test_a_proposal_moves_along_with_its_object():
    found, moved = proposed("touch", Actor("red cube")), body(item("red cube", 0.47, 0.09, 0.3), BLUE)
    assert place_of(found.now(moved)) == pytest.approx((0.47, 0.09, 0.045))


def test_an_object_that_went_far_is_grasped_again_among_its_new_neighbours():
    at = body(RED, BLUE)
    found = proposed("pick", Actor("red cube"), at=at)
    at.observation = seeing(HIGH, item("red cube", 0.60, 0.1, 1.0), BLUE)
    assert place_of(found.now(at))[:2] == pytest.approx((0.60, 0.1), abs=0.01)
    assert math.remainder(found.tool_yaw_rad - 1.0, math.pi / 2.0) == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("change", [{"visible": False}, {"held": True}])
def test_what_is_hidden_or_held_moves_no_proposal(change):
    found = proposed("touch", Actor("red cube"))
    elsewhere = replace(item("red cube", 0.47, 0.09), **change)
    assert place_of(found.now(body(elsewhere))) == pytest.approx((0.45, 0.1, 0.045))
    assert Proposal().now(body()) is None


@pytest.mark.parametrize("match_yaw", [True, False])
def test_a_turn_for_which_the_wrist_has_no_room_is_proposed_with_other_faces_to_turn_on_by(match_yaw):
    # Straight ahead joint 7 is at 45 degrees less the yaw and goes 169 to each side: yaws from -124 to 214 degrees. One
    # of -130, or 230, is made as -40 or 140, and a quarter turn is missing.
    cube = item("red cube", 0.5, 0.0)
    held = grip_of(cube, arm_at(0.5, 0.0, 0.0225).T_base_tool)
    wanted = Pose.from_yaw(0.5, 0.0, 0.0225, math.radians(-130))
    at = body(replace(cube, held=True), state=arm_at(0.5, 0.0, 0.25))
    found = proposed("place", wanted, held=held, at=at, match_yaw=match_yaw)
    if not match_yaw:
        assert found.regrasp is None
        return
    missing = math.remainder(math.radians(-130) - found.pose.yaw, 2.0 * math.pi)
    assert abs(missing) == pytest.approx(math.pi / 2.0)
    assert found.regrasp.turn_rad == pytest.approx(missing)


def test_a_turn_for_which_the_wrist_has_room_needs_no_other_faces():
    cube = item("red cube", 0.5, 0.0)
    held = grip_of(cube, arm_at(0.5, 0.0, 0.0225).T_base_tool)
    at = body(replace(cube, held=True), state=arm_at(0.5, 0.0, 0.25))
    found = proposed("place", Pose.from_yaw(0.5, 0.0, 0.0225, math.radians(60)), held=held, at=at, match_yaw=True)
    assert found.regrasp is None
    assert math.remainder(found.pose.yaw - math.radians(60), 2.0 * math.pi) == pytest.approx(0.0, abs=1e-6)


def test_what_was_put_down_is_grasped_by_the_other_faces_where_it_is():
    cube = item("red cube", 0.5, 0.0)
    held = grip_of(cube, arm_at(0.5, 0.0, 0.0325).T_base_tool)
    lies = item("red cube", 0.502, 0.001)
    found = by_other_faces(Proposal(open_m=0.06), Regrasp(0.7, math.pi / 2.0), held, lies)
    # The tool was 10 mm above the middle of the cube, and is again.
    assert place_of(found.pose) == pytest.approx((0.502, 0.001, lies.pose.z + 0.01))
    assert (found.tool_yaw_rad, found.open_m) == (0.7, 0.06)
