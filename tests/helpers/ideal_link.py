"""A link whose arm is always where its setpoints say, on a clock that the test turns: no robot, no wire."""

from dataclasses import replace

import numpy as np

from hcvla.robots.arm import MoveCommand
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.link import LinkError, LinkState
from hcvla.robots.franka.motion import Motion
from turned_motion import OPEN, TurnedMotion

TURN_SEC = 0.01


class IdealLink:
    """Everything the robot would do by itself is a field that a test sets."""

    tick_sec = 0.001
    wanted_lead_sec = 0.0

    def __init__(self, q=HOME_Q):
        self.reported = LinkState(
            time_sec=0.0, q=np.array(q), dq=np.zeros(7), tau=np.zeros(7), tau_ext=np.zeros(7), mode="idle"
        )
        self.runs = False
        self.frozen = False
        self.ended_because = ""
        self.error = ""
        self.drifts = 0.0
        """Speed that the arm has regardless of its commands [rad/s]."""
        self.put_so_far = []
        self.braked = []
        """Of each of them, whether it led to rest."""
        self.called = []
        self.lead_sec = 0.0
        self.came_to_rest_at = None
        self.left = None
        """The setpoint that is left when the link takes back what is not due."""
        self.taken_back = 0

    def connect(self):
        self.called.append("connect")

    def state(self):
        if self.error:
            raise LinkError(self.error)
        if not self.frozen:
            self.reported = replace(self.reported, time_sec=self.reported.time_sec + TURN_SEC)
        return self.reported

    def begin(self):
        self.called.append("begin")
        self.runs = True
        return self.reported.q.copy()

    def put(self, setpoints, *, braking=False):
        self.put_so_far.append(setpoints)
        self.braked.append(braking)
        speed = setpoints[-1, 1] + self.drifts
        self.reported = replace(self.reported, q=setpoints[-1, 0].copy(), dq=speed, mode="move")

    def restarted(self):
        at, self.came_to_rest_at = self.came_to_rest_at, None
        return at

    def rewind(self):
        self.taken_back += 1
        return self.left

    def fault(self):
        if self.runs and self.ended_because:
            self.runs = False
            self.reported = replace(self.reported, dq=np.zeros(7), mode="reflex")
            return self.ended_because
        return ""

    def end(self):
        self.called.append("end")
        self.runs = False
        self.reported = replace(self.reported, dq=np.zeros(7), mode="idle")

    def hard_stop(self):
        self.called.append("hard_stop")
        self.runs = False
        self.reported = replace(self.reported, dq=np.zeros(7), mode="idle")

    def recover(self):
        self.called.append("recover")
        self.ended_because = ""
        self.reported = replace(self.reported, mode="idle")

    def close(self):
        self.called.append("close")


class Turned(TurnedMotion):
    """A motion on an ideal link, turned by the test."""

    def __init__(self, config=None):
        self.link, self.now_sec = IdealLink(), 100.0
        self.motion = Motion(config or FrankaConfig(host="robot"), self.link, self.now_sec)

    def turn(self, turns=1):
        for _ in range(turns):
            self.now_sec += TURN_SEC
            self.turn_motion()

    def turn_for(self, duration_sec):
        self.turn(round(duration_sec / TURN_SEC))

    def move(self, **command):
        self.motion.move(MoveCommand(self.state.stamp_sec, **command), OPEN, self.now_sec)

    def stream(self, duration_sec, **command):
        """Command the same target at 20 Hz."""
        for _ in range(round(duration_sec / 0.05)):
            self.move(**command)
            self.turn(5)
