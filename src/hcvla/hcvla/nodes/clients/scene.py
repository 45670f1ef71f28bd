"""Which simulated scene the stack is about now, so that no task goes on in another one."""

from __future__ import annotations

from collections.abc import Callable

from hcvla_interfaces.msg import SimulationScene
from rclpy.node import Node

from hcvla.executor.interrupted import GONE
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import Liveness
from hcvla.nodes.ros.node import LATCHED


class SceneWatch:
    """Notices that the simulated scene was replaced; on a real arm no one publishes a scene."""

    def __init__(self, node: Node, on_replaced: Callable[[], None]) -> None:
        """Subscribe on behalf of `node`; `on_replaced` is called in its thread."""
        self._on_replaced = on_replaced
        self.scene_id: int | None = None
        """Of the newest scene; None before the first."""
        node.create_subscription(SimulationScene, "simulation/scene", self._on_scene, LATCHED)

    def _on_scene(self, message: SimulationScene) -> None:
        before, self.scene_id = self.scene_id, message.scene_id
        if before not in (None, message.scene_id):
            self._on_replaced()


_FAKE_ROBOT = "fake_franka"
"""The node that follows a fake robot; its bridge may lose the connection without any harm to the scene."""


class SimulatedScene:
    """Names the scene by the process that simulates it and its number there."""

    def __init__(self, node: Node, liveness: Liveness, arm: RemoteArm, bridge: str) -> None:
        """Subscribe on behalf of `node`; on a real arm no one publishes a scene."""
        self._liveness, self._arm, self._bridge = liveness, arm, bridge
        self._newest: SimulationScene | None = None
        node.create_subscription(SimulationScene, "simulation/scene", self._on_scene, LATCHED)

    def name(self) -> str:
        """Return the scene's name: empty on a real arm, `GONE` while there is no simulation any more."""
        if self._newest is None:
            return ""
        simulator = self._simulator()
        # An arm that reports a fault is alive, and so is its scene.
        if not self._liveness.is_alive(simulator) or (simulator == self._bridge and not self._moves()):
            return GONE
        return f"{self._liveness.incarnation(simulator):x}.{self._newest.scene_id}"

    def _simulator(self) -> str:
        """Return the node that keeps the scene: the fake robot's where there is one, else the bridge's."""
        return self._bridge if self._liveness.incarnation(_FAKE_ROBOT) is None else _FAKE_ROBOT

    def _moves(self) -> bool:
        """Whether states still come; of a simulation that was killed this is known before its heartbeat is missed."""
        try:
            self._arm.state()
        except NodeLostError:
            return False
        return True

    def _on_scene(self, message: SimulationScene) -> None:
        self._newest = message
