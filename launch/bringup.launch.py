"""Bring up the whole stack: ros2 launch hcvla bringup.launch.py robot:=mujoco skills:=oracle rviz:=false."""

from pathlib import Path

from launch import LaunchContext, LaunchDescription
from launch.actions import DeclareLaunchArgument, OpaqueFunction
from launch.substitutions import LaunchConfiguration
from launch_ros.actions import Node

from hcvla.nodes.bringup.stack import ARGUMENTS, describe


def generate_launch_description() -> LaunchDescription:
    """Declare the arguments of hcvla.nodes.bringup.stack and start what it describes."""
    declared = [
        DeclareLaunchArgument(
            argument.name,
            default_value=argument.default,
            description=argument.description,
            choices=list(argument.choices) or None,
        )
        for argument in ARGUMENTS
    ]
    return LaunchDescription([*declared, OpaqueFunction(function=_nodes)])


def _nodes(context: LaunchContext) -> list[Node]:
    chosen = {argument.name: LaunchConfiguration(argument.name).perform(context) for argument in ARGUMENTS}
    nodes = [
        Node(
            package="hcvla",
            executable=described.executable,
            name=described.name,
            namespace=chosen["namespace"],
            parameters=[*([chosen["config"]] if chosen["config"] else []), dict(described.parameters)],
            output="screen",
        )
        for described in describe(chosen)
    ]
    if chosen["rviz"] == "true":
        config = Path(__file__).resolve().parent.parent / "config" / "hcvla.rviz"
        nodes.append(Node(package="rviz2", executable="rviz2", arguments=["-d", str(config)], output="screen"))
    return nodes
