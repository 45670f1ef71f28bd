"""What only a simulation knows: where everything really is, and whether a goal really holds.

It leaves the simulation by `ground_truth/objects` and `check_goal`, for goal tests and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hcvla_interfaces.msg import NamedObject as NamedObjectMsg
from hcvla_interfaces.msg import NamedObjects
from hcvla_interfaces.srv import CheckGoal

from hcvla.goals.goal import Goal
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.ros.node import NEWEST, HcvlaNode
from hcvla.sim.goals.monitor import GoalMonitor
from hcvla.sim.simulation import Simulation

_MOST_GOALS = 50
"""So many goals are watched; each costs time of the simulation, and the oldest gives way to a new one."""


class SimulationTruth:
    """A node's topic of true poses and its service that tests goals."""

    def __init__(
        self, node: HcvlaNode, simulation: Simulation, ask: Callable[[Callable[[], bool]], bool], base_frame: str
    ) -> None:
        """Offer both; `ask` runs a function between two steps of the simulation, and returns its result."""
        self._simulation, self._ask, self._base_frame = simulation, ask, base_frame
        self._monitors: dict[str, GoalMonitor] = {}
        self._truth = node.create_publisher(NamedObjects, "ground_truth/objects", NEWEST)
        node.create_service(CheckGoal, "check_goal", self._check_goal, callback_group=node.waiting)

    def update_goals(self) -> None:
        """Note the present for every goal that is watched; to be called at 20 Hz, between two steps."""
        for monitor in self._monitors.values():
            monitor.update()

    def forget_goals(self) -> None:
        """Watch no goal any more: the scene is another one."""
        self._monitors.clear()

    def publish(self, stamp_sec: float) -> None:
        """Publish the true poses, if anyone wants them; between two steps."""
        if not self._truth.get_subscription_count():
            return
        message = NamedObjects()
        message.header.frame_id = self._base_frame
        message.header.stamp = convert.time_to_msg(stamp_sec)
        scene = self._simulation.scene
        for name, truth in self._simulation.truth().items():
            named = NamedObjectMsg(name=name, color=scene[name].color, shape=scene[name].shape, visible=True)
            named.pose.pose = convert.pose_to_msg(truth.pose)
            named.size.x, named.size.y, named.size.z = scene[name].size
            message.objects.append(named)
        self._truth.publish(message)

    def _check_goal(self, request: CheckGoal.Request, response: CheckGoal.Response) -> Any:
        response.holds = self._ask(lambda: self._goal(request.goal, request.begin))
        response.valid = True
        return response

    def _goal(self, text: str, begin: bool) -> bool:
        if begin or text not in self._monitors:
            if text not in self._monitors and len(self._monitors) >= _MOST_GOALS:
                del self._monitors[next(iter(self._monitors))]
            self._monitors[text] = GoalMonitor(Goal.parse(text, self._simulation.scene.names), self._simulation)
        self._monitors[text].update()
        return self._monitors[text].holds()
