"""What the bridge of every real arm does beyond that of a simulated one: connecting, arming, recovery, homing.

After a fault nothing moves before the services `recover` and `arm` were called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from std_srvs.srv import Trigger

from hcvla.api.errors import HcvlaError
from hcvla.nodes.arm_bridge import ArmBridge
from hcvla.nodes.clients.other_drivers import RobotDrivenAlreadyError
from hcvla.nodes.real_arm_loop import RealArmLoop
from hcvla.nodes.ros.part_status import Level, PartStatus
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.messages import Phase
from hcvla.robots.franka.real_arm import RealArm


class RealArmBridge(ArmBridge):
    """Subclasses make their arm and hand it to `serve`, the last call of their constructor."""

    def __init__(self, name: str) -> None:
        """Advertise what every arm has; nothing is connected before `serve`."""
        self._real: RealArm | None = None
        self._refused = self._gripper_outcome = ""
        super().__init__(name)

    def serve(self, arm: RealArm, *, robot: str, arm_at_start: bool, publish_tf: bool) -> None:
        """Begin to connect to the arm; the node is ready once it is armed. `robot` says in words where it is."""
        self._real, self._robot, self._arm_at_start = arm, robot, arm_at_start
        self.diagnostics.add("link", self._link_status)
        self.diagnostics.add("gripper", self._gripper_status)
        for name, action in (("recover", self._recover), ("arm", self._arm), ("home_gripper", arm.home_gripper)):
            self.create_service(Trigger, name, self._trigger(action), callback_group=self.waiting)
        self.run(RealArmLoop(arm, self.on_tick, self._connect, self.start_thread), publish_tf)

    def require_free_robot(self) -> None:
        """Raise RobotDrivenAlreadyError if another program drives the robot."""

    def link_values(self) -> Mapping[str, object]:
        """Return what diagnostics say of the link beyond its numbers."""
        return {}

    @property
    def problem(self) -> str:
        """Also why the arm cannot be moved."""
        return self._arm_problem or super().problem

    def set_ready(self) -> None:
        """Only once the robot is connected."""
        if self._real is not None and self._real.connected:
            super().set_ready()

    @property
    def _arm_problem(self) -> str:
        if self._real is None or self._refused:
            return self._refused
        driver = self._real.driver
        if driver.fault:
            return driver.fault
        if driver.phase in (Phase.STARTING, Phase.CONNECTING):
            return f"{driver.phase.value} ({self._robot})"
        return "" if driver.phase is Phase.ARMED else "the arm is not armed: call the service arm"

    def take_over(self) -> None:
        """Arm the arm again; before the robot is connected there is nothing to take over."""
        if self._real is not None and self._real.driver.phase is Phase.READY:
            super().take_over()
            self._real.enable()

    def hand_over(self) -> None:
        """Stop the arm and end its motion."""
        if self._real is not None and self._real.driver.phase is Phase.ARMED:
            super().hand_over()
            self._real.disable()

    def on_tick(self) -> None:
        """Publish what is due, once there is something."""
        assert self._real is not None
        driver = self._real.driver
        if driver.gripper_outcome != self._gripper_outcome:
            self._gripper_outcome = driver.gripper_outcome
            self.get_logger().info(f"gripper: {driver.gripper_outcome}")
        if self._real.connected:
            super().on_tick()

    def _connect(self) -> None:
        """Connect, and arm the arm if that is wanted; say why it cannot be moved."""
        assert self._real is not None
        try:
            self.require_free_robot()
            driver = self._real.start()
            if driver.fault:
                raise RobotFaultError(driver.fault)
            if self._arm_at_start and self.active:
                self._real.enable()
            self.get_logger().info(f"connected to {self._robot}")
        except RobotDrivenAlreadyError as error:
            self._refused = str(error)
            self.get_logger().error(self._refused)
        except HcvlaError as error:
            self.get_logger().error(str(error))
        self.set_ready()

    def _recover(self) -> None:
        assert self._real is not None
        self._real.recover()
        self.set_ready()

    def _arm(self) -> None:
        self.require_active()
        assert self._real is not None
        self._real.enable()
        # The next command is stamped by the newest state; one made before the arming is refused.
        self.publish_state(self._real.state())

    def _trigger(self, action: Callable[[], None]) -> Callable[[Trigger.Request, Trigger.Response], Trigger.Response]:
        def answer(_: Trigger.Request, response: Trigger.Response) -> Trigger.Response:
            action()
            response.success = True
            return response

        return answer

    def _link_status(self) -> PartStatus:
        """Return how the connection to the robot is, with its numbers."""
        assert self._real is not None
        driver = self._real.driver
        values = {"robot_mode": driver.robot_mode, **self.link_values(), **driver.values}
        if driver.fault:
            return PartStatus(Level.ERROR, driver.fault, values)
        if driver.warning:
            return PartStatus(Level.WARN, driver.warning, values)
        return PartStatus(Level.OK, f"{driver.phase.value}, robot {driver.robot_mode or 'not connected'}", values)

    def _gripper_status(self) -> PartStatus:
        """Return whether the hand can be commanded, and how its newest command ended."""
        assert self._real is not None
        driver = self._real.driver
        values = {"newest": driver.gripper_outcome}
        if driver.gripper_problem:
            return PartStatus(Level.WARN, driver.gripper_problem, values)
        return PartStatus(Level.OK, driver.gripper_outcome or "no command yet", values)
