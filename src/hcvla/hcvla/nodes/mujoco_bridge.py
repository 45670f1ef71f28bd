"""Node `mujoco_bridge`: the simulated arm, and the services that only a simulation has."""

from __future__ import annotations

import time

from hcvla_interfaces.msg import SimulationScene, SimulationState
from hcvla_interfaces.srv import ResetScene, Step
from rosgraph_msgs.msg import Clock as ClockMsg

from hcvla.api.errors import HcvlaError
from hcvla.nodes.arm_bridge import TICK_SEC, ArmBridge
from hcvla.nodes.bringup.configuration import MujocoBridgeConfig
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.ros.latched import LatchedPublisher
from hcvla.nodes.ros.node import NEWEST, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import Level, PartStatus
from hcvla.nodes.simulation_loop import SimulationLoop
from hcvla.nodes.simulation_truth import SimulationTruth
from hcvla.robots.arm import ArmState
from hcvla.sim.scene import Scene
from hcvla.sim.scene_file import scene_text
from hcvla.sim.simulation import Simulation
from hcvla.sim.standard import table_of

_TRUTH_EVERY = 10
_GOAL_EVERY = 5
"""The truth is published at 10 Hz, goals are tested at 20 Hz: every so many ticks."""
_REALTIME = 0.9
"""Simulated time that passes more slowly than this share of the real one is a warning: the machine is too busy."""
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
        simulation = Simulation(table_of(config.scene, config.seed))
        self._simulation = SimulationLoop(simulation, config, self.on_tick, self.start_thread)
        self._truth = SimulationTruth(self, simulation, self._simulation.ask, self.base_frame)
        self._clock_out = self.create_publisher(ClockMsg, "/clock", 10)
        self._sim_state = self.create_publisher(SimulationState, "simulation/state", NEWEST)
        self._sim_scene = LatchedPublisher(self, SimulationScene, "simulation/scene")
        self.create_service(ResetScene, "reset_scene", self._reset_scene, callback_group=self.waiting)
        self.create_service(Step, "step", self._step, callback_group=self.waiting)
        self._publish_scene()
        self.run(self._simulation, config.publish_tf)

    # -- in the loop's thread ---------------------------------------------------------------------------------

    def on_tick(self) -> None:
        """Also publish the truth and watch goals."""
        super().on_tick()
        if self._ticks % _TRUTH_EVERY == 0:
            self._truth.publish(self._simulation.now_sec)
        if self._ticks % _GOAL_EVERY == 0:
            self._truth.update_goals()

    def publish_state(self, state: ArmState) -> None:
        """Also publish the simulation's clock and what the camera node draws."""
        stamp = convert.time_to_msg(state.stamp_sec)
        self._clock_out.publish(ClockMsg(clock=stamp))
        super().publish_state(state)
        simulation = self._simulation.simulation
        simulated = SimulationState(scene_id=simulation.generation, qpos=simulation.data.qpos.tolist())
        simulated.header.stamp = stamp
        self._sim_state.publish(simulated)

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
        scene = table_of(request.scene, request.seed)
        response.message = self._simulation.ask(lambda: self._replace(scene))
        response.success = True
        return response

    def _replace(self, scene: Scene) -> str:
        if self.idle_sec < _BUSY_SEC:
            raise HcvlaError("the arm is being commanded; cancel the task before resetting the scene")
        self._simulation.simulation.reset(scene)
        self._simulation.rebuild()
        self._truth.forget_goals()
        self._publish_scene()
        return f"{len(scene)} objects"

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


def main() -> None:
    """Run the node."""
    run_node(MujocoBridge)


if __name__ == "__main__":
    main()
