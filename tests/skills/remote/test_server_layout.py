"""A layout file says what a policy server is sent and answers; what it gets wrong is named with what is valid."""

from pathlib import Path

import pytest

from hcvla.configuration.errors import ConfigurationError
from hcvla.resources import resource
from hcvla.skills.needs import CameraNeed
from hcvla.skills.remote.layout import ActionLayout, LayoutError, read_layout

MINIMAL = "observation: {state: joint_positions}\n"


@pytest.fixture
def written(tmp_path):
    def write(text: str) -> Path:
        path = tmp_path / "layout.yaml"
        path.write_text(text)
        return path

    return write


def test_the_shipped_layout_is_that_of_liberos_policies():
    layout = read_layout(resource("config/policy_servers/libero.yaml"))
    assert layout.images["observation/wrist_image"] == ("wrist", CameraNeed(224))
    assert layout.cameras == {"scene": CameraNeed(224), "wrist": CameraNeed(224)}
    # position 3, rotation vector 3, two fingers
    assert layout.vectors == {"observation/state": ("tool_position", "tool_rotation_vector", "finger_positions")}
    assert layout.texts == ("prompt",)
    actions = layout.actions
    assert (actions.width, actions.execute, actions.motion, actions.position_unit_m) == (7, 5, "delta", 0.05)
    assert (actions.gripper_open, actions.gripper_closed) == (-1.0, 1.0)


def test_what_a_file_does_not_say_has_a_default(written):
    layout = read_layout(written(MINIMAL))
    assert layout.vectors == {"state": ("joint_positions",)}
    assert (layout.actions, layout.limits.answer_sec, layout.cameras) == (ActionLayout(), 2.0, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "expected names with values below, found NoneType"),
        ("[1, 2]", "expected names with values below, found list"),
        ("a: [", "is not YAML"),
        ("actions: {width: 7}", "nothing under 'observation'; the server would be sent nothing"),
        (MINIMAL + "action: {}", "unknown part 'action'; did you mean 'actions'"),
        (MINIMAL + "actions: {widht: 8}", "actions: unknown parameter 'widht'; did you mean 'width'"),
        (MINIMAL + "actions: {width: eight}", "parameter 'width' is 'eight', expected int, at least 1"),
        (MINIMAL + "actions: {position: [0, 1]}", r"parameter 'position' is \[0, 1\], expected 3 numbers"),
        (MINIMAL + "actions: {rotation: [3, 4]}", "rotation has 2 columns, a rotation_vector has 3"),
        (MINIMAL + "actions: {rotation_form: euler}", "expected one of 'rotation_vector', 'quaternion'"),
        (MINIMAL + "actions: {gripper: [7]}", r"column 7 is named, but a row has 7 numbers \(from 0\)"),
        (MINIMAL + "actions: {gripper: [5, 6]}", "gripper and speed have at most one column"),
        (MINIMAL + "actions: {gripper_open: 0.0}", "gripper_open and gripper_closed are the same"),
        (MINIMAL + "limits: {answer_sec: 0}", "parameter 'answer_sec' is 0, expected float, more than 0"),
        (MINIMAL + "prompts: pick up", "'prompts': expected names with values below, found str"),
        ("observation: {state: joint_position}", "unknown source 'joint_position'; did you mean 'joint_positions'"),
        ("observation: {image: {camera: front, pixels: 224}}", r"expected camera \(scene or wrist\) and pixels"),
        ("observation: {image: {camera: scene}}", r"expected camera \(scene or wrist\) and pixels"),
        (
            "observation: {a: {camera: scene, pixels: 224}, b: {camera: scene, pixels: 96}}",
            "a camera's images are wanted in two sizes; it gives one",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_one_line_that_names_it(written, text, said):
    path = written(text)
    with pytest.raises(ConfigurationError, match=said) as refusal:
        read_layout(path)
    assert str(refusal.value).startswith(f"layout file '{path}'")
    assert "\n" not in str(refusal.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LayoutError, match="cannot be read: No such file"):
        read_layout(tmp_path / "nowhere.yaml")
