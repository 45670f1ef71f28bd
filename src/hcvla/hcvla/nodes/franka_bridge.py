"""Node `franka_bridge`: the real arm. Its driver is a process of its own; here no client library is imported."""

from __future__ import annotations

from collections.abc import Mapping

from hcvla.nodes.bringup.configuration import FrankaBridgeConfig
from hcvla.nodes.clients.other_drivers import require_no_controller_manager
from hcvla.nodes.real_arm_bridge import RealArmBridge
from hcvla.nodes.ros.node import run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.robots.franka.arm import FrankaArm


class FrankaBridge(RealArmBridge):
    """The bridge of an arm that our own driver moves."""

    def __init__(self) -> None:
        """Begin to connect to the robot."""
        super().__init__("franka_bridge")
        config = read_parameters(self, FrankaBridgeConfig())
        self._control = config.control
        self.serve(
            FrankaArm(config.robot),
            robot=f"robot at {config.host}",
            arm_at_start=config.arm_at_start,
            publish_tf=config.publish_tf,
        )

    def require_free_robot(self) -> None:
        """Raise RobotDrivenAlreadyError if ros2_control is on the graph."""
        require_no_controller_manager(self)

    def link_values(self) -> Mapping[str, object]:
        """Name the interface of the robot that is used."""
        return {"control": self._control}


def main() -> None:
    """Run the node."""
    run_node(FrankaBridge)


if __name__ == "__main__":
    main()
