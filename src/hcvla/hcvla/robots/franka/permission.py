"""Whether the arm may move: armed by someone, and nothing wrong since."""

from __future__ import annotations

import math

from hcvla.robots.arm import CommandRefusedError
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.messages import Phase
from hcvla.robots.franka.polls import PENDING, Poll
from hcvla.robots.franka.watch import LinkWatch

_FRESH_SEC = 1.0
"""For two states after the order to arm."""


class NotArmedError(CommandRefusedError):
    """Commands are not carried out before the arm is armed."""


class Permission:
    """A latched fault, what stands in the way now, and whether the arm is armed."""

    def __init__(self, watch: LinkWatch) -> None:
        """Start without permission; `watch` sees the states that arming waits for."""
        self._watch = watch
        self._fault = ""
        self.blocked = ""
        """Why the robot cannot be moved at the moment, empty if it can."""
        self.armed = False
        self._armed_at_sec = -math.inf

    @property
    def fault(self) -> str:
        """Why nothing moves, with the next step; empty if it can."""
        return self._fault or self.blocked

    @property
    def phase(self) -> Phase:
        """Whether commands are carried out."""
        if self.fault:
            return Phase.FAULT
        return Phase.ARMED if self.armed else Phase.READY

    def require(self, stamp_sec: float) -> None:
        """Raise RobotFaultError or CommandRefusedError if a command of this time must not be followed."""
        if self.fault:
            raise RobotFaultError(self.fault)
        if not self.armed:
            raise NotArmedError("the arm is not armed: call the service arm first")
        if stamp_sec < self._armed_at_sec:
            raise CommandRefusedError("the command is from before the arm was armed")

    def grant(self, now_sec: float) -> Poll:
        """Arm as soon as two new states have come; the poll raises RobotFaultError if the robot cannot be moved."""

        def poll(later_sec: float) -> object:
            if self.fault:
                raise RobotFaultError(self.fault)
            if self._watch.fresh:
                self.armed, self._armed_at_sec = True, self._watch.measured_sec
                return None
            if later_sec > now_sec + _FRESH_SEC:
                raise RobotFaultError("no two new states came from the robot; check the connection")
            return PENDING

        return poll

    def latch(self, reason: str) -> bool:
        """Take the permission away for a reason; False if it was taken away before, whose reason is kept."""
        self.armed = False
        if self._fault:
            return False
        self._fault = reason
        return True

    def correct(self, reason: str) -> None:
        """Give a latched fault the reason that came later; nothing if none is latched."""
        self._fault = self._fault and reason

    def clear(self) -> None:
        """Forget the fault; the arm is not armed then."""
        self._fault = self.blocked = ""
