"""What the network sees: laws of the features."""

import math

import pytest
import torch

from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.augmentation import Noise, disturbed
from hcvla.skills.diffusion.conditioning import features, widths
from hcvla.skills.diffusion.config import ObservationConfig
from helpers.policy_frames import random_frames, turned_world

OBSERVATION = ObservationConfig()


def slots(frames: torch.Tensor) -> torch.Tensor:
    return frames[:, layout.SLOTS_AT :].view(len(frames), -1, layout.SLOT)


@pytest.mark.parametrize("angle", [0.3, -1.2, math.pi])
def test_turning_the_world_about_the_robot_changes_no_feature(angle):
    frames = random_frames(16)
    before, after = features(frames, OBSERVATION), features(turned_world(frames, angle), OBSERVATION)
    assert torch.allclose(before.vector, after.vector, atol=2e-4)
    assert torch.allclose(before.others, after.others, atol=2e-4)


def test_moving_an_object_changes_the_features():
    frames = random_frames(4)
    moved = frames.clone()
    slots(moved)[:, 0, 1] += 0.001
    assert (features(frames, OBSERVATION).vector - features(moved, OBSERVATION).vector).abs().max() > 0.01


def test_a_cube_turned_by_a_quarter_looks_the_same_in_its_own_symmetry():
    frames = random_frames(2)
    yaw = slots(frames)[:, :, 4:8]
    yaw[:] = torch.tensor([0.0, 0.0, 0.0, 1.0])
    turned = frames.clone()
    half = math.pi / 4.0
    slots(turned)[:, -1, 4:8] = torch.tensor([0.0, 0.0, math.sin(half), math.cos(half)])
    before, after = features(frames, OBSERVATION).others[:, -1], features(turned, OBSERVATION).others[:, -1]
    changed = (before - after).abs() > 1e-4
    # Only the plain yaw (cosine and sine, once and twice) tells the two apart.
    assert changed.sum() <= 4 * len(frames)


def test_what_is_masked_has_no_influence():
    frames = random_frames(8)
    slots(frames)[:, :, 0] = 0.0
    other = frames.clone()
    slots(other)[:, :, 1:] += 1.0
    slots(other)[:, :, 11] = layout.TRAY
    first, second = features(frames, OBSERVATION), features(other, OBSERVATION)
    assert torch.equal(first.vector, second.vector)
    assert torch.equal(first.others, second.others)
    assert not first.others_mask.any()


def test_without_a_joint_state_joints_have_no_influence():
    frames = random_frames(4)
    other = frames.clone()
    other[:, 8:13] += 1.0
    other[:, 14:28] += 1.0
    blind = torch.ones(4, dtype=torch.bool)
    assert torch.equal(features(frames, OBSERVATION, blind).vector, features(other, OBSERVATION, blind).vector)


def test_which_way_round_the_wrist_turns_is_seen_without_joint_state():
    frames = random_frames(2)
    unwrapped = frames.clone()
    slots(unwrapped)[:, layout.SLOTS.index("goal"), 10] += 2.0 * math.pi
    blind = torch.ones(2, dtype=torch.bool)
    assert not torch.allclose(
        features(frames, OBSERVATION, blind).vector, features(unwrapped, OBSERVATION, blind).vector
    )


def test_widths_are_those_of_the_features():
    found = features(random_frames(3), OBSERVATION)
    assert widths(OBSERVATION) == (found.vector.shape[1], found.others.shape[2])


def test_noise_moves_an_object_and_its_start_alike_while_it_has_not_moved():
    frames = random_frames(64)
    rows = slots(frames)
    rows[:, 1] = rows[:, 0]
    noise = Noise(share=1.0, drop_goal=0.0, drop_others=0.0)
    wrong, _ = disturbed(frames, OBSERVATION, noise, torch.Generator().manual_seed(1))
    now, start = slots(wrong)[:, 0, 1:4], slots(wrong)[:, 1, 1:4]
    assert torch.equal(now, start)
    assert (now - slots(frames)[:, 0, 1:4]).abs().max() > 1e-4


def test_noise_leaves_the_goal_and_the_input_alone():
    frames = random_frames(64)
    kept = frames.clone()
    noise = Noise(share=1.0, drop_goal=0.0)
    wrong, _ = disturbed(frames, OBSERVATION, noise, torch.Generator().manual_seed(1))
    goal = layout.SLOTS.index("goal")
    assert torch.allclose(slots(wrong)[:, goal], slots(frames)[:, goal], atol=1e-6)
    assert torch.equal(frames, kept)


def test_the_goal_is_dropped_as_often_as_asked():
    frames = random_frames(4000)
    wrong, blind = disturbed(frames, OBSERVATION, Noise(drop_goal=0.25, drop_state=0.5), None)
    dropped = 1.0 - slots(wrong)[:, layout.SLOTS.index("goal"), 0].mean()
    assert dropped == pytest.approx(0.25, abs=0.03)
    assert blind.float().mean() == pytest.approx(0.5, abs=0.04)


@pytest.mark.parametrize("conditioning", ["text", "subgoal", "flat"])
def test_who_is_told_by_text_alone_sees_its_own_body_and_nothing_of_call_and_objects(conditioning):
    frames, config = random_frames(3), ObservationConfig(conditioning=conditioning)
    other = frames.clone()
    other[:, layout.CALL_AT :] = random_frames(3, seed=1)[:, layout.CALL_AT :]
    first, second = features(frames, config), features(other, config)
    for name in ("vector", "others", "others_mask", "function", "tool"):
        assert torch.equal(getattr(first, name), getattr(second, name)), name
    assert not first.others_mask.any()
    moved = frames.clone()
    moved[:, 2] += 0.1
    assert not torch.equal(features(moved, config).vector, first.vector)


def test_the_tool_is_told_in_the_base_frame_for_what_stands_still_there():
    # Tool at (0.3, 0, 0.15), pointing down, turned by 90 degrees about z; gripper half open.
    frames = torch.zeros(1, layout.frame_width(10))
    frames[0, :3] = torch.tensor([0.3, 0.0, 0.15])
    frames[0, 3:7] = torch.tensor([0.5**0.5, 0.5**0.5, 0.0, 0.0])
    frames[0, 28] = 0.04
    tool = features(frames, ObservationConfig()).tool[0]
    assert tool.tolist() == pytest.approx([1.0, 0.0, 0.5, 0.0, 1.0, 1.0], abs=1e-6)
