"""Every command and answer of a fake robot in one file of equal rows, and what can be read from it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

import numpy as np

from hcvla.fake_franka.robot import FakeRobot
from hcvla.fake_franka.wire import TICK_SEC, Command, Generator, MoveStatus

_FLUSH_ROWS = 500


class RowKind(IntEnum):
    """What a row is."""

    COMMAND = 0
    """A period of a motion, answered by the client."""
    MISSED = 1
    """A period of a motion without an answer; the command fields are NaN."""
    STRAY = 2
    """A command while no motion ran."""
    REQUEST = 3
    REPLY = 4
    HAND_REQUEST = 5
    """A request to the hand; its numbers are the first of `q_c`."""
    HAND_REPLY = 6


ROW = np.dtype(
    [
        *(("wall_sec", "<f8"), ("message_id", "<u8"), ("kind", "u1"), ("mode", "u1"), ("generator", "u1")),
        *(("code", "u1"), ("status", "u1"), ("finished", "?"), ("request_id", "<u4")),
        *(("q_c", "<f8", 7), ("dq_c", "<f8", 7), ("O_T_EE_c", "<f8", 16), ("O_dP_EE_c", "<f8", 6)),
        ("tau_J_d", "<f8", 7),
        *(("q", "<f8", 7), ("dq", "<f8", 7), ("q_d", "<f8", 7), ("errors", "<u8")),
    ]
)  # fmt: skip
"""One row. Joints are as they were when the command came; `errors` has a bit for each of the robot's error flags."""

_COMMANDED = ("q_c", "dq_c", "O_T_EE_c", "O_dP_EE_c", "tau_J_d")


class Recorder:
    """Appends rows to a file."""

    def __init__(self, path: Path, robot: FakeRobot) -> None:
        """Begin an empty file; raise OSError."""
        self._robot, self._file = robot, path.open("wb")
        self._rows: list[bytes] = []
        self._message_id = 0

    def period(self, message_id: int, command: np.void | None) -> None:
        """Write what came in answer to a state, before it is followed."""
        self._message_id = message_id
        if command is None and self._robot.motion is None:
            return
        row = self._row(RowKind.MISSED if command is None else RowKind.COMMAND)
        for name in _COMMANDED:
            row[name] = np.nan if command is None else command[name]
        if command is not None:
            row["finished"] = command["motion_generation_finished"] or command["torque_command_finished"]
            if self._robot.motion is None:
                row["kind"] = RowKind.STRAY
        self._append(row)

    def request(self, code: int, ident: int) -> None:
        """Write a request over TCP."""
        row = self._row(RowKind.REQUEST)
        row["code"], row["request_id"] = code, ident
        self._append(row)

    def reply(self, code: int, ident: int, status: int) -> None:
        """Write an answer over TCP."""
        row = self._row(RowKind.REPLY)
        row["code"], row["request_id"], row["status"] = code, ident, status
        self._append(row)

    def hand_request(self, code: int, ident: int, numbers: Sequence[float]) -> None:
        """Write a request to the hand with its widths [m], speed [m/s] and force [N], in the protocol's order."""
        row = self._row(RowKind.HAND_REQUEST)
        row["code"], row["request_id"] = code, ident
        row["q_c"][: len(numbers)] = numbers
        self._append(row)

    def hand_reply(self, code: int, ident: int, status: int) -> None:
        """Write an answer of the hand."""
        row = self._row(RowKind.HAND_REPLY)
        row["code"], row["request_id"], row["status"] = code, ident, status
        self._append(row)

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        self._file.close()

    def _row(self, kind: RowKind) -> np.ndarray:
        row, robot = np.zeros((), dtype=ROW), self._robot
        row["wall_sec"], row["message_id"], row["kind"] = time.time(), self._message_id, kind
        row["mode"], row["generator"] = robot.mode, robot.generator
        row["q"], row["dq"], row["q_d"] = robot.plant.q, robot.plant.dq, robot.desired.q
        row["errors"] = sum(1 << int(bit) for bit in np.flatnonzero(robot.errors))
        return row

    def _append(self, row: np.ndarray) -> None:
        self._rows.append(row.tobytes())
        # A reply ends something: it is on disk at once, whatever becomes of the process.
        if len(self._rows) >= _FLUSH_ROWS or row["kind"] in (RowKind.REPLY, RowKind.HAND_REPLY):
            self._flush()

    def _flush(self) -> None:
        self._file.write(b"".join(self._rows))
        self._file.flush()
        self._rows.clear()


