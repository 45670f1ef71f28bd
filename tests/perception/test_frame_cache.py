from __future__ import annotations

from dataclasses import replace

from hcvla.perception.detector import Detector
from hcvla.perception.frame_cache import Stillness
from raycast import Block, arm_state, render

RED = Block("red", "cube", 0.45, 0.10, 0.3)


def remembered() -> Stillness:
    still = Stillness()
    still.remember(render([RED], 1.0), arm_state(1.0))
    return still


def test_the_same_picture_is_still() -> None:
    assert remembered().holds(render([RED], 1.1), arm_state(1.1))


def test_a_cube_that_moved_by_three_millimetres_is_a_change() -> None:
    assert not remembered().holds(render([replace(RED, x=0.453)], 1.1), arm_state(1.1))


def test_an_arm_or_gripper_that_moved_is_a_change() -> None:
    assert not remembered().holds(render([RED], 1.1), replace(arm_state(1.1), q=arm_state().q + 0.01))
    assert not remembered().holds(render([RED], 1.1), arm_state(1.1, width_m=0.07))


def test_after_a_second_everything_is_looked_at_again() -> None:
    assert not remembered().holds(render([RED], 2.1), arm_state(2.1))


def test_a_still_picture_shows_the_same_objects() -> None:
    detector = Detector()
    first = detector.detect(render([RED], 1.0), arm_state(1.0))
    second = detector.detect(render([RED], 1.1), arm_state(1.1))
    assert second.detections is first.detections
    assert second.view.frame.stamp_sec == 1.1
