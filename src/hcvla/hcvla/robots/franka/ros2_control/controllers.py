"""Whether the controllers that the arm needs are active, and the three steps that make them so after an error.

After an error of the robot its hardware component is unconfigured and its controllers are inactive: clearing the
robot's errors alone changes neither.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

from hcvla.robots.franka.explain import RECOVER
from hcvla.robots.franka.link import LinkError
from hcvla.robots.franka.ros2_control.config import Ros2ControlNames
from hcvla.robots.franka.ros2_control.robot import ACTIVE, ControlledRobot


class Controllers:
    """Looks at them now and then, in a thread of its own."""

    def __init__(self, names: Ros2ControlNames, robot: ControlledRobot) -> None:
        """Start with nothing known."""
        self._names, self._robot = names, robot
        self._closing = threading.Event()
        self.problem = ""
        """Why the arm does not follow trajectories, with the next step; empty if it does."""

    def start(self, poll_sec: float) -> None:
        """Look from now on, every so often [s]."""
        threading.Thread(target=self._watch, args=(poll_sec,), name="controllers", daemon=True).start()

    def close(self) -> None:
        """Look no more."""
        self._closing.set()

    def look(self) -> bool:
        """Look once, what is wrong is the `problem`; return whether the trajectory controller was found."""
        try:
            self.problem = self._found_problem()
        except LinkError as error:
            self.problem = str(error)
            return False
        return True

    def deactivate(self) -> None:
        """Take the arm from the trajectory controller: the hardware then stops it. Raise LinkError."""
        self._robot.switch(activate=[], deactivate=[self._names.trajectory_controller])

    def recover(self) -> None:
        """Clear the robot's errors, activate its hardware, then the controllers; raise LinkError."""
        names = self._names
        if names.error_recovery:
            self._robot.recover_errors()
        hardware = self._robot.hardware()
        if names.hardware_component not in hardware:
            raise LinkError(
                f"there is no hardware component '{names.hardware_component}', but {_listed(hardware)}: "
                "set names.hardware_component"
            )
        if hardware[names.hardware_component] != ACTIVE:
            self._robot.activate_hardware(names.hardware_component)
        loaded = self._robot.controllers()
        self._require_trajectory_controller(loaded)
        wanted = (*names.broadcasters, names.trajectory_controller)
        inactive = [name for name in wanted if loaded.get(name, ACTIVE) != ACTIVE]
        if inactive:
            self._robot.switch(activate=inactive, deactivate=[])
        self.look()

    def _watch(self, poll_sec: float) -> None:
        while not self._closing.wait(poll_sec):
            self.look()

    def _found_problem(self) -> str:
        loaded = self._robot.controllers()
        self._require_trajectory_controller(loaded)
        name = self._names.trajectory_controller
        if loaded[name] == ACTIVE:
            return ""
        component = self._names.hardware_component
        state = self._robot.hardware().get(component, "not there")
        return f"controller '{name}' is {loaded[name]}, hardware '{component}' is {state}: look at the robot, {RECOVER}"

    def _require_trajectory_controller(self, loaded: Mapping[str, str]) -> None:
        name = self._names.trajectory_controller
        if name not in loaded:
            raise LinkError(
                f"the controller manager has no controller '{name}', but {_listed(loaded)}: "
                "load it, or set names.trajectory_controller"
            )


def _listed(names: Mapping[str, str]) -> str:
    return ", ".join(sorted(names)) or "none"
