"""Bring up the whole stack: ros2 launch hcvla bringup.launch.py robot:=mujoco skills:=oracle rviz:=false."""

import os

from launch import Action, LaunchContext, LaunchDescription
from launch.actions import DeclareLaunchArgument, EmitEvent, OpaqueFunction, RegisterEventHandler
from launch.event_handlers import OnProcessExit
from launch.events import Shutdown
from launch.events.process import ProcessExited
from launch.logging import get_logger
from launch.substitutions import LaunchConfiguration
from launch_ros.actions import Node

from hcvla.nodes.bringup.arguments import ARGUMENTS, respawns, unknown_arguments
from hcvla.nodes.bringup.rviz import write_rviz_config
from hcvla.nodes.bringup.stack import describe, frame_prefix_of
from hcvla.nodes.clients.other_stack import require_no_other_stack
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.ros.ending import FAULTY_STATUS, PARENT_VARIABLE


def generate_launch_description() -> LaunchDescription:
    """Declare the arguments of bring-up and start the nodes that hcvla.nodes.bringup.stack describes."""
    given: dict[str, str] = {}

    def note_given(context: LaunchContext) -> None:
        # Before the declarations fill in defaults: only what was given overrules the config file.
        known = context.launch_configurations
        given.update({argument.name: known[argument.name] for argument in ARGUMENTS if argument.name in known})
        # Only a warning: a launch file that includes this one may have arguments of its own.
        for line in unknown_arguments(known):
            get_logger("hcvla").warning(line)

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


def _nodes(context: LaunchContext, given: dict[str, str]) -> list[Action]:
    stack, namespace = describe(given), LaunchConfiguration("namespace").perform(context)
    with StackClient(namespace, f"hcvla_launch_{os.getpid()}") as client:
        require_no_other_stack(client, nodes=[described.name for described in stack])
    nodes: list[Action] = [
        Node(
            package="hcvla",
            executable=described.executable,
            name=described.name,
            namespace=namespace,
            parameters=[dict(described.parameters)] if described.parameters else [],
            remappings=list(described.remappings.items()),
            output="screen",
            # Each node ends by itself when this process is gone, e.g. killed.
            additional_env={PARENT_VARIABLE: str(os.getpid())},
            respawn=respawns(given) > 0,
            respawn_max_retries=respawns(given),
        )
        for described in stack
    ]
    nodes.append(RegisterEventHandler(OnProcessExit(on_exit=_end_if_faulty)))
    if LaunchConfiguration("rviz").perform(context) == "true":
        config = write_rviz_config(namespace, frame_prefix_of(stack))
        nodes.append(Node(package="rviz2", executable="rviz2", arguments=["-d", str(config)], output="screen"))
    return nodes


def _end_if_faulty(event: ProcessExited, _: LaunchContext) -> Action | None:
    """End the stack if a node cannot run as it is configured: it says why, and starting it again does not help."""
    if event.returncode == FAULTY_STATUS:
        return EmitEvent(event=Shutdown(reason=f"{event.process_name} cannot run like this"))
    return None
