"""Node `mujoco_bridge`: the simulated arm and table as topics and services; every command passes the guard.

Ground truth leaves it only by `ground_truth/objects` and `check_goal`, for goal tests and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from geometry_msgs.msg import PoseStamped
from hcvla_interfaces.msg import ArmCommand, NamedObjects, RobotState, SimulationScene, SimulationState
from hcvla_interfaces.msg import GripperCommand as GripperCommandMsg
from hcvla_interfaces.msg import NamedObject as NamedObjectMsg
from hcvla_interfaces.srv import CheckGoal, ResetScene, Step, Stop
from rosgraph_msgs.msg import Clock as ClockMsg
from sensor_msgs.msg import JointState
from std_msgs.msg import String
from std_srvs.srv import Trigger
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker

from hcvla.api.errors import HcvlaError
from hcvla.goals.goal import Goal
from hcvla.nodes.bringup.configuration import MujocoBridgeConfig
from hcvla.nodes.messages import conversions as convert
from hcvla.nodes.messages.link_frames import LinkFrames
from hcvla.nodes.messages.markers import CommandedPath
from hcvla.nodes.ros.node import BASE_FRAME, LATCHED, NEWEST, HcvlaNode, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.simulation_loop import TICK_SEC, SimulationLoop
from hcvla.robots.arm import StaleCommandError, StopReport
from hcvla.robots.fr3.table import FINGER_JOINT_NAMES, JOINT_NAMES
from hcvla.robots.fr3.urdf import urdf
from hcvla.sim.goals.monitor import GoalMonitor
from hcvla.sim.scene import Scene
from hcvla.sim.scene_file import parse_scene, scene_text
from hcvla.sim.simulation import Simulation
from hcvla.sim.standard import standard_scene

_STATE_EVERY = 2
_IDLE_STATE_EVERY = 10
"""States are published at 50 Hz, and at 10 Hz when nothing was commanded for a second."""
_IDLE_SEC = 1.0
_SLOW_EVERY = 10
_GOAL_EVERY = 5
_BUSY_SEC = 0.5


class MujocoBridge(HcvlaNode):
    """Owns the simulation; translates."""

    def __init__(self) -> None:
        """Build the scene and let time pass."""
        super().__init__("mujoco_bridge")
        config = read_parameters(self, MujocoBridgeConfig())
        self._loop = SimulationLoop(Simulation(_load(config.scene, config.seed)), config, self._on_tick)
        self._links = LinkFrames(self._loop.simulation.model)
        self._monitors: dict[str, GoalMonitor] = {}
        self._path = CommandedPath()
        self._refusal, self._fault_told = RobotState(), False
        self._commanded_sec = -np.inf
        self._ticks = 0
        self._lockstep = config.clock == "lockstep"
        self._advertise()
        self._serve()
        self._publish_scene()
        self._loop.start()
        self.set_ready()

    def close(self) -> None:
        """End physics."""
        self._loop.close()

    def _advertise(self) -> None:
        self._state = self.create_publisher(RobotState, "robot_state", NEWEST)
        self._reference = self.create_publisher(PoseStamped, "tool_reference", NEWEST)
        self._joints = self.create_publisher(JointState, "joint_states", 10)
        self._tf = self.create_publisher(TFMessage, "/tf", 100)
        self._tf_static = self.create_publisher(TFMessage, "/tf_static", LATCHED)
        self._clock_out = self.create_publisher(ClockMsg, "/clock", 10)
        self._sim_state = self.create_publisher(SimulationState, "simulation/state", NEWEST)
        self._sim_scene = self.create_publisher(SimulationScene, "simulation/scene", LATCHED)
        self._truth = self.create_publisher(NamedObjects, "ground_truth/objects", NEWEST)
        self._description = self.create_publisher(String, "robot_description", LATCHED)
        self._path_marker = self.create_publisher(Marker, "markers/path", 1)
        self._description.publish(String(data=urdf()))
        self._tf_static.publish(TFMessage(transforms=self._links.static()))

    def _serve(self) -> None:
        group = self.waiting
        self.create_subscription(ArmCommand, "command/arm", self._on_arm, NEWEST)
        self.create_subscription(GripperCommandMsg, "command/gripper", self._on_gripper, 10)
        self.create_service(Stop, "stop", self._stop, callback_group=group)
        self.create_service(Trigger, "clear_stop", self._clear_stop, callback_group=group)
        self.create_service(ResetScene, "reset_scene", self._reset_scene, callback_group=group)
        self.create_service(CheckGoal, "check_goal", self._check_goal, callback_group=group)
        self.create_service(Step, "step", self._step, callback_group=group)

    # -- in the loop's thread ---------------------------------------------------------------------------------

    def _on_tick(self) -> None:
        self._ticks += 1
        idle = self._loop.simulation.time - self._commanded_sec > _IDLE_SEC
        if self._ticks % (_IDLE_STATE_EVERY if idle else _STATE_EVERY) == 0:
            self._publish_state()
        if self._ticks % _SLOW_EVERY == 0:
            self._publish_slowly()
        if self._ticks % _GOAL_EVERY == 0:
            for monitor in self._monitors.values():
                monitor.update()

    def _publish_state(self) -> None:
        arm, data = self._loop.arm, self._loop.arm.data
        state = arm.state()
        stamp = convert.time_to_msg(state.stamp_sec)
        if state.fault and not self._fault_told:
            self.get_logger().error(f"fault at {state.stamp_sec:.3f} s: {state.fault}; clear_stop lets the arm go on")
        self._fault_told = bool(state.fault)
        self._clock_out.publish(ClockMsg(clock=stamp))
        told = convert.state_to_msg(state, BASE_FRAME)
        told.refusal, told.refused_sender = self._refusal.refusal, self._refusal.refused_sender
        told.refused_stamp = self._refusal.refused_stamp
        self._state.publish(told)
        if state.T_base_tool_commanded is not None and self._reference.get_subscription_count():
            reference = PoseStamped(pose=convert.pose_to_msg(state.T_base_tool_commanded))
            reference.header.frame_id, reference.header.stamp = BASE_FRAME, stamp
            self._reference.publish(reference)
        fingers = [state.gripper.width_m / 2.0] * 2
        joints = JointState(
            name=[*JOINT_NAMES, *FINGER_JOINT_NAMES],
            position=[*state.q.tolist(), *fingers],
            velocity=[*state.dq.tolist(), 0.0, 0.0],
        )
        joints.header.stamp = stamp
        self._joints.publish(joints)
        self._tf.publish(TFMessage(transforms=self._links.moving(data, state.stamp_sec)))
        simulated = SimulationState(scene_id=self._loop.simulation.generation, qpos=data.qpos.tolist())
        simulated.header.stamp = stamp
        self._sim_state.publish(simulated)

    def _publish_slowly(self) -> None:
        if self._path_marker.get_subscription_count():
            self._path_marker.publish(self._path.marker())
        if self._truth.get_subscription_count():
            message = NamedObjects()
            message.header.frame_id = BASE_FRAME
            message.header.stamp = convert.time_to_msg(self._loop.simulation.time)
            scene = self._loop.simulation.scene
            for name, truth in self._loop.simulation.truth().items():
                named = NamedObjectMsg(name=name, color=scene[name].color, shape=scene[name].shape, visible=True)
                named.pose.pose = convert.pose_to_msg(truth.pose)
                named.size.x, named.size.y, named.size.z = scene[name].size
                message.objects.append(named)
            self._truth.publish(message)

    # -- commands and services --------------------------------------------------------------------------------

    def _on_arm(self, message: ArmCommand) -> None:
        command = convert.move_from_msg(message)

        def move() -> None:
            self._commanded_sec = self._loop.simulation.time
            self._loop.arm.move(command)
            if command.T_base_tool is not None:
                self._path.add(command.T_base_tool)

        self._loop.post(lambda: self._guarded(move, message))

    def _on_gripper(self, message: GripperCommandMsg) -> None:
        def grip() -> None:
            self._commanded_sec = self._loop.simulation.time
            self._loop.arm.grip(convert.grip_from_msg(message))

        self._loop.post(lambda: self._guarded(grip, message))

    def _guarded(self, act: Callable[[], None], message: ArmCommand | GripperCommandMsg) -> None:
        try:
            act()
        except StaleCommandError as error:
            # A hiccup of a busy machine: the next command replaces it, and the watchdog brakes if none comes.
            self.get_logger().warning(f"dropped: {error}", throttle_duration_sec=1.0)
        except HcvlaError as error:
            self._refusal = RobotState(
                refusal=f"at {self._loop.simulation.time:.3f} s: {error}",
                refused_sender=message.sender,
                refused_stamp=message.header.stamp,
            )
            self.get_logger().warning(f"refused: {error}", throttle_duration_sec=1.0)

    def _stop(self, _: Stop.Request, response: Stop.Response) -> Stop.Response:
        try:
            report = self._loop.ask(self._loop.arm.stop)
        except HcvlaError as error:
            report = StopReport(False, 0.0, str(error))
        response.at_rest, response.braking, response.message = report.at_rest, report.braking_sec, report.message
        return response

    def _clear_stop(self, _: Trigger.Request, response: Trigger.Response) -> Trigger.Response:
        self._loop.ask(self._clear)
        response.success = True
        return response

    def _clear(self) -> None:
        self._loop.arm.clear_stop()
        # Whoever commands next stamps by the newest state, and what was made before the release is refused.
        self._commanded_sec = self._loop.simulation.time
        self._publish_state()

    def _reset_scene(self, request: ResetScene.Request, response: ResetScene.Response) -> ResetScene.Response:
        try:
            scene = _load(request.scene, request.seed)
            response.message = self._loop.ask(lambda: self._replace(scene))
            response.success = True
        except HcvlaError as error:
            response.success, response.message = False, str(error)
        return response

    def _replace(self, scene: Scene) -> str:
        if self._loop.simulation.time - self._commanded_sec < _BUSY_SEC:
            raise HcvlaError("the arm is being commanded; cancel the task before resetting the scene")
        self._loop.simulation.reset(scene)
        self._loop.rebuild()
        self._links = LinkFrames(self._loop.simulation.model)
        self._monitors.clear()
        self._publish_scene()
        return f"{len(scene)} objects"

    def _check_goal(self, request: CheckGoal.Request, response: CheckGoal.Response) -> CheckGoal.Response:
        try:
            response.holds = self._loop.ask(lambda: self._goal(request.goal, request.begin))
            response.valid = True
        except HcvlaError as error:
            response.valid, response.message = False, str(error)
        return response

    def _goal(self, text: str, begin: bool) -> bool:
        if begin or text not in self._monitors:
            goal = Goal.parse(text, self._loop.simulation.scene.names)
            self._monitors[text] = GoalMonitor(goal, self._loop.simulation)
        self._monitors[text].update()
        return self._monitors[text].holds()

    def _step(self, request: Step.Request, response: Step.Response) -> Step.Response:
        if not self._lockstep:
            response.message = "the simulation runs by itself; start the bridge with clock:=lockstep to step it"
        elif not TICK_SEC <= request.duration <= 10.0:
            response.message = f"duration is {request.duration:g} s, expected {TICK_SEC:g} to 10"
        else:
            self._loop.ask(lambda: self._loop.advance(request.duration))
            response.success = True
        response.stamp = convert.time_to_msg(self._loop.simulation.time)
        return response

    def _publish_scene(self) -> None:
        simulation = self._loop.simulation
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
