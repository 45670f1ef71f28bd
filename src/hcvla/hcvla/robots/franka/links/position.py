"""The stiff link: the robot's own joint position interface, fed by a player process with exactly our setpoints.

pylibfranka holds the interpreter's lock and may hang with it, and a missed cycle counts: so the process that uses it
does nothing but play a ring of setpoints, which is kept `backlog_sec` ahead. A second one waits with its imports done,
which take 1 to 4 s: it connects as soon as the first is ended, and its states say whether the robot has stopped.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.explain import RECOVER
from hcvla.robots.franka.link import IDLE, MOVING, REFLEX, USER_STOPPED, LinkError, LinkState
from hcvla.robots.franka.links.ring import GO, SLOTS, PlayerOrder, Ring, Stage

MODES = ("other", IDLE, MOVING, "guiding", REFLEX, USER_STOPPED, "automatic_error_recovery")
"""In the order of libfranka's RobotMode."""
_POLL_SEC = 0.002
_ORDER_LIMIT_SEC = 2.0
"""Beginning and ending a motion takes 20 ms; recovery has its own limit in the control loop."""
_REWIND_SLACK = 10
"""Setpoints that a stop leaves to the player [ms]: it may play one while the rest is taken back."""


class PositionLink:
    """`Link` on the player process."""

    tick_sec = 0.001

    def __init__(self, config: FrankaConfig) -> None:
        """Start a player and wait for its imports; nothing is connected yet. Raises LinkError."""
        self._config = config
        self.wanted_lead_sec = config.position.backlog_sec
        self._ring, self._descriptor = Ring.create()
        fields, guard, collision = self._ring.fields, config.guard, config.collision
        fields["brake_acceleration"], fields["brake_jerk"] = guard.brake_acceleration, guard.brake_jerk
        fields["backlog"] = round(config.position.backlog_sec / self.tick_sec)
        fields["collision"] = (
            collision.lower_torque_nm,
            collision.upper_torque_nm,
            collision.lower_force_n,
            collision.upper_force_n,
        )
        self._written = np.zeros((SLOTS, 3, 7))
        self._running = False
        self._player: subprocess.Popen | None = None
        self._spare = self._start_player()
        self._wait_until_ready()

    def connect(self) -> None:
        """Have the player that waits connect; then another one gets ready."""
        self._wait_until_ready()
        self._ring.fields["stage"] = Stage.STARTING
        self._player, self._spare = self._spare, self._start_player()
        assert self._player.stdin is not None
        with suppress(BrokenPipeError):
            self._player.stdin.write(GO)
            self._player.stdin.flush()
        self._wait_for(lambda: self._ring.stage is Stage.IDLE, self._config.watch.start_sec, "connecting")

    def state(self) -> LinkState:
        """Return what the player's newest cycle measured."""
        self._check_player()
        fields = self._ring.fields
        mode = int(fields["mode"])
        return LinkState(
            time_sec=float(fields["time_sec"]),
            q=fields["q"].copy(),
            dq=fields["dq"].copy(),
            tau=fields["tau"].copy(),
            tau_ext=fields["tau_ext"].copy(),
            contact=bool(fields["contact"]),
            success_rate=float(fields["success"]),
            mode=MODES[mode] if 0 <= mode < len(MODES) else str(mode),
            q_sent=fields["sent_q"].copy() if self._running else None,
            lost_cycles=int(fields["lost"]),
        )

    @property
    def lead_sec(self) -> float:
        """How much of the ring waits to be played; after it ran dry nothing is taken before `restarted`."""
        if self._dried():
            return math.inf
        return self._ring.backlog * self.tick_sec

    def restarted(self) -> np.ndarray | None:
        """Return where the player came to rest after the ring ran dry; a new stream begins there."""
        if not self._dried() or self._ring.stage is not Stage.HOLDING:
            return None
        self._begin_stream()
        return self._ring.fields["sent_q"].copy()

    def begin(self) -> np.ndarray:
        """Have the player hold the robot where it is."""
        self._begin_stream()
        self._order(PlayerOrder.BEGIN, _ORDER_LIMIT_SEC)
        self._running = True
        return self._ring.fields["sent_q"].copy()

    def put(self, setpoints: np.ndarray, *, braking: bool = False) -> None:
        """Append the period's positions."""
        head = self._ring.write(setpoints[:, 0])
        self._written[np.arange(head, head + len(setpoints)) % SLOTS] = setpoints

    def rewind(self) -> np.ndarray | None:
        """Take back what will not be played within the next moment, so that a stop need not wait for it."""
        left = self._ring.rewind(_REWIND_SLACK)
        return None if left is None else self._written[(left - 1) % SLOTS].copy()

    def fault(self) -> str:
        """Return why the player ended the motion."""
        if not self._running or self._ring.stage is not Stage.ENDED:
            return ""
        self._running = False
        return self._ring.reason

    def end(self) -> None:
        """End the motion with the last setpoint."""
        if self._running:
            self._running = False
            self._order(PlayerOrder.END, _ORDER_LIMIT_SEC)

    def hard_stop(self) -> None:
        """End the player: without answers the robot stops by itself within 20 ms, whatever the library waits for."""
        self._end_player()
        self.connect()

    def recover(self) -> None:
        """Clear the robot's errors, with a new player if there is none."""
        if self._player is None or self._player.poll() is not None:
            self.connect()
        self._order(PlayerOrder.RECOVER, self._config.watch.recover_sec)

    def close(self) -> None:
        """Kill both players; the robot holds by itself."""
        self._end_player()
        _kill(self._spare)

    def _start_player(self) -> subprocess.Popen:
        """Start a player, which waits for the word to connect."""
        command = [sys.executable, "-m", "hcvla.robots.franka.links.player", self._config.host]
        command += [str(self._descriptor), str(self._config.realtime_priority)]
        return subprocess.Popen(command, pass_fds=[self._descriptor], stdin=subprocess.PIPE)

    def _wait_until_ready(self) -> None:
        limit_sec = self._config.watch.start_sec
        end_sec = time.monotonic() + limit_sec
        while int(self._ring.fields["ready_pid"]) != self._spare.pid:
            if self._spare.poll() is not None or time.monotonic() > end_sec:
                raise LinkError(f"the player process did not start within {limit_sec:g} s: this computer is too busy")
            time.sleep(_POLL_SEC)

    def _end_player(self) -> None:
        self._running = False
        if self._player is not None:
            _kill(self._player)

    def _dried(self) -> bool:
        fields = self._ring.fields
        return int(fields["dry"]) != int(fields["stream"])

    def _begin_stream(self) -> None:
        """Mark what is written from now on as a stream that begins at rest."""
        fields = self._ring.fields
        fields["stream_head"] = fields["head"]
        fields["stream"] = fields["dry"]

    def _order(self, order: PlayerOrder, limit_sec: float) -> None:
        fields = self._ring.fields
        number = int(fields["order_number"]) + 1
        fields["order"], fields["order_number"] = order, number
        self._wait_for(lambda: int(fields["done_number"]) >= number, limit_sec, order.name.lower())
        if self._ring.stage is Stage.ENDED:
            raise LinkError(self._ring.reason)

    def _wait_for(self, done: Callable[[], bool], limit_sec: float, what: str) -> None:
        deadline = time.monotonic() + limit_sec
        while not done():
            self._check_player()
            if time.monotonic() > deadline:
                raise LinkError(f"{what}: the robot did not answer within {limit_sec:g} s")
            time.sleep(_POLL_SEC)

    def _check_player(self) -> None:
        if self._player is not None and self._player.poll() is not None:
            raise LinkError(self._ring.reason or f"the player process ended, the robot stops by itself; {RECOVER}")


def _kill(player: subprocess.Popen) -> None:
    player.kill()
    player.wait()
    if player.stdin is not None:
        player.stdin.close()
