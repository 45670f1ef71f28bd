"""What is held is where the hand is now, not where it was in the newest image."""

from dataclasses import replace

import pytest

from hcvla.perception.arm_timeline import ArmTimeline
from hcvla.perception.followed_world import FollowedWorld
from items import arm_at, item

CUBE, OTHER = item("red cube", 0.5, 0.0, z=0.1), item("blue cube", 0.4, 0.2)


class Seen:
    """Objects of an image at 1 s."""

    def __init__(self, *objects):
        self.items = list(objects)

    def objects(self):
        return self.items

    def seen_sec(self):
        return 1.0


def world_of(*states, objects):
    timeline = ArmTimeline()
    for state in states:
        timeline.add(state)
    return FollowedWorld(Seen(*objects), lambda: states[-1], timeline.at)


def holding(stamp_sec, x, y, z, yaw=0.0, *, grasped=True):
    return replace(arm_at(x, y, z, yaw, width=0.045, grasped=grasped), stamp_sec=stamp_sec)


HELD = replace(CUBE, held=True)


def test_a_held_object_is_carried_on_by_what_the_tool_moved_and_turned_since_the_image():
    world = world_of(holding(1.0, 0.5, 0.0, 0.1), holding(1.1, 0.53, 0.04, 0.16, 0.5), objects=[HELD, OTHER])
    held, other = world.objects()
    assert held.pose.position == pytest.approx([0.53, 0.04, 0.16], abs=1e-6)
    assert held.pose.yaw == pytest.approx(0.5, abs=1e-6)
    assert other == OTHER
    assert world.seen_sec() == 1.0


def test_between_two_states_the_image_s_own_time_counts():
    # At 1 s, half way between the states, the tool was at 0.51 m: 20 mm before where it is now.
    world = world_of(
        holding(0.98, 0.50, 0.0, 0.1), holding(1.02, 0.52, 0.0, 0.1), holding(1.06, 0.53, 0.0, 0.1), objects=[HELD]
    )
    assert world.objects()[0].pose.x == pytest.approx(0.52, abs=5e-4)


def test_what_was_let_go_since_stays_where_it_was_seen():
    world = world_of(holding(1.0, 0.5, 0.0, 0.1), holding(1.1, 0.5, 0.0, 0.3, grasped=False), objects=[HELD])
    assert world.objects() == [HELD]


def test_where_the_arm_was_in_the_image_is_not_known_nothing_is_moved():
    world = world_of(holding(3.0, 0.5, 0.0, 0.1), holding(3.1, 0.5, 0.0, 0.3), objects=[HELD])
    assert world.objects() == [HELD]


def test_what_is_not_held_is_as_it_was_seen():
    world = world_of(holding(1.0, 0.5, 0.0, 0.1), holding(1.1, 0.5, 0.0, 0.3), objects=[CUBE, OTHER])
    assert world.objects() == [CUBE, OTHER]
