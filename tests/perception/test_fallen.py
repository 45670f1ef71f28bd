"""A tall thing that has fallen keeps its name, whatever a row of cubes it looks like from above."""

from dataclasses import replace

import pytest

from hcvla.perception.perception import Perception
from raycast import Block, arm_state, render

POST = Block("red", "cylinder", 0.5, 0.1, half_width=0.02, height=0.12)


def lying(x: float, y: float, count: int = 3):
    """Cubes in a row along x, as wide as the post: what perception makes of it when it lies."""
    return [Block("red", "cube", x + 0.04 * index, y, 0.0, half_width=0.02, height=0.04) for index in range(count)]


class Watch:
    def __init__(self):
        self.perception, self.stamp_sec = Perception(), 0.0

    def see(self, blocks, times=1):
        for _ in range(times):
            self.stamp_sec += 0.1
            state = replace(arm_state(), stamp_sec=self.stamp_sec)
            self.perception.update({"scene": render(list(blocks), self.stamp_sec)}, state)
        return {item.name: item for item in self.perception.objects()}


def test_a_fallen_post_is_one_object_that_lies_along_its_pieces():
    watch = Watch()
    assert set(watch.see([POST], times=2)) == {"red cylinder"}
    seen = watch.see(lying(0.53, 0.1), times=3)
    assert set(seen) == {"red cylinder"}
    post = seen["red cylinder"]
    # Its pieces are at 0.53, 0.57 and 0.61 m: it lies around the middle, half as high as wide above the table.
    assert post.pose.position == pytest.approx([0.57, 0.1, 0.02], abs=0.004)
    assert post.size == pytest.approx((0.12, 0.04, 0.04), abs=0.004)
    assert post.visible


def test_a_post_that_stands_up_again_is_as_high_as_it_was():
    watch = Watch()
    watch.see([POST], times=2)
    watch.see(lying(0.53, 0.1), times=3)
    post = watch.see([replace(POST, x=0.57)], times=4)["red cylinder"]
    assert post.pose.position == pytest.approx([0.57, 0.1, 0.06], abs=0.004)


def test_cubes_of_its_color_next_to_a_post_that_stands_are_no_pieces_of_it():
    watch = Watch()
    watch.see([POST], times=2)
    assert set(watch.see([POST, *lying(0.38, 0.1, 1)], times=3)) == {"red cylinder", "red cube"}


def test_cubes_that_span_more_than_a_post_is_high_are_no_post():
    watch = Watch()
    watch.see([POST], times=2)
    apart = [Block("red", "cube", x, 0.1, 0.0, half_width=0.02, height=0.04) for x in (0.40, 0.60)]
    assert {"red cube 1", "red cube 2"} <= set(watch.see(apart, times=3))


def test_a_cube_that_was_known_before_stays_a_cube_when_the_post_is_taken_away():
    watch = Watch()
    (cube,) = lying(0.38, 0.1, 1)
    watch.see([POST, cube], times=2)
    seen = watch.see([cube], times=3)
    assert seen["red cube"].pose.position == pytest.approx([0.38, 0.1, 0.02], abs=0.003)
    assert not seen["red cylinder"].visible


def test_pieces_that_were_seen_while_it_fell_are_not_known_as_cubes_when_it_lies():
    watch = Watch()
    neighbor = Block("red", "cube", 0.42, 0.1, 0.0, half_width=0.02, height=0.04)
    assert set(watch.see([POST, neighbor], times=2)) == {"red cylinder", "red cube"}
    # Its upper end is seen first, in the air, as a cube; and once more where it comes down.
    watch.see([neighbor, Block("red", "cube", 0.55, 0.1, 0.0, half_width=0.02, height=0.04, bottom=0.06)], times=3)
    seen = watch.see([neighbor, *lying(0.53, 0.1)], times=4)
    assert set(seen) == {"red cylinder", "red cube"}
    assert seen["red cylinder"].size[0] == pytest.approx(0.12, abs=0.004)
    assert seen["red cube"].pose.position == pytest.approx([0.42, 0.1, 0.02], abs=0.004)


def test_a_cube_that_was_put_beside_the_post_while_it_stood_stays_a_cube_when_it_falls():
    watch = Watch()
    watch.see([POST], times=2)
    (cube,) = lying(0.42, 0.1, 1)
    watch.see([POST, cube], times=3)
    seen = watch.see([cube, *lying(0.53, 0.1)], times=4)
    assert set(seen) == {"red cylinder", "red cube"}
    assert seen["red cube"].pose.position == pytest.approx([0.42, 0.1, 0.02], abs=0.004)
