"""A gripper's commands and states: a thread carries out commands, another reads states and ends what is replaced.

Whatever moves the fingers is a `Gripper`. Without one the arm works on, and gripper commands are refused.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.robots.arm import CommandRefusedError, GripperCommand, GripperState
from hcvla.robots.fr3.table import MAX_WIDTH_M

SHUT_M = 0.002
"""A gripper narrower than this is shut on nothing, whatever the hand says."""
_SAME_M = 0.002
"""Streams repeat a command at 20 Hz: one that differs by less is the same."""
_CLOSING_SEC = 1.0
"""For a command to be stopped and a state to come, which it does within 70 ms."""


class GripperError(HcvlaError):
    """A command failed, or no state came this time; the message is what the gripper says."""

    outcome = Outcome.ROBOT_FAULT


class GripperLostError(GripperError):
    """There is no gripper, or none any more; the message ends with the next step."""


@dataclass(frozen=True)
class HandReading:
    """What a gripper says of itself."""

    width_m: float
    max_width_m: float
    """0 before it was homed."""
    grasped: bool
    """Whether it holds what it was commanded to close on."""


class Gripper(Protocol):
    """Calls that wait for their end; all of them raise GripperError. `read` and `stop` come from another thread."""

    def read(self) -> HandReading:
        """Return the next state."""
        ...

    def home(self) -> bool:
        """Find the largest width."""
        ...

    def move(self, width_m: float, speed_m_s: float) -> bool:
        """Go to a width; False if something was in between."""
        ...

    def close_on(self, speed_m_s: float, force_n: float) -> bool:
        """Close on what is between the fingers; False if nothing was."""
        ...

    def stop(self) -> None:
        """End what runs; what is held stays held."""
        ...


class GripOutcome(Enum):
    """How the newest gripper command ended."""

    NONE = ""
    RUNNING = "running"
    REACHED = "reached"
    GRASPED = "grasped"
    MISSED = "missed: the fingers met nothing"
    BLOCKED = "blocked: something was between the fingers"
    ABORTED = "aborted by a stop or a newer command"
    FAILED = "failed"


@dataclass(frozen=True)
class _Job:
    command: GripperCommand | None
    """None: find the largest width."""
    done: Future = field(default_factory=Future)

    @property
    def grasps(self) -> bool:
        """Whether it closes on whatever is there; other widths are gone to without force."""
        return self.command is not None and self.command.width_m < SHUT_M

    def same_as(self, other: _Job | None) -> bool:
        if other is None or self.command is None or other.command is None:
            return False
        return abs(self.command.width_m - other.command.width_m) < _SAME_M


class DrivenHand:
    """The hand as it is commanded; every call returns at once."""

    def __init__(self, connect: Callable[[], Gripper]) -> None:
        """Connect in the background."""
        self._connect = connect
        self._gripper: Gripper | None = None
        self._state = GripperState(0.0, 0.0, False)
        self._ended_at_sec = 0.0
        self._max_width_m = 0.0
        self._change = threading.Condition()
        self._running: _Job | None = None
        self._next: _Job | None = None
        self._newest: _Job | None = None
        self._abort = False
        self._switching = threading.Lock()
        """Held while one command follows another, and while one is stopped: a stop must not meet the next."""
        self.problem = "the hand is not connected yet"
        """Why gripper commands are refused; empty if they are not."""
        self.outcome = GripOutcome.NONE
        self.detail = ""
        """What the hand said of a command that failed."""
        self._closed = False
        self._threads = [threading.Thread(target=self._work, name="hand", daemon=True)]
        self._threads[0].start()

    @property
    def state(self) -> GripperState:
        """The newest state; `grasped` only if it is younger than the command that grasped."""
        return self._state

    def command(self, command: GripperCommand) -> None:
        """Go to a width, or close on what is there; raise CommandRefusedError."""
        if self.problem:
            raise CommandRefusedError(self.problem)
        job = _Job(command)
        if not job.same_as(self._newest):
            self._submit(job)

    def home(self) -> Future:
        """Find the largest width; the future's result is empty, or what went wrong."""
        job = _Job(None)
        if self._gripper is None:
            job.done.set_result(self.problem)
        else:
            self._submit(job)
        return job.done

    def stop(self) -> None:
        """End a command that runs; what is held stays held."""
        with self._change:
            self._replace_next(None)

    def close(self) -> None:
        """End what runs, and both threads; one that the gripper holds up ends with the process."""
        with self._change:
            self._closed = True
            self._replace_next(None)
        deadline_sec = time.monotonic() + _CLOSING_SEC
        for thread in self._threads:
            thread.join(max(0.0, deadline_sec - time.monotonic()))
        self.problem = "the gripper's connection was closed"

    def _submit(self, job: _Job) -> None:
        with self._change:
            self._replace_next(job)
            self.outcome = GripOutcome.RUNNING

    def _replace_next(self, job: _Job | None) -> None:
        """Have a job, or none, take the place of what runs and what waits; whoever waits for that learns it."""
        if self._next is not None:
            self._next.done.set_result(GripOutcome.ABORTED.value)
        self._next = self._newest = job
        self._abort = self._running is not None
        self._change.notify_all()

    def _connected(self) -> Gripper | None:
        """Return the gripper once its first state has come; None if there is none."""
        while not self._closed:
            try:
                gripper = self._connect()
                self._note(gripper.read())
            except GripperLostError as error:
                self.problem = str(error)
                return None
            except GripperError as error:
                self.problem = str(error)
            else:
                return gripper
        return None

    def _work(self) -> None:
        gripper = self._connected()
        if gripper is None:
            return
        self._gripper = gripper
        self._threads.append(threading.Thread(target=self._read, args=(gripper,), name="hand-states", daemon=True))
        self._threads[-1].start()
        while True:
            with self._change:
                self._change.wait_for(lambda: self._next is not None or self._closed)
            with self._switching, self._change:
                job, self._next, self._abort = self._next, None, False
                self._running = job
            if job is None:
                return
            outcome, detail = self._carry_out(gripper, job)
            with self._change:
                self._running = None
                self._ended_at_sec = time.monotonic()
                if self._next is None:
                    self.outcome, self.detail = outcome, detail
            job.done.set_result("" if outcome is GripOutcome.REACHED else f"{outcome.value} {detail}".strip())

    def _carry_out(self, gripper: Gripper, job: _Job) -> tuple[GripOutcome, str]:
        command = job.command
        try:
            if command is None:
                done = gripper.home()
            elif job.grasps:
                done = gripper.close_on(command.speed_m_s, command.force_n)
                # The hand takes shut fingers for a grasp of width 0.
                held = done and gripper.read().width_m > SHUT_M
                return (GripOutcome.GRASPED if held else GripOutcome.MISSED), ""
            else:
                done = gripper.move(min(command.width_m, self._max_width_m), command.speed_m_s)
            return (GripOutcome.REACHED if done else GripOutcome.BLOCKED), ""
        except GripperError as error:
            aborted = self._abort or "abort" in str(error).lower()
            return (GripOutcome.ABORTED if aborted else GripOutcome.FAILED), str(error)

    def _read(self, gripper: Gripper) -> None:
        # A command that runs when the connection is closed is still to be stopped.
        while self._running is not None or not self._closed:
            try:
                self._note(gripper.read())
                self._stop_if_wanted(gripper)
            except GripperLostError as error:
                self.problem = str(error)
                return
            except GripperError as error:
                self.problem = str(error)

    def _stop_if_wanted(self, gripper: Gripper) -> None:
        """Stop what is to end, with every state until it has: a stop that comes before its command does nothing."""
        with self._switching:
            if self._abort and self._running is not None:
                gripper.stop()

    def _note(self, reading: HandReading) -> None:
        now_sec, running = time.monotonic(), self._running
        held = reading.grasped and reading.width_m > SHUT_M
        # States come later than answers: one from before the command's end says nothing of it.
        young = running is None and now_sec > self._ended_at_sec
        force = self._newest.command.force_n if held and self._newest and self._newest.command else 0.0
        self._state = GripperState(
            width_m=min(max(reading.width_m, 0.0), MAX_WIDTH_M),
            force_n=force if held and young else 0.0,
            grasped=held and young,
            moving=running is not None,
        )
        self._max_width_m = reading.max_width_m
        homing = running is not None and running.command is None
        if reading.max_width_m <= 0.0 and not homing:
            self.problem = (
                "the hand does not know its largest width: take out what is between its fingers, then run "
                "'hcvla franka home-gripper'"
            )
        else:
            self.problem = ""
