"""The Franka Hand: one thread carries out commands, one reads states and ends a command that a newer one replaces.

The hand has a connection of its own (port 1338); without it the arm works on, and gripper commands are refused.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import franka

from hcvla.robots.arm import CommandRefusedError, GripperCommand, GripperState
from hcvla.robots.fr3.table import MAX_WIDTH_M
from hcvla.robots.franka.realtime import drop_priority

HAND_PORT = 1338
SHUT_M = 0.002
"""A gripper narrower than this is shut on nothing, whatever the hand says."""
_SAME_M = 0.002
"""Streams repeat a command at 20 Hz: one that differs by less is the same."""
_TOLERANCE_M = 0.005
"""How much narrower than commanded a grasp may end, the hand's own default."""


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


class FrankaHand:
    """The hand at `host`; every call returns at once."""

    def __init__(self, host: str) -> None:
        """Connect in the background."""
        self._host = host
        self._gripper: Any = None
        self._state = GripperState(0.0, 0.0, False)
        self._read_at_sec = self._ended_at_sec = 0.0
        self._max_width_m = 0.0
        self._change = threading.Condition()
        self._running: _Job | None = None
        self._next: _Job | None = None
        self._newest: _Job | None = None
        self._abort = False
        self.problem = "the hand is not connected yet"
        """Why gripper commands are refused; empty if they are not."""
        self.outcome = GripOutcome.NONE
        self.detail = ""
        """What the hand said of a command that failed."""
        threading.Thread(target=self._work, name="hand", daemon=True).start()

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
            self._next, self._newest = None, None
            self._abort = self._running is not None

    def _submit(self, job: _Job) -> None:
        with self._change:
            self._next = self._newest = job
            self._abort = self._running is not None
            self.outcome = GripOutcome.RUNNING
            self._change.notify_all()

    def _work(self) -> None:
        try:
            gripper = franka.Gripper(self._host)
            drop_priority()
            self._note(gripper.read_once())
        except franka.FrankaError as error:
            self.problem = (
                f"no hand answers at {self._host} port {HAND_PORT} ({error}); is one mounted and set in Desk?"
            )
            return
        self._gripper = gripper
        threading.Thread(target=self._read, name="hand-states", daemon=True).start()
        while True:
            with self._change:
                self._change.wait_for(lambda: self._next is not None)
                job, self._next, self._abort = self._next, None, False
                self._running = job
            assert job is not None
            outcome, detail = self._carry_out(job)
            with self._change:
                self._running = None
                self._ended_at_sec = time.monotonic()
                if self._next is None:
                    self.outcome, self.detail = outcome, detail
            job.done.set_result("" if outcome is GripOutcome.REACHED else f"{outcome.value} {detail}".strip())

    def _carry_out(self, job: _Job) -> tuple[GripOutcome, str]:
        command = job.command
        try:
            if command is None:
                done = self._gripper.homing()
            elif job.grasps:
                done = self._gripper.grasp(
                    0.0, command.speed_m_s, command.force_n, epsilon_inner=_TOLERANCE_M, epsilon_outer=MAX_WIDTH_M
                )
                # The hand takes shut fingers for a grasp of width 0.
                held = done and self._gripper.read_once().width > SHUT_M
                return (GripOutcome.GRASPED if held else GripOutcome.MISSED), ""
            else:
                done = self._gripper.move(min(command.width_m, self._max_width_m), command.speed_m_s)
            return (GripOutcome.REACHED if done else GripOutcome.BLOCKED), ""
        except franka.FrankaError as error:
            aborted = self._abort or "abort" in str(error).lower()
            return (GripOutcome.ABORTED if aborted else GripOutcome.FAILED), str(error)

    def _read(self) -> None:
        while True:
            try:
                self._note(self._gripper.read_once())
                with self._change:
                    abort, self._abort = self._abort, False
                if abort:
                    self._gripper.stop()
            except franka.FrankaError as error:
                self.problem = f"the hand no longer answers ({error}); restart the driver with recover"
                return

    def _note(self, state: Any) -> None:
        now_sec, running = time.monotonic(), self._running
        held = state.is_grasped and state.width > SHUT_M
        # States come later than answers: one from before the command's end says nothing of it.
        young = running is None and now_sec > self._ended_at_sec
        force = self._newest.command.force_n if held and self._newest and self._newest.command else 0.0
        self._state = GripperState(
            width_m=min(max(state.width, 0.0), MAX_WIDTH_M),
            force_n=force if held and young else 0.0,
            grasped=held and young,
            moving=running is not None,
        )
        self._max_width_m = state.max_width
        homing = running is not None and running.command is None
        if state.max_width <= 0.0 and not homing:
            self.problem = (
                "the hand does not know its largest width: call home_gripper with nothing between its fingers"
            )
        else:
            self.problem = ""
