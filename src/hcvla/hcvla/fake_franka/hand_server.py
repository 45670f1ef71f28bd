"""The hand's own network protocol, version 3: TCP requests that end when the fingers do, UDP states."""

from __future__ import annotations

import math
import socket
import struct
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from typing import TYPE_CHECKING

from hcvla.fake_franka.hand import FakeHand, HandMotion, HandStatus, grasp, homing, move
from hcvla.fake_franka.reactor import Reactor, has_left, listen
from hcvla.fake_franka.requests import NotARequestError, RequestStream

if TYPE_CHECKING:
    from hcvla.fake_franka.recording import Recorder

HAND_PORT = 1338
HAND_VERSION = 3
_HEADER = struct.Struct("<HII")
"""Command, id, size of the whole message [byte]."""
_CONNECT = struct.Struct("<HH")
"""Version and UDP port of the client."""
_GRASP = struct.Struct("<5d")
"""Width, inner and outer tolerance [m], speed [m/s], force [N]."""
_MOVE = struct.Struct("<2d")
"""Width [m], speed [m/s]."""
_STATE = struct.Struct("<IddBH")
"""Id, width, largest width [m], grasped, temperature [degree C]."""
_STATE_TICKS = 20
"""A state every so many periods: 50 Hz."""
_TEMPERATURE = 30


class HandRequest(IntEnum):
    """What a client requests."""

    CONNECT = 0
    HOMING = 1
    GRASP = 2
    MOVE = 3
    STOP = 4


class HandServer:
    """Connects one client at a time to a hand."""

    def __init__(self, host: str, hand: FakeHand, reactor: Reactor, recorder: Recorder | None = None) -> None:
        """Listen on `host`; raise OSError."""
        self._host, self._hand, self._reactor, self._recorder = host, hand, reactor, recorder
        self._listener = listen(host, HAND_PORT)
        reactor.add(self._listener, self._accept)
        self.on_event: Callable[[str], None] = lambda event: None
        """Called with "grasp" when a client begins one."""
        self.next_status: HandStatus | None = None
        """Fault: the next motion ends at once with this."""
        self.slips = False
        """Fault: the next grasp closes on nothing."""
        self._tcp: socket.socket | None = None
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind((host, 0))
        self._client: tuple[str, int] | None = None
        self._requests = RequestStream(_HEADER)
        self._running: tuple[HandRequest, int] | None = None
        self._ticks = 0

    def tick(self) -> None:
        """Let one period pass: report what has ended, and the state when it is due."""
        self._hand.tick()
        if not self._hand.busy and self._hand.ended is not None:
            self._end(self._hand.ended)
        self._ticks += 1
        if self._ticks % _STATE_TICKS == 0 and self._client is not None:
            hand = self._hand
            state = _STATE.pack(self._ticks, hand.width_m, hand.max_width_m, hand.grasped, _TEMPERATURE)
            # A client that has closed its socket is noticed by its TCP connection.
            with suppress(OSError):
                self._udp.sendto(state, self._client)

    def close(self) -> None:
        """Be a robot without a hand: no one listens any more."""
        self.drop()
        self._reactor.close(self._listener)

    def drop(self) -> None:
        """Close the client's connection; the hand ends its motion by itself."""
        if self._tcp is not None:
            self._reactor.close(self._tcp)
        self._tcp = self._client = self._running = None

    def abort(self) -> None:
        """Abort the running motion, or the next one if none runs."""
        if self._hand.busy:
            self._hand.stop()
        else:
            self.next_status = HandStatus.ABORTED

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        if self._tcp is not None and has_left(self._tcp):
            self.drop()
        if self._tcp is not None:
            connection.close()
            return
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._tcp, self._requests = connection, RequestStream(_HEADER)
        self._reactor.add(connection, self._read)

    def _read(self) -> None:
        assert self._tcp is not None
        if not self._requests.receive(self._tcp):
            self.drop()
            return
        try:
            while self._tcp is not None and (request := self._requests.next()) is not None:
                self._handle(*request)
        except NotARequestError:
            self.drop()

    def _handle(self, request: int, ident: int, payload: bytes) -> None:
        if self._recorder is not None:
            self._recorder.hand_request(request, ident, _numbers(request, payload))
        if request == HandRequest.CONNECT:
            self._connect(ident, payload)
        elif request == HandRequest.STOP:
            self._hand.stop()
            self._end(HandStatus.ABORTED)
            self._reply(request, ident, HandStatus.SUCCESS)
        else:
            self._end(HandStatus.ABORTED)
            self._begin(request, ident, payload)

    def _connect(self, ident: int, payload: bytes) -> None:
        assert self._tcp is not None
        if len(payload) != _CONNECT.size:
            self.drop()
            return
        version, port = _CONNECT.unpack(payload)
        status = HandStatus.SUCCESS if version == HAND_VERSION else HandStatus.FAIL
        self._reply(HandRequest.CONNECT, ident, status, HAND_VERSION.to_bytes(2, "little"))
        if status is HandStatus.SUCCESS:
            self._client = (self._tcp.getpeername()[0], port)

    def _begin(self, request: int, ident: int, payload: bytes) -> None:
        motion = _motion_of(request, payload)
        fault, self.next_status = self.next_status, None
        unhomed = self._hand.max_width_m == 0.0 and request != HandRequest.HOMING
        if fault is not None or motion is None or unhomed:
            self._reply(request, ident, HandStatus.FAIL if fault is None else fault)
            return
        slips = request == HandRequest.GRASP and self.slips
        if request == HandRequest.GRASP:
            self.slips = False
            self.on_event("grasp")
        self._running = HandRequest(request), ident
        self._hand.begin(motion, slips=slips)

    def _end(self, status: HandStatus) -> None:
        if self._running is not None:
            (request, ident), self._running = self._running, None
            self._reply(request, ident, status)

    def _reply(self, request: int, ident: int, status: int, payload: bytes = b"") -> None:
        if self._recorder is not None:
            self._recorder.hand_reply(request, ident, status)
        if self._tcp is None:
            return
        body = struct.pack("<H", status) + payload
        try:
            self._tcp.sendall(_HEADER.pack(request, ident, _HEADER.size + len(body)) + body)
        except OSError:
            self.drop()


def _motion_of(request: int, payload: bytes) -> HandMotion | None:
    """Return the motion that a request means; None if it means none."""
    if request == HandRequest.HOMING:
        return homing()
    numbers = _numbers(request, payload)
    if not numbers:
        return None
    speed = numbers[3] if request == HandRequest.GRASP else numbers[1]
    if not all(map(math.isfinite, numbers)) or speed <= 0.0:
        return None
    return grasp(*numbers) if request == HandRequest.GRASP else move(*numbers)


def _numbers(request: int, payload: bytes) -> tuple[float, ...]:
    """Return the numbers of a motion; nothing if it is none or has too few or too many."""
    layouts: dict[int, struct.Struct] = {HandRequest.GRASP: _GRASP, HandRequest.MOVE: _MOVE}
    layout = layouts.get(request)
    return layout.unpack(payload) if layout is not None and len(payload) == layout.size else ()
