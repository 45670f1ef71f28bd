"""One fake robot: body, protocols and clock put together and run in one thread."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.fake_franka.clock import Clock, ClockConfig
from hcvla.fake_franka.control import ControlServer
from hcvla.fake_franka.faults import RobotFault
from hcvla.fake_franka.fci import FciServer
from hcvla.fake_franka.hand import FakeHand
from hcvla.fake_franka.hand_server import HAND_PORT, HandServer
from hcvla.fake_franka.injection import Injector
from hcvla.fake_franka.plant import Plant
from hcvla.fake_franka.reactor import Reactor, listen
from hcvla.fake_franka.recording import Recorder
from hcvla.fake_franka.robot import FakeRobot
from hcvla.fake_franka.wire import FCI_PORT
from hcvla.sim.scene import Scene

_TRIES = 50
_NICENESS = -10


class NoAddressError(HcvlaError):
    """The fake robot cannot listen where it should."""


@dataclass(frozen=True, kw_only=True)
class FakeFrankaConfig:
    """What a fake robot is like."""

    host: str = ""
    """A loopback address; empty: a free one of 127.77.x.y. Ports are fixed, so every robot needs its own."""
    clock: ClockConfig = field(default_factory=ClockConfig)
    strict: bool = True
    """Judge commands as the robot does: velocity, acceleration, jerk, torque rate, range, 20 lost cycles."""
    faults: tuple[RobotFault, ...] = ()
    """What goes wrong, and when."""
    record: Path | None = None
    """Every command and answer goes into this file."""


class FakeFranka:
    """A robot at a loopback address that behaves like a Franka Research 3 with hand."""

    def __init__(self, config: FakeFrankaConfig, scene: Scene) -> None:
        """Build the scene and listen; raise NoAddressError, or OSError for the recording's file."""
        self.host = config.host or free_address()
        self._reactor = Reactor()
        self._clock = Clock(config.clock, self._reactor)
        self.plant = Plant(scene)
        self.robot, self.hand = FakeRobot(self.plant, strict=config.strict), FakeHand(self.plant)
        if config.clock.pace != "wall":
            self.robot.start_limit = config.clock.start_limit
        self._recorder = Recorder(config.record, self.robot) if config.record else None
        try:
            self.fci = FciServer(self.host, self.robot, self._reactor, self._recorder)
            self.hand_server = HandServer(self.host, self.hand, self._reactor, self._recorder)
            self.injector = Injector(self.robot, self.fci, self.hand, self.hand_server)
            self._control = ControlServer(self.host, self.injector, self.robot, self._reactor)
        except OSError as error:
            raise NoAddressError(
                f"{self.host}: {error.strerror}; expected a free loopback address 127.x.y.z, or none to have one chosen"
            ) from None
        self.injector.schedule(config.faults)

    def run(self) -> None:
        """Live until interrupted."""
        # A robot has a computer of its own: where the user may, what it is tried with does not hold it up.
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)
        try:
            while True:
                self.period()
        finally:
            self.close()

    def period(self) -> None:
        """Wait for the next period and let it pass."""
        self._clock.wait(self.robot.streaming, self.robot.started, lambda: self.fci.answered)
        self.tick()

    def close(self) -> None:
        """Close all sockets and the recording."""
        self._reactor.close_all()
        if self._recorder is not None:
            self._recorder.close()

    def tick(self) -> None:
        """Let one period pass."""
        command = self.fci.take_command()
        if self._recorder is not None:
            self._recorder.period(self.fci.message_id, command)
        self.hand_server.tick()
        self.robot.tick(command)
        self.fci.send_state()
        self.injector.tick()
        self._control.tick()


def free_address() -> str:
    """Return a loopback address whose robot ports are free; raise NoAddressError."""
    for _ in range(_TRIES):
        host = f"127.77.{random.randrange(1, 255)}.{random.randrange(1, 255)}"
        with suppress(OSError):
            for port in (FCI_PORT, HAND_PORT):
                listen(host, port).close()
            return host
    raise NoAddressError(
        f"no free address 127.77.x.y in {_TRIES} tries; expected ports {FCI_PORT} and {HAND_PORT} free"
    )