class RecordedMotion:
    """The periods of one motion in a recording, in order."""

    def __init__(self, rows: np.ndarray, status: MoveStatus | None) -> None:
        """Take the rows; `status` is how the motion ended, None if the recording ended first."""
        self.rows, self.status = rows, status

    @property
    def commands(self) -> np.ndarray:
        """The answered periods."""
        return self.rows[self.rows["kind"] == RowKind.COMMAND]

    @property
    def generator(self) -> Generator:
        """What was commanded."""
        return Generator(int(self.rows["generator"][0]))

    @property
    def lost(self) -> int:
        """Number of periods without an answer after the first one with."""
        answered = np.flatnonzero(self.rows["kind"] == RowKind.COMMAND)
        return int((self.rows["kind"][answered[0] :] == RowKind.MISSED).sum()) if answered.size else 0

    def differences(self, field: str, order: int) -> np.ndarray:
        """Return finite differences of a field over consecutive periods, Shape=(n, 7), per second to the power `order`.

        Differences over a lost period are left out.
        """
        rows = self.commands
        ids = rows["message_id"].astype(np.int64)
        whole = ids[order:] - ids[:-order] == order
        return np.diff(rows[field], n=order, axis=0)[whole] / TICK_SEC**order


class FciRecording:
    """Reads a recording; damaged ends are left out."""

    def __init__(self, path: Path) -> None:
        """Read the file; raise OSError."""
        content = path.read_bytes()
        self.rows = np.frombuffer(content[: len(content) // ROW.itemsize * ROW.itemsize], ROW)

    @property
    def stray(self) -> np.ndarray:
        """Commands that came while no motion ran."""
        return self.rows[self.rows["kind"] == RowKind.STRAY]

    def requests(self) -> list[Command]:
        """Return what was requested over TCP, in order."""
        return [Command(int(code)) for code in self.rows["code"][self.rows["kind"] == RowKind.REQUEST]]

    def hand_answers(self) -> list[tuple[int, tuple[float, ...], int]]:
        """Return each answered request to the hand: what was requested, its five numbers, and how it ended."""
        found: list[tuple[int, tuple[float, ...], int]] = []
        open_requests: dict[int, tuple[float, ...]] = {}
        for row in self.rows[self.rows["kind"] >= RowKind.HAND_REQUEST]:
            if row["kind"] == RowKind.HAND_REQUEST:
                open_requests[int(row["request_id"])] = tuple(row["q_c"][:5].tolist())
            else:
                numbers = open_requests.pop(int(row["request_id"]), ())
                found.append((int(row["code"]), numbers, int(row["status"])))
        return found

    def motions(self) -> list[RecordedMotion]:
        """Return the motions, in order."""
        of_move = (self.rows["kind"] == RowKind.REPLY) & (self.rows["code"] == Command.MOVE)
        replies = np.flatnonzero(of_move)
        begins = [int(i) for i in replies if self.rows["status"][i] == MoveStatus.MOTION_STARTED]
        found = []
        for begin in begins:
            later = [int(i) for i in replies if i > begin]
            end = later[0] if later else len(self.rows)
            rows = self.rows[begin:end]
            status = MoveStatus(int(self.rows["status"][end])) if later else None
            found.append(RecordedMotion(rows[rows["kind"] <= RowKind.MISSED], status))
        return found
