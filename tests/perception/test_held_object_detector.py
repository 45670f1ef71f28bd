"""What was in the gripper before the first image is known from the wrist camera's."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.perception.config import InHandConfig
from hcvla.perception.held_object_detector import InHand
from hcvla.perception.palette import COLOR_NAMES
from hcvla.perception.perception import Perception
from raycast import Block, arm_state, fingers_down, render, render_wrist

WIDTH_M = 0.045
HEIGHT_M = 0.30
TOOL = fingers_down(0.45, 0.05, HEIGHT_M)
HOLDING = arm_state(tool=TOOL, width_m=WIDTH_M, grasped=True)
RED = Block("red", "cube", 0.55, -0.15, 0.3)


def held(color: str, shape: str, **changes: float) -> Block:
    """A block whose middle is between the pads, two faces against them."""
    return Block(color, shape, 0.45, 0.05, bottom=HEIGHT_M - 0.0225).moved(
        # A prism's corner is on its x axis, half a face from the normal that the raycaster turns by.
        **({"yaw": np.pi / 2.0} if shape == "prism" else {}) | changes
    )


@pytest.mark.parametrize("shape", ["cube", "cylinder", "prism"])
@pytest.mark.parametrize("color", COLOR_NAMES)
def test_color_shape_place_and_size_are_reported(color: str, shape: str) -> None:
    block = held(color, shape)
    seen = InHand().look(render_wrist([block], TOOL), HOLDING)
    assert seen is not None
    assert (seen.color, seen.shape) == (color, shape)
    assert seen.center == pytest.approx(block.center, abs=0.002)
    assert seen.size[1:] == pytest.approx((WIDTH_M, 0.045), abs=0.002)


def test_it_need_not_be_held_at_its_middle() -> None:
    block = held("green", "cube", x=0.46, bottom=HEIGHT_M - 0.03)
    seen = InHand().look(render_wrist([block], TOOL), HOLDING)
    assert seen is not None
    assert seen.center == pytest.approx(block.center, abs=0.002)


def test_what_is_square_and_not_as_high_as_wide_is_a_block() -> None:
    seen = InHand().look(render_wrist([held("green", "cube", height=0.03)], TOOL), HOLDING)
    assert seen is not None
    assert seen.shape == "block"
    assert seen.size[2] == pytest.approx(0.03, abs=0.002)


def test_nothing_between_the_pads_is_nothing_held() -> None:
    assert InHand().look(render_wrist([RED], TOOL), HOLDING) is None


@pytest.mark.parametrize(
    "state",
    [
        arm_state(tool=fingers_down(0.45, 0.05, 0.10), width_m=WIDTH_M, grasped=True),
        replace(HOLDING, dq=np.array([0.0, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0])),
    ],
    ids=["low over the table", "moving"],
)
def test_no_look_is_worth_while_low_over_the_table_or_in_motion(state) -> None:
    assert InHand(InHandConfig()).can_look(HOLDING)
    assert not InHand(InHandConfig()).can_look(state)


def test_the_wrist_camera_is_wanted_only_until_the_held_object_is_known() -> None:
    perception, block = Perception(), held("blue", "prism")
    assert perception.cameras == ("scene",)
    perception.update({"scene": render([RED])}, HOLDING)
    assert perception.cameras == ("scene", "wrist")
    perception.update({"scene": render([RED]), "wrist": render_wrist([block], TOOL)}, HOLDING)
    assert perception.cameras == ("scene",)
    items = {item.name: item for item in perception.objects()}
    assert [name for name, item in items.items() if item.held] == ["blue prism"]
    assert items["blue prism"].pose.position == pytest.approx(block.center, abs=0.002)


def test_an_object_that_was_missed_in_the_hand_keeps_its_name() -> None:
    perception = Perception()
    # It lay too far from where the pads closed to count as grasped; then it is gone from the table and in the hand.
    for stamp in (0.1, 0.2):
        perception.update({"scene": render([RED], stamp)}, arm_state(stamp))
    for stamp in (0.3, 0.4, 0.5):
        perception.update({"scene": render([], stamp)}, replace(HOLDING, stamp_sec=stamp))
    frames = {"scene": render([], 0.6), "wrist": render_wrist([held("red", "cube")], TOOL, 0.6)}
    perception.update(frames, replace(HOLDING, stamp_sec=0.6))
    assert [(item.name, item.held) for item in perception.objects()] == [("red cube", True)]
