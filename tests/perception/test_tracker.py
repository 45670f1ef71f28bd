from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.errors import AmbiguousObjectError, ObjectNotFoundError
from hcvla.api.types import NamedObject
from hcvla.perception.detector import Detector
from hcvla.perception.errors import CameraLostError
from hcvla.perception.outline import Outline
from hcvla.perception.perception import Perception
from hcvla.perception.tracker import Tracker
from hcvla.robots.arm import ArmState
from raycast import Block, arm_state, fingers_down, render

RED = Block("red", "cube", 0.45, 0.10, 0.3)
BLUE = Block("blue", "cube", 0.50, -0.15, 0.1)
HIDING = Block("white", "cylinder", 0.56, 0.10, half_width=0.04, height=0.25)


class Watch:
    """Feeds images to perception, at a fixed period."""

    def __init__(self, period_sec: float = 0.1) -> None:
        self.perception = Perception()
        self.period_sec = period_sec
        self.stamp_sec = 0.0

    def see(self, blocks: Sequence[Block], state: ArmState | None = None, times: int = 1) -> dict[str, NamedObject]:
        for _ in range(times):
            self.stamp_sec += self.period_sec
            frame = render(list(blocks), self.stamp_sec)
            self.perception.update({"scene": frame}, replace(state or arm_state(), stamp_sec=self.stamp_sec))
        return {item.name: item for item in self.perception.objects()}


def variance(item: NamedObject) -> float:
    return float(np.trace(item.covariance[:2, :2]))


def test_the_first_image_counts_and_a_later_object_needs_two() -> None:
    watch = Watch()
    assert set(watch.see([RED])) == {"red cube"}
    assert set(watch.see([RED, BLUE])) == {"red cube"}
    assert set(watch.see([RED, BLUE])) == {"red cube", "blue cube"}


def test_more_images_make_it_surer() -> None:
    watch = Watch()
    first = watch.see([RED])["red cube"]
    later = watch.see([RED], times=4)["red cube"]
    assert variance(later) < variance(first)
    assert later.pose.position == pytest.approx(RED.center, abs=0.001)


def test_a_hidden_object_keeps_its_pose_and_grows_uncertain() -> None:
    watch = Watch()
    before = watch.see([RED, BLUE], times=2)["red cube"]
    after = watch.see([RED, BLUE, replace(HIDING, x=0.52)], times=4)
    assert not after["red cube"].visible
    assert after["red cube"].pose.position == pytest.approx(before.pose.position, abs=0.002)
    assert variance(after["red cube"]) > variance(before)
    assert after["red cube"].last_seen_sec < watch.stamp_sec
    later = watch.see([RED, BLUE, replace(HIDING, x=0.52)], times=4)
    assert variance(later["red cube"]) > variance(after["red cube"])


def test_an_object_taken_away_is_forgotten() -> None:
    watch = Watch(period_sec=0.5)
    watch.see([RED, BLUE], times=2)
    assert "red cube" in watch.see([BLUE], times=2)
    # Seen to be empty three times, then 4 s in which it could turn up elsewhere.
    assert "red cube" in watch.see([BLUE], times=7)
    assert "red cube" not in watch.see([BLUE], times=4)


def test_an_object_that_was_moved_is_the_same_object() -> None:
    watch = Watch()
    watch.see([RED, BLUE], times=2)
    moved = replace(RED, x=0.60, y=-0.05)
    items = watch.see([moved, BLUE], times=4)
    assert set(items) == {"red cube", "blue cube"}
    assert items["red cube"].pose.position == pytest.approx(moved.center, abs=0.002)


@pytest.mark.parametrize("height", [0.12, 0.14, 0.16])
def test_what_hides_the_lower_part_of_a_post_makes_it_neither_shorter_nor_higher(height: float) -> None:
    """Over a screen of 0.14 m the camera sees the upper 48 mm of it, whose middle is at 96 mm."""
    post = Block("blue", "cylinder", 0.45, 0.10, half_width=0.02, height=0.12)
    screen = Block("white", "cube", 0.54, 0.10, half_width=0.045, height=height)
    watch = Watch()
    watch.see([post], times=3)
    seen = watch.see([post, screen], times=10)["blue cylinder"]
    assert seen.pose.z == pytest.approx(0.06, abs=0.002)
    assert seen.size[2] == pytest.approx(0.12, abs=0.002)


