"""The memory that control loop and player share: a ring of setpoints, the robot's state, and orders with answers.

Single numbers are written whole; a state that is read while it is written mixes two neighbouring milliseconds, which no
reader minds. `multiprocessing.shared_memory` would unlink the segment as soon as one of the two ends.
"""

from __future__ import annotations

import mmap
import os
from enum import IntEnum

import numpy as np

SLOTS = 512
"""Half a second of setpoints: more than is ever kept ahead."""


GO = b"go\n"
"""On a player's standard input: connect. Until then it leaves robot and ring alone, but for `ready_pid`."""


class Stage(IntEnum):
    """What the player does."""

    STARTING = 0
    CONNECTING = 1
    IDLE = 2
    HOLDING = 3
    """A motion runs, at rest."""
    PLAYING = 4
    BRAKING = 5
    """The ring ran dry."""
    ENDED = 6
    """The robot ended the motion, or the connection is lost; `reason` says why."""


class PlayerOrder(IntEnum):
    """What the control loop wants of the player."""

    NONE = 0
    BEGIN = 1
    END = 2
    RECOVER = 3


LAYOUT = np.dtype(
    [
        ("ready_pid", np.int64),
        ("stage", np.int64),
        ("order", np.int64),
        ("order_number", np.int64),
        ("done_number", np.int64),
        ("head", np.int64),
        ("played", np.int64),
        ("dry", np.int64),
        ("stream", np.int64),
        ("stream_head", np.int64),
        ("lost", np.int64),
        ("stamp_sec", np.float64),
        ("time_sec", np.float64),
        ("success", np.float64),
        ("mode", np.int64),
        ("contact", np.int64),
        ("brake_acceleration", np.float64),
        ("brake_jerk", np.float64),
        ("backlog", np.int64),
        ("q", np.float64, 7),
        ("dq", np.float64, 7),
        ("tau", np.float64, 7),
        ("tau_ext", np.float64, 7),
        ("sent_q", np.float64, 7),
        ("collision", np.float64, 4),
        ("reason_bytes", np.uint8, 400),
        ("setpoints", np.float64, (SLOTS, 7)),
        ("generations", np.int64, SLOTS),
        ("generation", np.int64),
        ("generation_head", np.int64),
    ]
)
"""`ready_pid`: the newest player whose imports are done. Setpoints are counted from the start: `head` written so far,
`played` sent so far. `dry`: how often the ring ran dry; `stream`: after which of these the stream now written begins at
rest, and `stream_head` where. A `generation` begins where setpoints were taken back and others written. `lost`: cycles
without an answer. `stamp_sec`: monotonic clock of the newest cycle."""


class Ring:
    """The shared memory, by field."""

    def __init__(self, descriptor: int) -> None:
        """Map the memory of a file descriptor."""
        self._memory = mmap.mmap(descriptor, LAYOUT.itemsize)
        self.fields = np.frombuffer(self._memory, LAYOUT)[0]

    @staticmethod
    def create() -> tuple[Ring, int]:
        """Return a new ring and the descriptor to pass on."""
        descriptor = os.memfd_create("hcvla-setpoints")
        os.ftruncate(descriptor, LAYOUT.itemsize)
        return Ring(descriptor), descriptor

    @property
    def reason(self) -> str:
        """Why the player's motion ended."""
        return bytes(self.fields["reason_bytes"]).rstrip(b"\0").decode(errors="replace")

    @reason.setter
    def reason(self, text: str) -> None:
        data = text.encode()[: LAYOUT["reason_bytes"].itemsize]
        self.fields["reason_bytes"] = np.frombuffer(data.ljust(LAYOUT["reason_bytes"].itemsize, b"\0"), np.uint8)

    @property
    def stage(self) -> Stage:
        """What the player does now."""
        return Stage(int(self.fields["stage"]))

    @property
    def backlog(self) -> int:
        """How many setpoints wait to be played."""
        return int(self.fields["head"]) - int(self.fields["played"])

    def write(self, positions: np.ndarray) -> int:
        """Append setpoints, Shape=(n, 7), [rad], and return where; the head moves last, so none is read too early."""
        head = int(self.fields["head"])
        slots = np.arange(head, head + len(positions)) % SLOTS
        self.fields["setpoints"][slots], self.fields["generations"][slots] = positions, self.fields["generation"]
        self.fields["head"] = head + len(positions)
        return head

    def rewind(self, slack: int) -> int | None:
        """Take back all but the next `slack` setpoints; return the new head, None if there is nothing to take back."""
        head = int(self.fields["played"]) + slack
        if head >= int(self.fields["head"]):
            return None
        # A player that is past this already would go on with what is written next, at a jump: it must see that it is.
        self.fields["generation_head"] = head
        self.fields["generation"] += 1
        self.fields["head"] = head
        return head
