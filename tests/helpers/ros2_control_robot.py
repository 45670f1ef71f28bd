"""A robot as franka_ros2 offers it, over real ROS: its controllers, hardware and gripper, in hcvla's MuJoCo scene.

`python ros2_control_robot.py SCENE`, in an environment that has the look-alikes. Faults are lines on standard input:
silent, speak, reflex, user_stop, release_user_stop, deactivate, grip_fails, grip_works.
"""

import sys
import threading
import time
from pathlib import Path

import numpy as np
import rclpy
from control_msgs.action import GripperCommand
from controller_manager_msgs.msg import ControllerState, HardwareComponentState
from controller_manager_msgs.srv import (
    ListControllers,
    ListHardwareComponents,
    SetHardwareComponentState,
    SwitchController,
)
from franka_msgs.action import ErrorRecovery, Grasp, Homing, Move
from lifecycle_msgs.msg import State
from rclpy.action import ActionServer, CancelResponse
from rclpy.qos import qos_profile_sensor_data
from sensor_msgs.msg import JointState
from trajectory_msgs.msg import JointTrajectory

from hcvla.fake_franka import hand as fingers
from hcvla.fake_franka.plant import Plant
from hcvla.nodes.messages.conversions import time_from_msg, time_to_msg
from hcvla.nodes.ros.executor import StackExecutor, WaitingGroup
from hcvla.nodes.ros.node import NEWEST
from hcvla.robots.fr3.table import FINGER_JOINT_NAMES, JOINT_NAMES
from hcvla.sim.scene_file import parse_scene
from trajectory_controller import TrajectoryController

ARM, BROADCASTER, HARDWARE = "fr3_arm_controller", "joint_state_broadcaster", "FrankaHardwareInterface"
TICK_SEC = 0.001
STATES_EVERY, FINGERS_EVERY = 5, 20
MOST_BEHIND_SEC = 0.2
DEFAULT_SPEED_M_S, EPSILON_M = 0.1, 0.005


class Simulated:
    """Arm, controller and hand; one thread steps them, all others hold the lock."""

    def __init__(self, scene):
        self.lock = threading.RLock()
        self.plant = Plant(parse_scene(Path(scene)))
        self.hand = fingers.FakeHand(self.plant)
        self.controller = TrajectoryController(self.plant.q.copy())
        self.controllers = {ARM: "active", BROADCASTER: "active"}
        self.hardware = "active"
        self.in_error = self.user_stopped = self.silent = self.grip_fails = False
        self.time_sec = time.time()
        self._rest = self.plant.q.copy()

    @property
    def follows(self):
        return self.hardware == "active" and self.controllers[ARM] == "active"

    @property
    def speaks(self):
        return self.hardware == "active" and self.controllers[BROADCASTER] == "active" and not self.silent

    def step(self):
        measured = np.array([self.plant.q, self.plant.dq, np.zeros(7)])
        if self.follows:
            q, dq, _ = self.controller.sample(self.time_sec, measured)
        else:
            q, dq = self._rest, np.zeros(7)
        self.plant.drive_to(q, dq)
        self.hand.tick()
        self.plant.step()
        self.time_sec += TICK_SEC

    def stop_here(self):
        self._rest = self.plant.q.copy()

    def fault(self, word):
        with self.lock:
            if word in ("reflex", "user_stop"):
                self.in_error, self.user_stopped = True, word == "user_stop"
                self.hardware = "unconfigured"
                self.controllers = dict.fromkeys(self.controllers, "inactive")
                self.stop_here()
            elif word == "release_user_stop":
                self.user_stopped = False
            elif word == "deactivate":
                self.controllers[ARM] = "inactive"
                self.stop_here()
            elif word in ("silent", "speak"):
                self.silent = word == "silent"
            else:
                self.grip_fails = word == "grip_fails"


class ControllerManager:
    """The services of controller_manager, and the action of the hardware."""

    def __init__(self, node, simulated, waiting):
        self._simulated = simulated
        for kind, answer in (
            (ListControllers, self._list_controllers),
            (ListHardwareComponents, self._list_hardware),
            (SetHardwareComponentState, self._set_hardware),
            (SwitchController, self._switch),
        ):
            name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)
            node.create_service(kind, f"/controller_manager/{name.lstrip('_')}", answer)
        ActionServer(node, ErrorRecovery, "/action_server/error_recovery", self._recover, callback_group=waiting)

    def _list_controllers(self, _, answer):
        states = self._simulated.controllers.items()
        answer.controller = [ControllerState(name=name, state=state) for name, state in states]
        return answer

    def _list_hardware(self, _, answer):
        state = State(label=self._simulated.hardware)
        answer.component = [HardwareComponentState(name=HARDWARE, type="system", state=state)]
        return answer

    def _set_hardware(self, request, answer):
        with self._simulated.lock:
            answer.ok = request.name == HARDWARE and not self._simulated.in_error
            if answer.ok:
                self._simulated.hardware = request.target_state.label
            answer.state.label = self._simulated.hardware
        return answer

    def _switch(self, request, answer):
        simulated = self._simulated
        with simulated.lock:
            known = {*request.activate_controllers, *request.deactivate_controllers} <= set(simulated.controllers)
            answer.ok = known and (simulated.hardware == "active" or not request.activate_controllers)
            answer.message = "" if answer.ok else "could not switch"
            if answer.ok:
                simulated.controllers |= dict.fromkeys(request.deactivate_controllers, "inactive")
                simulated.controllers |= dict.fromkeys(request.activate_controllers, "active")
                simulated.stop_here()
                if ARM in request.activate_controllers:
                    simulated.controller.hold(simulated.plant.q.copy())
        return answer

    def _recover(self, goal):
        with self._simulated.lock:
            done = not self._simulated.user_stopped
            self._simulated.in_error = self._simulated.in_error and not done
        goal.succeed() if done else goal.abort()
        return ErrorRecovery.Result()


