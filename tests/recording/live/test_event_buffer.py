"""What is put in before the robot's time is known does not spoil what comes after."""

import math

import numpy as np
import pytest

from hcvla.api.events import TaskStarted
from hcvla.api.types import Pose
from hcvla.recording.live.config import AlignConfig
from hcvla.recording.live.event_buffer import EventBuffer

STATE = np.array([0.0] * 10 + [1.0, 0.0, 0.0, 0.0] + [0.0] * 17)
TOOL, ELSEWHERE = Pose(0.4, 0.0, 0.3), Pose(9.0, 0.0, 0.3)


@pytest.fixture
def buffer():
    return EventBuffer(AlignConfig(image_latency_sec=0.0, wait_sec=0.0))


def put(buffer, stamp_sec, image, tool):
    for camera in ("scene", "wrist"):
        buffer.add_image(camera, stamp_sec, image, 0.0)
    buffer.add_reference(stamp_sec, tool)


def test_images_and_references_from_the_future_that_came_before_the_first_state_are_dropped(buffer):
    put(buffer, 2.0**31, "nonsense", ELSEWHERE)
    buffer.add_state(5.0, STATE, 0.0)
    assert buffer.missing == ["tool reference", "scene", "wrist"]
    put(buffer, 5.1, "true", TOOL)
    buffer.add_state(5.1, STATE, 0.1)
    sample = buffer.take_sample(5.1, None, 0.1, -math.inf)
    assert set(sample.images.values()) == {"true"}
    assert sample.reference[0] == pytest.approx(0.4)


def test_a_second_ahead_of_the_first_state_is_no_future(buffer):
    put(buffer, 5.9, "true", TOOL)
    buffer.add_state(5.0, STATE, 0.0)
    assert buffer.missing == []


def started(task, stamp_sec):
    return TaskStarted(task_id=task, stamp_sec=stamp_sec, task="do it")


def test_a_task_that_starts_just_after_the_recording_is_whole_though_its_stamp_is_of_an_older_state(buffer):
    buffer.add_state(5.0, STATE, 0.0)
    buffer.begin()
    assert buffer.began_with(started("late by two states of an idle arm", 4.8))
    assert not buffer.began_with(started("long before", 4.6))


def test_a_task_that_was_known_before_the_recording_began_is_not_whole(buffer):
    buffer.add_state(5.0, STATE, 0.0)
    buffer.add_event(started("early", 4.95), 0.0)
    buffer.begin()
    assert not buffer.began_with(started("early", 4.95))