def test_one_odd_image_moves_nothing() -> None:
    watch = Watch()
    watch.see([RED], times=3)
    jumped = watch.see([replace(RED, x=0.47)])["red cube"]
    assert jumped.pose.x == pytest.approx(0.45, abs=0.001)
    assert watch.see([replace(RED, x=0.47)], times=2)["red cube"].pose.x == pytest.approx(0.47, abs=0.001)


def test_what_is_seen_too_little_of_elsewhere_is_not_seen_where_it_was() -> None:
    watch = Watch()
    watch.see([RED], times=3)
    moved = replace(RED, x=0.40, y=-0.10)
    unclear = watch.see([moved, *_fence(moved)], times=3)["red cube"]
    assert not unclear.visible
    assert unclear.pose.position == pytest.approx(RED.center, abs=0.002)
    clear = watch.see([moved], times=2)["red cube"]
    assert clear.visible
    assert clear.pose.position == pytest.approx(moved.center, abs=0.002)


def test_a_poor_detection_next_to_a_missed_object_of_its_color_is_no_new_object() -> None:
    watch = Watch()
    cylinder = Block("yellow", "cylinder", 0.45, 0.10, height=0.05)
    watch.see([cylinder], times=3)
    # Something is in front of it, and next to that a yellow edge shows that could be a cube's.
    hiding = replace(HIDING, x=0.52)
    edge = Block("yellow", "cube", 0.42, -0.02)
    assert not any(name == "yellow cube" for name in watch.see([cylinder, hiding, edge, *_fence(edge)], times=4))
    # A good look says what it is.
    assert "yellow cube" in watch.see([cylinder, hiding, edge], times=2)


def _fence(item: Block) -> list[Block]:
    """Return what leaves only the far edge of something to see."""
    return [Block("white", "cube", item.x + 0.045, item.y + aside, 0.0, 0.02, height=0.10) for aside in (-0.02, 0.02)]


def test_a_mat_that_is_known_carries_what_hides_it_from_view() -> None:
    watch = Watch()
    mat = Block("pink", "mat", 0.74, 0.105, 0.3, half_width=0.081, height=0.004)
    watch.see([mat, RED], times=2)
    # The image ends beyond the mat's middle: with the cube on it too little is left to find it again.
    cube = replace(RED, x=0.732, y=0.103, bottom=0.004)
    item = watch.see([mat, cube], times=4)["red cube"]
    assert item.pose.position == pytest.approx(cube.center, abs=0.0015)
    assert item.size[2] == pytest.approx(0.045, abs=0.001)


def test_two_alike_get_ordinals_that_stay_with_them() -> None:
    watch = Watch()
    other = Block("red", "cube", 0.55, -0.2, 0.0)
    items = watch.see([RED, other], times=2)
    assert set(items) == {"red cube 1", "red cube 2"}
    first = next(name for name, item in items.items() if item.pose.y > 0)
    # The first moves past the second, in steps that can be followed.
    for y in np.arange(0.10, -0.29, -0.03):
        items = watch.see([replace(RED, x=0.40, y=float(y)), other], times=2)
    assert items[first].pose.y == pytest.approx(-0.29, abs=0.004)
    with pytest.raises(AmbiguousObjectError, match="red cube 1, red cube 2"):
        watch.perception.locate("red cube")


