"""Node `franka_bridge`: the real arm. Its driver is a process of its own; here no client library is imported.

After a fault nothing moves before the services `recover` and `arm` were called.
"""

from __future__ import annotations

from collections.abc import Callable

from std_srvs.srv import Trigger

from hcvla.api.errors import HcvlaError
from hcvla.nodes.arm_bridge import ArmBridge
from hcvla.nodes.bringup.configuration import FrankaBridgeConfig
from hcvla.nodes.clients.controller_manager import RobotDrivenAlreadyError, require_no_controller_manager
from hcvla.nodes.franka_loop import FrankaLoop
from hcvla.nodes.ros.node import run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import Level, PartStatus
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.messages import Phase


class FrankaBridge(ArmBridge):
    """An arm's bridge, and beyond it what only a real arm needs: arming, recovery, homing of the hand."""

    def __init__(self) -> None:
        """Begin to connect to the robot; the node is ready once the arm is armed."""
        self._franka: FrankaArm | None = None
        self._refused = ""
        super().__init__("franka_bridge")
        config = read_parameters(self, FrankaBridgeConfig())
        self._config = config
        self._franka = FrankaArm(config.robot)
        self._gripper_outcome = ""
        self.diagnostics.add("link", self._link_status)
        self.diagnostics.add("gripper", self._gripper_status)
        for name, action in (
            ("recover", self._recover),
            ("arm", self._arm),
            ("home_gripper", self._franka.home_gripper),
        ):
            self.create_service(Trigger, name, self._trigger(action), callback_group=self.waiting)
        self.run(FrankaLoop(self._franka, self.on_tick, self._connect, self.start_thread), config.publish_tf)

    @property
    def problem(self) -> str:
        """Also why the arm cannot be moved."""
        return self._arm_problem or super().problem

    def set_ready(self) -> None:
        """Only once the robot is connected."""
        if self._franka is not None and self._franka.connected:
            super().set_ready()

    @property
    def _arm_problem(self) -> str:
        if self._franka is None or self._refused:
            return self._refused
        driver = self._franka.driver
        if driver.fault:
            return driver.fault
        if driver.phase in (Phase.STARTING, Phase.CONNECTING):
            return f"{driver.phase.value} (robot at {self._config.host})"
        return "" if driver.phase is Phase.ARMED else "the arm is not armed: call the service arm"

    def take_over(self) -> None:
        """Arm the arm again; before the robot is connected there is nothing to take over."""
        if self._franka is not None and self._franka.driver.phase is Phase.READY:
            super().take_over()
            self._franka.enable()

    def hand_over(self) -> None:
        """Stop the arm and end its motion."""
        if self._franka is not None and self._franka.driver.phase is Phase.ARMED:
            super().hand_over()
            self._franka.disable()

    def on_tick(self) -> None:
        """Publish what is due, once there is something."""
        assert self._franka is not None
        driver = self._franka.driver
        if driver.gripper_outcome != self._gripper_outcome:
            self._gripper_outcome = driver.gripper_outcome
            self.get_logger().info(f"gripper: {driver.gripper_outcome}")
        if self._franka.connected:
            super().on_tick()

    def _connect(self) -> None:
        """Connect, and arm the arm if that is wanted; say why it cannot be moved."""
        assert self._franka is not None
        try:
            require_no_controller_manager(self)
            driver = self._franka.start()
            if driver.fault:
                raise RobotFaultError(driver.fault)
            if self._config.arm_at_start and self.active:
                self._franka.enable()
            self.get_logger().info(f"connected to {self._config.host}, control {self._config.control}")
        except RobotDrivenAlreadyError as error:
            self._refused = str(error)
            self.get_logger().error(self._refused)
        except HcvlaError as error:
            self.get_logger().error(str(error))
        self.set_ready()

    def _recover(self) -> None:
        assert self._franka is not None
        self._franka.recover()
        self.set_ready()

    def _arm(self) -> None:
        self.require_active()
        assert self._franka is not None
        self._franka.enable()

    def _trigger(self, action: Callable[[], None]) -> Callable[[Trigger.Request, Trigger.Response], Trigger.Response]:
        def answer(_: Trigger.Request, response: Trigger.Response) -> Trigger.Response:
            action()
            response.success = True
            return response

        return answer

    def _link_status(self) -> PartStatus:
        """Return how the connection to the robot is, with its numbers."""
        assert self._franka is not None
        driver = self._franka.driver
        values = {"robot_mode": driver.robot_mode, "control": self._config.control, **driver.values}
        if driver.fault:
            return PartStatus(Level.ERROR, driver.fault, values)
        if driver.warning:
            return PartStatus(Level.WARN, driver.warning, values)
        return PartStatus(Level.OK, f"{driver.phase.value}, robot {driver.robot_mode or 'not connected'}", values)

    def _gripper_status(self) -> PartStatus:
        """Return whether the hand can be commanded, and how its newest command ended."""
        assert self._franka is not None
        driver = self._franka.driver
        values = {"newest": driver.gripper_outcome}
        if driver.gripper_problem:
            return PartStatus(Level.WARN, driver.gripper_problem, values)
        return PartStatus(Level.OK, driver.gripper_outcome or "no command yet", values)


def main() -> None:
    """Run the node."""
    run_node(FrankaBridge)


if __name__ == "__main__":
    main()
