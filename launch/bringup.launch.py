"""Bring up the whole stack: ros2 launch hcvla bringup.launch.py robot:=mujoco skills:=oracle rviz:=false."""

import tempfile

from launch import LaunchContext, LaunchDescription
from launch.actions import DeclareLaunchArgument, OpaqueFunction
from launch.substitutions import LaunchConfiguration
from launch_ros.actions import Node

from hcvla.nodes.bringup.rviz import rviz_config
from hcvla.nodes.bringup.stack import ARGUMENTS, describe


def generate_launch_description() -> LaunchDescription:
    """Declare the arguments of hcvla.nodes.bringup.stack and start what it describes."""
    given: dict[str, str] = {}

    def note_given(context: LaunchContext) -> None:
        # Before the declarations fill in defaults: only what was given overrules the config file.
        known = context.launch_configurations
        given.update({argument.name: known[argument.name] for argument in ARGUMENTS if argument.name in known})

    declared = [
        DeclareLaunchArgument(
            argument.name,
            default_value=argument.default,
            description=argument.description,
            choices=list(argument.choices) or None,
        )
        for argument in ARGUMENTS
    ]
    start = OpaqueFunction(function=lambda context: _nodes(context, given))
    return LaunchDescription([OpaqueFunction(function=note_given), *declared, start])


def _nodes(context: LaunchContext, given: dict[str, str]) -> list[Node]:
    stack, namespace = describe(given), LaunchConfiguration("namespace").perform(context)
    nodes = [
        Node(
            package="hcvla",
            executable=described.executable,
            name=described.name,
            namespace=namespace,
            parameters=[dict(described.parameters)] if described.parameters else [],
            remappings=list(described.remappings.items()),
            output="screen",
        )
        for described in stack
    ]
    if LaunchConfiguration("rviz").perform(context) == "true":
        config = _rviz_file(namespace, stack[0].parameters.get("frame_prefix", ""))
        nodes.append(Node(package="rviz2", executable="rviz2", arguments=["-d", config], output="screen"))
    return nodes


def _rviz_file(namespace: str, frame_prefix: str) -> str:
    """Write RViz's configuration for this stack and return where; RViz reads it once, at its start."""
    with tempfile.NamedTemporaryFile("w", prefix="hcvla-", suffix=".rviz", delete=False) as file:
        file.write(rviz_config(namespace, frame_prefix))
    return file.name