def test_a_grasped_object_follows_the_tool_and_is_found_again_where_it_is_put() -> None:
    watch = Watch()
    watch.see([RED, BLUE], times=2)
    down, up = fingers_down(0.45, 0.10, 0.022, 0.3), fingers_down(0.45, 0.10, 0.20, 0.3)
    over, at = fingers_down(0.50, 0.25, 0.20, 0.8), fingers_down(0.50, 0.25, 0.022, 0.8)
    items = watch.see([RED, BLUE], arm_state(tool=down, width_m=0.045, grasped=True))
    assert items["red cube"].held
    lifted = replace(RED, bottom=0.178)
    assert watch.see([lifted, BLUE], arm_state(tool=up, width_m=0.045, grasped=True))["red cube"].pose.z == (
        pytest.approx(0.2005, abs=0.003)
    )
    carried = watch.see([BLUE], arm_state(tool=over, width_m=0.045, grasped=True), times=5)["red cube"]
    assert carried.held
    assert not carried.visible
    assert carried.pose.position[:2] == pytest.approx([0.50, 0.25], abs=0.003)
    assert carried.pose.yaw == pytest.approx(0.8, abs=0.03)
    put = replace(RED, x=0.50, y=0.25, yaw=0.8)
    watch.see([put, BLUE], arm_state(tool=at, width_m=0.045, grasped=True))
    released = watch.see([put, BLUE], arm_state(tool=at, width_m=0.08), times=2)["red cube"]
    assert not released.held
    items = watch.see([put, BLUE], times=3)
    assert set(items) == {"red cube", "blue cube"}
    assert items["red cube"].pose.position == pytest.approx(put.center, abs=0.002)
    assert not items["red cube"].held


def test_of_a_box_and_what_it_covers_the_one_as_wide_as_the_gripper_is_open_is_grasped() -> None:
    watch = Watch()
    small = Block("red", "cube", 0.45, 0.10, half_width=0.015, height=0.03)
    box = Block("white", "cube", 0.451, 0.101, half_width=0.03, height=0.06)
    watch.see([small], times=2)
    assert set(watch.see([box], times=3)) == {"red cube", "white cube"}
    # The tool stands right over the small one.
    down, up = fingers_down(0.45, 0.10, 0.03), fingers_down(0.45, 0.10, 0.20)
    items = watch.see([box], arm_state(tool=down, width_m=0.06, grasped=True))
    assert (items["white cube"].held, items["red cube"].held) == (True, False)
    items = watch.see([small, replace(box, bottom=0.17)], arm_state(tool=up, width_m=0.06, grasped=True), times=2)
    assert items["red cube"].pose.position == pytest.approx(small.center, abs=0.003)
    assert items["white cube"].pose.z == pytest.approx(0.20, abs=0.003)


def test_an_object_lost_from_the_grip_is_found_on_the_table() -> None:
    watch = Watch()
    watch.see([RED, BLUE], times=2)
    down, up = fingers_down(0.45, 0.10, 0.022, 0.3), fingers_down(0.45, 0.10, 0.25, 0.3)
    watch.see([RED, BLUE], arm_state(tool=down, width_m=0.045, grasped=True))
    watch.see([replace(RED, bottom=0.22), BLUE], arm_state(tool=up, width_m=0.045, grasped=True), times=2)
    fallen = replace(RED, x=0.52, y=0.13, yaw=0.7)
    items = watch.see([fallen, BLUE], arm_state(tool=up, width_m=0.0), times=6)
    assert set(items) == {"red cube", "blue cube"}
    assert not items["red cube"].held
    assert items["red cube"].pose.position == pytest.approx(fallen.center, abs=0.002)


def test_an_object_on_which_another_is_put_stays_known() -> None:
    watch = Watch()
    watch.see([RED, BLUE], times=2)
    items = watch.see([RED, replace(BLUE, x=0.45, y=0.10, yaw=0.3, bottom=0.045)], times=5)
    assert set(items) == {"red cube", "blue cube"}
    assert items["red cube"].pose.position == pytest.approx(RED.center, abs=0.003)
    assert items["blue cube"].pose.z == pytest.approx(0.0675, abs=0.002)


def test_a_corner_of_a_mat_that_the_arm_cuts_off_is_no_second_mat() -> None:
    # As measured in a swap: the corner of a tray of 0.118 m fitted as a tray of 0.21 m, 0.065 m next to it.
    mat = Block("white", "mat", 0.41, 0.055, half_width=0.059, height=0.008)
    detector, tracker = Detector(), Tracker()
    detected = detector.detect(render([mat], 0.1))
    (whole,) = detected.detections
    corner = replace(
        whole,
        outline=Outline(sides=4, center=np.array([0.418, 0.119]), half_width=0.105, yaw=0.0, rms=0.001, coverage=0.38),
    )
    tracker.update(detected, arm_state())
    for _ in range(3):
        tracker.update(replace(detected, detections=[whole, corner]), arm_state())
    assert [item.name for item in tracker.objects()] == ["white mat"]


