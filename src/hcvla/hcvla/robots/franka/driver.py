"""The driver process: the only one that talks to the robot, arm and hand. Imports neither rclpy nor torch.

`python -m hcvla.robots.franka.driver SOCKET_DESCRIPTOR`, started by the supervisor, which kills it if it hangs: every
client library waits forever for a server that stays silent.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress

from hcvla.robots.franka.channel import Channel, ChannelClosedError
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.gripper import LibraryGripper
from hcvla.robots.franka.hand import DrivenHand
from hcvla.robots.franka.link import Link, LinkError
from hcvla.robots.franka.messages import DriverRequest, DriverState, Phase, Setup
from hcvla.robots.franka.motion import Motion
from hcvla.robots.franka.orders import Orders
from hcvla.robots.franka.realtime import realtime_threads

_SETUP_SEC = 10.0
_END_SEC = 1.5
"""For an arm whose bridge is gone to come to rest."""
_VALUES_EVERY = 10
"""Numbers for diagnostics are wanted at 1 Hz; at 10 Hz they are new enough."""


class Driver:
    """Turns at 100 Hz until the bridge is gone or the connection is lost."""

    def __init__(self, channel: Channel, config: FrankaConfig, link: Link, clock: Callable[[], float]) -> None:
        """Take over a link that is connected."""
        self._channel, self._link, self._clock = channel, link, clock
        self._hand = DrivenHand(lambda: LibraryGripper(config.host))
        self._motion = Motion(config, link, clock())
        self._orders = Orders(self._motion, self._hand)
        self._turns = 0
        self._late_sec = 0.0
        self._values: dict[str, object] = {}

    def run(self) -> None:
        """Turn until the connection to the robot is lost, or the bridge is gone: then bring the arm to rest."""
        due_sec = self._clock()
        while not self._motion.lost:
            now_sec = self._clock()
            self._late_sec = max(self._late_sec, now_sec - due_sec)
            try:
                self._turn(now_sec)
                # A late turn is not made up for.
                due_sec = max(due_sec + self._motion.turn_sec, now_sec)
                self._serve_until(due_sec)
            except ChannelClosedError:
                self._come_to_rest()
                return

    def _turn(self, now_sec: float) -> None:
        self._motion.turn(now_sec)
        for answer in self._orders.poll(now_sec):
            self._channel.send(answer)
        self._channel.send(self._state())

    def _serve_until(self, due_sec: float) -> None:
        while True:
            request = self._channel.receive(due_sec - self._clock())
            if request is None:
                return
            assert isinstance(request, DriverRequest)
            answer = self._orders.carry_out(request, self._clock())
            if answer is not None:
                self._channel.send(answer)

    def _come_to_rest(self) -> None:
        start_sec = self._clock()
        at_rest = self._motion.disable(start_sec)
        while at_rest(self._clock()) is not None and self._clock() - start_sec < _END_SEC:
            self._motion.turn(self._clock())
            time.sleep(self._motion.turn_sec)

    def _state(self) -> DriverState:
        motion, hand = self._motion, self._hand
        if self._turns % _VALUES_EVERY == 0:
            self._values = self._numbers()
        self._turns += 1
        return DriverState(
            phase=motion.phase,
            arm=motion.arm_state(hand.state),
            fault=motion.fault,
            warning=motion.warning,
            robot_mode=motion.link_state.mode,
            robot_time_sec=motion.link_state.time_sec,
            values=self._values,
            gripper_outcome=f"{hand.outcome.value} {hand.detail}".strip(),
            gripper_problem=hand.problem,
        )

    def _numbers(self) -> dict[str, object]:
        state = self._motion.link_state
        values: dict[str, object] = {
            "success_rate": state.success_rate,
            "contact": state.contact,
            "largest_tracking_error_rad": self._motion.tracking.largest_rad,
            "rms_tracking_error_rad": self._motion.tracking.rms_rad,
            "latest_turn_sec": self._late_sec,
            "processor_sec": time.process_time(),
            "realtime_priority": max(realtime_threads().values(), default=0),
        }
        if state.lost_cycles is not None:
            values["lost_cycles"] = state.lost_cycles
        return values


def make_link(config: FrankaConfig) -> Link:
    """Return the link of `control`; only here a client library is imported."""
    if config.control == "position":
        from hcvla.robots.franka.links.position import PositionLink

        return PositionLink(config)
    from hcvla.robots.franka.links.impedance import ImpedanceLink

    return ImpedanceLink(config)


def main() -> None:
    """Drive the robot for the bridge at the other end of the socket."""
    # Ctrl-C in a terminal is for the parent process; this one ends with the socket.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel = Channel(socket.socket(fileno=int(sys.argv[1])))
    setup = channel.receive(_SETUP_SEC)
    assert isinstance(setup, Setup)
    try:
        with closing(make_link(setup.config)) as link:
            channel.send(DriverState(phase=Phase.CONNECTING))
            link.connect()
            gc.disable()
            Driver(channel, setup.config, link, lambda: time.monotonic() + setup.clock_offset_sec).run()
    except LinkError as error:
        with suppress(ChannelClosedError):
            channel.send(DriverState(phase=Phase.FAULT, fault=str(error)))
    except ChannelClosedError:
        # Whoever started this was gone before there was anything to bring to rest.
        pass
    # Threads of the client library may still wait for the robot.
    os._exit(0)


if __name__ == "__main__":
    main()
