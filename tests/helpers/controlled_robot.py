"""A robot behind ros2_control without ROS, on a clock that the test turns: it is where its controller wants it."""

import numpy as np

from hcvla.robots.arm import MoveCommand
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.link import LinkError
from hcvla.robots.franka.motion import Motion
from hcvla.robots.franka.ros2_control.config import Ros2ControlConfig
from hcvla.robots.franka.ros2_control.link import Ros2ControlLink
from hcvla.robots.franka.ros2_control.robot import JointSample
from trajectory_controller import TrajectoryController
from turned_motion import OPEN, TurnedMotion

TURN_SEC = 0.01
ROBOT_AHEAD_SEC = 1234.5
"""The robot's clock is another one."""


class ScriptedControlledRobot:
    """Everything that ros2_control would do by itself is a field that a test sets."""

    def __init__(self, clock, q=HOME_Q):
        self._clock = clock
        self.controller = TrajectoryController(q)
        self.silent_since = None
        self.states = {"fr3_arm_controller": "active", "joint_state_broadcaster": "active"}
        self.components = {"FrankaHardwareInterface": "active"}
        self.failing = {}
        """Errors by the name of the call that raises them."""
        self.called = []
        self.sent = []
        self.drifts = 0.0

    @property
    def now_sec(self):
        return self._clock() + ROBOT_AHEAD_SEC

    def joints(self):
        now_sec = self.now_sec if self.silent_since is None else self.silent_since
        q, dq, _ = self.controller.sample(now_sec, self.controller.desired)
        return JointSample(now_sec, q.copy(), dq + self.drifts, np.zeros(7))

    def fall_silent(self):
        self.silent_since = self.now_sec

    def reflex(self):
        """Do what franka_ros2 does on an error of the robot."""
        self.fall_silent()
        self.components = dict.fromkeys(self.components, "unconfigured")
        self.states = dict.fromkeys(self.states, "inactive")

    def external_torques(self):
        return None

    def publish(self, trajectory):
        self.sent.append(trajectory)
        if self.states["fr3_arm_controller"] == "active":
            self.controller.receive(trajectory.start_sec, trajectory.from_start_sec, trajectory.points, self.now_sec)

    def controllers(self):
        self._fail("controllers")
        return dict(self.states)

    def hardware(self):
        return dict(self.components)

    def recover_errors(self):
        self.called.append("recover_errors")
        self._fail("recover_errors")

    def activate_hardware(self, name):
        self.called.append(f"activate {name}")
        self._fail("activate_hardware")
        self.components[name] = "active"

    def switch(self, activate, deactivate):
        self.called.append(f"switch +{','.join(activate)} -{','.join(deactivate)}")
        self._fail("switch")
        self.states |= dict.fromkeys(activate, "active") | dict.fromkeys(deactivate, "inactive")
        if "fr3_arm_controller" in activate:
            self.controller.hold(self.controller.desired[0])
            self.silent_since = None
        if "fr3_arm_controller" in deactivate:
            self.controller.hold(self.controller.desired[0])
            self.drifts = 0.0

    def _fail(self, call):
        if call in self.failing:
            raise LinkError(self.failing[call])


class Controlled(TurnedMotion):
    """A motion on such a robot, turned by the test."""

    order_sec = 25.0

    def __init__(self, config=None):
        self.now_sec = 100.0
        self.config = config or Ros2ControlConfig()
        self.robot = ScriptedControlledRobot(lambda: self.now_sec)
        self.link = Ros2ControlLink(self.config, self.robot, lambda: self.now_sec)
        self.link.connect()
        self.motion = Motion(self.config, self.link, self.now_sec)
        self.desired = []

    def turn(self):
        """Let one turn pass; what the controller wants is noted every ms."""
        step_sec = self.motion.turn_sec
        for _ in range(round(step_sec / 0.001)):
            self.now_sec += 0.001
            self.robot.joints()
            self.desired.append(self.robot.controller.desired.copy())
        self.turn_motion()

    def turn_for(self, duration_sec):
        end_sec = self.now_sec + duration_sec
        while self.now_sec < end_sec - 1e-9:
            self.turn()

    def stall(self, duration_sec):
        """Let time pass in which nothing of ours runs."""
        for _ in range(round(duration_sec / 0.001)):
            self.now_sec += 0.001
            self.robot.joints()
            self.desired.append(self.robot.controller.desired.copy())

    @property
    def speed(self):
        return float(np.abs(self.robot.controller.desired[1]).max())

    def move(self, **command):
        self.motion.move(MoveCommand(self.state.stamp_sec, **command), OPEN, self.now_sec)

    def stream(self, duration_sec, **command):
        """Command the same target at 20 Hz."""
        for _ in range(round(duration_sec / 0.05)):
            self.move(**command)
            self.turn_for(0.05)

    def close(self):
        self.link.close()
