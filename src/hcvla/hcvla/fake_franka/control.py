"""The back door of a fake robot: a local socket that takes faults and gives the simulation's state.

A Unix socket in Linux's abstract namespace, named by the robot's address, so nothing is left behind on the disk.
"""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.fake_franka.faults import FaultError, parse_fault
from hcvla.fake_franka.injection import Injector
from hcvla.fake_franka.reactor import Reactor
from hcvla.fake_franka.robot import FakeRobot, LinkFigures
from hcvla.sim.scene_file import scene_text

FEED_TICKS = 20
"""Watchers get the state every so many periods: 50 Hz."""
_LIMIT_SEC = 2.0
_MAX_BYTES = 1 << 20
_STAMP = struct.Struct("<d")


class NoFakeRobotError(HcvlaError):
    """No fake robot answers at that address."""

    def __init__(self, host: str, reason: str) -> None:
        """Say how to start one."""
        super().__init__(f"no fake robot at '{host}' ({reason}); start one with: hcvla fake-franka --host {host}")


@dataclass(frozen=True)
class PlantState:
    """Everything in the scene at one moment."""

    stamp_sec: float
    """System time [s]."""
    numbers: np.ndarray
    """MuJoCo's integration state, for `Simulation.load_state`."""


class ControlServer:
    """Serves any number of local clients: each sends lines and gets a line back; "watch" begins a feed of states."""

    def __init__(self, host: str, injector: Injector, robot: FakeRobot, reactor: Reactor) -> None:
        """Listen; raise OSError."""
        self._injector, self._plant, self._figures, self._reactor = injector, robot.plant, robot.figures, reactor
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._listener.bind(_address(host))
        self._listener.listen(8)
        reactor.add(self._listener, self._accept)
        self._watchers: set[socket.socket] = set()
        self._ticks = 0

    def tick(self) -> None:
        """Let one period pass: send states that are due."""
        self._ticks += 1
        if self._watchers and self._ticks % FEED_TICKS == 0:
            packet = _STAMP.pack(time.time()) + self._plant.simulation.save_state().numbers.tobytes()
            for watcher in list(self._watchers):
                self._send(watcher, packet)

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        self._reactor.add(connection, lambda: self._read(connection))

    def _read(self, connection: socket.socket) -> None:
        try:
            line = connection.recv(_MAX_BYTES).decode("utf-8", errors="replace")
        except OSError:
            line = ""
        if not line:
            self._watchers.discard(connection)
            self._reactor.close(connection)
        elif line == "watch":
            self._send(connection, scene_text(self._plant.simulation.scene).encode())
            self._watchers.add(connection)
        elif line == "figures":
            self._send(connection, json.dumps(asdict(self._figures)).encode())
        else:
            self._send(connection, self._inject(line).encode())

    def _inject(self, line: str) -> str:
        try:
            self._injector.schedule([parse_fault(line)])
        except FaultError as error:
            return str(error)
        return ""

    def _send(self, connection: socket.socket, packet: bytes) -> None:
        try:
            connection.send(packet or b"\n")
        except BlockingIOError:
            pass  # too slow a watcher misses a state
        except OSError:
            self._watchers.discard(connection)
            self._reactor.close(connection)


def inject(host: str, line: str) -> None:
    """Have a running fake robot go wrong; raise NoFakeRobotError or FaultError."""
    with _connect(host) as connection:
        answer = _ask(connection, host, line).strip()
    if answer:
        raise FaultError(answer)


def link_figures(host: str) -> LinkFigures:
    """Return how well the clients of a running fake robot have kept up; raise NoFakeRobotError."""
    with _connect(host) as connection:
        return LinkFigures(**json.loads(_ask(connection, host, "figures")))


class PlantFeed:
    """Follows the scene of a running fake robot; a context manager."""

    def __init__(self, host: str) -> None:
        """Connect; raise NoFakeRobotError."""
        self._host, self._connection = host, _connect(host)
        self.scene = _ask(self._connection, host, "watch")
        """The scene file's text (YAML)."""

    def __enter__(self) -> PlantFeed:
        """Follow."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave."""
        self.close()

    def close(self) -> None:
        """Follow no longer."""
        self._connection.close()

    def next(self) -> PlantState:
        """Wait for the next state; raise NoFakeRobotError if the robot is gone."""
        packet = _receive(self._connection, self._host)
        numbers = np.frombuffer(packet, dtype=float, offset=_STAMP.size)
        return PlantState(_STAMP.unpack_from(packet)[0], numbers)

    def follow(self, on_state: Callable[[PlantState], object], closing: Callable[[], bool]) -> None:
        """Call back with every state until `closing`; raise NoFakeRobotError if the robot is gone."""
        while not closing():
            on_state(self.next())


def _address(host: str) -> str:
    return f"\0hcvla-fake-franka/{host}"


def _connect(host: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    connection.settimeout(_LIMIT_SEC)
    try:
        connection.connect(_address(host))
    except OSError as error:
        connection.close()
        raise NoFakeRobotError(host, error.strerror or str(error)) from None
    return connection


def _ask(connection: socket.socket, host: str, line: str) -> str:
    connection.send(line.encode())
    return _receive(connection, host).decode()


def _receive(connection: socket.socket, host: str) -> bytes:
    try:
        packet = connection.recv(_MAX_BYTES)
    except OSError as error:
        raise NoFakeRobotError(host, error.strerror or str(error)) from None
    if not packet:
        raise NoFakeRobotError(host, "it has ended")
    return packet
