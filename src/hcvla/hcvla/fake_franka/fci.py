"""The Franka Control Interface as a server: TCP requests, UDP states and commands of one client."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

from hcvla.fake_franka import wire
from hcvla.fake_franka.model_text import model_text
from hcvla.fake_franka.reactor import Reactor, has_left, listen
from hcvla.fake_franka.requests import NotARequestError, RequestStream
from hcvla.fake_franka.robot import FakeRobot
from hcvla.fake_franka.settings import configure
from hcvla.fake_franka.wire import Command, MoveStatus, RobotMode, SetStatus

if TYPE_CHECKING:
    from hcvla.fake_franka.recording import Recorder

_DATAGRAM = 4096


class FciServer:
    """Connects one client at a time to a robot."""

    def __init__(self, host: str, robot: FakeRobot, reactor: Reactor, recorder: Recorder | None = None) -> None:
        """Listen on `host`; raise OSError."""
        self._host, self._robot, self._reactor, self._recorder = host, robot, reactor, recorder
        self._listener = listen(host, wire.FCI_PORT)
        reactor.add(self._listener, self._accept)
        robot.on_move_end = self._move_ended
        robot.on_recovered = self._recovered
        self.on_event: Callable[[str], None] = lambda event: None
        """Called with "connect" and "motion" when a client begins one."""
        self.version = wire.VERSION
        self.silent = self.frozen = self.taken = False
        """Faults: accept and never answer; send no states; belong to another client already."""
        self.to_lose = 0
        """So many of the next commands are lost on the way."""
        self.message_id = 0
        self._tcp: socket.socket | None = None
        self._udp: socket.socket | None = None
        self._client: tuple[str, int] | None = None
        self._requests = RequestStream(wire.HEADER)
        self._newest: np.void | None = None
        self._answered_id = 0
        self._pending: dict[Command, int] = {}

    @property
    def answered(self) -> bool:
        """Whether a command, lost or not, has come for the state that was sent last."""
        return self._answered_id >= self.message_id

    def take_command(self) -> np.void | None:
        """Return the newest command since the last period, None if there is none."""
        newest, self._newest = self._newest, None
        return newest

    def send_state(self) -> None:
        """Send the state of a period that has just passed."""
        self.message_id += 1
        if self._udp is None or self._client is None or self.frozen:
            return
        # A client that has closed its socket is noticed by its TCP connection.
        with suppress(OSError):
            self._udp.sendto(self._robot.state(self.message_id), self._client)

    def drop(self) -> None:
        """Close the client's connection."""
        if self._tcp is not None:
            self._reactor.close(self._tcp)
        if self._udp is not None:
            self._reactor.close(self._udp)
        self._tcp = self._udp = self._client = None
        self._pending.clear()
        self._robot.disconnect()

    # -- connection -------------------------------------------------------------------------------------------

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        if self._tcp is not None and has_left(self._tcp):
            # It comes back before its end was read, e.g. to offer another version.
            self.drop()
        if self._tcp is not None or self.taken:
            # One client controls the robot; another is turned away.
            connection.close()
            return
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._tcp, self._requests = connection, RequestStream(wire.HEADER)
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind((self._host, 0))
        self._reactor.add(connection, self._read_requests)
        self._reactor.add(self._udp, self._read_commands)

    def _read_requests(self) -> None:
        assert self._tcp is not None
        if not self._requests.receive(self._tcp):
            self.drop()
            return
        try:
            while self._tcp is not None and not self.silent and (request := self._requests.next()) is not None:
                self._handle(*request)
        except NotARequestError:
            self.drop()

    def _read_commands(self) -> None:
        while self._udp is not None:
            try:
                packet = self._udp.recv(_DATAGRAM)
            except OSError:
                return
            if len(packet) != wire.MOTION_COMMAND.itemsize:
                continue
            command = np.frombuffer(packet, wire.MOTION_COMMAND)[0]
            if command["message_id"] <= self._answered_id:
                continue
            self._answered_id = int(command["message_id"])
            if self._is_late(command):
                continue
            if self.to_lose > 0:
                self.to_lose -= 1
            else:
                self._newest = command

    def _is_late(self, command: np.void) -> bool:
        """Whether a command answers a state whose period has passed: the robot drops it as if it had never come."""
        return self._robot.streaming and command["message_id"] < self.message_id

    # -- requests ---------------------------------------------------------------------------------------------

    def _handle(self, command: int, ident: int, payload: bytes) -> None:
        if self._recorder is not None:
            self._recorder.request(command, ident)
        if command == Command.CONNECT:
            self._connect(ident, payload)
        elif command == Command.MOVE:
            self._move(ident, payload)
        elif command == Command.STOP_MOVE:
            self._stop_move(ident)
        elif command == Command.AUTOMATIC_ERROR_RECOVERY:
            self._recover(ident)
        elif command == Command.GET_ROBOT_MODEL:
            self._reply(command, ident, SetStatus.SUCCESS, model_text().encode())
        else:
            self._reply(command, ident, configure(self._robot, command, payload))

    def _connect(self, ident: int, payload: bytes) -> None:
        assert self._tcp is not None
        if len(payload) != wire.CONNECT.size:
            self.drop()
            return
        version, port = wire.CONNECT.unpack(payload)
        # A client that offers to speak an older version is refused too: only one is spoken here.
        accepted = version == self.version == wire.VERSION
        answer = self.version.to_bytes(2, "little")
        self._reply(Command.CONNECT, ident, 0 if accepted else 1, answer)
        if accepted:
            self._client = (self._tcp.getpeername()[0], port)
            self.on_event("connect")

    def _move(self, ident: int, payload: bytes) -> None:
        if len(payload) != wire.MOVE.itemsize:
            self._reply(Command.MOVE, ident, MoveStatus.INVALID_ARGUMENT)
            return
        status = self._robot.start(np.frombuffer(payload, wire.MOVE)[0])
        if status is MoveStatus.MOTION_STARTED:
            self._pending[Command.MOVE] = ident
            self._newest = None
            self.on_event("motion")
        self._reply(Command.MOVE, ident, status)

    def _stop_move(self, ident: int) -> None:
        if self._robot.motion is None:
            self._reply(Command.STOP_MOVE, ident, SetStatus.SUCCESS)
        else:
            self._pending[Command.STOP_MOVE] = ident
            self._robot.stop()

    def _recover(self, ident: int) -> None:
        if self._robot.recover():
            self._pending[Command.AUTOMATIC_ERROR_RECOVERY] = ident
            return
        stopped = self._robot.mode is RobotMode.USER_STOPPED
        status = wire.RECOVERY_REJECTED_BY_SAFETY if stopped else SetStatus.NOT_POSSIBLE
        self._reply(Command.AUTOMATIC_ERROR_RECOVERY, ident, status)

    def _move_ended(self, status: MoveStatus) -> None:
        self._answer_pending(Command.MOVE, status)
        self._answer_pending(Command.STOP_MOVE, SetStatus.SUCCESS)

    def _recovered(self) -> None:
        self._answer_pending(Command.AUTOMATIC_ERROR_RECOVERY, SetStatus.SUCCESS)

    def _answer_pending(self, command: Command, status: int) -> None:
        ident = self._pending.pop(command, None)
        if ident is not None:
            self._reply(command, ident, status)

    def _reply(self, command: int, ident: int, status: int, payload: bytes = b"") -> None:
        if self._recorder is not None:
            self._recorder.reply(command, ident, status)
        if self._tcp is None:
            return
        try:
            self._tcp.sendall(wire.message(command, ident, status, payload))
        except OSError:
            self.drop()
