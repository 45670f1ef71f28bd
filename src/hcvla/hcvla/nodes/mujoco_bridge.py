"""Node `mujoco_bridge`: the simulated arm, and the services that only a simulation has.

Ground truth leaves it only by `ground_truth/objects` and `check_goal`, for goal tests and nothing else.
"""

from __future__ import annotations

import time
from pathlib import Path

from hcvla_interfaces.msg import NamedObject as NamedObjectMsg
from hcvla_interfaces.msg import NamedObjects, SimulationScene, SimulationState
from hcvla_interfaces.srv import CheckGoal, ResetScene, Step
from rosgraph_msgs.msg import Clock as ClockMsg

from hcvla.api.errors import HcvlaError
from hcvla.goals.goal import Goal
from hcvla.nodes.arm_bridge import TICK_SEC, ArmBridge
from hcvla.nodes.bringup.configuration import MujocoBridgeConfig
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.node import NEWEST, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import Level, PartStatus
from hcvla.nodes.simulation_loop import SimulationLoop
from hcvla.robots.arm import ArmState
from hcvla.sim.goals.monitor import GoalMonitor
from hcvla.sim.scene import Scene
from hcvla.sim.scene_file import parse_scene, scene_text
from hcvla.sim.simulation import Simulation
from hcvla.sim.standard import standard_scene

_TRUTH_EVERY = 10
_GOAL_EVERY = 5
"""The truth is published at 10 Hz, goals are tested at 20 Hz: every so many ticks."""
_REALTIME = 0.9
"""Simulated time that passes more slowly than this share of the real one is a warning: the machine is too busy."""
_MOST_GOALS = 50
"""So many goals are watched; each costs time of the simulation, and the oldest gives way to a new one."""
_BUSY_SEC = 0.5
"""A scene is not replaced under an arm that was commanded so recently."""


