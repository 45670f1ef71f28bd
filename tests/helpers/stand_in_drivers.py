"""Drivers without a robot, as programs: each does one thing a driver may do, well or badly."""

import sys
import textwrap

_PROLOGUE = """
import os, socket, sys, time
import numpy as np
from hcvla.robots.arm import ArmState, GripperState, StopReport
from hcvla.robots.franka.channel import Channel
from hcvla.robots.franka.messages import *
from hcvla.api.types import Pose
channel = Channel(socket.socket(fileno=int(sys.argv[1])))
setup = channel.receive(5.0)

def state(phase, **more):
    now = time.monotonic() + setup.clock_offset_sec
    arm = ArmState(now, np.zeros(7), np.zeros(7), Pose(0.4, 0.0, 0.3), GripperState(0.08, 0.0, False))
    channel.send(DriverState(phase=phase, arm=arm, **more))

def serve(answer, phase=Phase.READY, turns=100000):
    # `answer` may be called with what is wanted; states go out at 100 Hz.
    for _ in range(turns):
        state(phase)
        request = channel.receive(0.01)
        if request is not None:
            channel.send(answer(request))
"""


def driver(code):
    """Return the command of a driver that runs this code."""
    return (sys.executable, "-c", _PROLOGUE + textwrap.dedent(code))
