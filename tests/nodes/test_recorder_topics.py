"""What a recorder reads: stamps of another clock spoil nothing that it keeps in order of time."""

import math

import pytest
from geometry_msgs.msg import PoseStamped
from hcvla_interfaces.msg import MemoryEntry, MemoryState, RobotState

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Pose
from hcvla.nodes.messages.checks import BadMessageError
from hcvla.nodes.messages.conversions import pose_to_msg, state_to_msg, time_to_msg
from hcvla.nodes.recorder_topics import RecorderTopics
from hcvla.nodes.ros.node import BASE_FRAME
from hcvla.recording.live.event_buffer import EventBuffer
from hcvla.robots.arm import ArmState, GripperState

pytestmark = pytest.mark.ros

FUTURE_SEC = 2.0**31 - 1.0


@pytest.fixture
def buffer():
    return EventBuffer()


@pytest.fixture
def topics(ros, buffer):
    topics = RecorderTopics(ros.node("recorder"), ROBOT_API, buffer, 32)
    topics._on_state(state(20.0))
    yield topics
    topics.close()


def state(stamp_sec):
    tool, hand = Pose(0.4, 0.0, 0.3), GripperState(0.04, 0.0, False)
    return state_to_msg(ArmState(stamp_sec, [0.0] * 7, [0.0] * 7, tool, hand, tau_ext=[0.0] * 7), BASE_FRAME)


def reference(stamp_sec, frame=BASE_FRAME):
    message = PoseStamped(pose=pose_to_msg(Pose(0.4, 0.0, 0.3)))
    message.header.stamp, message.header.frame_id = time_to_msg(stamp_sec), frame
    return message


@pytest.mark.parametrize("stamp_sec", [0.0, FUTURE_SEC])
def test_a_state_of_another_time_is_no_jump_of_the_clock_that_cuts_the_episode(topics, buffer, stamp_sec):
    with pytest.raises(BadMessageError, match=r"robot state: header\.stamp"):
        topics._on_state(state(stamp_sec))
    topics._on_state(state(20.02))
    assert buffer.newest_sec == pytest.approx(20.02)
    assert buffer.take_cut() is None


def test_a_reference_from_the_future_or_of_another_frame_is_refused_and_the_next_true_one_counts(topics, buffer):
    with pytest.raises(BadMessageError, match=r"tool reference: header\.stamp is 2147483647"):
        topics._on_reference(reference(FUTURE_SEC))
    with pytest.raises(BadMessageError, match=r"tool reference: header\.frame_id is 'nonsense'"):
        topics._on_reference(reference(20.0, "nonsense"))
    assert "tool reference" in buffer.missing
    topics._on_reference(reference(20.01))
    assert "tool reference" not in buffer.missing


def test_a_state_of_a_strange_frame_changes_nothing(topics, buffer):
    message = RobotState()
    message.header.frame_id = "nonsense"
    with pytest.raises(BadMessageError, match="'fr3_link0' after any prefix"):
        topics._on_state(message)
    topics._on_reference(reference(20.01))
    assert buffer.newest_sec == 20.0


def test_what_memory_says_again_is_one_event(topics, buffer):
    entry = MemoryEntry(key="home", pose=pose_to_msg(Pose(0.4, 0.0, 0.3)))
    for _ in range(3):
        topics._on_memory(MemoryState(task_id="t", poses=[entry]))
    assert buffer.take_event(math.inf, math.inf)[0].task_id == "t"
    assert buffer.take_event(math.inf, math.inf) == (None, False)