class MujocoBridge(ArmBridge):
    """An arm's bridge, and beyond it the simulation's clock, state, scene, goals and truth."""

    def __init__(self) -> None:
        """Build the scene and let time pass."""
        super().__init__("mujoco_bridge")
        config = read_parameters(self, MujocoBridgeConfig())
        self._pacing, self._lockstep = config.clock, config.clock == "lockstep"
        self._compared_sec: tuple[float, float] | None = None
        self.diagnostics.add("clock", self._clock_status)
        simulation = Simulation(_load(config.scene, config.seed))
        self._simulation = SimulationLoop(simulation, config, self.on_tick, self.start_thread)
        self._monitors: dict[str, GoalMonitor] = {}
        self._clock_out = self.create_publisher(ClockMsg, "/clock", 10)
        self._sim_state = self.create_publisher(SimulationState, "simulation/state", NEWEST)
        self._sim_scene = LatchedPublisher(self, SimulationScene, "simulation/scene")
        self._truth = self.create_publisher(NamedObjects, "ground_truth/objects", NEWEST)
        self.create_service(ResetScene, "reset_scene", self._reset_scene, callback_group=self.waiting)
        self.create_service(CheckGoal, "check_goal", self._check_goal, callback_group=self.waiting)
        self.create_service(Step, "step", self._step, callback_group=self.waiting)
        self._publish_scene()
        self.run(self._simulation, config.publish_tf)

    # -- in the loop's thread ---------------------------------------------------------------------------------

    def on_tick(self) -> None:
        """Also publish the truth and watch goals."""
        super().on_tick()
        if self._ticks % _TRUTH_EVERY == 0 and self._truth.get_subscription_count():
            self._publish_truth()
        if self._ticks % _GOAL_EVERY == 0:
            for monitor in self._monitors.values():
                monitor.update()

    def publish_state(self, state: ArmState) -> None:
        """Also publish the simulation's clock and what the camera node draws."""
        stamp = convert.time_to_msg(state.stamp_sec)
        self._clock_out.publish(ClockMsg(clock=stamp))
        super().publish_state(state)
        simulation = self._simulation.simulation
        simulated = SimulationState(scene_id=simulation.generation, qpos=simulation.data.qpos.tolist())
        simulated.header.stamp = stamp
        self._sim_state.publish(simulated)

    def _publish_truth(self) -> None:
        message = NamedObjects()
        message.header.frame_id = self.base_frame
        message.header.stamp = convert.time_to_msg(self._simulation.now_sec)
        scene = self._simulation.simulation.scene
        for name, truth in self._simulation.simulation.truth().items():
            named = NamedObjectMsg(name=name, color=scene[name].color, shape=scene[name].shape, visible=True)
            named.pose.pose = convert.pose_to_msg(truth.pose)
            named.size.x, named.size.y, named.size.z = scene[name].size
            message.objects.append(named)
        self._truth.publish(message)

    def _clock_status(self) -> PartStatus:
        """Return how fast simulated time passes, since this was last reported."""
        now_sec = time.monotonic(), self._simulation.now_sec
        before_sec, self._compared_sec = self._compared_sec, now_sec
        if before_sec is None:
            return PartStatus(Level.OK, self._pacing)
        factor = (now_sec[1] - before_sec[1]) / (now_sec[0] - before_sec[0])
        slow = self._pacing == "realtime" and factor < _REALTIME
        words = f"{self._pacing}, {factor:.2f} simulated seconds a second"
        return PartStatus(Level.WARN if slow else Level.OK, words, {"simulated_time_s": now_sec[1], "factor": factor})

    # -- services ---------------------------------------------------------------------------------------------

    def _reset_scene(self, request: ResetScene.Request, response: ResetScene.Response) -> ResetScene.Response:
        scene = _load(request.scene, request.seed)
        response.message = self._simulation.ask(lambda: self._replace(scene))
        response.success = True
        return response

    def _replace(self, scene: Scene) -> str:
        if self.idle_sec < _BUSY_SEC:
            raise HcvlaError("the arm is being commanded; cancel the task before resetting the scene")
        self._simulation.simulation.reset(scene)
        self._simulation.rebuild()
        self._monitors.clear()
        self._publish_scene()
        return f"{len(scene)} objects"

    def _check_goal(self, request: CheckGoal.Request, response: CheckGoal.Response) -> CheckGoal.Response:
        response.holds = self._simulation.ask(lambda: self._goal(request.goal, request.begin))
        response.valid = True
        return response

    def _goal(self, text: str, begin: bool) -> bool:
        simulation = self._simulation.simulation
        if begin or text not in self._monitors:
            if text not in self._monitors and len(self._monitors) >= _MOST_GOALS:
                del self._monitors[next(iter(self._monitors))]
            self._monitors[text] = GoalMonitor(Goal.parse(text, simulation.scene.names), simulation)
        self._monitors[text].update()
        return self._monitors[text].holds()

    def _step(self, request: Step.Request, response: Step.Response) -> Step.Response:
        if not self._lockstep:
            response.message = "the simulation runs by itself; start the bridge with clock:=lockstep to step it"
        elif not TICK_SEC <= request.duration <= 10.0:
            response.message = f"duration is {request.duration:g} s, expected {TICK_SEC:g} to 10"
        else:
            self._simulation.ask(lambda: self._simulation.advance(request.duration))
            response.success = True
        response.stamp = convert.time_to_msg(self._simulation.now_sec)
        return response

    def _publish_scene(self) -> None:
        simulation = self._simulation.simulation
        self._sim_scene.publish(SimulationScene(scene_id=simulation.generation, scene=scene_text(simulation.scene)))


def _load(scene: str, seed: int) -> Scene:
    """Return the scene of a file's path or text; the standard table if empty."""
    if not scene:
        return standard_scene(seed)
    return parse_scene(scene if "\n" in scene else Path(scene))


def main() -> None:
    """Run the node."""
    run_node(MujocoBridge)


if __name__ == "__main__":
    main()
