"""The fake robot's servers byte by byte, as no client library would use them."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress

import numpy as np
import pytest

from hcvla.fake_franka import wire
from hcvla.fake_franka.clock import ClockConfig
from hcvla.fake_franka.fake import FakeFranka, FakeFrankaConfig
from hcvla.fake_franka.hand_server import HAND_PORT
from hcvla.fake_franka.wire import Command, MoveStatus, RobotMode, SetStatus
from hcvla.sim.scene import Scene

HAND_HEADER = struct.Struct("<HII")


@pytest.fixture
def fake():
    robot = FakeFranka(FakeFrankaConfig(), Scene(()))
    yield robot
    robot.close()


class Client:
    """A client of one of the servers, which live in this very thread."""

    def __init__(self, fake: FakeFranka, port: int = wire.FCI_PORT):
        self.fake, self.received = fake, b""
        self.tcp = socket.create_connection((fake.host, port), timeout=2.0)
        # A second piece would else wait for the first one's acknowledgement, which may come 40 ms later.
        self.tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.tcp.setblocking(False)
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("", 0))
        self.udp.setblocking(False)
        fake.period()

    def send(self, command: int, payload: bytes = b"", ident: int = 1) -> None:
        self.tcp.sendall(wire.HEADER.pack(command, ident, wire.HEADER.size + len(payload)) + payload)

    def connect(self) -> tuple[int, int, int, int]:
        self.send(Command.CONNECT, wire.CONNECT.pack(wire.VERSION, self.udp.getsockname()[1]))
        return self.answer()

    def answer(self, periods: int = 50) -> tuple[int, int, int, int]:
        """Return command, id, size and status of the next answer."""
        for _ in range(periods):
            self.fake.period()
            with suppress(BlockingIOError):
                self.received += self.tcp.recv(65536)
            if not self.received:
                continue
            size = wire.HEADER.unpack_from(self.received)[2]
            whole, self.received = self.received[:size], self.received[size:]
            return (*wire.HEADER.unpack_from(whole), whole[wire.HEADER.size])
        raise AssertionError("no answer")

    def state(self) -> np.void:
        """Return the newest state."""
        packet = b""
        for _ in range(50):
            self.fake.period()
            try:
                while True:
                    packet = self.udp.recv(4096)
            except BlockingIOError:
                if packet:
                    return np.frombuffer(packet, wire.STATE)[0]
        raise AssertionError("no state")

    def is_closed(self) -> bool:
        """Whether the server has closed the connection."""
        self.tcp.settimeout(2.0)
        self.fake.period()
        try:
            return self.tcp.recv(1) == b""
        except ConnectionResetError:
            return True


def test_states_come_after_a_connect_and_are_numbered_upwards(fake):
    client = Client(fake)
    assert client.connect() == (Command.CONNECT, 1, 15, 0)
    first, second = client.state(), client.state()
    assert second["message_id"] > first["message_id"]
    assert first["robot_mode"] == RobotMode.IDLE


def test_a_request_in_pieces_is_put_together_and_two_in_one_piece_are_taken_apart(fake):
    client = Client(fake)
    client.connect()
    stop = wire.HEADER.pack(Command.STOP_MOVE, 7, wire.HEADER.size)
    client.tcp.sendall(stop[:5])
    fake.period()
    client.tcp.sendall(stop[5:] + wire.HEADER.pack(Command.AUTOMATIC_ERROR_RECOVERY, 8, wire.HEADER.size))
    assert client.answer() == (Command.STOP_MOVE, 7, 13, SetStatus.SUCCESS)
    assert client.answer() == (Command.AUTOMATIC_ERROR_RECOVERY, 8, 13, SetStatus.SUCCESS)


@pytest.mark.parametrize("size", [0, 11, 1 << 30])
def test_what_is_not_the_protocol_ends_the_connection_and_the_robot_lives_on(fake, size):
    client = Client(fake)
    client.tcp.sendall(wire.HEADER.pack(Command.MOVE, 1, size))
    assert client.is_closed()
    assert Client(fake).connect()[3] == 0


@pytest.mark.parametrize("payload", [b"", b"\x0a\x00", b"\x0a\x00\x00\x00\x00"])
def test_a_connect_of_another_length_ends_the_connection(fake, payload):
    client = Client(fake)
    client.send(Command.CONNECT, payload)
    assert client.is_closed()


def test_a_move_of_another_length_is_an_invalid_argument(fake):
    client = Client(fake)
    client.connect()
    client.send(Command.MOVE, b"\0" * 7)
    assert client.answer()[3] == MoveStatus.INVALID_ARGUMENT


def test_an_unknown_request_is_not_possible(fake):
    client = Client(fake)
    client.connect()
    client.send(99)
    assert client.answer()[3] == SetStatus.NOT_POSSIBLE


def test_a_second_client_is_turned_away_and_let_in_once_the_first_has_left(fake):
    first = Client(fake)
    first.connect()
    assert Client(fake).is_closed()
    first.tcp.close()
    assert Client(fake).connect()[3] == 0


def test_a_datagram_of_another_length_is_no_answer(fake):
    client = Client(fake)
    client.connect()
    client.send(Command.MOVE, np.zeros(1, wire.MOVE).tobytes())
    assert client.answer()[3] == MoveStatus.MOTION_STARTED
    for packet in (b"", b"\0" * 100, b"\0" * 4000):
        client.udp.sendto(packet, fake.fci._udp.getsockname())
    fake.period()
    assert not fake.robot.started


def test_an_old_answer_is_not_taken_again(fake):
    client = Client(fake)
    client.connect()
    client.send(Command.MOVE, np.zeros(1, wire.MOVE).tobytes())
    client.answer()
    command = np.zeros(1, wire.MOTION_COMMAND)
    command["message_id"], command["q_c"] = fake.fci.message_id, fake.robot.desired.q
    for _ in range(2):
        client.udp.sendto(command.tobytes(), fake.fci._udp.getsockname())
        fake.period()
    # One answer to one state: the second period counts as lost.
    assert fake.robot.started
    assert fake.robot.figures.lost_cycles >= 1


def test_an_answer_that_comes_after_its_period_is_dropped_as_lost():
    fake = FakeFranka(FakeFrankaConfig(clock=ClockConfig(pace="wall")), Scene(()))
    client = Client(fake)
    client.connect()
    client.send(Command.MOVE, np.zeros(1, wire.MOVE).tobytes())
    client.answer()
    command, lost = np.zeros(1, wire.MOTION_COMMAND), []
    # The second state is answered when its period has passed, the third in time.
    for late in (False, True, False):
        command["message_id"], command["q_c"] = fake.fci.message_id, fake.robot.desired.q
        if late:
            fake.period()
        client.udp.sendto(command.tobytes(), fake.fci._udp.getsockname())
        fake.period()
        lost.append(fake.robot.figures.lost_cycles)
    fake.close()
    assert lost == [0, 2, 2]


def test_the_hand_ends_a_connection_that_is_not_its_protocol(fake):
    for message in (HAND_HEADER.pack(3, 1, 4), HAND_HEADER.pack(0, 1, 12) + b"\0\0"):
        client = Client(fake, HAND_PORT)
        client.tcp.sendall(message)
        assert client.is_closed()


@pytest.mark.parametrize("numbers", [(0.04, 0.0), (0.04, -0.1), (float("nan"), 0.1), (0.04,)])
def test_the_hand_fails_a_motion_without_a_speed_or_with_numbers_that_are_none(fake, numbers):
    client = Client(fake, HAND_PORT)
    payload = struct.pack(f"<{len(numbers)}d", *numbers)
    client.tcp.sendall(HAND_HEADER.pack(3, 5, HAND_HEADER.size + len(payload)) + payload)
    fake.period()
    client.tcp.settimeout(2.0)
    assert client.tcp.recv(100) == HAND_HEADER.pack(3, 5, 12) + b"\x01\x00"
