"""A link whose arm is always where its setpoints say, on a clock that the test turns: no robot, no wire."""

from dataclasses import replace

import numpy as np

from hcvla.robots.arm import GripperState, MoveCommand
from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.link import LinkError, LinkState
from hcvla.robots.franka.motion import Motion
from hcvla.robots.franka.polls import PENDING
from waiting import wait_until

OPEN = GripperState(0.08, 0.0, False)
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
        """Speed that the arm has whatever it is told [rad/s]."""
        self.put_so_far = []
        self.called = []
        self.lead_sec = 0.0
        self.came_to_rest_at = None

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

    def put(self, setpoints):
        self.put_so_far.append(setpoints)
        speed = setpoints[-1, 1] + self.drifts
        self.reported = replace(self.reported, q=setpoints[-1, 0].copy(), dq=speed, mode="move")

    def restarted(self):
        at, self.came_to_rest_at = self.came_to_rest_at, None
        return at

    def rewind(self):
        return None

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


class Turned:
    """A motion on an ideal link, turned by the test."""

    def __init__(self, config=None):
        self.link, self.now_sec = IdealLink(), 100.0
        self.motion = Motion(config or FrankaConfig(host="robot"), self.link, self.now_sec)

    def turn(self, turns=1):
        for _ in range(turns):
            self.now_sec += TURN_SEC
            self.motion.turn(self.now_sec)
            call = self.motion._call
            if call is not None:
                # The call itself returns at once, in a thread of its own.
                wait_until(lambda call=call: call.done(self.now_sec), 5.0, "the link's call")

    def turn_for(self, duration_sec):
        self.turn(round(duration_sec / TURN_SEC))

    def poll(self, poll, limit_sec=8.0):
        """Turn until an order is carried out; return its result."""
        end_sec = self.now_sec + limit_sec
        while (result := poll(self.now_sec)) is PENDING:
            assert self.now_sec < end_sec, "the order was not carried out"
            self.turn()
        return result

    def armed(self):
        self.poll(self.motion.enable(self.now_sec))
        self.turn()
        return self

    @property
    def state(self):
        return self.motion.arm_state(OPEN)

    def move(self, **command):
        self.motion.move(MoveCommand(self.state.stamp_sec, **command), OPEN, self.now_sec)

    def stream(self, duration_sec, **command):
        """Command the same target at 20 Hz."""
        for _ in range(round(duration_sec / 0.05)):
            self.move(**command)
            self.turn(5)