def test_a_sliver_of_a_cube_that_fingers_leave_to_see_is_no_small_cube() -> None:
    watch, tracker = Watch(), Tracker()
    cube, state = Block("blue", "cube", 0.474, 0.295), arm_state()
    watch.see([cube], times=1)
    detected = watch.perception.detected
    (whole,) = detected.detections
    # As it was read between two fingers: 16 mm wide, at the front edge, as high as the cube.
    sliver = replace(
        whole,
        outline=Outline(sides=4, center=np.array([0.496, 0.295]), half_width=0.008, yaw=0.0, rms=0.0003, coverage=0.6),
        bottom_z=0.029,
    )
    small = replace(sliver, outline=replace(sliver.outline, center=np.array([0.510, 0.295])))
    for extra, count in ((sliver, 1), (small, 2)):
        for _ in range(4):
            tracker.update(replace(detected, detections=[whole, extra]), state)
        # What is next to the cube is another object, however small.
        assert len(tracker.objects()) == count


def test_two_mats_side_by_side_are_two() -> None:
    mats = [Block("white", "mat", 0.45, y, half_width=0.055, height=0.008) for y in (-0.06, 0.06)]
    assert len(Watch().see(mats, times=3)) == 2


def test_a_name_no_one_has_says_what_there_is() -> None:
    watch = Watch()
    watch.see([RED])
    with pytest.raises(ObjectNotFoundError, match=r"there is no 'red cubes'.*did you mean 'red cube'"):
        watch.perception.locate("red cubes")


def test_a_part_of_a_name_finds_the_one_object_that_it_fits_and_never_one_of_two() -> None:
    watch = Watch()
    watch.see([RED, replace(RED, color="blue", y=-0.1)])
    assert watch.perception.locate("the red").name == "red cube"
    with pytest.raises(AmbiguousObjectError, match="'cube' fits 2 objects: blue cube, red cube; say which"):
        watch.perception.locate("cube")


def test_a_camera_that_stopped_is_an_error() -> None:
    perception = Perception()
    with pytest.raises(CameraLostError, match="'scene' has delivered no image"):
        perception.update({}, arm_state())
    with pytest.raises(CameraLostError, match=r"newest image 1\.50 s ago"):
        perception.update({"scene": render([RED], 10.0)}, arm_state(11.5))


def test_a_clock_that_goes_back_means_another_scene() -> None:
    watch = Watch()
    watch.see([RED], times=3)
    watch.stamp_sec = -0.1
    assert set(watch.see([BLUE])) == {"blue cube"}


def test_what_a_pan_carries_sinks_with_it_though_something_stands_on_it() -> None:
    pan = Block("pink", "pan", 0.5, 0.0, 0.1, half_width=0.0475, height=0.042)
    lower = Block("blue", "block", 0.5, 0.0, 0.1, bottom=0.042, height=0.03)
    upper = Block("red", "block", 0.5, 0.0, 0.1, bottom=0.072, height=0.05)
    watch = Watch()
    # Alone on the table first: in a tower nothing shows whether it is a cube.
    watch.see([pan, lower, upper.moved(bottom=0.0, y=0.2)], times=4)
    watch.see([pan, lower, upper], times=4)
    sunk = [pan.moved(height=0.018), lower.moved(bottom=0.018), upper.moved(bottom=0.048)]
    known = watch.see(sunk, times=6)
    assert set(known) == {"pink pan", "blue block", "red block"}
    assert known["pink pan"].top_z == pytest.approx(0.018, abs=0.001)
    assert known["blue block"].pose.z == pytest.approx(0.033, abs=0.002)
    assert known["red block"].pose.z == pytest.approx(0.073, abs=0.002)
    assert known["blue block"].size[2] == pytest.approx(0.03, abs=0.002)


def test_what_the_arm_leaves_to_see_of_a_pan_is_no_other_object() -> None:
    pan = Block("pink", "pan", 0.5, 0.0, 0.1, half_width=0.0475, height=0.03)
    hiding = Block("white", "cylinder", 0.56, 0.02, half_width=0.03, height=0.25)
    watch = Watch()
    watch.see([pan], times=3)
    for y in (0.03, 0.02, 0.0, -0.02, -0.03):
        assert set(watch.see([pan, replace(hiding, y=y)], times=3)) - {"white cylinder"} == {"pink pan"}
