"""From boxes to tracked objects, with boxes that are known because the scene is."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hcvla.cameras.viewpoint import project
from hcvla.perception.config import PerceptionConfig
from hcvla.perception.detectors.box_objects import split_name
from hcvla.perception.detectors.config import OpenVocabularyConfig
from hcvla.perception.detectors.open_vocabulary import OpenVocabularyDetector, distinct
from hcvla.perception.detectors.zero_shot import Box
from hcvla.perception.perception import Perception
from hcvla.robots.arm import ArmState, GripperState
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.kinematics import Kinematics
from raycast import Block, render

CUP, BOWL = (
    Block("blue", "cylinder", 0.45, 0.10, height=0.09, half_width=0.03),
    Block("red", "tray", 0.5, -0.15, 0.4, 0.06),
)
STATE = ArmState(0.0, HOME_Q, np.zeros(7), Kinematics().forward(HOME_Q), GripperState(0.08, 0.0, False))
CONFIG = PerceptionConfig(detector="open_vocabulary", open_vocabulary=OpenVocabularyConfig(model="known boxes"))


class KnownBoxes:
    """A finder that knows which block is where; boxes are a few pixels larger than what they hold, as usual."""

    def __init__(self):
        self.frame, self.named = None, {}

    def find(self, rgb):
        return [Box(name, 0.9, self.box(block)) for name, block in self.named.items()]

    def box(self, block):
        r = block.half_width * math.sqrt(2.0)
        corners = [
            (block.x + dx, block.y + dy, z)
            for dx in (-r, r)
            for dy in (-r, r)
            for z in (block.bottom, block.bottom + block.height)
        ]
        pixels, _ = project(self.frame, np.array(corners))
        (left, top), (right, bottom) = pixels.min(axis=0) - 3.0, pixels.max(axis=0) + 3.0
        return float(left), float(top), float(right), float(bottom)


def look(perception, finder, named, stamp_sec):
    frame = replace(render(list(named.values())), stamp_sec=stamp_sec)
    finder.frame, finder.named = frame, named
    perception.update({"scene": frame}, replace(STATE, stamp_sec=stamp_sec))
    return {item.name: item for item in perception.objects()}


@pytest.fixture
def seen():
    finder = KnownBoxes()
    return Perception(CONFIG, OpenVocabularyDetector(CONFIG, finder)), finder


def test_named_things_have_pose_and_size_and_a_color_only_if_it_was_said(seen):
    found = look(*seen, {"coffee cup": CUP, "red bowl": BOWL}, 1.0)
    assert set(found) == {"coffee cup", "red bowl"}
    cup, bowl = found["coffee cup"], found["red bowl"]
    assert cup.pose.position == pytest.approx([0.45, 0.10, 0.045], abs=0.006)
    assert cup.size == pytest.approx((0.06, 0.06, 0.09), abs=0.008)
    assert (cup.color, cup.shape, bowl.color, bowl.shape) == ("", "coffee cup", "red", "bowl")
    assert bowl.pose.position[:2] == pytest.approx([0.5, -0.15], abs=0.004)


def test_a_long_thing_keeps_its_direction_and_longer_side_through_turns_past_a_quarter(seen):
    lengths, yaws = [], []
    for number, yaw in enumerate(np.radians([30.0, 42.0, 50.0, 62.0])):
        along = 0.03 * np.array([math.cos(yaw), math.sin(yaw)])
        halves = [Block("green", "cube", *(np.array([0.5, 0.0]) + sign * along), yaw, 0.03) for sign in (-1.0, 1.0)]
        finder = seen[1]
        frame = replace(render(halves), stamp_sec=1.0 + number)
        finder.frame, finder.named = frame, {}
        boxes = np.array([finder.box(half) for half in halves])
        whole = Box("stick", 0.9, (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)))
        finder.find = lambda rgb, whole=whole: [whole]
        for again in range(3):
            stamp_sec = 1.0 + number + 0.1 * again
            seen[0].update({"scene": replace(frame, stamp_sec=stamp_sec)}, replace(STATE, stamp_sec=stamp_sec))
        (stick,) = seen[0].objects()
        lengths.append(stick.size[:2])
        yaws.append(math.degrees(stick.pose.yaw) % 180.0)
    assert yaws == pytest.approx([30.0, 42.0, 50.0, 62.0], abs=4.0)
    # Two cubes of 60 mm next to each other.
    assert [size for size in lengths] == [pytest.approx((0.12, 0.06), abs=0.01)] * 4


def test_what_moves_stays_one_object_and_what_is_hidden_is_remembered(seen):
    look(*seen, {"coffee cup": CUP, "red bowl": BOWL}, 1.0)
    moved = CUP.moved(x=0.48)
    for number in range(4):
        found = look(*seen, {"coffee cup": moved, "red bowl": BOWL}, 1.1 + 0.1 * number)
    assert set(found) == {"coffee cup", "red bowl"}
    assert found["coffee cup"].pose.x == pytest.approx(0.48, abs=0.006)
    # The detector misses it in one image: it is still there.
    frame = replace(render([moved, BOWL]), stamp_sec=1.6)
    seen[1].frame, seen[1].named = frame, {"red bowl": BOWL}
    seen[0].update({"scene": frame}, replace(STATE, stamp_sec=1.6))
    assert {item.name for item in seen[0].objects()} == {"coffee cup", "red bowl"}
    assert seen[0].locate("cup").name == "coffee cup"


def test_two_of_a_kind_are_numbered(seen):
    other = CUP.moved(y=-0.05)
    frame = replace(render([CUP, other]), stamp_sec=1.0)
    finder = seen[1]
    finder.frame = frame
    finder.find = lambda rgb: [Box("cup", 0.9, finder.box(CUP)), Box("cup", 0.8, finder.box(other))]
    seen[0].update({"scene": frame}, replace(STATE, stamp_sec=1.0))
    assert sorted(item.name for item in seen[0].objects()) == ["cup 1", "cup 2"]


def test_a_box_without_depth_or_on_the_bare_table_is_no_object(seen):
    frame = render([CUP])
    finder = KnownBoxes()
    finder.frame, finder.named = frame, {"cup": CUP}
    detector = OpenVocabularyDetector(CONFIG, finder)
    assert detector.detect(replace(frame, depth_m=np.zeros_like(frame.depth_m))).detections == []
    finder.named = {"plate": CUP.moved(y=-0.2)}
    assert detector.detect(frame).detections == []


def test_the_same_thing_found_twice_counts_once_and_the_whole_table_never():
    config = OpenVocabularyConfig(score=0.3)
    best = Box("cup", 0.9, (10.0, 10.0, 50.0, 50.0))
    again = Box("mug", 0.5, (12.0, 10.0, 50.0, 50.0))
    weak = Box("cup", 0.2, (100.0, 10.0, 150.0, 50.0))
    table = Box("box", 0.8, (0.0, 0.0, 640.0, 480.0))
    empty = Box("box", 0.8, (200.0, 50.0, 200.0, 80.0))
    assert distinct([again, weak, table, best, empty], 640 * 480, config) == [best]


def test_a_color_in_front_of_a_name_is_the_object_s():
    assert split_name("red cup") == ("red", "cup")
    assert split_name("coffee cup") == ("", "coffee cup")
    assert split_name("orange") == ("", "orange")
