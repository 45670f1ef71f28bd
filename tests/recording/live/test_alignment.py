"""What a frame is put together from, by hand-worked times."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.recording.live.alignment import Streams
from hcvla.recording.live.config import AlignConfig
from hcvla.recording.live.errors import CameraStoppedError
from hcvla.robots.arm import GripperCommand, MoveCommand

CONFIG = AlignConfig(settle_sec=0.3, wait_sec=1.0, lost_image_sec=1.5, image_latency_sec=0.0)
ALWAYS = (-np.inf, np.inf)
DOWN = (1.0, 0.0, 0.0, 0.0)


def state(value, quaternion=DOWN):
    """Return observation.state with all numbers but the quaternion of one value."""
    return np.array([value] * 10 + list(quaternion) + [value] * 17)


def filled(stamps, camera_stamps=(0.0, 0.1, 0.2)):
    """Return streams with a state of its own stamp at each stamp, received 100 s later on the system clock."""
    streams = Streams(CONFIG, ["scene"])
    for stamp in stamps:
        streams.add_state(stamp, state(stamp), 100.0 + stamp)
        streams.add_reference(stamp, Pose(stamp, 0.0, 0.4, *DOWN))
    for stamp in camera_stamps:
        streams.add_image("scene", stamp, f"image {stamp:g}", 100.0 + stamp)
    return streams


def test_the_state_of_a_frame_is_between_its_neighbours():
    streams = filled([0.04, 0.06])
    # 0.05 is half way from 0.04 to 0.06, and 0.045 a quarter.
    assert streams.sample(0.05, None, 101.0, ALWAYS).state[0] == pytest.approx(0.05)
    assert streams.sample(0.045, None, 101.0, ALWAYS).state[14] == pytest.approx(0.045)


def test_two_signs_of_one_orientation_are_not_averaged_away():
    streams = filled([])
    streams.add_reference(0.0, Pose(0.0, 0.0, 0.4, *DOWN))
    streams.add_state(0.0, state(0.0, (0.6, 0.8, 0.0, 0.0)), 0.0)
    streams.add_state(0.1, state(0.0, (-0.6, -0.8, 0.0, 0.0)), 0.1)
    assert streams.sample(0.05, None, 1.0, ALWAYS).state[10:14] == pytest.approx([0.6, 0.8, 0.0, 0.0])


@pytest.mark.parametrize(
    ("time", "image", "age"), [(0.05, "image 0", 0.05), (0.10, "image 0.1", 0.0), (0.19, "image 0.1", 0.09)]
)
def test_a_frame_has_the_newest_image_at_or_before_it_not_the_nearest(time, image, age):
    sample = filled([0.0, 0.3]).sample(time, None, 101.0, ALWAYS)
    assert sample.images == {"scene": image}
    assert sample.image_age_sec["scene"] == pytest.approx(age)


@pytest.mark.parametrize(("time", "image"), [(0.05, "image 0"), (0.12, "image 0"), (0.14, "image 0.1")])
def test_an_image_belongs_to_the_frames_from_which_on_skills_had_it(time, image):
    streams = Streams(replace(CONFIG, image_latency_sec=0.03), ["scene"])
    for stamp in (0.0, 0.3):
        streams.add_state(stamp, state(stamp), 100.0 + stamp)
        streams.add_reference(stamp, Pose(stamp, 0.0, 0.4, *DOWN))
    for stamp in (0.0, 0.1, 0.2):
        streams.add_image("scene", stamp, f"image {stamp:g}", 100.0 + stamp)
    assert streams.sample(time, None, 101.0, ALWAYS).images == {"scene": image}


def test_the_action_of_a_frame_is_what_is_commanded_before_the_next():
    streams = filled([0.0, 0.3])
    # The skill server acts at every state that is 0.05 s later or more: with states every 0.02 s, every 0.06 s.
    for stamp, x in ((0.0, 0.30), (0.06, 0.31), (0.12, 0.32)):
        streams.add_move(MoveCommand(stamp, T_base_tool=Pose(x, 0.0, 0.4, *DOWN), max_speed_m_s=x))
    streams.add_grip(0.06, GripperCommand(0.02, force_n=25.0))
    action, found = None, []
    for time in (0.0, 0.05, 0.10, 0.15):
        action = streams.sample(time, action, 101.0, ALWAYS).action
        found.append((action[0], *action[7:]))
    # x, width, speed cap, force. Before any command to the gripper its measured width holds, 0 in the state at 0.
    assert found == [(0.30, 0.0, 0.30, 0.0), (0.31, 0.02, 0.31, 25.0), *[(0.32, 0.02, 0.32, 25.0)] * 2]


def test_where_nothing_was_commanded_the_action_is_to_stay():
    sample = filled([0.0, 0.1]).sample(0.05, None, 101.0, ALWAYS)
    # Width as measured; no cap on the speed, no force.
    assert sample.action == pytest.approx([0.05, 0.05, 0.05, *DOWN, 0.05, 0.0, 0.0])


def test_the_reference_of_a_frame_is_between_its_neighbours():
    # References are received at 0.04 and 0.06 with x = time: half way at 0.05.
    assert filled([0.04, 0.06]).sample(0.05, None, 101.0, ALWAYS).reference == pytest.approx([0.05, 0.0, 0.4, *DOWN])


def test_a_flag_is_the_one_last_measured_not_a_mean():
    streams = filled([0.04, 0.06])
    assert streams.sample(0.05, None, 101.0, ALWAYS).state[16] == pytest.approx(0.04)


def test_a_frame_waits_until_its_period_is_over_and_settled():
    # The period of the frame at 0.05 ends at 0.10, which the robot reached at 100.1: ready at 100.4.
    streams = filled([0.04, 0.06, 0.08, 0.10])
    assert not streams.ready(0.05, 100.39)
    assert streams.ready(0.05, 100.41)
    assert not streams.ready(0.11, 100.41)


def test_a_frame_waits_for_a_newer_image_but_not_for_ever():
    streams = filled([0.0, 0.05, 0.1, 0.15], camera_stamps=[0.0])
    # The robot reached 0.05 at 100.05; no image newer than that came, so it waits until 101.05.
    assert not streams.ready(0.05, 101.0)
    assert streams.ready(0.05, 101.06)


def test_a_camera_that_stopped_is_named():
    streams = filled([0.0, 2.0], camera_stamps=[0.1])
    assert streams.sample(1.6, None, 102.0, ALWAYS).image_age_sec["scene"] == pytest.approx(1.5)
    with pytest.raises(CameraStoppedError, match=r"camera 'scene' has sent no image for 1\.51 s \(limit 1\.5 s"):
        streams.sample(1.61, None, 102.0, ALWAYS)
    with pytest.raises(CameraStoppedError, match="camera 'scene' has sent no image"):
        filled([0.0, 1.0], camera_stamps=[]).sample(0.5, None, 102.0, ALWAYS)


def test_a_camera_that_a_fast_clock_outran_has_not_stopped():
    streams = filled([0.0, 3.0], camera_stamps=[0.1, 2.9])
    # The image of 2.9 came at 102.9, a tenth of a second ago.
    assert streams.sample(2.0, None, 103.0, ALWAYS).image_age_sec["scene"] == pytest.approx(1.9)


def test_true_poses_are_those_of_the_time_of_the_frame():
    streams = filled([0.0, 0.2])
    for stamp, x in ((0.0, 0.4), (0.1, 0.5)):
        streams.add_truth(stamp, {"cube": NamedObject("cube", "red", "cube", Pose(x, 0.0, 0.02), (0.04, 0.04, 0.04))})
    assert streams.sample(0.05, None, 101.0, ALWAYS).objects["cube"].pose.x == pytest.approx(0.45)
    assert streams.sample(0.15, None, 101.0, ALWAYS).objects["cube"].pose.x == pytest.approx(0.5)
    assert filled([0.0, 0.2]).sample(0.05, None, 101.0, ALWAYS).objects == {}


def test_questions_are_about_what_was_there_when_the_image_was_taken():
    streams = filled([0.0, 0.6], camera_stamps=[0.05])
    for stamp, x in ((0.0, 0.4), (0.1, 0.5)):
        streams.add_truth(stamp, {"cube": NamedObject("cube", "red", "cube", Pose(x, 0.0, 0.02), (0.04, 0.04, 0.04))})
    sample = streams.sample(0.1, None, 101.0, ALWAYS)
    assert (sample.pictured["cube"].pose.x, sample.objects["cube"].pose.x) == pytest.approx((0.45, 0.5))
    # The image is of 0.05: at 0.35 it is 0.3 s old, and no question is about it.
    assert streams.sample(0.35, None, 101.0, ALWAYS).pictured == {}


def test_what_is_forgotten_is_not_needed_any_more():
    streams = filled([0.0, 0.05, 0.1, 0.15, 0.2])
    before = streams.sample(0.12, None, 101.0, ALWAYS)
    streams.forget(0.12)
    after = streams.sample(0.12, None, 101.0, ALWAYS)
    assert (after.state == before.state).all()
    assert after.images == before.images
