"""Node `ros2_control_bridge`: an arm that franka_ros2 drives, commanded as a client of its controllers."""

from __future__ import annotations

from hcvla.nodes.bringup.configuration import Ros2ControlBridgeConfig
from hcvla.nodes.clients.other_drivers import require_no_franka_bridge
from hcvla.nodes.real_arm_bridge import RealArmBridge
from hcvla.nodes.ros.node import run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros2_control.grippers import make_gripper
from hcvla.nodes.ros2_control.interfaces import needed_packages, require_interfaces
from hcvla.nodes.ros2_control.robot import RosControlledRobot
from hcvla.robots.franka.ros2_control.arm import Ros2ControlArm


class Ros2ControlBridge(RealArmBridge):
    """The bridge of an arm behind ros2_control."""

    def __init__(self) -> None:
        """Begin to look for the controllers; raise MissingInterfacesError."""
        super().__init__("ros2_control_bridge")
        config = read_parameters(self, Ros2ControlBridgeConfig())
        require_interfaces(needed_packages(config))
        robot, gripper = RosControlledRobot(self, config.names), make_gripper(self, config)
        self.serve(
            Ros2ControlArm(config, robot, lambda: gripper),
            robot=f"controller {config.names.trajectory_controller} in {config.names.namespace or '/'}",
            arm_at_start=config.arm_at_start,
            publish_tf=config.publish_tf,
        )

    def require_free_robot(self) -> None:
        """Raise RobotDrivenAlreadyError if our own driver has the robot."""
        require_no_franka_bridge(self)


def main() -> None:
    """Run the node."""
    run_node(Ros2ControlBridge)


if __name__ == "__main__":
    main()
