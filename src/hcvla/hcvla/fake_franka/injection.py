"""Injects faults into a running fake robot, each when it is due."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from functools import partial

from hcvla.fake_franka.faults import RobotFault
from hcvla.fake_franka.fci import FciServer
from hcvla.fake_franka.hand import FakeHand, HandStatus
from hcvla.fake_franka.hand_server import HandServer
from hcvla.fake_franka.robot import FakeRobot
from hcvla.fake_franka.wire import ERRORS, TICK_SEC, VERSION, RobotMode

_BY_PEOPLE = {
    "user_stop": RobotMode.USER_STOPPED,
    "guiding": RobotMode.GUIDING,
    "brakes_closed": RobotMode.OTHER,
}


class Injector:
    """Holds the faults that are to come; its clock is the robot's."""

    def __init__(self, robot: FakeRobot, fci: FciServer, hand: FakeHand, hand_server: HandServer) -> None:
        """Watch for the events of a robot's servers."""
        self._robot, self._fci, self._hand, self._hand_server = robot, fci, hand, hand_server
        self._waiting: list[RobotFault] = []
        self._due: list[tuple[int, Callable[[], None]]] = []
        self._ticks = 0
        fci.on_event = hand_server.on_event = self._on_event

    def schedule(self, faults: Iterable[RobotFault]) -> None:
        """Inject faults when their events come; those of the start begin to count now."""
        self._waiting.extend(faults)
        self._on_event("start")
        self._act()

    def tick(self) -> None:
        """Let one period pass."""
        self._ticks += 1
        if self._due:
            self._act()

    def inject(self, fault: RobotFault) -> None:
        """Let one thing go wrong now."""
        kind, value = fault.kind, fault.value or 0.0
        if kind in ERRORS:
            self._robot.abort(kind)
        elif kind in _BY_PEOPLE:
            self._robot.enter(_BY_PEOPLE[kind])
        elif kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif kind == "release":
            self._release()
        elif "hand" in kind or kind == "missed_grasp":
            self._inject_into_hand(kind)
        else:
            self._inject_into_network(kind, value)

    def _inject_into_network(self, kind: str, value: float) -> None:
        if kind == "version":
            self._fci.version = int(value)
        elif kind == "lose":
            self._fci.to_lose = int(value)
        elif kind == "silent":
            self._fci.silent = True
        elif kind == "second_client":
            self._fci.taken = True
        elif kind == "drop":
            self._fci.drop()
        elif kind == "freeze":
            self._fci.frozen = True
            if value > 0.0:
                self._after(value, self._thaw)

    def _inject_into_hand(self, kind: str) -> None:
        if kind == "hand_fail":
            self._hand_server.next_status = HandStatus.FAIL
        elif kind == "hand_abort":
            self._hand_server.abort()
        elif kind == "missed_grasp":
            self._hand_server.slips = True
        elif kind == "hand_unhomed":
            self._hand.max_width_m = 0.0
        elif kind == "no_hand":
            self._hand_server.close()

    def _release(self) -> None:
        if self._robot.mode in _BY_PEOPLE.values():
            self._robot.enter(RobotMode.IDLE)
        self._fci.silent = self._fci.frozen = self._fci.taken = False
        self._fci.version = VERSION

    def _on_event(self, event: str) -> None:
        begun = [fault for fault in self._waiting if fault.event == event]
        self._waiting = [fault for fault in self._waiting if fault.event != event]
        for fault in begun:
            self._after(fault.after_sec, partial(self.inject, fault))

    def _after(self, delay_sec: float, action: Callable[[], None]) -> None:
        self._due.append((self._ticks + round(delay_sec / TICK_SEC), action))

    def _act(self) -> None:
        due = [action for tick, action in self._due if tick <= self._ticks]
        self._due = [(tick, action) for tick, action in self._due if tick > self._ticks]
        for action in due:
            action()

    def _thaw(self) -> None:
        self._fci.frozen = False
