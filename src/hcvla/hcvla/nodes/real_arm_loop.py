"""The thread that publishes a real arm's states, and one that carries out commands as they come.

The arm may be used from several threads: a stop, which waits until the arm is at rest, holds up neither.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from hcvla.nodes.arm_bridge import TICK_SEC
from hcvla.robots.franka.real_arm import RealArm

Result = TypeVar("Result")


class RealArmLoop:
    """An `ArmLoop` on the real arm's clock."""

    def __init__(
        self,
        arm: RealArm,
        on_tick: Callable[[], None],
        connect: Callable[[], None],
        start_thread: Callable[[str, Callable[[], object]], threading.Thread],
    ) -> None:
        """Prepare; `connect` is called once, in a thread of its own, because it takes seconds."""
        self.arm = arm
        self._on_tick, self._connect, self._start_thread = on_tick, connect, start_thread
        self._jobs: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._closing = threading.Event()

    @property
    def now_sec(self) -> float:
        """The arm's clock [s]."""
        return self.arm.now_sec

    def start(self) -> None:
        """Begin to connect, to publish and to take commands."""
        self._start_thread("connecting", self._connect)
        self._start_thread("states", self._tick)
        self._start_thread("commands", self._work)

    def close(self) -> None:
        """Bring the arm to rest and leave it."""
        self._closing.set()
        self._jobs.put(None)
        self.arm.close()

    def post(self, job: Callable[[], object]) -> None:
        """Have a job done soon, after those before it; its errors are its own business."""
        self._jobs.put(job)

    def ask(self, job: Callable[[], Result]) -> Result:
        """Do a job, whose every wait has a limit, in the thread that wants its result."""
        return job()

    def _tick(self) -> None:
        due_sec = time.monotonic()
        while not self._closing.wait(max(0.0, due_sec - time.monotonic())):
            self._on_tick()
            due_sec = max(due_sec + TICK_SEC, time.monotonic())

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