class GripperNode:
    """franka_gripper: its three actions, GripperCommand, and the fingers' states."""

    def __init__(self, node, simulated, waiting):
        self._simulated = simulated
        motions = {
            Homing: lambda goal: fingers.homing(),
            Move: lambda goal: fingers.move(goal.width, goal.speed),
            Grasp: lambda goal: fingers.grasp(
                goal.width, goal.epsilon.inner, goal.epsilon.outer, goal.speed, goal.force
            ),
            GripperCommand: self._by_command,
        }
        for kind, motion in motions.items():
            name = "gripper_action" if kind is GripperCommand else kind.__name__.lower()
            ActionServer(
                node,
                kind,
                f"/franka_gripper/{name}",
                lambda handle, kind=kind, motion=motion: self._carry_out(handle, kind, motion),
                cancel_callback=lambda _: CancelResponse.ACCEPT,
                callback_group=waiting,
            )

    def _by_command(self, goal):
        width_m = 2.0 * goal.command.position
        if width_m >= self._simulated.hand.width_m:
            return fingers.move(width_m, DEFAULT_SPEED_M_S)
        return fingers.grasp(width_m, EPSILON_M, EPSILON_M, DEFAULT_SPEED_M_S, goal.command.max_effort)

    def _carry_out(self, handle, kind, motion):
        simulated, hand, tick = self._simulated, self._simulated.hand, threading.Event()
        result = kind.Result()
        with simulated.lock:
            if simulated.grip_fails:
                result.error = "libfranka gripper: command failed"
                handle.abort()
                return result
            hand.begin(motion(handle.request))
        while hand.busy:
            if handle.is_cancel_requested:
                with simulated.lock:
                    hand.stop()
                handle.canceled()
                return result
            tick.wait(0.005)
        done = hand.ended is fingers.HandStatus.SUCCESS
        if kind is GripperCommand:
            result.reached_goal, result.position = done, hand.width_m / 2.0
        else:
            result.success = done
        handle.succeed() if done else handle.abort()
        return result


class Robot:
    """All of it, in real time."""

    def __init__(self, node, scene):
        self.simulated = Simulated(scene)
        waiting = WaitingGroup()
        self._parts = ControllerManager(node, self.simulated, waiting), GripperNode(node, self.simulated, waiting)
        node.create_subscription(JointTrajectory, f"/{ARM}/joint_trajectory", self._on_trajectory, NEWEST)
        self._states = node.create_publisher(JointState, "/franka/joint_states", 10)
        self._fingers = node.create_publisher(JointState, "/franka_gripper/joint_states", qos_profile_sensor_data)

    def _on_trajectory(self, message):
        order = [message.joint_names.index(name) for name in JOINT_NAMES]
        rows = [(point.positions, point.velocities, point.accelerations) for point in message.points]
        due_sec = [point.time_from_start.sec + 1e-9 * point.time_from_start.nanosec for point in message.points]
        with self.simulated.lock:
            points, now_sec = np.array(rows)[:, :, order], self.simulated.time_sec
            self.simulated.controller.receive(time_from_msg(message.header.stamp), due_sec, points, now_sec)

    def run(self):
        tick, steps = threading.Event(), 0
        while True:
            with self.simulated.lock:
                behind_sec = time.time() - self.simulated.time_sec
                if behind_sec > MOST_BEHIND_SEC:
                    # The machine stood still, and so did the robot.
                    self.simulated.time_sec += behind_sec
                for _ in range(round(behind_sec / TICK_SEC)):
                    self.simulated.step()
                    steps += 1
                    self._publish(steps)
            tick.wait(0.003)

    def _publish(self, steps):
        plant, stamp = self.simulated.plant, time_to_msg(self.simulated.time_sec)
        if steps % STATES_EVERY == 0 and self.simulated.speaks:
            # Not in our order: ros2_control's is that of a map.
            state = JointState(
                name=[*reversed(JOINT_NAMES)],
                position=plant.q[::-1].tolist(),
                velocity=plant.dq[::-1].tolist(),
                effort=plant.tau[::-1].tolist(),
            )
            state.header.stamp = stamp
            self._states.publish(state)
        if steps % FINGERS_EVERY == 0:
            half = self.simulated.hand.width_m / 2.0
            state = JointState(name=[*FINGER_JOINT_NAMES], position=[half, half], velocity=[0.0] * 2, effort=[0.0] * 2)
            state.header.stamp = stamp
            self._fingers.publish(state)


def main():
    rclpy.init()
    node = rclpy.create_node("franka_ros2_look_alike")
    robot, executor = Robot(node, sys.argv[1]), StackExecutor()
    executor.add_node(node)
    threading.Thread(target=robot.run, daemon=True).start()
    threading.Thread(target=executor.spin, daemon=True).start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        robot.simulated.fault(line.strip())
        sys.stdout.write(f"{line.strip()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
