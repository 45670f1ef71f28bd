"""Node `fake_franka`: the scene around a fake robot, for the simulated cameras and for goal tests.

The robot itself (hcvla fake-franka) is no part of the stack: `franka_bridge` reaches it as it would a real one. Stamps
are system time, as those of a real robot.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from hcvla_interfaces.msg import SimulationScene
from hcvla_interfaces.msg import SimulationState as SimulationStateMsg

from hcvla.fake_franka.control import PlantFeed, PlantState
from hcvla.nodes.bringup.configuration import FakeFrankaNodeConfig
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.node import NEWEST, HcvlaNode, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.simulation_truth import SimulationTruth
from hcvla.sim.scene_file import parse_scene
from hcvla.sim.simulation import Simulation, SimulationState

_GOAL_EVERY = 2
_TRUTH_EVERY = 5
"""States come at 50 Hz; goals are tested with every second of them, the truth is published with every fifth."""


class FakeFrankaNode(HcvlaNode):
    """Follows a fake robot and publishes its scene."""

    def __init__(self, **kwargs: Any) -> None:
        """Take over the scene; raise NoFakeRobotError if no fake robot runs."""
        super().__init__("fake_franka", **kwargs)
        config = read_parameters(self, FakeFrankaNodeConfig())
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._states = 0
        self._feed = PlantFeed(config.host)
        self._simulation = Simulation(parse_scene(self._feed.scene))
        self._truth = SimulationTruth(self, self._simulation, self._between_states, self.base_frame)
        self._scene_out = LatchedPublisher(self, SimulationScene, "simulation/scene")
        self._state_out = self.create_publisher(SimulationStateMsg, "simulation/state", NEWEST)
        self._scene_out.publish(SimulationScene(scene_id=0, scene=self._feed.scene))
        self._thread = self.start_thread("robot", lambda: self._feed.follow(self._on_state, self._closing.is_set))
        self.get_logger().warning(f"the robot at {config.host} is a FAKE one: nothing real moves")
        self.set_ready()

    def close(self) -> None:
        """Leave the robot alone."""
        self._closing.set()
        self._thread.join(timeout=2.0)
        self._feed.close()

    def _on_state(self, state: PlantState) -> None:
        with self._lock:
            self._simulation.load_state(SimulationState(0, state.numbers))
            self._states += 1
            if self._states % _GOAL_EVERY == 0:
                self._truth.update_goals()
            if self._states % _TRUTH_EVERY == 0:
                self._truth.publish(state.stamp_sec)
            qpos = self._simulation.data.qpos.tolist()
        message = SimulationStateMsg(scene_id=0, qpos=qpos)
        message.header.stamp = convert.time_to_msg(state.stamp_sec)
        self._state_out.publish(message)

    def _between_states(self, job: Callable[[], bool]) -> bool:
        with self._lock:
            return job()


def main() -> None:
    """Run the node."""
    run_node(FakeFrankaNode)


if __name__ == "__main__":
    main()
