"""An arm behind ros2_control, in this process, and the look-alike of its robot, in a process of its own."""

import math
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

import look_alikes
from hcvla.robots.franka.ros2_control.config import (
    ROS2_CONTROL_LIMITS,
    Ros2ControlConfig,
    Ros2ControlTiming,
    StreamConfig,
)
from spun import spun_node
from waiting import wait_until

ROBOT = Path(__file__).with_name("ros2_control_robot.py")
SCENE = "objects:\n  - {color: red, shape: cube, x: 0.5, y: 0.1}\n"
LIMITS = replace(ROS2_CONTROL_LIMITS, max_joint_step_rad=math.pi + 1e-6)
"""Those of hardware; joint targets may lie far away, as in simulation."""
PATIENT = Ros2ControlTiming(link_lost_sec=0.5, brake_sec=1.5, stop_sec=3.0)
"""For a busy machine that runs the robot too."""
READY_SEC = 60.0


class LookAlikeRobot:
    """The robot as a process; `tell` it a fault."""

    def __init__(self, folder, scene=SCENE):
        file = folder / "scene.yaml"
        file.write_text(scene)
        environment = os.environ | look_alikes.environment()
        environment["PYTHONPATH"] += os.pathsep + str(ROBOT.parent)
        self._process = subprocess.Popen(
            [sys.executable, str(ROBOT), str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self._expect("ready")

    def tell(self, fault):
        self._process.stdin.write(f"{fault}\n")
        self._process.stdin.flush()
        self._expect(fault)

    def _expect(self, word):
        watchdog = threading.Timer(READY_SEC, self._process.kill)
        watchdog.start()
        line = self._process.stdout.readline().strip()
        watchdog.cancel()
        assert line == word, f"the look-alike said '{line}', expected '{word}'"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()


class Followed:
    """What a controller follows of the trajectories that it is sent: of each one what the next does not replace."""

    def __init__(self):
        self._due_sec, self._points = np.zeros(0), np.zeros((0, 3, 7))

    def add(self, trajectory):
        due_sec = trajectory.start_sec + trajectory.from_start_sec
        # The clocks' comparison moves by microseconds from one to the next.
        kept = self._due_sec < due_sec[0] - 1e-3
        self._due_sec = np.concatenate((self._due_sec[kept], due_sec))
        self._points = np.concatenate((self._points[kept], trajectory.points))

    @property
    def points(self):
        """Return them, Shape=(n, 3, 7)."""
        return self._points


@contextmanager
def controlled_arm(config=None, followed=None):
    """Yield an arm that is connected to the robot on the graph, and armed; note what is `followed`."""
    look_alikes.import_here()
    from hcvla.nodes.ros2_control.grippers import make_gripper
    from hcvla.nodes.ros2_control.robot import RosControlledRobot
    from hcvla.robots.franka.ros2_control.arm import Ros2ControlArm

    config = config or Ros2ControlConfig(guard=LIMITS, timing=PATIENT, stream=StreamConfig(lead_sec=0.15))
    with spun_node("controlled_arm") as node:
        gripper = make_gripper(node, config)
        robot = RosControlledRobot(node, config.names)
        if followed is not None:
            send = robot.publish
            robot.publish = lambda trajectory: (followed.add(trajectory), send(trajectory))
        arm = Ros2ControlArm(config, robot, lambda: gripper)
        try:
            state = arm.start()
            assert not state.fault, state.fault
            arm.enable()
            wait_until(lambda: not arm.driver.gripper_problem, 5.0, "the gripper's first state")
            yield arm
        finally:
            arm.close()
