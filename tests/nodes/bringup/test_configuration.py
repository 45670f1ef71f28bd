"""Laws over every configuration that a node has, and what a config file does to nodes and to the stack in process."""

import subprocess
import sys
from dataclasses import is_dataclass

import pytest

from hcvla.configuration.errors import ConfigurationError
from hcvla.configuration.settings import changes_between, check_ranges, settings_of
from hcvla.lockstep.config import LockstepConfig
from hcvla.nodes.bringup.configuration import (
    NODE_CONFIGS,
    config_file_texts,
    configure,
    lockstep_config,
    read_config_file,
)
from hcvla.resources import resource
from hcvla.robots.limits import SIM_LIMITS

EVERY_SETTING = [(node, setting) for node, config in NODE_CONFIGS.items() for setting in settings_of(config)]


def write(folder, text):
    path = folder / "lab.yaml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(("node", "setting"), EVERY_SETTING, ids=lambda value: getattr(value, "name", value))
def test_every_parameter_says_what_it_means_and_counts_and_durations_have_ranges(node, setting):
    assert setting.description.endswith("."), f"{node}: {setting.name} has no docstring of whole sentences"
    if setting.type is int or setting.name.endswith(("_sec", "_hz")):
        assert setting.range is not None, f"{node}: {setting.name} has no range"


@pytest.mark.parametrize("node", NODE_CONFIGS)
def test_every_default_lies_in_its_range(node):
    check_ranges(NODE_CONFIGS[node])


def test_the_shipped_files_show_every_parameter_at_its_default():
    sections = []
    for name, text in config_file_texts().items():
        file = resource(f"config/{name}")
        assert file.read_text() == text, "run: python -m hcvla.nodes.bringup.configuration config"
        sections += read_config_file(file)
    for node, config in NODE_CONFIGS.items():
        assert configure(node, "hcvla", sections) == config
    assert lockstep_config(resource("config/hcvla.yaml")) == LockstepConfig()


def test_every_part_of_the_stack_in_process_can_be_set_by_the_file(tmp_path):
    path = write(
        tmp_path,
        """
/**/mujoco_bridge:
  ros__parameters: {guard: {tool_speed_m_s: 0.3}, ik: {max_iterations: 7}}
/**/mujoco_camera:
  ros__parameters: {rate_hz: 5, width: 320}
/**/perception:
  ros__parameters: {tracker: {jump_m: 0.009}}
/**/skill_server:
  ros__parameters: {oracle: {lift_m: 0.1}, judge: {lifted_m: 0.03}}
/**/planner:
  ros__parameters: {max_tokens: 99}
/**/executor:
  ros__parameters: {budgets: {repairs: 1}, sandbox: {recursion: 50}, placing: {grid_m: 0.02}}
""",
    )
    changed = changes_between(LockstepConfig(), lockstep_config(path))
    assert changed == {
        "guard.tool_speed_m_s": 0.3, "ik.max_iterations": 7, "camera.rate_hz": 5.0, "camera.width": 320,
        "perception.tracker.jump_m": 0.009, "oracle.lift_m": 0.1, "planner.max_tokens": 99, "budgets.repairs": 1,
        "judge.lifted_m": 0.03, "sandbox.recursion": 50, "placing.grid_m": 0.02,
    }  # fmt: skip
    # Nothing of the stack in process is out of the file's reach.
    parts = {name.split(".")[0] for name in changed}
    assert parts == {name for name, part in vars(LockstepConfig()).items() if is_dataclass(part)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/**/percepton:\n  ros__parameters: {}", "there is no node '/[*][*]/percepton'; did you mean 'perception'"),
        (
            "/**/perception:\n  ros__parameters: {tracker: {jmp_m: 1.0}}",
            "perception: unknown parameter 'tracker.jmp_m'; did",
        ),
        (
            "/**/mujoco_bridge:\n  ros__parameters: {guard: {joint_jerk: -1}}",
            "'guard.joint_jerk' is -1, expected float, more",
        ),
        (
            "/**/mujoco_bridge:\n  ros__parameters: {guard: {brake_acceleration: 5.0}}",
            "mujoco_bridge: braking from full speed",
        ),
        ("/**:\n  ros__parameters: {seed: 3}", "unknown parameter 'seed'"),
        ("/**:\n  ros__parameters: {frame_prefix: /left}", "frame_prefix is '/left', expected letters"),
    ],
)
def test_a_faulty_file_is_refused_in_one_line_with_its_name(tmp_path, text, words):
    path = write(tmp_path, text)
    with pytest.raises(ConfigurationError, match=words) as caught:
        lockstep_config(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_ros_s_own_parameters_and_other_nodes_are_left_alone(tmp_path):
    path = write(tmp_path, "/**:\n  ros__parameters: {use_sim_time: true}\nrviz2:\n  ros__parameters: {x: 1}\n")
    assert lockstep_config(path) == LockstepConfig()


def test_an_argument_overrules_the_file_and_the_file_the_default(tmp_path):
    sections = read_config_file(write(tmp_path, "/hcvla/mujoco_bridge:\n  ros__parameters: {seed: 3, clock: fast}\n"))
    assert configure("mujoco_bridge", "hcvla", sections).seed == 3
    chosen = configure("mujoco_bridge", "hcvla", sections, arguments={"seed": 5})
    assert (chosen.seed, chosen.clock, chosen.guard) == (5, "fast", SIM_LIMITS)
    assert configure("mujoco_bridge", "lab", sections).seed == 0


def test_the_generator_writes_the_files(tmp_path):
    subprocess.run([sys.executable, "-m", "hcvla.nodes.bringup.configuration", str(tmp_path)], check=True)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == config_file_texts()
