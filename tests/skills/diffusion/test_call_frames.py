"""Raw frames of a running call: what it is about, what it remembers, and nothing of what was not seen."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, Pose
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.frames import CallFrames
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.config import OracleConfig
from items import REACH, arm_at, item, seeing

RED, BLUE, TRAY = item("red cube", 0.45, 0.1), item("blue cube", 0.5, -0.15), item("green tray", 0.4, -0.2)
HIGH = arm_at(0.45, 0.0, 0.25)
CONFIG = ObservationConfig()


def frames_of(function, *arguments, start=None, **keywords):
    call = ROBOT_API[function].bind(*arguments, **keywords)
    return CallFrames(call, start or seeing(HIGH, RED, BLUE, TRAY), Hand(), REACH, CONFIG, OracleConfig())


def slot(frame, name):
    at = layout.SLOTS_AT + layout.SLOTS.index(name) * layout.SLOT
    return frame[at : at + layout.SLOT]


def others(frame):
    rows = frame[layout.OTHERS_AT :].reshape(-1, layout.SLOT)
    return rows[rows[:, 0] > 0]


def memory(frame):
    names = ("contact", "most", "lowest", "highest", "grasped", "least_width", "width_before", "opened")
    return dict(zip(names, frame[layout.MEMORY_AT : layout.CALL_AT], strict=True))


def test_a_frame_says_which_function_runs_and_whether_a_yaw_is_to_be_matched():
    place = frames_of("place", Pose.from_yaw(0.5, 0.0, 0.02), match_yaw=True).write(seeing(HIGH, RED))
    assert CONFIG.functions[int(place[layout.CALL_AT])] == "place"
    assert place[layout.CALL_AT + 1] == 1.0
    assert frames_of("pick", Actor("red cube")).write(seeing(HIGH, RED))[layout.CALL_AT + 1] == 0.0


def test_the_actor_is_where_it_is_now_and_where_it_was_at_the_start():
    frames = frames_of("pick", Actor("red cube"))
    frame = frames.write(seeing(HIGH, item("red cube", 0.55, 0.2), BLUE))
    assert slot(frame, "actor")[:4] == pytest.approx([1.0, 0.55, 0.2, 0.0225])
    assert slot(frame, "actor_start")[:4] == pytest.approx([1.0, 0.45, 0.1, 0.0225])
    assert slot(frame, "actor")[8:] == pytest.approx([0.045, 0.045, 0.045, layout.SQUARE])


def test_the_actor_that_the_hand_hides_is_where_it_pushes_it():
    frames = frames_of("push", Actor("red cube"), Pose.from_yaw(0.6, 0.1, 0.0))
    for x in (0.40, 0.42, 0.44):
        frame = frames.write(seeing(arm_at(x, 0.1, 0.02, width=0.0), replace(RED, visible=False), BLUE))
    # The fingers' front is 10.5 mm before the tool, the cube's middle 22.5 mm before that.
    assert slot(frame, "actor")[1:3] == pytest.approx([0.44 + 0.0105 + 0.0225, 0.1], abs=1e-6)
    assert slot(frame, "actor_start")[1:3] == pytest.approx([0.45, 0.1])


def test_a_lifted_actor_is_in_the_hand_though_perception_still_has_it_on_the_table():
    frames = frames_of("pick", Actor("red cube"))
    frames.write(seeing(arm_at(0.45, 0.1, 0.0225, width=0.045, grasped=True), RED, BLUE))
    lifted = arm_at(0.45, 0.1, 0.0925, width=0.045, grasped=True)
    late = slot(frames.write(seeing(lifted, RED, BLUE)), "actor")
    assert late[1:4] == pytest.approx([0.45, 0.1, 0.0925], abs=1e-6)
    # As soon as perception carries it along, perception counts: it may have slipped.
    slipped = replace(item("red cube", 0.45, 0.1, z=0.08), held=True)
    assert slot(frames.write(seeing(lifted, slipped, BLUE)), "actor")[3] == pytest.approx(0.08)


def test_what_the_hand_holds_leaves_another_actor_where_it_is():
    grip = arm_at(0.45, 0.1, 0.0225, width=0.045, grasped=True)
    frames = frames_of("pick", Actor("blue cube"), start=seeing(grip, RED, BLUE))
    frame = frames.write(seeing(arm_at(0.45, 0.1, 0.2, width=0.045, grasped=True), RED, BLUE))
    assert slot(frame, "actor")[1:4] == pytest.approx([0.5, -0.15, 0.0225])
    assert slot(frame, "held")[3] == pytest.approx(0.2, abs=1e-6)


def test_a_target_may_be_an_object_or_a_pose_and_is_empty_where_the_call_has_none():
    push = frames_of("push", Actor("red cube"), Actor("blue cube"))
    frame = push.write(seeing(HIGH, RED, item("blue cube", 0.6, 0.0)))
    assert slot(frame, "target")[1:3] == pytest.approx([0.6, 0.0])
    assert slot(frame, "target_start")[1:3] == pytest.approx([0.5, -0.15])
    moved = frames_of("move_to", Pose.from_yaw(0.4, 0.1, 0.3)).write(seeing(HIGH))
    assert slot(moved, "target")[:4] == pytest.approx([1.0, 0.4, 0.1, 0.3])
    assert not slot(frames_of("go_home").write(seeing(HIGH)), "target").any()


def test_what_the_call_does_not_name_is_among_the_others():
    frame = frames_of("pick", Actor("red cube")).write(seeing(HIGH, RED, BLUE, TRAY))
    assert sorted(others(frame)[:, 1].tolist()) == pytest.approx([0.4, 0.5])
    assert {int(kind) for kind in others(frame)[:, 11]} == {layout.SQUARE, layout.TRAY}


def test_of_too_many_others_the_nearest_to_the_tool_are_kept():
    crowd = [item(f"red{index} cube", 0.30 + 0.02 * index, 0.3) for index in range(CONFIG.other_objects + 5)]
    frame = frames_of("go_home", start=seeing(HIGH, *crowd)).write(seeing(HIGH, *crowd))
    found = others(frame)
    assert len(found) == CONFIG.other_objects
    nearest = sorted(abs(one.pose.x - 0.45) for one in crowd)[: CONFIG.other_objects]
    assert np.abs(found[:, 1] - 0.45).max() == pytest.approx(max(nearest), abs=1e-6)


def test_the_highest_of_a_stack_is_on_the_actor():
    upper = item("blue cube", 0.45, 0.1, z=0.045 + 0.0225)
    frame = frames_of("topple", Actor("red cube")).write(seeing(HIGH, RED, upper))
    assert slot(frame, "top")[3] == pytest.approx(0.0675)
    alone = frames_of("topple", Actor("red cube")).write(seeing(HIGH, RED, BLUE))
    assert slot(alone, "top")[3] == pytest.approx(0.0225)


def test_an_object_that_is_not_reported_for_a_moment_stays_where_it_was():
    frames = frames_of("pick", Actor("red cube"))
    assert slot(frames.write(seeing(HIGH)), "actor")[1:3] == pytest.approx([0.45, 0.1])


def test_the_memory_holds_the_extremes_of_the_call():
    frames = frames_of("pick", Actor("red cube"))
    for z in (0.10, 0.30, 0.20):
        frame = frames.write(seeing(arm_at(0.45, 0.0, z), RED))
    found = memory(frame)
    assert (found["lowest"], found["highest"]) == pytest.approx((0.10, 0.30), abs=1e-4)
    assert frames.lowest_z == pytest.approx(0.10, abs=1e-4)


def test_a_contact_is_the_torque_since_the_start_over_the_lever():
    frames = frames_of("touch", Actor("red cube"))
    pressed = replace(HIGH, tau_ext=np.array([0.0, -1.8, 0.0, 0.0, 0.0, 0.0, 0.0]))
    frames.write(seeing(pressed, RED))
    found = memory(frames.write(seeing(HIGH, RED)))
    # 1.8 Nm over 0.45 m are 4 N; now there is none
    assert (found["contact"], found["most"]) == pytest.approx((0.0, 4.0), abs=0.05)
    assert frames.touched_n == pytest.approx(4.0, abs=0.05)


def test_a_grip_that_was_lost_is_remembered_and_so_is_the_narrowest_width():
    frames = frames_of("pick", Actor("red cube"))
    shut = arm_at(0.45, 0.1, 0.2, width=0.04, grasped=True)
    frames.write(seeing(shut, RED))
    assert not frames.lost
    found = memory(frames.write(seeing(arm_at(0.45, 0.1, 0.2, width=0.06), RED)))
    assert frames.lost
    assert (found["grasped"], found["opened"]) == (1.0, 1.0)
    assert (found["least_width"], found["width_before"]) == pytest.approx((0.04, 0.04))


def test_what_is_held_is_released_once_the_hand_is_open():
    held = replace(RED, held=True, pose=Pose.from_yaw(0.45, 0.1, 0.2))
    start = seeing(arm_at(0.45, 0.1, 0.2, width=0.045, grasped=True), held)
    frames = frames_of("open_gripper", start=start)
    assert slot(frames.write(start), "held")[1:4] == pytest.approx([0.45, 0.1, 0.2], abs=1e-3)
    assert not frames.released
    frames.write(seeing(arm_at(0.45, 0.1, 0.2), RED))
    assert frames.released


@pytest.mark.parametrize(
    ("change", "unseen"), [({}, False), ({"visible": False}, True), ({"last_seen_sec": -1.0}, True)]
)
def test_what_a_call_is_about_is_unseen_if_no_recent_image_shows_it(change, unseen):
    frames = frames_of("pick", Actor("red cube"))
    assert frames.unseen(seeing(HIGH, replace(RED, **change), BLUE)) is unseen
    assert frames.unseen(seeing(HIGH, BLUE))
    assert not frames_of("go_home").unseen(seeing(HIGH))


def test_the_tool_of_the_start_stays_in_every_frame():
    frames = frames_of("go_home")
    frame = frames.write(seeing(arm_at(0.5, 0.2, 0.4)))
    assert slot(frame, "tool_start")[1:4] == pytest.approx([0.45, 0.0, 0.25], abs=1e-4)
    assert frame[:3] == pytest.approx([0.5, 0.2, 0.4], abs=1e-4)


def test_a_place_beside_the_middle_of_its_support_is_told_as_a_place():
    """On a mat where the red cube stands the policy would else go for the middle."""
    mat = item("green mat", 0.4, -0.2, size=(0.2, 0.2, 0.004))
    standing = item("red cube", 0.43, -0.2, z=0.004 + 0.0225)
    holding = arm_at(0.5, -0.15, 0.12, width=0.045, grasped=True)
    held = replace(item("blue cube", 0.5, -0.15, z=0.12), held=True)
    for others_on_it, told in (((), False), ((standing,), True)):
        seen = seeing(holding, mat, held, *others_on_it)
        frames = frames_of("place", Actor("green mat"), start=seen)
        frame = frames.write(seen)
        goal, target = slot(frame, "goal"), slot(frame, "target")
        beside = np.hypot(goal[1] - 0.4, goal[2] + 0.2)
        assert bool(beside > 0.01) is told
        assert target[1:4] == pytest.approx(goal[1:4] if told else [0.4, -0.2, 0.002], abs=1e-6)
        assert slot(frame, "target_start") == pytest.approx(target)
        assert target[layout.SLOT - 1] == (layout.NONE if told else layout.MAT)
